package evidence

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/retrieval/text"
)

// A window is a time that a question names relative to when it was asked.
type window struct {
	text.Span
	// days is how long before the asking an article that tells of it may have
	// been published; 0 for years.
	days int
	// year is how many years before that of the asking is meant.
	year int
}

const (
	// windowDays bounds the age of what tells of last week, a month or a day.
	windowDays = 60
	// seasonDays bounds the age of what tells of last summer.
	seasonDays = 270
	// maxYearsAgo is up to how many years ago a number of years is meant exactly.
	maxYearsAgo = 10
	// maxAhead is for how many days after the asking an article may have been
	// published and still tell of what was meant.
	maxAhead = 14
)

// readWindow finds the window that a question names; ok is false if it names
// none.
func readWindow(r *reading) (w window, ok bool) {
	for i := range r.words {
		if w, ok = windowAt(r, i); ok {
			return w, true
		}
	}
	return foreignWindow(r.text)
}

// windowAt reads the window that begins with word i: yesterday, last week, the
// past three days, two weeks ago, on Monday, this year.
func windowAt(r *reading, i int) (w window, ok bool) {
	w.Span, w.days = r.words[i].Span, windowDays
	next := r.form(i + 1)
	switch r.form(i) {
	case "yesterday", "today", "tonight":
		return w, !(r.words[i].capital && i > 0) // Russia Today
	case "last", "this", "past", "previous":
		return w.named(r, i+1)
	case "on":
		w.End = r.endOf(i + 1)
		return w, weekdays[next] && r.form(i-1) != "said" && !r.joinsName(i+2)
	}
	if next == "years" && r.form(i+2) == "ago" {
		w.days, w.year, w.End = 0, text.SmallNumber(r.form(i)), r.endOf(i+2)
		if n, err := strconv.Atoi(r.form(i)); err == nil {
			w.year = n
		}
		return w, w.year > 1 && w.year <= maxYearsAgo
	}
	if next == "days" || next == "weeks" || next == "day" || next == "week" {
		w.End = r.endOf(i + 2)
		return w, r.form(i+2) == "ago"
	}
	return w, false
}

// named reads what follows "last" or "this".
func (w window) named(r *reading, i int) (window, bool) {
	if text.SmallNumber(r.form(i)) > 0 || text.IsNumber(r.form(i)) {
		i++
	}
	w.End = r.endOf(i)
	if r.form(i+1) == "of" || r.form(i+1) == "in" {
		return w, false // the last week of June
	}
	switch unit := r.form(i); {
	case shortUnits[unit] || weekdays[unit]:
		return w, true
	case seasonUnits[unit]:
		w.days = seasonDays
		return w, true
	case unit == "year" && r.form(i-1) != "past":
		w.days = 0
		if r.form(i-1) != "this" {
			w.year = 1
		}
		return w, r.form(i-1) == "this" || r.form(i-1) == "last" || r.form(i-1) == "previous"
	}
	return w, false
}

// endOf is where word i ends; the end of the text beyond it.
func (r *reading) endOf(i int) int {
	if i < len(r.words) {
		return r.words[i].End
	}
	return len(r.text)
}

// joinsName tells whether word i continues a name: on Monday Night Football.
func (r *reading) joinsName(i int) bool { return r.joined(i) && r.words[i].capital }

var (
	// shortUnits and seasonUnits stand behind "last" or "this".
	shortUnits  = text.WordSet(`week weeks month day days night evening morning afternoon weekend hours hour`)
	seasonUnits = text.WordSet(`spring summer autumn fall winter season`)
	weekdays    = text.WordSet(`monday tuesday wednesday thursday friday saturday sunday`)
)

// foreignWindows are windows in Russian and Korean.
var foreignWindows = []struct {
	said string
	window
}{
	{"на прошлой неделе", window{days: windowDays}}, {"на этой неделе", window{days: windowDays}},
	{"в прошлом месяце", window{days: windowDays}}, {"в этом месяце", window{days: windowDays}},
	{"вчера", window{days: windowDays}}, {"сегодня", window{days: windowDays}},
	{"в этом году", window{}}, {"в прошлом году", window{year: 1}},
	{"지난주", window{days: windowDays}}, {"이번 주", window{days: windowDays}}, {"이번주", window{days: windowDays}},
	{"지난달", window{days: windowDays}}, {"이번 달", window{days: windowDays}}, {"이번달", window{days: windowDays}},
	{"어제", window{days: windowDays}}, {"오늘", window{days: windowDays}},
	{"올해", window{}}, {"작년", window{year: 1}}, {"지난해", window{year: 1}},
}

func foreignWindow(question string) (w window, ok bool) {
	if text.IsASCII(question) {
		return w, false
	}
	small := strings.ToLower(question)
	for _, f := range foreignWindows {
		if at := strings.Index(small, f.said); at >= 0 && len(small) == len(question) {
			w = f.window
			w.Span = text.Span{Start: at, End: at + len(f.said)}
			return w, true
		}
	}
	return w, false
}

// objectWindow objects to what was published long before the time that the
// question names relative to its asking, or after the asking.
func objectWindow(d *Demands, e *Evidence) (o Objection, fired bool) {
	asked := d.query.Asked
	if !d.when.hasWindow || len(d.when.years) > 0 || asked.IsZero() || e.Published.IsZero() {
		return o, false
	}
	w := d.when.window
	phrase := strings.Fields(strings.ToLower(d.query.Text[w.Start:w.End]))
	if day := phrase[len(phrase)-1]; calendarWords[day] && slices.ContainsFunc(e.quote.words, func(w word) bool { return w.Form == day }) {
		return o, false // the very weekday
	}
	o = Objection{Kind: Window, Asked: d.query.Text[w.Start:w.End]}
	if e.Published.After(asked.AddDate(0, 0, maxAhead)) {
		return o, true
	}
	if w.days > 0 {
		return o, ageInDays(e.Published, asked) > w.days
	}
	o.Says, fired = e.ofAnotherYear(asked.Year()-w.year, asked.Year())
	return o, fired && (o.Says != "" || w.year > 1 || ageInDays(e.Published, asked) > windowDays)
}

// ofAnotherYear tells whether the evidence is of neither of two years and does
// not name the first, or has a headline that names another; says is the year
// that the headline names.
func (e *Evidence) ofAnotherYear(meant, now int) (says string, another bool) {
	said := e.years()
	another = e.Published.Year() != now || now-meant > 1
	for _, y := range said {
		named := y.Span != text.Span{}
		if y.from <= meant && meant <= y.to && (named || meant != now) {
			return "", false
		}
		another = another && (y.from > meant || meant > y.to)
	}
	headline := e.headline
	for _, y := range years(headline) {
		if strings.HasSuffix(strings.ToLower(headline.text[:y.Start]), "since ") {
			continue
		}
		return headline.text[y.Start:y.End], true
	}
	return "", another
}

func ageInDays(published, asked time.Time) int { return int(asked.Sub(published).Hours() / 24) }
