package web

import (
	"dateline/bot"
)

// A countedView is what was counted, laid out for its template.
type countedView struct {
	// Articles are those of the list that are shown.
	Articles []listedView
	Outlets  []countedRow[bot.OutletTally]
	// Chart shows Periods; it is nil for fewer than two.
	Chart   *chart
	Periods []countedRow[bot.PeriodTally]
}

// A listedView is an article of a list.
type listedView struct {
	Number             int
	Path, Title, Facts string
}

// newCounted lays out what a reply has counted; nil if it has not.
func newCounted(rep bot.Reply) *countedView {
	t := rep.Tally
	if t == nil {
		return nil
	}
	v := &countedView{}
	for _, o := range t.ByOutlet {
		v.Outlets = append(v.Outlets, countedRow[bot.OutletTally]{Row: o})
	}
	for _, p := range t.ByPeriod {
		v.Periods = append(v.Periods, countedRow[bot.PeriodTally]{Row: p})
	}
	for _, s := range rep.Sources {
		link := listedView{Number: s.Number, Path: articlePath(s.Article), Title: s.Title}
		s.Link = ""
		link.Facts = bot.Citation(s)
		v.Articles = append(v.Articles, link)
	}
	if len(t.ByPeriod) > 1 {
		v.Chart = periodChart(t)
	}
	return v
}

// periodChart draws a bar for each period.
func periodChart(t *bot.Tally) *chart {
	c := &chart{Unit: t.Unit}
	for _, p := range t.ByPeriod {
		c.Max = max(c.Max, p.Articles)
		c.Dated += p.Articles
	}
	for i, p := range t.ByPeriod {
		h := height(p.Articles, c.Max)
		c.Bars = append(c.Bars, bar{Label: p.Label, Articles: p.Articles, X: float64(i), Y: 100 - h, Height: h})
	}
	return c
}
