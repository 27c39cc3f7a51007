package text

import (
	"strings"
	"unicode/utf8"
)

// NeedsContext tells whether a sentence cannot be understood without the one
// before it: it begins with a word that refers back, or consists of a quotation
// whose speaker is named there.
func NeedsContext(sentence string) bool {
	return anaphoric[strings.ToLower(nextWord(sentence))] || quotationAlone(sentence)
}

var anaphoric = WordSet(`he she it they his her its their this that these
those such him them both and but`)

// closersOf are the marks that close what an opener opens.
var closersOf = map[rune]string{'"': `"`, '“': "”", '„': "“”", '«': "»"}

// quotationAlone tells whether a sentence is a single quotation, without a word
// about its speaker.
func quotationAlone(sentence string) bool {
	open, size := utf8.DecodeRuneInString(sentence)
	inner := strings.TrimRight(sentence[size:], ".!?… ")
	last, end := utf8.DecodeLastRuneInString(inner)
	closers := closersOf[open]
	return closers != "" && strings.ContainsRune(closers, last) && !strings.ContainsAny(inner[:len(inner)-end], closers)
}
