package retrieval

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Japanese verb changes the kana after its character: 使う, 使われる, 使って.
// The two are indexed as one bigram, so that a form has others beside it.

// japaneseRows are the kana that one verb may have, by its last consonant, with
// the kana of its short form.
var japaneseRows = []string{
	"わいうえおっ", "かきくけこい", "がぎぐげごい", "さしすせそ", "たちつてとっ", "なにぬねのん",
	"ばびぶべぼん", "まみむめもん", "らりるれろっ",
}

// japaneseForms adds the forms of Japanese verbs that the coverage holds.
func (e *expander) japaneseForms() {
	for i, t := range e.tokens {
		han, size := utf8.DecodeRuneInString(t.Form)
		if t.Stop || !unicode.Is(unicode.Han, han) || utf8.RuneCountInString(t.Form) != 2 {
			continue
		}
		kana, _ := utf8.DecodeRuneInString(t.Form[size:])
		e.addVerb(i, t.Form[:size], kana)
	}
}

// addVerb adds the other forms of a verb of one character and a kana.
func (e *expander) addVerb(i int, han string, kana rune) {
	for _, row := range japaneseRows {
		if !strings.ContainsRune(row, kana) {
			continue
		}
		for _, other := range row {
			if form := han + string(other); other != kana && e.v.Spread(form) > 0 {
				e.addForm(i, i+1, form)
			}
		}
	}
}
