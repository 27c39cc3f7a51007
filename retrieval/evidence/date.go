package evidence

import "slices"

// objectDate objects to evidence of another date than the month or day asked:
// it names others only, or was published far from it.
func objectDate(d *Demands, e *Evidence) (o Objection, fired bool) {
	if len(d.when.dates) == 0 {
		return o, false
	}
	quote, headline := e.quote, e.headline
	said := slices.Concat(monthDays(quote), monthDays(headline))
	for _, asked := range d.when.dates {
		if asked.within(e.Published, 3, 30) || slices.ContainsFunc(said, asked.maySay) {
			return o, false
		}
	}
	asked := d.when.dates[0]
	o = Objection{Kind: Year, Asked: d.query.Text[asked.Start:asked.End]}
	if dates := monthDays(quote); len(dates) > 0 {
		o.Says = quote.text[dates[0].Start:dates[0].End]
	}
	before := 60
	if asked.year > 0 { // which lay ahead when the article was written
		before = 10
	}
	return o, o.Says != "" || !e.Published.IsZero() && !asked.within(e.Published, before, 60)
}

// maySay tells whether a date in the evidence can be the one asked, or reach to
// it: "1 to 5 May" names but one day.
func (d monthDay) maySay(said monthDay) bool {
	return said.month == d.month && (said.year == 0 || d.year == 0 || said.year == d.year) &&
		(said.day == 0 || d.day == 0 || said.day == d.day || said.reaches)
}
