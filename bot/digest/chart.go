package digest

import (
	"context"
	"time"

	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// chartDays is how many days a chart shows. The last one is the edition's.
const chartDays = 14

// chart counts the articles that a digest asks for by their days of publication.
// It returns nil if there are none.
func (pub *Publisher) chart(ctx context.Context, dig Digest, w window) (*bot.Chart, error) {
	zone := dig.Schedule.Zone
	days := daysUntil(w.To.In(zone))
	index := make(map[calendar.Day]int, len(days))
	for i, day := range days {
		index[day.Date] = i
	}
	// A date without an hour is stored as midnight UTC, which is up to a day
	// away from the zone's.
	from := days[0].Date.UTC().Add(-24 * time.Hour)
	answers, total := pub.answersTo(ctx, dig), 0
	for v, err := range pub.Coverage.Period(ctx, from, w.To.Add(24*time.Hour)) {
		if err != nil {
			return nil, err
		}
		day, ok := dayOf(v, w.To, zone)
		i, shown := index[day]
		if !ok || !shown || !retrieval.Admits(dig.Filter, v) {
			continue
		}
		answered, err := answers(v)
		if err != nil {
			return nil, err
		}
		if answered {
			days[i].Articles++
			total++
		}
	}
	if total == 0 {
		return nil, nil
	}
	return sayChart(dig, days), nil
}

// daysUntil returns the days of a chart that ends at a time, without articles.
func daysUntil(to time.Time) []bot.ChartDay {
	last := calendar.DayOf(to.Add(-time.Nanosecond))
	out := make([]bot.ChartDay, chartDays)
	for i := range out {
		day := bot.ChartDay{Date: last.Plus(i + 1 - chartDays)}
		day.Label = day.Date.UTC().Format("2")
		if i == 0 || day.Date.Day == 1 {
			day.Label = day.Date.UTC().Format("2 Jan")
		}
		out[i] = day
	}
	out[len(out)-1].SoFar = calendar.DayOf(to) == last
	return out
}

// dayOf returns the day on which an article was published, its outlet's, or, if it
// has no date, arrived. A time in UTC says nothing of the outlet's day: the one in
// the digest's zone is taken. Ok is false if that was after the given time.
func dayOf(v *corpus.Version, to time.Time, zone *time.Location) (day calendar.Day, ok bool) {
	t := v.Published
	switch {
	case t.IsZero():
		t = v.Arrived
	case corpus.DayOnly(t): // the same in every zone
		return calendar.DayOf(t), true
	case !inUTC(t):
		return calendar.DayOf(t), !t.After(to)
	}
	return calendar.DayOf(t.In(zone)), !t.After(to)
}

func inUTC(t time.Time) bool {
	_, east := t.Zone()
	return east == 0
}

// answersTo returns a function that reports whether an article answers the
// digest's question; all do if it has none. Only articles that pass a percolator
// are searched.
func (pub *Publisher) answersTo(ctx context.Context, dig Digest) func(*corpus.Version) (bool, error) {
	if dig.Question == "" {
		return func(*corpus.Version) (bool, error) { return true, nil }
	}
	q := query.Query{Text: dig.Question, Top: 1}
	p := newPercolator([]watch{{Query: q}})
	return func(v *corpus.Version) (bool, error) {
		if len(p.candidates(v)) == 0 {
			return false, nil
		}
		q.Arrivals = []corpus.Arrival{v.Arrival}
		res, err := bot.Search(ctx, pub.Searcher, q)
		return err == nil && res.Verdict != retrieval.None, err
	}
}
