package query

import (
	"strings"
	"time"
	"unicode"

	"dateline/retrieval/text"
)

// writtenFilters takes the filters that are written with a colon. One whose
// value is not understood stays among the words.
func (p *parser) writtenFilters() {
	for i := range p.words {
		if p.words[i].taken {
			continue
		}
		if p.signedHeadline(i) {
			continue
		}
		if n := p.writtenExclusion(i); n > 0 {
			p.leaveOut(i, i+n)
			continue
		}
		key, value, ok := strings.Cut(p.words[i].text, ":")
		key, bare := strings.ToLower(key), strings.Trim(value, `"“”`)
		switch {
		case !ok || bare == "":
		case dateKeys[key]:
			p.take(i, i+p.writtenDateFilter(i, key, value))
		case p.writtenName(key, bare):
			p.take(i, i+1)
		case p.writtenOperator(i, key, strings.TrimRight(bare, ".,;?!")):
		}
		if !p.words[i].taken {
			p.writtenPattern(i)
		}
	}
}

// writtenName adds a filter by outlet or person or an order, and tells whether it was
// understood.
func (p *parser) writtenName(key, value string) bool {
	switch key {
	case "order", "sort":
		o, ok := ParseOrder(value)
		if ok {
			p.filter.Order = o
		}
		return ok
	case "source", "outlet": // sourceKeys
		for s := range strings.SplitSeq(value, ",") {
			if text.FoldName(s) == "" {
				return false
			}
			p.filter.Sources = append(p.filter.Sources, strings.TrimSpace(s))
		}
		return true
	case personKey:
		if text.FoldName(value) == "" {
			return false
		}
		p.filter.People = append(p.filter.People, value)
		return true
	}
	return false
}

// dateKeys are the keys of filters by date.
var dateKeys = text.WordSet("since from after until till to before on date as-of asof")

// writtenDateFilter reads the filter by date that word i begins, and returns
// how many words it takes: since:Oct 2024 is two.
func (p *parser) writtenDateFilter(i int, key, value string) int {
	for n := min(maxDateWords, len(p.words)-i); n > 0; n-- {
		date := value
		for _, w := range p.words[i+1 : i+n] {
			date += " " + w.text
		}
		if p.writtenDate(key, date) {
			return n
		}
	}
	said := strings.Trim(p.words[i].text, ".,;?!")
	p.unread = append(p.unread, said)
	if why := WhyUnread(said); len(p.words) > 1 && (why.NoSuchDay || len(why.Readings) > 0) {
		return 1
	}
	return 0
}

// maxDateWords is the most words that a date may have: the 5th of June 2024.
const maxDateWords = 5

// writtenDate adds a filter by date, and tells whether its value was
// understood.
func (p *parser) writtenDate(key, value string) bool {
	words := dateWords(value)
	if len(words) == 0 {
		return false
	}
	if when, n := p.date(words); n == len(words) {
		p.apply(key, when)
		return true
	}
	if p.now.IsZero() {
		return false
	}
	if start, ok := p.compactAgo(value); ok {
		if key == "since" || key == "from" || key == "on" || key == "date" {
			p.sinceUntilToday(start)
			return true
		}
		p.apply(key, days(start, 1))
		return true
	}
	start, n := p.stretch(words)
	if n == 0 {
		start, n = p.relativeDay(words)
	}
	if n == 0 || n < len(words) {
		when, n := p.anyPeriod(words)
		if n == len(words) {
			p.apply(key, when)
		}
		return n == len(words)
	}
	switch key {
	case "since", "from", "on", "date":
		p.sinceUntilToday(start)
	case "before":
		p.until(start)
	default:
		return false // what bounds by the end of last week?
	}
	return true
}

// compactAgo reads an amount of time such as 7d, 2w, 3months or "10 days" as the
// day so long before today.
func (p *parser) compactAgo(value string) (start time.Time, ok bool) {
	value = strings.ToLower(strings.TrimRight(strings.Trim(value, `"“”`), ".,;?!"))
	digits := 0
	for digits < len(value) && value[digits] >= '0' && value[digits] <= '9' {
		digits++
	}
	many := parseCount(value[:digits])
	if many == 0 {
		return start, false
	}
	switch strings.Trim(value[digits:], " -_") {
	case "h", "hr", "hrs", "hour", "hours":
		start = p.today().AddDate(0, 0, -(many+23)/24)
	case "d", "day", "days":
		start = p.today().AddDate(0, 0, -many)
	case "w", "wk", "week", "weeks":
		start = p.today().AddDate(0, 0, -7*many)
	case "m", "mo", "month", "months":
		start = p.today().AddDate(0, -many, 0)
	case "y", "yr", "year", "years":
		start = p.today().AddDate(-many, 0, 0)
	default:
		return start, false
	}
	return start, true
}

// apply narrows the filter by a date, as the key says.
func (p *parser) apply(key string, when Period) {
	switch key {
	case "since", "from":
		p.since(when.Start)
	case "after":
		p.since(when.End)
	case "until", "till", "to":
		p.until(when.End)
	case "before":
		p.until(when.Start)
	case "on", "date":
		p.since(when.Start)
		p.until(when.End)
	case "as-of", "asof":
		p.filter.AsOf = earlier(p.filter.AsOf, when.End)
	}
}

func (p *parser) since(t time.Time) { p.filter.Since = later(p.filter.Since, t) }
func (p *parser) until(t time.Time) { p.filter.Until = earlier(p.filter.Until, t) }

// dateWords cuts a written date into words, also where they are written
// together: last-week, Oct2024. It capitalises them, as a month is meant where
// its name may mean something else.
func dateWords(value string) []word {
	var b strings.Builder
	value = strings.TrimRight(strings.Trim(value, `"“”`), ".,;?!")
	letters := strings.ContainsFunc(value, unicode.IsLetter)
	before := ' '
	for _, r := range value {
		switch {
		case letters && (r == '-' || r == '_'):
			r = ' '
		case before == ' ':
			r = unicode.ToUpper(r)
		case unicode.IsLetter(before) && unicode.IsDigit(r) && before != 'Q':
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		before = r
	}
	return cutWords(b.String())
}
