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
}

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
	v, err := w.survey.read(r.Context(), w.store)
	if err != nil {
		w.failed(rw, r, err)
		return
	}
	v.Extent = w.extent(r.Context())
	w.show(rw, r, http.StatusOK, "coverage.html", frame{Title: "The coverage", Here: "coverage", Searchable: true, Content: v})
}

// A survey is the coverage as of its last arrival: it is counted once for each.
type survey struct {
	mu   sync.Mutex
	last corpus.Arrival
	made bool
	view coverageView
}

func (s *survey) read(ctx context.Context, store *corpus.Store) (coverageView, error) {
	last, err := store.Last(ctx)
	if err != nil {
		return coverageView{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.made && s.last == last {
		return s.view, nil
	}
	sources, err := store.Sources(ctx)
	if err != nil {
		return coverageView{}, err
	}
	days, err := store.Timeline(ctx)
	if err != nil {
		return coverageView{}, err
	}
	s.last, s.made, s.view = last, true, newCoverage(sources, days)
	return s.view, nil
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
