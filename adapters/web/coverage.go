package web

import (
	"net/http"
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
	sources, err := w.store.Sources(r.Context())
	if err != nil {
		w.failed(rw, r, err)
		return
	}
	days, err := w.store.Timeline(r.Context())
	if err != nil {
		w.failed(rw, r, err)
		return
	}
	v := newCoverage(sources, days)
	v.Extent = w.extent(r.Context())
	w.show(rw, r, http.StatusOK, "coverage.html", frame{Title: "The coverage", Here: "coverage", Searchable: true, Content: v})
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
