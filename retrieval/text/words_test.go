package text

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The words of a text are its tokens without stop words.
func TestWordsAreTheTokensThatAreSearched(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, text := rapid.String().Draw(t, "before"), rapid.String().Draw(t, "text")
		if rapid.Bool().Draw(t, "long") {
			text += strings.Repeat("the Word’s end. ", 5000)
		}
		if rapid.Bool().Draw(t, "oneLong") {
			text += " " + strings.Repeat("long", 100)
		}
		span := Span{len(before), len(before + text)}
		l := NewLexicon()
		l.Words("others came first", Span{0, 17}, nil)
		w := l.Words(before+text, span, nil)
		type word struct {
			token int
			Span
			form FormNumber
		}
		var want []word
		var terms []string
		for i, k := range Analyze(nil, text) {
			if !k.Stop {
				form, _ := l.FindForm(k.Form)
				want = append(want, word{i, Span{k.Start + span.Start, k.End + span.Start}, form})
				terms = append(terms, k.Term)
			}
		}
		if w.Len() != len(want) {
			t.Fatalf("%d words, want %d", w.Len(), len(want))
		}
		i := 0
		for term, at := range w.All() {
			if got := (word{w.Position(i), at, FormNumber{w.numbers[i], w.form(i)}}); got != want[i] || term != terms[i] || l.Find(term) != w.numbers[i] {
				t.Fatalf("%q %v, want %q %v", term, got, terms[i], want[i])
			}
			i++
		}
		if !slices.Equal(w.sentences, Sentences(before+text, span)) {
			t.Fatal("other sentences")
		}
	})
}
