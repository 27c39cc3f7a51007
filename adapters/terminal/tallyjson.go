package terminal

import (
	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/retrieval/query"
)

// countedJSON is the JSON form of a tally. Listed are the articles of the page,
// of which there may be more.
type countedJSON struct {
	Wants    query.Want    `json:"wants"`
	Words    []string      `json:"words"`
	Articles int           `json:"articles"`
	Undated  int           `json:"undated,omitempty"`
	Reprints *int          `json:"reprints,omitempty"`
	Outlets  int           `json:"outlets"`
	First    []string      `json:"first,omitempty"`
	Also     []alsoJSON    `json:"also,omitempty"`
	ByOutlet []outletJSON  `json:"by_outlet,omitempty"`
	Unit     string        `json:"unit,omitempty"`
	ByPeriod []periodJSON  `json:"by_period,omitempty"`
	Listed   []listingJSON `json:"listed"`
}

type outletJSON struct {
	Outlet   string `json:"outlet"`
	Articles int    `json:"articles"`
	Reprints int    `json:"reprints,omitempty"`
	First    string `json:"first"`
}

type periodJSON struct {
	Begins   string `json:"begins"`
	Articles int    `json:"articles"`
}

type listingJSON struct {
	Number    int    `json:"number"`
	ID        string `json:"id"`
	Title     string `json:"title"`
	Source    string `json:"source"`
	Published string `json:"published"`
	URL       string `json:"url"`
}

// newCountedJSON describes the tally of a reply; nil if it has none.
func newCountedJSON(r bot.Reply) *countedJSON {
	t := r.Tally
	if t == nil {
		return nil
	}
	out := &countedJSON{
		Wants: t.Wants, Words: append([]string{}, t.Words...), Articles: t.Articles, Undated: t.Undated,
		Outlets: t.Outlets, First: t.Firsts, Unit: t.Unit, Listed: []listingJSON{},
	}
	if t.Reprints >= 0 {
		out.Reprints = &t.Reprints
	}
	for _, a := range t.Also {
		out.Also = append(out.Also, alsoJSON(a))
	}
	for _, o := range t.ByOutlet {
		row := outletJSON{Outlet: o.Outlet, Articles: o.Articles, Reprints: o.Reprints}
		if !o.First.IsZero() {
			row.First = calendar.Stamp(o.First)
		}
		out.ByOutlet = append(out.ByOutlet, row)
	}
	for _, p := range t.ByPeriod {
		out.ByPeriod = append(out.ByPeriod, periodJSON{p.Begins.String(), p.Articles})
	}
	for _, s := range r.Sources {
		row := listingJSON{Number: s.Number, ID: s.Article, Title: s.Title, Source: s.Outlet, URL: s.Link}
		if !s.Published.IsZero() {
			row.Published = calendar.Stamp(s.Published)
		}
		out.Listed = append(out.Listed, row)
	}
	return out
}
