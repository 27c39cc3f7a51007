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

// chart counts what a digest asks for by its days of publication. It is nil
// where there is nothing to show.
func (pub *Publisher) chart(ctx context.Context, dig Digest, w window) (*bot.Chart, error) {
	zone := dig.Schedule.Zone
	days := daysUntil(w.To.In(zone))
	at := make(map[calendar.Day]int, len(days))
	for i, day := range days {
		at[day.Date] = i
	}
	// Days without an hour are midnights in UTC, up to a day off from ours.
	from := days[0].Date.UTC().Add(-24 * time.Hour)
	answers, total := pub.answersTo(ctx, dig), 0
	for v, err := range pub.Coverage.Period(ctx, from, w.To.Add(24*time.Hour)) {
		if err != nil {
			return nil, err
		}
		day, ok := dayOf(v, w.To, zone)
		i, shown := at[day]
		if !ok || !shown || !retrieval.Admits(dig.Filter, v) {
			continue
		}
		hit, err := answers(v)
		if err != nil {
			return nil, err
		}
		if hit {
			days[i].Articles++
			total++
		}
	}
	if total == 0 {
		return nil, nil
	}
	return sayChart(dig, days), nil
}

// daysUntil are the days of a chart that ends with a time.
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

// dayOf is the local day on which an article was published or, without a date,
// came in; ok is false for what lies after the time given.
func dayOf(v *corpus.Version, to time.Time, zone *time.Location) (day calendar.Day, ok bool) {
	t := v.Published
	switch {
	case t.IsZero():
		t = v.Arrived
	case t.Equal(t.Truncate(24 * time.Hour)): // the day alone is known
		return calendar.DayOf(t.UTC()), true
	}
	return calendar.DayOf(t.In(zone)), !t.After(to)
}

// answersTo tells of articles whether they answer the digest's question; all
// do where it has none. What a sieve holds back is not searched.
func (pub *Publisher) answersTo(ctx context.Context, dig Digest) func(*corpus.Version) (bool, error) {
	if dig.Question == "" {
		return func(*corpus.Version) (bool, error) { return true, nil }
	}
	q := query.Query{Text: dig.Question, Top: 1}
	s := newPercolator([]Watch{{Query: q}})
	return func(v *corpus.Version) (bool, error) {
		if len(s.through(v)) == 0 {
			return false, nil
		}
		q.Arrivals = []corpus.Arrival{v.Arrival}
		res, err := bot.Search(ctx, pub.Searcher, q)
		return err == nil && res.Verdict != retrieval.None, err
	}
}
