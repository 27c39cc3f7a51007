package terminal

import (
	"strings"

	"github.com/rivo/uniseg"
)

// wrap breaks text into lines of at most p.Width columns, the first indented
// by first and the others by rest, and ends with a line feed. A word longer
// than a line stands alone on its own.
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

// columns is how wide s is drawn: wide letters take two columns, escape
// sequences none.
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
