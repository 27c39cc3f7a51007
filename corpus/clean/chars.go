package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Line returns s as one line: characters in one form (NFC), every run of
// white space one space, and nothing invisible.
func Line(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(characters(s), "\n", " ")), " ")
}

// characters brings s into one form: valid UTF-8 in NFC, lines ended by \n,
// all other white space a plain space, and no character that nobody sees.
func characters(s string) string {
	clean := plain(s)
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
		if out := character(r); out != "" {
			b.WriteString(out)
		} else if !unseen(r) {
			b.WriteRune(r) // a byte that is no character becomes U+FFFD
			ascii = ascii && r < utf8.RuneSelf
		}
		s = s[n:]
		clean = plain(s)
	}
	if ascii {
		return b.String()
	}
	return norm.NFC.String(b.String())
}

// plain is how many bytes at the start of s are ASCII that stays as it is: all
// of them, in most texts.
func plain(s string) int {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' && c != '\n' || c == 0x7f {
			return i
		}
	}
	return len(s)
}

// character is what a space or the end of a line becomes, and nothing for
// other characters. U+2028 and U+2029 are Unicode's line and paragraph
// separators.
func character(r rune) string {
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

// unseen tells characters that nobody sees: control characters, marks of
// format and direction, and those that mean nothing to others. Two of them
// are part of a word's spelling, in Persian and in the scripts of India.
func unseen(r rune) bool {
	switch {
	case r < 0xad:
		return unicode.IsControl(r)
	case r >= 0x2010 && r <= 0x2027:
		return false // dashes, quotation marks and the like, the most usual beyond ASCII
	case r == '\u200c' || r == '\u200d':
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Co, unicode.Noncharacter_Code_Point)
}
