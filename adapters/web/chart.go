package web

import (
	"fmt"
	"strings"
	"time"

	"dateline/bot"
	"dateline/corpus"
)

// maxBars bounds the bars of a chart: more would be thinner than a line on a
// phone.
const maxBars = 72

// A unit is what one bar stands for: so many months or, where that is 0, a day.
type unit struct {
	name   string
	months int
}

// units are tried in this order, and the first that gives few enough bars is
// taken; centuries always do.
func units() []unit {
	return []unit{{"day", 0}, {"month", 1}, {"quarter", 3}, {"year", 12}, {"decade", 120}, {"century", 1200}}
}

// number is the place of a day in the row of all units.
func (u unit) number(t time.Time) int {
	if u.months == 0 {
		return int(t.Unix() / (24 * 60 * 60))
	}
	return (t.Year()*12 + int(t.Month()) - 1) / u.months
}

// label names the unit with the given number.
func (u unit) label(n int) string {
	if u.months == 0 {
		return bot.Date(time.Unix(int64(n)*24*60*60, 0).UTC())
	}
	first := time.Date(0, time.Month(1+n*u.months), 1, 0, 0, 0, 0, time.UTC)
	switch u.months {
	case 1:
		return first.Format("Jan 2006")
	case 3:
		return first.Format("Jan") + first.AddDate(0, 2, 0).Format(" to Jan 2006")
	case 12:
		return first.Format("2006")
	}
	return first.Format("2006") + first.AddDate(u.months/12-1, 0, 0).Format(" to 2006")
}

// A chart is how much was published over time.
type chart struct {
	Unit string
	Bars []bar
	// Max is the most that one bar stands for.
	Max int
	// Dated is how many articles there are in it.
	Dated int
}

// A bar is one unit of time. Its sides are in units of the drawing, where each
// bar is one wide and Max is 100 high.
type bar struct {
	Label        string
	Articles     int
	X, Y, Height float64
}

// First and Last name the ends of the time axis.
func (c chart) First() string { return c.Bars[0].Label }

// Last is the other end.
func (c chart) Last() string { return c.Bars[len(c.Bars)-1].Label }

// A scale is the time axis that all charts of a page share.
type scale struct {
	unit        unit
	first, last int
}

// scaleOf chooses the axis for days that are in order.
func scaleOf(days []corpus.DayCount) scale {
	var s scale
	for _, u := range units() {
		s = scale{u, u.number(days[0].Day), u.number(days[len(days)-1].Day)}
		if s.last-s.first < maxBars {
			break
		}
	}
	return s
}

// counts adds days up, by unit.
func (s scale) counts(days []corpus.DayCount) []int {
	out := make([]int, s.last-s.first+1)
	for _, d := range days {
		out[s.unit.number(d.Day)-s.first] += d.Articles
	}
	return out
}

// gap is the free space between two bars, as a part of one.
const gap = 0.18

// newChart draws all of the days.
func newChart(s scale, days []corpus.DayCount) chart {
	c := chart{Unit: s.unit.name}
	counts := s.counts(days)
	for _, n := range counts {
		c.Max = max(c.Max, n)
		c.Dated += n
	}
	for i, n := range counts {
		h := height(n, c.Max)
		c.Bars = append(c.Bars, bar{Label: s.unit.label(s.first + i), Articles: n, X: float64(i), Y: 100 - h, Height: h})
	}
	return c
}

// height keeps the smallest bar visible.
func height(n, most int) float64 {
	if n == 0 {
		return 0
	}
	return max(3, 100*float64(n)/float64(most))
}

// spark draws one outlet's days as one path.
func (s scale) spark(days []corpus.DayCount) string {
	counts := s.counts(days)
	most := 0
	for _, n := range counts {
		most = max(most, n)
	}
	var b strings.Builder
	for i, n := range counts {
		if n > 0 {
			fmt.Fprintf(&b, "M%d 100v-%.1fh%.2fV100z", i, height(n, most), 1-gap)
		}
	}
	return b.String()
}
