package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxWord is how many bytes of a word are kept; nobody asks for a longer one.
const maxWord = 64

// A wordBuffer holds one word, folded: lower case, without accents.
type wordBuffer struct {
	bytes [maxWord]byte
	n     int
	hash  uint32
	// digits: only digits, commas and decimal points so far. upper: only
	// capitals so far. cyrillic: there was a Cyrillic letter.
	digits, upper, cyrillic bool
}

func (w *wordBuffer) reset() {
	w.n, w.hash = 0, 2166136261
	w.digits, w.upper, w.cyrillic = true, true, false
}

// text is the folded word. It is valid until the next reset.
func (w *wordBuffer) text() []byte { return w.bytes[:w.n] }

// add appends one folded byte.
func (w *wordBuffer) add(c byte) {
	if w.n < maxWord-utf8.UTFMax || w.n < maxWord && c < utf8.RuneSelf {
		w.bytes[w.n] = c
		w.n++
		w.hash = (w.hash ^ uint32(c)) * 16777619 // FNV-1a
	}
}

// addASCII appends an ASCII letter or digit.
func (w *wordBuffer) addASCII(c byte) {
	switch {
	case c >= 'a':
		w.digits, w.upper = false, false
	case c >= 'A':
		w.digits = false
		c += 'a' - 'A'
	}
	w.add(c)
}

// addRune appends a letter or digit from beyond ASCII.
func (w *wordBuffer) addRune(r rune) {
	w.digits = w.digits && unicode.IsDigit(r)
	w.upper = w.upper && unicode.IsUpper(r)
	w.cyrillic = w.cyrillic || unicode.Is(unicode.Cyrillic, r)
	for _, f := range fold(r) {
		var enc [utf8.UTFMax]byte
		n := utf8.EncodeRune(enc[:], f)
		if w.n+n > maxWord {
			return
		}
		for _, c := range enc[:n] {
			w.bytes[w.n] = c
			w.n++
			w.hash = (w.hash ^ uint32(c)) * 16777619
		}
	}
}

// fold lowers a letter and removes its accent. The й is kept, as it is a letter
// of its own.
func fold(r rune) string {
	r = unicode.ToLower(r)
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ı':
		return "i"
	case 'ـ': // stretches a line of Arabic
		return ""
	case 'ё':
		return "е"
	case 'ґ':
		return "г"
	}
	if r >= 'а' && r <= 'я' {
		return string(r)
	}
	var enc [utf8.UTFMax]byte
	n := utf8.EncodeRune(enc[:], r)
	if d := norm.NFKD.Properties(enc[:n]).Decomposition(); len(d) > 0 {
		base, _ := utf8.DecodeRune(d)
		if unicode.IsLetter(base) || unicode.IsDigit(base) {
			return string(unicode.ToLower(base))
		}
	}
	return string(r)
}
