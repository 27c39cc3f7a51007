package web

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dateline/corpus"
)

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func TestUnitsOfCharts(t *testing.T) {
	for _, c := range []struct {
		first, last time.Time
		unit        string
		from, to    string
	}{
		{date(2024, 5, 1), date(2024, 5, 1), "day", "1 May 2024", "1 May 2024"},
		{date(2024, 5, 1), date(2024, 7, 1), "day", "1 May 2024", "1 Jul 2024"},
		{date(2023, 11, 9), date(2025, 7, 12), "month", "Nov 2023", "Jul 2025"},
		{date(2010, 2, 1), date(2024, 12, 31), "quarter", "Jan to Mar 2010", "Oct to Dec 2024"},
		{date(1969, 12, 31), date(2024, 1, 1), "year", "1969", "2024"},
		{date(1701, 1, 1), date(2024, 1, 1), "decade", "1700 to 1709", "2020 to 2029"},
		{date(1, 1, 1), date(2024, 1, 1), "century", "0000 to 0099", "2000 to 2099"},
	} {
		days := []corpus.DayCount{{Day: c.first, Articles: 1}, {Day: c.last, Articles: 2}}
		got := newChart(newTimeAxis(days), days)
		if got.Unit != c.unit || got.First() != c.from || got.Last() != c.to {
			t.Errorf("%v to %v: %s from %s to %s", c.first, c.last, got.Unit, got.First(), got.Last())
		}
	}
}

// TestChartHoldsAll: a chart counts every article, in a limited number of bars.
func TestChartHoldsAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var days []corpus.DayCount
		want, at := 0, date(rapid.IntRange(1, 2100).Draw(t, "year"), 1, 1)
		for range rapid.IntRange(1, 30).Draw(t, "days") {
			at = at.AddDate(0, 0, rapid.IntRange(0, 20000).Draw(t, "on"))
			n := rapid.IntRange(1, 9).Draw(t, "articles")
			days = append(days, corpus.DayCount{Source: rapid.SampledFrom([]string{"", "A", "B"}).Draw(t, "outlet"), Day: at, Articles: n})
			want += n
		}
		v := newCoverage([]corpus.SourceCount{{Source: "A", Articles: want}}, days)
		got := 0
		for _, b := range v.Chart.Bars {
			got += b.Articles
			if b.Y < 0 || b.Height > 100 || b.Articles > 0 && b.Height == 0 {
				t.Fatalf("%+v", b)
			}
		}
		if got != want || v.Chart.Dated != want || len(v.Chart.Bars) > 101 || v.Undated != 0 {
			t.Fatalf("%d of %d articles in %d bars", got, want, len(v.Chart.Bars))
		}
	})
}

func TestCoverageWithoutDatesOrArticles(t *testing.T) {
	if v := newCoverage(nil, nil); v.Chart != nil || v.Articles != 0 || len(v.Outlets) != 0 {
		t.Errorf("%+v", v)
	}
	v := newCoverage([]corpus.SourceCount{{Articles: 3}}, nil)
	if v.Chart != nil || v.Undated != 3 || v.Outlets[0].Spark != "" {
		t.Errorf("%+v", v)
	}
	var many []corpus.SourceCount
	for range maxOutlets + 5 {
		many = append(many, corpus.SourceCount{Source: strings.Repeat("x", len(many)+1), Articles: 1})
	}
	if v := newCoverage(many, nil); len(v.Outlets) != maxOutlets || v.More != 5 {
		t.Errorf("%d outlets, %d more", len(v.Outlets), v.More)
	}
}
