package bot

import (
	"context"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// A Chart is how much was published on each of the last days: content, as a
// Reply is. An adapter draws it, or says it in words.
type Chart struct {
	// Title says what is counted, and over which days; Summary says that and
	// the most of it; Alt says each day's figure too, for who cannot see the
	// picture. Alt has at most 1,000 characters.
	Title, Summary, Alt string
	// Days are in order, without a gap.
	Days []ChartDay
}

// A ChartDay is one bar of a chart.
type ChartDay struct {
	Date LocalDate
	// Label stands below the bar: the day of the month, with the month where
	// that begins.
	Label    string
	Articles int
	// SoFar says that the day is not over.
	SoFar bool
}

// chartDays is how many days a chart goes back, the edition's own among them.
const chartDays = 14

// chart counts what a digest asks for by its days of publication. It is nil
// where there is nothing to show.
func (d *Desk) chart(ctx context.Context, dig Digest, w window) (*Chart, error) {
	zone := dig.Schedule.Zone
	days := daysUntil(w.To.In(zone))
	at := make(map[LocalDate]int, len(days))
	for i, day := range days {
		at[day.Date] = i
	}
	// Days without an hour are midnights in UTC, up to a day off from ours.
	from := days[0].Date.utc().Add(-24 * time.Hour)
	answers, total := d.answersTo(ctx, dig), 0
	for v, err := range d.Bot.Coverage.Period(ctx, from, w.To.Add(24*time.Hour)) {
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
func daysUntil(to time.Time) []ChartDay {
	last := DateOf(to.Add(-time.Nanosecond))
	out := make([]ChartDay, chartDays)
	for i := range out {
		day := ChartDay{Date: last.Plus(i + 1 - chartDays)}
		day.Label = day.Date.utc().Format("2")
		if i == 0 || day.Date.Day == 1 {
			day.Label = day.Date.utc().Format("2 Jan")
		}
		out[i] = day
	}
	out[len(out)-1].SoFar = DateOf(to) == last
	return out
}

// dayOf is the local day on which an article was published or, without a date,
// came in; ok is false for what lies after the time given.
func dayOf(v *corpus.Version, to time.Time, zone *time.Location) (day LocalDate, ok bool) {
	t := v.Published
	switch {
	case t.IsZero():
		t = v.Arrived
	case t.Equal(t.Truncate(24 * time.Hour)): // the day alone is known
		return DateOf(t.UTC()), true
	}
	return DateOf(t.In(zone)), !t.After(to)
}

// answersTo tells of articles whether they answer the digest's question; all
// do where it has none. What a sieve holds back is not searched.
func (d *Desk) answersTo(ctx context.Context, dig Digest) func(*corpus.Version) (bool, error) {
	if dig.Question == "" {
		return func(*corpus.Version) (bool, error) { return true, nil }
	}
	q := query.Query{Text: dig.Question, Top: 1}
	s := newSieve([]Watch{{Query: q}})
	return func(v *corpus.Version) (bool, error) {
		if len(s.through(v)) == 0 {
			return false, nil
		}
		q.Arrivals = []corpus.Arrival{v.Arrival}
		res, err := d.Bot.find(ctx, q)
		return err == nil && res.Verdict != retrieval.None, err
	}
}
