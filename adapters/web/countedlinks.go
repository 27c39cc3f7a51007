package web

import (
	"cmp"
	"net/url"
	"time"

	"dateline/bot"
)

// A countedRow is a row of a table of what was counted: an outlet or a period.
type countedRow[T bot.OutletTally | bot.PeriodTally] struct {
	Row T
	// Path leads to the list of the articles that the row counts; empty if the form
	// cannot narrow to them.
	Path string
}

// link has the rows of the tables lead to the lists that they count: the topic of the
// survey, under its filters and that of the row.
func (v *countedView) link(rcpt bot.Receipt, zone *time.Location) {
	f := rcpt.Filter
	if rcpt.Tally == nil || f.OnHeaders() || f.Arrivals != nil || len(f.NotDates) > 0 {
		return
	}
	var narrow form
	narrow.fill(rcpt, zone)
	narrow.Of, narrow.Question = "", rcpt.ListOf()
	for i, row := range v.Outlets {
		if row.Row.Outlet != "" {
			one := narrow
			one.Source = quoteName(row.Row.Outlet)
			v.Outlets[i].Path = one.path()
		}
	}
	for i, row := range v.Periods {
		if row.Row.Articles > 0 {
			one := narrow
			one.within(row.Row.Begins.String(), lastDay(rcpt.Tally, i))
			v.Periods[i].Path = one.path()
		}
	}
}

// lastDay is the last day of a period.
func lastDay(t *bot.Tally, i int) string {
	first := t.ByPeriod[i].Begins.UTC()
	switch t.Unit {
	case "week":
		first = first.AddDate(0, 0, 6)
	case "month":
		first = first.AddDate(0, 1, -1)
	case "year":
		first = first.AddDate(1, 0, -1)
	}
	return first.Format(time.DateOnly)
}

// within narrows the dates of the form to a period.
func (f *form) within(since, until string) {
	f.Since = max(f.Since, since)
	f.Until = min(cmp.Or(f.Until, until), until)
}

// path is the address at which the page answers what the form asks.
func (f form) path() string {
	q := url.Values{}
	for name, value := range map[string]string{
		"q": f.Question, "source": f.Source, "person": f.Person, "without": f.Without,
		"since": f.Since, "until": f.Until, "as-of": f.AsOf, "order": f.Order,
	} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return "/?" + q.Encode()
}
