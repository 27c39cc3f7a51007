package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FoldName returns the form in which names are compared: lower-case words
// separated by single spaces, without accents and apostrophes, and with their
// endings.
func FoldName(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	for _, r := range name {
		switch {
		case r == '\'' || r == '’' || r == 'ʼ' || unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			if r < utf8.RuneSelf {
				b.WriteByte(byte(unicode.ToLower(r)))
			} else {
				b.WriteString(fold(r))
			}
		default:
			gap = true
		}
	}
	return b.String()
}
