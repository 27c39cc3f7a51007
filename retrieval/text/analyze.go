package text

import (
	"unicode"
	"unicode/utf8"
)

// Analyze appends the words of text to dst, in order, and returns it. Stop
// words are included, and marked as such.
//
// The script of each word decides how it is read, so that questions and
// articles agree in mixed texts as well: Latin words lose case, accents,
// possessives, English endings and British spelling; Cyrillic ones lose Russian
// endings, or Ukrainian ones where they have a letter that Russian lacks; and runs of Han, Kana and Hangul become overlapping bigrams.
func Analyze(dst []Token, text string) []Token {
	s := scanner{text: text, tokens: dst}
	for at := 0; at < len(text); {
		c := text[at]
		switch {
		case kinds[c] != other:
			at = s.word(at)
		case c < utf8.RuneSelf:
			at++
		default:
			at = s.nonASCII(at)
		}
	}
	return s.tokens
}

// A kind classifies bytes for the scanner.
type kind uint8

const (
	other kind = iota
	letter
	digit
)

var kinds = func() (k [256]kind) {
	for c := 'a'; c <= 'z'; c++ {
		k[c], k[c-'a'+'A'] = letter, letter
	}
	for c := '0'; c <= '9'; c++ {
		k[c] = digit
	}
	return k
}()

// A scanner cuts one text into tokens.
type scanner struct {
	text   string
	tokens []Token
	buffer wordBuffer
}

// nonASCII reads what begins with the non-ASCII rune at a position, and returns
// the position after it.
func (s *scanner) nonASCII(at int) int {
	r, size := utf8.DecodeRuneInString(s.text[at:])
	switch {
	case UsesBigrams(r):
		return s.bigrams(at)
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		// An apostrophe that Unicode calls a letter begins no word.
		return max(s.word(at), at+size)
	}
	return at + size
}

// word reads the word at a position and returns the position after it.
func (s *scanner) word(start int) int {
	if end := s.initialism(start); end > 0 {
		return end
	}
	w := &s.buffer
	w.reset()
	at := start
	for at < len(s.text) {
		c := s.text[at]
		if kinds[c] != other {
			w.addASCII(c)
			at++
			continue
		}
		next, more := s.wordInner(at, start)
		if !more {
			break
		}
		at = next
	}
	end := at
	suffix := false
	if n := s.suffix(at); n > 0 && at > start {
		end, suffix = at+n, true
	}
	if w.n > 0 {
		s.emit(Span{start, at}, suffix && isNegation(s.text[start:end]))
	}
	return end
}

// wordInner reads a character that is no ASCII letter or digit but may continue
// a word, such as the point in 3.5 or the é in café. more is false where the
// word ends.
func (s *scanner) wordInner(at, start int) (next int, more bool) {
	w := &s.buffer
	switch c := s.text[at]; {
	case c == '.' && w.digits && s.kindAt(at+1) == digit && kinds[s.text[at-1]] == digit:
		w.add('.')
		return at + 1, true
	case c == ',' && w.digits && s.thousands(at):
		return at + 1, true
	case c == '\'' && s.ukrainianApostrophe(at+1):
		return at + 1, true
	case (c == '\'' || c == '"') && insideHebrew(s.text, at, at+1):
		return at + 1, true
	case c == '\'':
		return at + 1, at > start && s.suffix(at) == 0 && s.kindAt(at+1) == letter && kinds[s.text[at-1]] == letter
	case c < utf8.RuneSelf:
		return at, false
	}
	r, size := utf8.DecodeRuneInString(s.text[at:])
	switch {
	case (r == '’' || r == 'ʼ') && s.ukrainianApostrophe(at+size):
		return at + size, true
	case isHebrewMark(r) && insideHebrew(s.text, at, at+size):
		return at + size, true
	case r == '’' || r == 'ʼ':
		return at + size, at > start && s.suffix(at) == 0 && s.kindAt(at+size) == letter
	case r == '\u00ad' || r == '\u200d' || r == '\u200c' || unicode.Is(unicode.Mn, r):
		return at + size, true
	case UsesBigrams(r) || !unicode.IsLetter(r) && !unicode.IsDigit(r):
		return at, false
	}
	w.addRune(r)
	return at + size, true
}

// ukrainianApostrophe tells whether an apostrophe within a Cyrillic word is
// followed, at a position, by one of the letters before which Ukrainian and
// Belarusian write it: п'ять, об'єкт. Names from elsewhere have it before others:
// д'Артаньян.
func (s *scanner) ukrainianApostrophe(next int) bool {
	if !s.buffer.cyrillic {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.text[next:])
	switch unicode.ToLower(r) {
	case 'я', 'ю', 'є', 'ї', 'е', 'ё', 'і':
		return true
	}
	return false
}

// kindAt is the kind of the byte at a position; other beyond the end of the
// text.
func (s *scanner) kindAt(at int) kind {
	if at >= len(s.text) {
		return other
	}
	return kinds[s.text[at]]
}

// thousands tells whether the comma at a position separates thousands: a digit
// before it, exactly three after it.
func (s *scanner) thousands(at int) bool {
	return at > 0 && kinds[s.text[at-1]] == digit &&
		s.kindAt(at+1) == digit && s.kindAt(at+2) == digit && s.kindAt(at+3) == digit && s.kindAt(at+4) != digit
}

// suffix is the length in bytes of the possessive or contraction ('s, 'll, 't
// …) at a position, apostrophe included; 0 if there is none.
func (s *scanner) suffix(at int) int {
	size := apostrophe(s.text[at:])
	if size == 0 {
		return 0
	}
	end := at + size
	for end < len(s.text) && end-at-size < 3 && kinds[s.text[end]] == letter {
		end++
	}
	if s.kindAt(end) != other {
		return 0
	}
	switch s.text[at+size : end] {
	case "s", "S", "t", "T", "d", "D", "m", "M", "re", "RE", "ve", "VE", "ll", "LL":
		return end - at
	}
	return 0
}

// apostrophe is the length in bytes of the apostrophe that text begins with; 0
// if it begins with none.
func apostrophe(text string) int {
	if text != "" && text[0] == '\'' {
		return 1
	}
	if len(text) >= 3 && text[0] == 0xe2 && text[1] == 0x80 && text[2] == 0x99 {
		return 3
	}
	return 0
}

// isNegation tells whether a contraction ends in n't.
func isNegation(word string) bool {
	last := word[len(word)-1]
	return last == 't' || last == 'T'
}

// initialism reads single letters separated by full stops (U.S., N.A.T.O.) as
// one word and returns the position after it; 0 if there are none.
func (s *scanner) initialism(start int) int {
	if s.kindAt(start) != letter || start+2 >= len(s.text) || s.text[start+1] != '.' {
		return 0
	}
	w := &s.buffer
	w.reset()
	at, end := start, start
	for s.kindAt(at) == letter && s.kindAt(at+1) == other {
		w.addASCII(s.text[at])
		end = at + 1
		if end >= len(s.text) || s.text[end] != '.' {
			break
		}
		at = end + 1
	}
	if w.n < 2 {
		return 0
	}
	f := lookup(w, false)
	span := Span{start, end}
	s.emitAs(span, f.word, f.term, s.isMeridiem(span, f.word))
	return end
}
