package digest

import (
	"context"
	"slices"
	"time"

	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/corpus"
	"dateline/corpus/story"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// How much an edition leads with; the rest is counted, and listed in the
// thread.
const (
	mostStories  = 7
	mostOfOutlet = 2
)

// An Edition is one issue of a digest: content, as a Reply is.
type Edition struct {
	Digest Digest
	Date   calendar.Day
	// Reason is why it is made: on time, late, or to catch up.
	Reason DueReason
	window window
	// Articles counts what is new; reprints and what tells nothing new are
	// counted too, corrections are not.
	Articles int
	// Stories lead, best first; More are the others.
	Stories, More []Story
	// Spikes are what comes up far more than usual, where the digest asks for
	// them.
	Spikes []Spike
	// Chart is how much was published lately, where the digest asks for it and
	// there is something to tell; else nil.
	Chart *bot.Chart
	// Fates say of each article of the window what became of it.
	Fates    []Fate
	searched retrieval.Searched
	// corrects are the articles of the window, by id, that were there before it:
	// what the window has of them are corrections.
	corrects map[string]bool
}

// A Story is what an edition tells of one event.
type Story struct {
	// Lead is the quote that stands for it.
	Lead retrieval.Passage
	// Running says that it began before this edition's window; New is then
	// what is new in it: an origin, a figure, a denial, or that the digest has
	// not told it.
	Running bool
	New     string
	// Origins and Outlets are who wrote on it and who printed it in the
	// window, by name; some origins have none.
	Origins int
	Names   []string
	Outlets []string
	// First is when it came up, FirstBy where; that may be before the window.
	First   time.Time
	FirstBy string
	// Articles are those of the window, reprints among them, in the order of
	// their arrival.
	Articles []*corpus.Version
	places   map[corpus.Arrival]story.Membership
	score    float64
}

// Counts are how many of the edition's stories are new, and how many run on.
func (e Edition) Counts() (fresh, running int) {
	for _, s := range slices.Concat(e.Stories, e.More) {
		if s.Running {
			running++
		} else {
			fresh++
		}
	}
	return fresh, running
}

// Window is what the edition looks at: from one time, up to but without
// another.
func (e Edition) Window() (from, to time.Time) { return e.window.From, e.window.To }

// Empty tells whether there is nothing to tell.
func (e Edition) Empty() bool { return len(e.Stories)+len(e.More) == 0 }

// edit makes the edition of a window. The same log, window and digest always
// give the same edition.
func (pub *Publisher) edit(ctx context.Context, dig Digest, w window) (Edition, error) {
	e := Edition{window: w}
	var err error
	if dig.Filter, err = pub.spelled(ctx, dig.Filter); err != nil {
		return e, err
	}
	e.Digest = dig
	if dig.Filter, err = pub.visible(ctx, dig.Platform, dig.Place, dig.Filter); err != nil {
		return e, err
	}
	versions, err := pub.fresh(ctx, &e, dig)
	if err != nil {
		return e, err
	}
	if versions, err = pub.answering(ctx, &e, versions); err != nil {
		return e, err
	}
	for _, v := range versions {
		if !e.corrects[v.ID] {
			e.Articles++
		}
	}
	stories, err := pub.stories(ctx, versions)
	if err != nil {
		return e, err
	}
	told := stories[:0]
	for _, s := range stories {
		tell, err := pub.judge(ctx, &e, s, dig.Filter)
		if err != nil {
			return e, err
		}
		if tell {
			told = append(told, s)
		} else {
			e.leave(s, NoNews)
		}
	}
	if err := pub.lead(ctx, &e, ranked(told)); err != nil {
		return e, err
	}
	e.note()
	return e, pub.adorn(ctx, &e, dig.Filter)
}

// adorn adds what a digest wants beside its stories. Visible is its filter with
// what its place may see.
func (pub *Publisher) adorn(ctx context.Context, e *Edition, visible query.Filter) (err error) {
	if e.Digest.Spikes {
		if e.Spikes, err = pub.spikes(ctx, e.window, visible); err != nil {
			return err
		}
	}
	if e.Digest.Chart {
		dig := e.Digest
		dig.Filter = visible
		e.Chart, err = pub.chart(ctx, dig, e.window)
	}
	return err
}

// answering keeps the versions that answer the digest's question, by the
// verdict that anybody who asks would get.
func (pub *Publisher) answering(ctx context.Context, e *Edition, versions []*corpus.Version) ([]*corpus.Version, error) {
	if e.Digest.Question == "" || len(versions) == 0 {
		return versions, nil
	}
	var out []*corpus.Version
	for _, v := range versions {
		res, err := bot.Search(ctx, pub.Searcher, query.Query{
			Text: e.Digest.Question, Top: 1, Filter: query.Filter{Arrivals: []corpus.Arrival{v.Arrival}},
		})
		if err != nil {
			return nil, err
		}
		if res.Verdict == retrieval.None {
			e.Fates = append(e.Fates, Fate{Article: v.ID, Arrival: v.Arrival, Stage: NoAnswer})
			continue
		}
		out = append(out, v)
	}
	return out, nil
}

// leave notes that a story is not told.
func (e *Edition) leave(s *Story, stage Stage) {
	for _, v := range s.Articles {
		at := stage
		if stage == NoNews && e.corrects[v.ID] {
			at = SeenBefore
		}
		e.Fates = append(e.Fates, Fate{Article: v.ID, Arrival: v.Arrival, Stage: at})
	}
}

// note notes what became of the articles of the stories that are told.
func (e *Edition) note() {
	for i, s := range slices.Concat(e.Stories, e.More) {
		for _, v := range s.Articles {
			f := Fate{Article: v.ID, Arrival: v.Arrival, Title: bot.NewSource(0, s.Lead.Article).Title}
			switch {
			case i >= len(e.Stories):
				f.Stage = PastTop
				if s.score < 0 {
					f.Stage = PastOutlet
				}
				if v.Arrival == s.Lead.Article.Arrival {
					f.Number, f.Title = i+1, ""
				}
			case v.Arrival == s.Lead.Article.Arrival:
				f.Stage, f.Number, f.Title = Led, i+1, ""
				f.Detail = sayStory(s, e.window, e.Digest.Schedule.Zone)
			case s.places[v.Arrival].Origin == s.places[s.Lead.Article.Arrival].Origin:
				f.Stage = ReprintOf
			default:
				f.Stage = Behind
			}
			e.Fates = append(e.Fates, f)
		}
	}
}
