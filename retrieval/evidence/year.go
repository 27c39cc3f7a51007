package evidence

import (
	"slices"
	"strconv"

	"dateline/retrieval/text"
)

// objectYear objects to evidence that does not name a year asked, in neither
// quote nor headline, and is not of that year; or else to its date.
func objectYear(d *Demands, e *Evidence) (o Objection, fired bool) {
	if len(d.when.years) == 0 {
		return objectDate(d, e)
	}
	said := e.years()
	for _, date := range d.when.dates {
		if date.within(e.Published, 3, 30) { // of December, in January
			said = append(said, yearRange{from: date.year, to: date.year})
		}
	}
	at := slices.IndexFunc(d.when.years, func(asked yearRange) bool {
		return !slices.ContainsFunc(said, asked.overlaps)
	})
	if at < 0 {
		return objectDate(d, e)
	}
	asked := d.when.years[at]
	o = Objection{Kind: Year, Asked: d.query.Text[asked.Start:asked.End]}
	quote, headline := e.quote, e.headline
	if y := years(quote); len(y) > 0 {
		o.Says = quote.text[y[0].Start:y[0].End]
	} else if y := years(headline); len(y) > 0 {
		o.Says = headline.text[y[0].Start:y[0].End]
	}
	return o, true
}

// years are all years that the evidence names or is of.
func (e *Evidence) years() []yearRange {
	quote, headline := e.quote, e.headline
	all := append(years(quote), years(headline)...)
	if e.Published.IsZero() {
		return all
	}
	published := e.Published.Year()
	all = append(all, yearRange{from: published, to: published})
	for _, r := range []*reading{quote, headline} {
		for i := range r.words {
			if distance, ok := relativeYear(r, i, int(e.Published.Month())); ok {
				all = append(all, yearRange{from: published + distance, to: published + distance})
			}
		}
	}
	return all
}

// relativeYear reads how many years a word leads away from the year of
// publication: last year, next year, two years ago, in December (of a text of
// January).
func relativeYear(r *reading, i, month int) (distance int, ok bool) {
	switch form, previous := r.form(i), r.form(i-1); {
	case form == "year" && (previous == "last" || previous == "previous"):
		return -1, true
	case form == "year" && previous == "next":
		return 1, true
	case form == "year" && (r.form(i+1) == "ago" || r.form(i+1) == "earlier"):
		return -1, true
	case form == "years" && (r.form(i+1) == "ago" || r.form(i+1) == "earlier"):
		if n := text.SmallNumber(previous); n > 0 {
			return -n, true
		}
		n, err := strconv.Atoi(previous)
		return -n, err == nil && n < 1000
	case months[form] > month+6 || month <= 2 && previous == "last" && (form == "month" || form == "week" || months[form] > 0):
		return -1, true
	case form == "году" && previous == "прошлом" || form == "작년" || form == "지난해":
		return -1, true
	}
	return 0, false
}
