package text

import (
	"strings"
	"testing"
)

func TestSpellingsOfAUkrainianWordHaveOneTerm(t *testing.T) {
	for _, c := range [][]string{
		{"п'ять", "п’ять", "пʼять", "П'ЯТЬ"},
		{"Прем'єр-міністр", "прем’єр-міністра", "премʼєром-міністром"},
		{"об'єднання", "об’єднанню", "Обʼєднанням"},
		{"Харків", "Харкова", "Харкові", "ХАРКІВ"},
		{"Одеса", "Одеси", "Одесі", "Одесою"},
		{"Ґонґадзе", "Гонгадзе"},
		{"Київ", "Києва", "Києві", "Києвом"},
		{"Київ, Львові", "Києва, Львів"},
	} {
		for _, other := range c[1:] {
			if indexed(c[0]) != indexed(other) {
				t.Errorf("%q is %q, but %q is %q", c[0], indexed(c[0]), other, indexed(other))
			}
		}
	}
}

// An apostrophe within a Ukrainian word is part of it; names from elsewhere are
// still two words.
func TestApostrophesWithinCyrillicWords(t *testing.T) {
	for text, want := range map[string]int{
		"п'ять": 1, "п’ять": 1, "пʼять": 1, "Кам'янець": 1, "об'їзд": 1, "д'Артаньян": 2, "д’Эстен": 2, "Жанна д’Арк": 3,
		"‘я’": 1, "слово’ я": 2, "O'Brien": 1, "'є": 1,
	} {
		if got := Analyze(nil, text); len(got) != want {
			t.Errorf("%q has %d words: %+v", text, len(got), got)
		}
	}
	if tok := Analyze(nil, "усього п’ять шахт")[1]; tok.End-tok.Start != len("п’ять") {
		t.Errorf("п’ять stands at %+v", tok.Span)
	}
}

// Words of Russian are read as ever.
func TestRussianWordsAreNoUkrainianOnes(t *testing.T) {
	for _, word := range strings.Fields("Як Мали ось коли про ким над тут уже де своя могли й") {
		tok := Analyze(nil, word)[0]
		if tok.Stop != RussianStopWords[tok.Form] || tok.Term != stemRussian(tok.Form) {
			t.Errorf("%s: %+v", word, tok)
		}
	}
	for _, word := range strings.Fields("що хто скільки у в із зі і до від за під який яка щоб") {
		if tok := Analyze(nil, word)[0]; !tok.Stop {
			t.Errorf("%s is searched: %+v", word, tok)
		}
	}
}
