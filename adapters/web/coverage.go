package web

import (
	"context"
	"net/http"
	"sync"
	"time"

	"dateline/corpus"
)

// A coverageView is an overview of the coverage.
type coverageView struct {
	Extent   string
	Articles int
	// Undated is the number of articles without a date, which the chart lacks.
	Undated int
	// Chart is nil if no article has a date.
	Chart   *chart
	Width   int
	Outlets []outletView
	// More is the number of outlets that are not listed.
	More int
	// Stories are those that the most outlets covered.
	Stories []storyView
}

// A storyView is a story, by its first article.
type storyView struct {
	First             articleLink
	Articles, Outlets int
}

// maxStories bounds the list of stories.
const maxStories = 12

// An outletView is a row of the table of outlets.
type outletView struct {
	Name           string
	Articles       int
	Oldest, Newest time.Time
	// Spark is a sparkline of the outlet on the chart's time axis, an SVG path.
	Spark string
}

// maxOutlets bounds the table of outlets, which has the largest first.
const maxOutlets = 200

// coverage serves /coverage.
func (w *Web) coverage(rw http.ResponseWriter, r *http.Request) {
	v, err := w.overview.read(r.Context(), w)
	if err != nil {
		w.serverError(rw, r, err)
		return
	}
	v.Extent = w.extent(r.Context())
	w.render(rw, r, http.StatusOK, "coverage.html", frame{Title: sayCoverage, Section: sectionCoverage, ShowNav: true, Content: v})
}

// A coverageCache holds the overview as of the latest arrival. It also expires,
// since articles are grouped into stories some time after they arrive.
type coverageCache struct {
	mu   sync.Mutex
	last corpus.Arrival
	made time.Time
	view coverageView
}

const maxCacheAge = time.Minute

func (c *coverageCache) read(ctx context.Context, w *Web) (coverageView, error) {
	last, err := w.store.Last(ctx)
	if err != nil {
		return coverageView{}, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	now := w.cfg.Now()
	if !c.made.IsZero() && c.last == last && now.Sub(c.made) < maxCacheAge {
		return c.view, nil
	}
	v, err := w.surveyCoverage(ctx)
	if err == nil {
		c.last, c.made, c.view = last, now, v
	}
	return v, err
}

func (w *Web) surveyCoverage(ctx context.Context) (v coverageView, err error) {
	sources, err := w.store.Sources(ctx)
	if err != nil {
		return v, err
	}
	days, err := w.store.Timeline(ctx)
	if err != nil {
		return v, err
	}
	stories, err := w.bot.TopStories(ctx, maxStories)
	if err != nil {
		return v, err
	}
	v = newCoverage(sources, days)
	for _, s := range stories {
		v.Stories = append(v.Stories, storyView{articleLinks([]*corpus.Version{s.First})[0], s.Articles, s.Outlets})
	}
	return v, nil
}

func newCoverage(sources []corpus.SourceCount, days []corpus.DayCount) coverageView {
	var v coverageView
	var s timeAxis
	if len(days) > 0 {
		s = newTimeAxis(days)
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
