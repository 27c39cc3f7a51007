package digest

import (
	"cmp"
	"context"
	"slices"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// stories groups versions into stories, in the order of their first arrivals.
func (pub *Publisher) stories(ctx context.Context, versions []*corpus.Version) ([]*Story, error) {
	arrivals := make([]corpus.Arrival, len(versions))
	for i, v := range versions {
		arrivals[i] = v.Arrival
	}
	places, err := pub.Stories.Memberships(ctx, 0, arrivals...)
	if err != nil {
		return nil, err
	}
	var out []*Story
	byStory := map[corpus.Arrival]*Story{}
	for _, v := range versions {
		p, ok := places[v.Arrival]
		if !ok {
			p.Origin, p.Story, p.Name = v.Arrival, v.Arrival, v.Source
			places[v.Arrival] = p
		}
		s := byStory[p.Story]
		if s == nil {
			s = &Story{places: places}
			byStory[p.Story] = s
			out = append(out, s)
		}
		s.Articles = append(s.Articles, v)
	}
	for _, s := range out {
		s.count()
	}
	return out, nil
}

// count fills in who wrote and who printed.
func (s *Story) count() {
	seen := map[corpus.Arrival]bool{}
	for _, v := range s.Articles {
		p := s.places[v.Arrival]
		if !seen[p.Origin] {
			seen[p.Origin] = true
			s.Origins++
			if p.Name != "" && !slices.Contains(s.Names, p.Name) {
				s.Names = append(s.Names, p.Name)
			}
		}
		if v.Source != "" && !slices.Contains(s.Outlets, v.Source) {
			s.Outlets = append(s.Outlets, v.Source)
		}
	}
}

// mostBefore is how many earlier articles of a running story are read, the
// latest ones: what a year ago had no figure is no yardstick.
const mostBefore = 100

// judge finds out whether a story is told: it is new, or it runs and has
// something new. What the digest's readers did not see of it, as visible leaves
// it out, was not told to them.
func (pub *Publisher) judge(ctx context.Context, e *Edition, s *Story, visible query.Filter) (tell bool, err error) {
	w := e.window
	first := s.Articles[0]
	for _, v := range s.Articles {
		if w.born(v).Before(w.born(first)) {
			first = v
		}
	}
	s.First, s.FirstBy = w.born(first), first.Source
	before, err := pub.before(ctx, w, s)
	if err != nil || len(before) == 0 {
		return e.fresh(s), err
	}
	s.Running = true
	s.First, s.FirstBy = w.born(before[0]), before[0].Source
	seen := slices.DeleteFunc(before, func(v *corpus.Version) bool { return !retrieval.Admits(visible, v) })
	if len(seen) == 0 {
		s.New = sayNewHere
		return e.fresh(s), nil
	}
	if s.New, err = pub.newIn(ctx, s, seen); err != nil {
		return false, err
	}
	return s.New != "", nil
}

// fresh tells whether a story without earlier articles is news: corrections
// alone are not.
func (e *Edition) fresh(s *Story) bool {
	return slices.ContainsFunc(s.Articles, func(v *corpus.Version) bool { return !e.corrects[v.ID] })
}

// before lists the articles of a story from before the window, oldest first.
func (pub *Publisher) before(ctx context.Context, w window, s *Story) ([]*corpus.Version, error) {
	asOf := w.After
	if w.Published {
		asOf = 0
	}
	if asOf == 0 && !w.Published {
		return nil, nil // nothing had arrived
	}
	members, err := pub.Stories.Members(ctx, s.places[s.Articles[0].Arrival].Story, asOf)
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
	slices.SortStableFunc(versions, func(a, b *corpus.Version) int { return w.born(a).Compare(w.born(b)) })
	return versions, nil
}

// newIn says what the articles of a running story tell that those before did
// not; empty where it is nothing.
func (pub *Publisher) newIn(ctx context.Context, s *Story, before []*corpus.Version) (string, error) {
	arrivals := make([]corpus.Arrival, len(before))
	for i, v := range before {
		arrivals[i] = v.Arrival
	}
	places, err := pub.Stories.Memberships(ctx, 0, arrivals...)
	if err != nil {
		return "", err
	}
	old, oldOrigins, denied := map[string]bool{}, map[corpus.Arrival]bool{}, false
	for _, v := range before {
		oldOrigins[places[v.Arrival].Origin] = true
		denied = denied || denies(v.Title+"\n"+v.Text)
		for n := range figures(v.Title + "\n" + v.Text) {
			old[n] = true
		}
	}
	return s.news(old, oldOrigins, denied), nil
}

func (s *Story) news(old map[string]bool, oldOrigins map[corpus.Arrival]bool, denied bool) string {
	for _, v := range s.Articles {
		if !denied && denies(v.Title+"\n"+v.Text) {
			return sayDenial
		}
	}
	for _, v := range s.Articles {
		if n := firstFigure(v.Text, old); n != "" {
			return sayNewFigure(n)
		}
	}
	for _, v := range s.Articles {
		if !oldOrigins[s.places[v.Arrival].Origin] {
			return sayNewOrigin(s.places[v.Arrival].Name)
		}
	}
	return ""
}

// ranked orders stories: those that most origins, then outlets, tell first,
// then those that came up last.
func ranked(stories []*Story) []*Story {
	slices.SortStableFunc(stories, func(a, b *Story) int {
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(len(b.Outlets), len(a.Outlets)),
			b.First.Compare(a.First), cmp.Compare(a.Articles[0].Arrival, b.Articles[0].Arrival))
	})
	return stories
}
