package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// emit ends the word in the buffer; contracted says that it has lost an "n't".
func (s *scanner) emit(span Span, contracted bool) {
	w := &s.buffer
	if w.bytes[0] <= '9' && !w.digits && s.quantity(span) {
		return
	}
	e := lookup(w, w.cyrillic)
	stop := e.stop || contracted || s.isMeridiem(span, e.word)
	// US and WHO are names among small letters, and the words us and who
	// elsewhere.
	if e.stop && !contracted && w.upper && utf8.RuneCount(w.text()) > 1 && !w.digits && s.mixedCase(span) {
		stop = false
	}
	if stop && s.isDesignation(span) {
		stop = false
	}
	s.emitAs(span, e.word, e.term, stop)
}

// isDesignation tells whether a word is the letter before the number of a
// designation, such as A-320 and С-400.
func (s *scanner) isDesignation(span Span) bool {
	return span.End-span.Start <= 2 && span.End < len(s.text) && s.text[span.End] == '-' && s.kindAt(span.End+1) == digit &&
		utf8.RuneCountInString(s.text[span.Start:span.End]) == 1
}

func (s *scanner) emitAs(span Span, form, term string, stop bool) {
	s.tokens = append(s.tokens, Token{Form: form, Term: term, Span: span, Stop: stop})
}

// isMeridiem tells whether a word is the a.m. or p.m. of a time: in small
// letters, after a digit. The PM is a prime minister; 6 p.m. names nobody.
func (s *scanner) isMeridiem(span Span, form string) bool {
	if form != "pm" && form != "am" || s.text[span.Start] < 'a' {
		return false
	}
	before := strings.TrimRight(s.text[:span.Start], " \u00a0\u202f")
	return before != "" && kinds[before[len(before)-1]] == digit
}

// mixedCase tells whether there are small letters within 40 bytes of a word, or
// no other letters at all.
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

// quantity reads a number written together with its unit, such as "5bn", as two
// words, "5 billion". It returns false if the word is none.
func (s *scanner) quantity(span Span) bool {
	w := &s.buffer
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

// afterCurrency returns unit if a currency sign stands before the number at a
// position, else "".
func (s *scanner) afterCurrency(at int, unit string) string {
	r, _ := utf8.DecodeLastRuneInString(s.text[:at])
	if unicode.Is(unicode.Sc, r) {
		return unit
	}
	return ""
}

// UsesBigrams tells whether a rune belongs to a script that is indexed as
// overlapping bigrams: Han and Kana have no spaces between words, and Hangul
// attaches so many endings to a word that bigrams find it better than stems.
func UsesBigrams(r rune) bool {
	if r < 0x1100 {
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) || r == 'ー'
}

// bigrams reads a run of characters as overlapping bigrams, a single one as
// itself, and returns the position after the run.
func (s *scanner) bigrams(start int) int {
	at, before, count := start, start, 0
	for at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[at:])
		if !UsesBigrams(r) {
			break
		}
		if count > 0 {
			s.emitBigram(before, at+size)
		}
		before = at
		at += size
		count++
	}
	if count == 1 {
		s.emitBigram(start, at)
	}
	return at
}

func (s *scanner) emitBigram(from, to int) {
	bigram := simplify(s.text[from:to])
	s.emitAs(Span{from, to}, bigram, bigram, false)
}
