package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Line returns s as one line in NFC, without invisible characters and with
// every run of white space as one space.
func Line(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(normalize(s), "\n", " ")), " ")
}

// normalize returns s as valid UTF-8 in NFC, with lines ended by \n, all other
// white space as plain spaces, and no invisible characters.
func normalize(s string) string {
	clean := plainPrefix(s)
	if clean == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	ascii := true
	for len(s) > 0 {
		b.WriteString(s[:clean])
		if s = s[clean:]; s == "" {
			break
		}
		r, n := utf8.DecodeRuneInString(s)
		if r == '\r' && strings.HasPrefix(s, "\r\n") {
			n = 2
		}
		if out := whitespace(r); out != "" {
			b.WriteString(out)
		} else if !invisible(r) {
			b.WriteRune(r) // an invalid byte becomes U+FFFD
			ascii = ascii && r < utf8.RuneSelf
		}
		s = s[n:]
		clean = plainPrefix(s)
	}
	if ascii {
		return b.String()
	}
	return norm.NFC.String(b.String())
}

// plainPrefix returns how many bytes at the start of s are ASCII that stays as
// it is. In most texts it is all of them.
func plainPrefix(s string) int {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' && c != '\n' || c == 0x7f {
			return i
		}
	}
	return len(s)
}

// whitespace returns the replacement of a space or a line break, empty for
// other characters. U+2028 and U+2029 are Unicode's line and paragraph
// separators.
func whitespace(r rune) string {
	switch r {
	case '\r', '\v', '\f', '\u0085', '\u2028':
		return "\n"
	case '\u2029':
		return "\n\n"
	}
	if unicode.IsSpace(r) {
		return " "
	}
	return ""
}

// invisible reports whether r is a control character, a mark of format or
// direction, or without public meaning. Two of these belong to the spelling of
// words, in Persian and in the scripts of India, and are not counted.
func invisible(r rune) bool {
	switch {
	case r < 0xad:
		return unicode.IsControl(r)
	case r >= 0x2010 && r <= 0x2027:
		return false // fast path for dashes and quotation marks
	case r == '\u200c' || r == '\u200d':
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Co, unicode.Noncharacter_Code_Point)
}
