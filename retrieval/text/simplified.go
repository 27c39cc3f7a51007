package text

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

// simplifiedList is a list of pairs of characters, described at its top.
//
//go:embed simplified.txt
var simplifiedList string

// The characters of Chinese that have a simplified form are between these.
const (
	firstTraditional = 0x3400
	lastTraditional  = 0x9fff
)

// simplifiedOf has the simplified form of each traditional character, 0 for
// others.
var simplifiedOf = func() (table [lastTraditional - firstTraditional + 1]uint16) {
	for line := range strings.Lines(simplifiedList) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for pair := range strings.FieldsSeq(line) {
			r, size := utf8.DecodeRuneInString(pair)
			simple, _ := utf8.DecodeRuneInString(pair[size:])
			table[r-firstTraditional] = uint16(simple)
		}
	}
	return table
}()

// simplify returns a word with its traditional Chinese characters in their
// simplified form, in which both are indexed.
func simplify(word string) string {
	for _, r := range word {
		if simplified(r) != r {
			return strings.Map(simplified, word)
		}
	}
	return word
}

func simplified(r rune) rune {
	if r < firstTraditional || r > lastTraditional || simplifiedOf[r-firstTraditional] == 0 {
		return r
	}
	return rune(simplifiedOf[r-firstTraditional])
}
