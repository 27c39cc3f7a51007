package web

import (
	"context"
	"net/http"
	"sync"
	"time"

	"dateline/corpus"
)

// A coverageView is the coverage as a whole.
type coverageView struct {
	Extent   string
	Articles int
	// Undated are the articles that no chart can show.
	Undated int
	// Chart is nil where no article has a date.
	Chart   *chart
	Width   int
	Outlets []outletView
	// More is how many outlets are not listed.
	More int
	// Stories are those that most outlets tell.
	Stories []storyView
}

// A storyView is a story and who had it first.
type storyView struct {
	First             kinView
	Articles, Outlets int
}

// maxStories bounds the list of stories.
const maxStories = 12

// An outletView is a row of the table of outlets.
type outletView struct {
	Name           string
	Articles       int
	Oldest, Newest time.Time
	// Spark is a drawing of the outlet's coverage on the chart's time axis.
	Spark string
}

// maxOutlets bounds the table; those with most articles come first.
const maxOutlets = 200

// coverage serves /coverage.
func (w *Web) coverage(rw http.ResponseWriter, r *http.Request) {
	v, err := w.survey.read(r.Context(), w)
	if err != nil {
		w.failed(rw, r, err)
		return
	}
	v.Extent = w.extent(r.Context())
	w.show(rw, r, http.StatusOK, "coverage.html", frame{Title: "The coverage", Here: "coverage", Searchable: true, Content: v})
}

// A survey is the coverage as of its last arrival: it is counted once for each,
// and once more when it is old, because stories are found after they arrived.
type survey struct {
	mu   sync.Mutex
	last corpus.Arrival
	made time.Time
	view coverageView
}

const oldSurvey = time.Minute

func (s *survey) read(ctx context.Context, w *Web) (coverageView, error) {
	last, err := w.store.Last(ctx)
	if err != nil {
		return coverageView{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	now := w.cfg.Now()
	if !s.made.IsZero() && s.last == last && now.Sub(s.made) < oldSurvey {
		return s.view, nil
	}
	v, err := w.count(ctx)
	if err == nil {
		s.last, s.made, s.view = last, now, v
	}
	return v, err
}

// count surveys the coverage.
func (w *Web) count(ctx context.Context) (v coverageView, err error) {
	sources, err := w.store.Sources(ctx)
	if err != nil {
		return v, err
	}
	days, err := w.store.Timeline(ctx)
	if err != nil {
		return v, err
	}
	stories, err := w.bot.Told(ctx, maxStories)
	if err != nil {
		return v, err
	}
	v = newCoverage(sources, days)
	for _, s := range stories {
		v.Stories = append(v.Stories, storyView{kinViews([]*corpus.Version{s.First})[0], s.Articles, s.Outlets})
	}
	return v, nil
}

func newCoverage(sources []corpus.SourceCount, days []corpus.DayCount) coverageView {
	var v coverageView
	var s scale
	if len(days) > 0 {
		s = scaleOf(days)
		c := newChart(s, days)
		v.Chart, v.Width = &c, len(c.Bars)
	}
	by := map[string][]corpus.DayCount{}
	for _, d := range days {
		by[d.Source] = append(by[d.Source], d)
	}
	for i, c := range sources {
		v.Articles += c.Articles
		if i >= maxOutlets {
			v.More++
			continue
		}
		o := outletView{Name: c.Source, Articles: c.Articles, Oldest: c.Oldest, Newest: c.Newest}
		if len(by[c.Source]) > 0 {
			o.Spark = s.spark(by[c.Source])
		}
		v.Outlets = append(v.Outlets, o)
	}
	v.Undated = v.Articles
	if v.Chart != nil {
		v.Undated -= v.Chart.Dated
	}
	return v
}
