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
	if plain(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = newlines.Replace(s)
	s = strings.Map(character, s)
	return norm.NFC.String(s)
}

// newlines are the ways to end a line, other than \n. U+2028 and U+2029 are
// Unicode's line and paragraph separators.
var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n",
	"\u0085", "\n", "\u2028", "\n", "\u2029", "\n\n")

// plain tells whether s is ASCII that needs no change, as most lines do.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' && c != '\n' || c == 0x7f {
			return false
		}
	}
	return true
}

func character(r rune) rune {
	switch {
	case r == '\n':
		return r
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r) && !joiner(r), unicode.Is(unicode.Co, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
		return -1
	}
	return r
}

// joiner tells the two invisible characters that are part of a word's
// spelling in Persian and in the scripts of India.
func joiner(r rune) bool { return r == '\u200c' || r == '\u200d' }
