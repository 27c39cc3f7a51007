package web

import (
	"fmt"
	"strings"
	"time"

	"dateline/bot/calendar"
	"dateline/corpus"
)

// maxBars bounds the bars of a chart: on a phone, more would be thinner than a
// pixel.
const maxBars = 72

// A unit is the time that one bar stands for: a number of months or, where that
// is 0, a day.
type unit struct {
	name   string
	months int
}

// units are in the order in which they are tried: the first that gives few
// enough bars is taken. Centuries always do.
func units() []unit {
	return []unit{{"day", 0}, {"month", 1}, {"quarter", 3}, {"year", 12}, {"decade", 120}, {"century", 1200}}
}

// index numbers the unit that a day is in, so that units that follow on one
// another have consecutive numbers.
func (u unit) index(t time.Time) int {
	if u.months == 0 {
		return int(t.Unix() / (24 * 60 * 60))
	}
	return (t.Year()*12 + int(t.Month()) - 1) / u.months
}

// label names the unit with index n.
func (u unit) label(n int) string {
	if u.months == 0 {
		return calendar.Date(time.Unix(int64(n)*24*60*60, 0).UTC())
	}
	first := time.Date(0, time.Month(1+n*u.months), 1, 0, 0, 0, 0, time.UTC)
	switch u.months {
	case 1:
		return first.Format("Jan 2006")
	case 3:
		return fmt.Sprintf(sayPeriod, first.Format("Jan"), first.AddDate(0, 2, 0).Format("Jan 2006"))
	case 12:
		return first.Format("2006")
	}
	return fmt.Sprintf(sayPeriod, first.Format("2006"), first.AddDate(u.months/12-1, 0, 0).Format("2006"))
}

// A chart shows how many articles were published over time.
type chart struct {
	Unit string
	Bars []bar
	// Max is the count of the highest bar.
	Max int
	// Dated is the number of articles in the chart.
	Dated int
}

// A bar is one unit of time. X, Y and Height are in a coordinate system where
// each bar is 1 wide and the highest is 100 high.
type bar struct {
	Label        string
	Articles     int
	X, Y, Height float64
}

// Width is the width of the chart, 1 for each bar.
func (c chart) Width() int { return len(c.Bars) }

// First labels the beginning of the time axis.
func (c chart) First() string { return c.Bars[0].Label }

// Last labels the end of the time axis.
func (c chart) Last() string { return c.Bars[len(c.Bars)-1].Label }

// A timeAxis is shared by all charts of a page.
type timeAxis struct {
	unit        unit
	first, last int
}

// newTimeAxis chooses the axis for days, which are in order.
func newTimeAxis(days []corpus.DayCount) timeAxis {
	var s timeAxis
	for _, u := range units() {
		s = timeAxis{u, u.index(days[0].Day), u.index(days[len(days)-1].Day)}
		if s.last-s.first < maxBars {
			break
		}
	}
	return s
}

// counts sums articles by unit of the axis.
func (s timeAxis) counts(days []corpus.DayCount) []int {
	out := make([]int, s.last-s.first+1)
	for _, d := range days {
		out[s.unit.index(d.Day)-s.first] += d.Articles
	}
	return out
}

// gap is the space between two bars, as a fraction of a bar's width.
const gap = 0.18

func newChart(s timeAxis, days []corpus.DayCount) chart {
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

// height is the height of a bar; it keeps the smallest one visible.
func height(n, most int) float64 {
	if n == 0 {
		return 0
	}
	return max(3, 100*float64(n)/float64(most))
}

// spark draws one outlet's days as a sparkline, an SVG path.
func (s timeAxis) spark(days []corpus.DayCount) string {
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
