package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// IsUkrainian tells whether the question is surely put in Ukrainian.
func (q Query) IsUkrainian() bool { return q.isUkrainian(text.Analyze(nil, q.Text)) }

// stopUkrainian makes stop words of those that only make a question of a
// Ukrainian one. Many of them are other words in Russian, so the question must
// be surely Ukrainian.
func (q Query) stopUkrainian(tokens []text.Token) {
	if !q.isUkrainian(tokens) {
		return
	}
	for i := range tokens {
		t := &tokens[i]
		if first, _ := utf8.DecodeRuneInString(q.Text[t.Start:]); i > 0 && unicode.IsUpper(first) {
			continue // a name: Ким, Де Голль
		}
		t.Stop = t.Stop || text.UkrainianQuestionWords[t.Form]
	}
}

// ukrainianOpeners begin Ukrainian questions, and are other words in Russian, or
// parts of names.
var ukrainianOpeners = text.WordSet("де коли як чи")

// isUkrainian tells whether some word of the question is surely Ukrainian, or it
// begins like a question in no other language.
func (q Query) isUkrainian(tokens []text.Token) bool {
	for _, t := range tokens {
		if text.UkrainianStopWords[t.Form] || strings.ContainsAny(t.Form, "іє") || strings.ContainsAny(q.Text[t.Start:t.End], "ґҐ") {
			return true
		}
	}
	if len(tokens) < 2 || !ukrainianOpeners[tokens[0].Form] {
		return false
	}
	next, _ := utf8.DecodeRuneInString(q.Text[tokens[1].Start:])
	return unicode.Is(unicode.Cyrillic, next) && unicode.IsLower(next) && q.Text[tokens[0].End:tokens[1].Start] == " "
}
