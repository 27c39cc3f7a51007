package evidence

import (
	"strings"

	"dateline/retrieval/text"
)

// times are the times in a text that the question does not name itself.
func (d *Demands) times(b *body) (spans []text.Span) {
	for _, y := range years(b) {
		if !strings.Contains(d.query.Text, b.text[y.Start:y.End]) {
			spans = append(spans, y.Span)
		}
	}
	for i := range b.words {
		if s, ok := b.timeAt(i); ok && !d.asksTime(b, i, s) {
			spans = append(spans, s)
		}
	}
	return spans
}

// asksTime tells whether the question has the time that word i says: all of it,
// or the word if it stands alone.
func (d *Demands) asksTime(b *body, i int, s text.Span) bool {
	if s == b.words[i].Span {
		return d.asksTerm(b.words[i].Term)
	}
	for _, w := range b.words[max(0, i-2):min(len(b.words), i+3)] {
		if s.Contains(w.Span) && !d.asksTerm(w.Term) {
			return false
		}
	}
	return true
}

// timeAt reads the time other than a year that word i says: a month, a weekday,
// a word such as yesterday, a unit of time behind what tells which.
func (b *body) timeAt(i int) (s text.Span, ok bool) {
	s = b.words[i].Span
	form := b.form(i)
	switch {
	case weekdays[form] || timeWords[form]:
		return s, true
	case months[form] > 0 && b.capital(i):
		if d, ok := monthDayAt(b, i); ok {
			return d.Span, true
		}
		return s, len(form) > 3 && form != "march" && form != "may"
	case timeUnits[form] && i > 0:
		s.Start = b.words[i-1].Start
		return s, timeQualifiers[b.form(i-1)] || text.SmallNumber(b.form(i-1)) > 0 || text.IsNumber(b.form(i-1)) ||
			b.form(i+1) == "ago" || b.form(i+1) == "later" || b.form(i+1) == "earlier" || b.ordinalBefore(i)
	}
	return s, false
}

func (b *body) ordinalBefore(i int) bool {
	_, ok := ordinalValue(b.form(i - 1))
	return ok
}

var (
	timeWords = text.WordSet(`yesterday today tonight tomorrow midnight noon dawn dusk christmas easter thanksgiving halloween
ramadan hanukkah spring summer autumn winter fall soon immediately earlier later previously overnight
am pm a.m p.m o'clock midday weekend ago bc ad bce ce antiquity prehistoric medieval beginning start always whenever`)
	timeUnits = text.WordSet(`second seconds minute minutes hour hours day days week weeks month months year years decade decades
century centuries quarter season morning afternoon evening night period reign millennium`)
	timeQualifiers = text.WordSet(`last next this each every past previous following coming same late early mid`)
)
