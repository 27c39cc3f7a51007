package evidence

import (
	"strings"

	"dateline/retrieval/text"
)

// times are the times in a text that the question does not name itself.
func (d *Demands) times(r *reading) (spans []text.Span) {
	for _, y := range years(r) {
		if !strings.Contains(d.query.Text, r.text[y.Start:y.End]) {
			spans = append(spans, y.Span)
		}
	}
	for i := range r.words {
		if s, ok := r.timeAt(i); ok && !d.asksTime(r, i, s) {
			spans = append(spans, s)
		}
	}
	return spans
}

// asksTime tells whether the question has the time that word i says: all of it,
// or the word if it stands alone.
func (d *Demands) asksTime(r *reading, i int, s text.Span) bool {
	if s == r.words[i].Span {
		return d.asksTerm(r.words[i].Term)
	}
	for _, w := range r.words[max(0, i-2):min(len(r.words), i+3)] {
		if s.Contains(w.Span) && !d.asksTerm(w.Term) {
			return false
		}
	}
	return true
}

// timeAt reads the time other than a year that word i says: a month, a weekday,
// a word such as yesterday, a unit of time behind what tells which.
func (r *reading) timeAt(i int) (s text.Span, ok bool) {
	s = r.words[i].Span
	form := r.form(i)
	switch {
	case weekdays[form] || timeWords[form]:
		return s, true
	case months[form] > 0 && r.words[i].capital:
		if d, ok := monthDayAt(r, i); ok {
			return d.Span, true
		}
		return s, len(form) > 3 && form != "march" && form != "may"
	case timeUnits[form] && i > 0:
		s.Start = r.words[i-1].Start
		return s, timeQualifiers[r.form(i-1)] || text.SmallNumber(r.form(i-1)) > 0 || text.IsNumber(r.form(i-1)) ||
			r.form(i+1) == "ago" || r.form(i+1) == "later" || r.form(i+1) == "earlier" || r.ordinalBefore(i) ||
			(r.form(i-1) == "a" || r.form(i-1) == "an") && spanLeads[r.form(i-2)]
	}
	return s, false
}

func (r *reading) ordinalBefore(i int) bool {
	_, ok := ordinalValue(r.form(i - 1))
	return ok
}

var (
	// timeWords are times by themselves.
	timeWords = text.WordSet(`yesterday today tonight tomorrow midnight noon dawn dusk christmas easter thanksgiving halloween
ramadan hanukkah spring summer autumn winter fall soon immediately earlier later previously overnight
am pm a.m p.m o'clock midday weekend ago bc ad bce ce antiquity prehistoric medieval beginning start always whenever`)
	// timeUnits are times behind one of timeQualifiers, or behind a number.
	timeUnits = text.WordSet(`second seconds minute minutes hour hours day days week weeks fortnight fortnights month months year years decade decades
century centuries quarter season morning afternoon evening night period reign millennium`)
	// spanLeads stand before a span of time that tells when: within a week.
	spanLeads      = text.WordSet(`in within after`)
	timeQualifiers = text.WordSet(`last next this that each every one past previous following coming same late early mid`)
)
