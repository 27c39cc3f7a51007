package digest

import (
	"context"
	"slices"
	"time"

	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// At most so many stories lead an edition, and at most so many of them are led
// by articles of one outlet. The other stories are listed in the thread.
const (
	mostStories  = 7
	mostOfOutlet = 2
)

// An Edition is one issue of a digest. Like a [bot.Reply] it is content and not
// layout.
type Edition struct {
	Digest Digest
	// Date is the local day that it is for.
	Date calendar.Day
	// Reason is why it was made: on time, late, or to catch up.
	Reason DueReason
	window window
	// Articles counts the new articles, including reprints and those with no
	// news, but not corrections.
	Articles int
	// Stories lead, best first; More are the others.
	Stories, More []Story
	// spikes come up far more often than usual, if the digest asks for them.
	spikes []spike
	// Chart shows how much was published lately. It is nil if the digest does
	// not ask for it, or if there is nothing to show.
	Chart *bot.Chart
	// Dispositions say what became of each article of the window.
	Dispositions []Disposition
	searched     retrieval.Searched
	// corrects says of the articles of the window, by id, whether what the
	// window has of them is a correction of what was there before.
	corrects map[string]bool
}

// counts returns how many of the edition's stories began in its window, and how
// many began before.
func (e Edition) counts() (began, running int) {
	for _, s := range slices.Concat(e.Stories, e.More) {
		if s.Running {
			running++
		} else {
			began++
		}
	}
	return began, running
}

// Window returns the times that the edition looks at: from is included, to is
// not.
func (e Edition) Window() (from, to time.Time) { return e.window.From, e.window.To }

// empty reports whether there is no story to tell.
func (e Edition) empty() bool { return len(e.Stories)+len(e.More) == 0 }

// edit makes the edition of a window. The same digest, window and coverage
// always give the same edition.
func (pub *Publisher) edit(ctx context.Context, dig Digest, w window) (Edition, error) {
	e := Edition{window: w}
	var err error
	if dig.Filter, err = withKnownOutlets(dig.Filter, pub.outlets(ctx)); err != nil {
		return e, err
	}
	e.Digest = dig
	if dig.Filter, err = pub.visible(ctx, dig.Platform, dig.Place, dig.Filter); err != nil {
		return e, err
	}
	versions, err := pub.eligible(ctx, &e, dig)
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
	if stories, err = pub.withNews(ctx, &e, stories, dig.Filter); err != nil {
		return e, err
	}
	if err := pub.lead(ctx, &e, ranked(stories)); err != nil {
		return e, err
	}
	e.recordTold()
	return e, pub.addExtras(ctx, &e, dig.Filter)
}

// addExtras adds the spikes and the chart that a digest asks for. Visible is the
// digest's filter, narrowed to what its place may see.
func (pub *Publisher) addExtras(ctx context.Context, e *Edition, visible query.Filter) (err error) {
	if e.Digest.Spikes {
		if e.spikes, err = pub.spikes(ctx, e.window, visible); err != nil {
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

// answering returns the versions that answer the digest's question, by the
// verdict that anybody who asks it would get, and records why the others are
// not in the edition. All do if the digest has no question.
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
			e.record(v, stageNoAnswer)
			continue
		}
		out = append(out, v)
	}
	return out, nil
}

// withNews returns the stories that have news, and records why the others are
// not told. Visible is the digest's filter, narrowed to what its place may see.
func (pub *Publisher) withNews(ctx context.Context, e *Edition, stories []*Story, visible query.Filter) ([]*Story, error) {
	var out []*Story
	for _, s := range stories {
		news, err := pub.judge(ctx, e, s, visible)
		if err != nil {
			return nil, err
		}
		if news {
			out = append(out, s)
		} else {
			e.recordNoNews(s)
		}
	}
	return out, nil
}
