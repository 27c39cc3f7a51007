package query

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"dateline/retrieval/text"
)

// Normalize writes a typed text in the characters that articles are kept in:
// composed letters, ASCII instead of its wide forms from East Asian keyboards,
// and one hyphen for all that look like it.
func Normalize(typed string) string {
	if text.IsASCII(typed) {
		return typed
	}
	return norm.NFC.String(strings.Map(plainRune, typed))
}

// plainRune is the ASCII character of a wide one or of a hyphen; any other rune
// is returned as it is.
func plainRune(r rune) rune {
	const wideFirst, wideLast, wideSpace = '！', '～', '\u3000'
	switch {
	case r >= wideFirst && r <= wideLast:
		return r - wideFirst + '!'
	case r == wideSpace:
		return ' '
	case r == '\u2010' || r == '\u2011' || r == '\u2212' || r == '\ufe63':
		return '-'
	}
	return r
}
