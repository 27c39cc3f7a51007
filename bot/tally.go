package bot

import (
	"time"

	"dateline/bot/calendar"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// A Tally is what was counted for a question that asks how many articles there
// are, or which. Like the reply it is content: an adapter makes a table of it.
type Tally struct {
	Wants query.Want
	// Words are the words that all counted articles mention; none where all
	// articles were counted. Also are other names that count.
	Words []string         `json:",omitempty"`
	Also  []retrieval.Also `json:",omitempty"`
	// Parts are what all counted articles mention, by the rules of each.
	Parts []retrieval.TopicPart `json:",omitempty"`
	// Missing are those of Words that the coverage does not hold.
	Missing []string `json:",omitempty"`
	// Articles is how many articles were counted, Undated how many of them have
	// no date, and Outlets how many outlets published them.
	Articles, Undated, Outlets int
	// Unnamed is how many of the articles name no outlet.
	Unnamed int `json:",omitempty"`
	// Reprints is how many of the articles carry the text of another of them; -1
	// if there are too many to tell.
	Reprints int
	// Originals: reprints were left out, as was asked. NotOriginals: that was asked,
	// and there are too many to tell.
	Originals    bool `json:",omitempty"`
	NotOriginals bool `json:",omitempty"`
	// ByOutlet are the outlets with most articles, if they were asked for.
	ByOutlet []OutletTally `json:",omitempty"`
	// ByPeriod are periods without a gap, in order, if they were asked for. Unit
	// is what they are: day, week, month or year.
	ByPeriod []PeriodTally `json:",omitempty"`
	Unit     string        `json:",omitempty"`
	// Firsts are the outlets of the articles that were published first.
	Firsts []string `json:",omitempty"`
	// InHeaders says that articles count, too, that have a word only in the name
	// of their outlet.
	InHeaders bool `json:",omitempty"`
	// Listed are the arrivals of the articles that can be listed, in order.
	Listed []int64 `json:",omitempty"`
}

// An OutletTally is how many articles an outlet published.
type OutletTally struct {
	// Outlet is empty if it is not known.
	Outlet   string
	Articles int
	// Reprints is how many of them carry the text of another outlet or an agency.
	Reprints int
	// First is when the first was published; zero if unknown.
	First time.Time
}

// A PeriodTally is how many articles were published in a period.
type PeriodTally struct {
	Begins   calendar.Day
	Label    string
	Articles int
}

// A periodUnit is the length of the periods by which articles are counted.
type periodUnit struct {
	want   query.Want
	name   string
	begin  func(calendar.Day) calendar.Day
	next   func(calendar.Day) calendar.Day
	layout string
}

// periodUnits are in order of length.
func periodUnits() []periodUnit {
	date := func(y, m, d int) func(calendar.Day) calendar.Day {
		return func(day calendar.Day) calendar.Day { return calendar.DayOf(day.UTC().AddDate(y, m, d)) }
	}
	return []periodUnit{
		{query.ByDay, "day", date(0, 0, 0), date(0, 0, 1), "2 Jan 2006"},
		{query.ByWeek, "week", monday, date(0, 0, 7), "week of 2 Jan 2006"},
		{query.ByMonth, "month", func(d calendar.Day) calendar.Day { return calendar.Day{Year: d.Year, Month: d.Month, Day: 1} }, date(0, 1, 0), "Jan 2006"},
		{query.ByYear, "year", func(d calendar.Day) calendar.Day { return calendar.Day{Year: d.Year, Month: time.January, Day: 1} }, date(1, 0, 0), "2006"},
	}
}

// monday is the first day of a day's week.
func monday(d calendar.Day) calendar.Day { return d.Plus(-(int(d.Weekday()) + 6) % 7) }

// maxPeriods is how many periods are shown at most; where there would be more,
// longer ones are taken.
const maxPeriods = 62

// maxOverTime is the same where the question leaves their length open.
const maxOverTime = 31

// byPeriod sums up days, which are in order.
func byPeriod(want query.Want, days []retrieval.DayCount) (unit string, out []PeriodTally) {
	if len(days) == 0 {
		return "", nil
	}
	units, most := periodUnits(), maxPeriods
	if want == query.OverTime {
		most = maxOverTime
	}
	for i, u := range units {
		if i < len(units)-1 && (!want.Periodic() || u.want != want && want != query.OverTime) {
			continue
		}
		if out = u.sum(days, most); out != nil {
			return u.name, out
		}
		want = query.OverTime // the next longer one
	}
	return units[len(units)-1].name, units[len(units)-1].sum(days, 1<<16)
}

// sum sums up days by the unit; nil if that makes too many periods.
func (u periodUnit) sum(days []retrieval.DayCount, most int) (out []PeriodTally) {
	last := u.begin(calendar.DayOf(days[len(days)-1].Day.UTC()))
	for at := u.begin(calendar.DayOf(days[0].Day.UTC())); !at.After(last); at = u.next(at) {
		if len(out) == most {
			return nil
		}
		out = append(out, PeriodTally{Begins: at, Label: at.UTC().Format(u.layout)})
	}
	i := 0
	for _, d := range days {
		day := u.begin(calendar.DayOf(d.Day.UTC()))
		for out[i].Begins != day {
			i++
		}
		out[i].Articles += d.Articles
	}
	return out
}
