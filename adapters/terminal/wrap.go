package terminal

import (
	"strings"

	"github.com/rivo/uniseg"
)

// wrap breaks text into lines of at most p.Width columns and ends with a line feed.
// The first line begins with first, the others with rest. A word that is longer than
// a line has a line of its own.
func (p Printer) wrap(text, first, rest string) string {
	if p.Width <= 0 {
		return first + text + "\n"
	}
	var b strings.Builder
	line, width := first, columns(first)
	empty := true
	for _, word := range strings.Fields(text) {
		w := columns(word)
		if !empty && width+1+w > p.Width {
			b.WriteString(line + "\n")
			line, width, empty = rest, columns(rest), true
		}
		if !empty {
			line, width = line+" ", width+1
		}
		line, width, empty = line+word, width+w, false
	}
	return b.String() + line + "\n"
}

// columns is the number of columns that s takes on a terminal: two for a wide
// character, none for an escape sequence.
func columns(s string) int {
	for {
		i := strings.Index(s, "\x1b[")
		if i < 0 {
			return uniseg.StringWidth(s)
		}
		j := strings.IndexByte(s[i:], 'm')
		if j < 0 {
			return uniseg.StringWidth(s)
		}
		s = s[:i] + s[i+j+1:]
	}
}
