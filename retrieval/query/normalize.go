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
	runes := []rune(typed)
	for i, r := range runes {
		// The wide comma and question mark are the punctuation of East Asian text.
		if plain := plainRune(r); !strings.ContainsRune(",.!?:;()~", plain) || i > 0 && i+1 < len(runes) && isWordByte(runes[i-1]) && isWordByte(plainRune(runes[i+1])) {
			runes[i] = plain
		}
	}
	return norm.NFC.String(string(runes))
}

// isWordByte tells whether a rune is an ASCII letter or digit.
func isWordByte(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
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
