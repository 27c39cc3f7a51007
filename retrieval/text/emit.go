package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// emit ends the word in the buffer. contracted says that it lost "n't".
func (s *scanner) emit(span Span, contracted bool) {
	w := &s.word64
	if w.bytes[0] <= '9' && !w.digits && s.quantity(span) {
		return
	}
	e := lookup(w, w.cyrillic)
	stop := e.stop || contracted || s.halfOfDay(span, e.word)
	// US and WHO are names among small letters, and the words us and who
	// elsewhere.
	if e.stop && !contracted && w.upper && utf8.RuneCount(w.text()) > 1 && !w.digits && s.mixedCase(span) {
		stop = false
	}
	s.emitAs(span, e.word, e.term, stop)
}

func (s *scanner) emitAs(span Span, form, term string, stop bool) {
	s.tokens = append(s.tokens, Token{Form: form, Term: term, Span: span, Stop: stop})
}

// halfOfDay tells whether a word is the a.m. or p.m. of a time, in small letters
// behind a digit: the PM is somebody, and 6 p.m. names nobody.
func (s *scanner) halfOfDay(span Span, form string) bool {
	if form != "pm" && form != "am" || s.text[span.Start] < 'a' {
		return false
	}
	before := strings.TrimRight(s.text[:span.Start], " \u00a0\u202f")
	return before != "" && kinds[before[len(before)-1]] == digit
}

// mixedCase tells whether small letters stand within 40 bytes of a word, or
// nothing but the word does.
func (s *scanner) mixedCase(word Span) bool {
	from, to := max(0, word.Start-40), min(len(s.text), word.End+40)
	letters := false
	for at := from; at < to; at++ {
		if at >= word.Start && at < word.End {
			continue
		}
		c := s.text[at]
		if c >= 'a' && c <= 'z' {
			return true
		}
		letters = letters || kinds[c] == letter
	}
	return !letters
}

// quantity reads a number that is written together with its unit, such as
// "5bn", as the two words "5 billion"; false if the word is none.
func (s *scanner) quantity(span Span) bool {
	w := &s.word64
	cut := 0
	for cut < w.n && (kinds[w.bytes[cut]] == digit || w.bytes[cut] == '.') {
		cut++
	}
	unit := ""
	switch string(w.bytes[cut:w.n]) {
	case "bn", "bln":
		unit = "billion"
	case "mn", "mln":
		unit = "million"
	case "tn", "trn":
		unit = "trillion"
	case "b":
		unit = s.afterCurrency(span.Start, "billion")
	case "m":
		unit = s.afterCurrency(span.Start, "million")
	}
	if unit == "" {
		return false
	}
	at, number := span.End-(w.n-cut), string(w.bytes[:cut])
	s.emitAs(Span{span.Start, at}, number, number, false)
	s.emitAs(Span{at, span.End}, unit, unit, false)
	return true
}

// afterCurrency returns unit if a sign of a currency stands before a number.
func (s *scanner) afterCurrency(at int, unit string) string {
	r, _ := utf8.DecodeLastRuneInString(s.text[:at])
	if unicode.Is(unicode.Sc, r) {
		return unit
	}
	return ""
}

// Pairwise tells whether words of a rune's script are not parted by spaces,
// or, for Hangul, carry so many endings that pairs find them better.
func Pairwise(r rune) bool {
	if r < 0x1100 {
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) || r == 'ー'
}

// pairs reads a run of pairwise characters as overlapping pairs, a single one
// as itself, and returns the position after the run.
func (s *scanner) pairs(start int) int {
	at, before, count := start, start, 0
	for at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[at:])
		if !Pairwise(r) {
			break
		}
		if count > 0 {
			s.emitPair(before, at+size)
		}
		before = at
		at += size
		count++
	}
	if count == 1 {
		s.emitPair(start, at)
	}
	return at
}

// emitPair ends a pair of characters, which is taken as it stands.
func (s *scanner) emitPair(from, to int) {
	s.emitAs(Span{from, to}, s.text[from:to], s.text[from:to], false)
}
