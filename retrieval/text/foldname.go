package text

import (
	"strings"
	"unicode"
)

// FoldName is the form in which names are compared: the words in small
// letters, without accents and apostrophes, endings kept, parted by single
// spaces.
func FoldName(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range name {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteString(fold(r))
		case r == '\'' || r == '’' || unicode.Is(unicode.Mn, r):
		default:
			gap = true
		}
	}
	return b.String()
}
