package digest

import (
	"context"
	"regexp"
	"slices"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// mostBefore is how many earlier articles of a running story are compared with,
// besides its first: a figure that was last given long ago is news again.
const mostBefore = 100

// judge reports whether a story is news, and fills in when it appeared, whether
// it is running and what is new in it. A story is news if it began in the
// window, or if it is running and has something new. Earlier articles that do
// not pass visible were not told to the digest's readers, and do not count as
// told.
func (pub *Publisher) judge(ctx context.Context, e *Edition, s *Story, visible query.Filter) (news bool, err error) {
	w := e.window
	first := s.Articles[0]
	for _, v := range s.Articles {
		if w.appeared(v).Before(w.appeared(first)) {
			first = v
		}
	}
	s.First, s.FirstBy = w.appeared(first), first.Source
	before, err := pub.before(ctx, w, s)
	if err != nil || len(before) == 0 {
		return e.hasNewArticle(s), err
	}
	s.Running = true
	s.First, s.FirstBy = w.appeared(before[0]), before[0].Source
	told := slices.DeleteFunc(before, func(v *corpus.Version) bool { return !retrieval.Admits(visible, v) })
	if len(told) == 0 {
		s.New = sayNewHere
		return e.hasNewArticle(s), nil
	}
	if s.New, err = pub.novelty(ctx, s, told); err != nil {
		return false, err
	}
	return s.New != "", nil
}

// hasNewArticle reports whether a story has an article that is not a correction.
func (e *Edition) hasNewArticle(s *Story) bool {
	return slices.ContainsFunc(s.Articles, func(v *corpus.Version) bool { return !e.corrects[v.ID] })
}

// before lists the articles of a story from before the window, oldest first: its
// first article and the latest ones.
func (pub *Publisher) before(ctx context.Context, w window, s *Story) ([]*corpus.Version, error) {
	asOf := w.After
	if w.Published {
		asOf = 0 // the whole story, since articles may have arrived in any order
	} else if asOf == 0 {
		return nil, nil // nothing had arrived
	}
	members, err := pub.Stories.Members(ctx, s.memberships[s.Articles[0].Arrival].Story, asOf)
	if err != nil || len(members) == 0 {
		return nil, err
	}
	if n := len(members); n > mostBefore {
		members = append(members[:1:1], members[n-mostBefore+1:]...)
	}
	versions, err := pub.Coverage.Versions(ctx, members...)
	if err != nil {
		return nil, err
	}
	versions = slices.DeleteFunc(versions, func(v *corpus.Version) bool { return !w.earlier(v) })
	slices.SortStableFunc(versions, func(a, b *corpus.Version) int { return w.appeared(a).Compare(w.appeared(b)) })
	return versions, nil
}

// novelty says in words what a running story has that those of its articles that
// were told before do not have. It returns "" if that is nothing.
func (pub *Publisher) novelty(ctx context.Context, s *Story, told []*corpus.Version) (string, error) {
	memberships, err := pub.Stories.Memberships(ctx, 0, arrivals(told)...)
	if err != nil {
		return "", err
	}
	old := facts{map[string]bool{}, map[corpus.Arrival]bool{}, false}
	for _, v := range told {
		text := v.Title + "\n" + v.Text
		old.origins[memberships[v.Arrival].Origin] = true
		old.denied = old.denied || denies(text)
		for n := range figures(text) {
			old.figures[n] = true
		}
	}
	return s.noveltyOver(old), nil
}

// facts are what is known of a story from the articles that were told.
type facts struct {
	figures map[string]bool
	origins map[corpus.Arrival]bool
	denied  bool
}

// noveltyOver names the most telling thing that is not among the old facts: a
// denial, then a figure, then an origin.
func (s *Story) noveltyOver(old facts) string {
	for _, v := range s.Articles {
		if !old.denied && denies(v.Title+"\n"+v.Text) {
			return sayDenial
		}
	}
	for _, v := range s.Articles {
		if figure := firstNewFigure(v.Text, old.figures); figure != "" {
			return sayNewFigure(figure)
		}
	}
	for _, v := range s.Articles {
		if p := s.memberships[v.Arrival]; !old.origins[p.Origin] {
			return sayNewOrigin(p.Name)
		}
	}
	return ""
}

// denialPattern finds denials in English, Korean and Russian.
var denialPattern = regexp.MustCompile(`(?i)\b(den(y|ies|ied|ying|ial)|refut(e|es|ed|ing)|dismiss(es|ed)? (the|those|such|any|reports|claims|allegations)|reject(s|ed)? (the|those|such|any|reports|claims|allegations)|no truth|untrue|categorically false|retract(s|ed|ion))\b|부인|사실무근|опроверг|отрица(ет|л|ют)`)

// denies reports whether a text tells of a denial.
func denies(text string) bool { return denialPattern.MatchString(text) }
