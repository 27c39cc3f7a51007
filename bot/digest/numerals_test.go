package digest

import (
	"fmt"
	"testing"
)

func TestNumerals(t *testing.T) {
	for text, want := range map[string]string{
		"Twelve people died.":                               "[12]",
		"Some two hundred and forty of them, she said.":     "[240]",
		"thirty-one thousand five hundred and two ballots":  "[31502]",
		"a million crowns and a hundred sheep":              "[1000000 100]",
		"Two boats, three men and nine dogs":                "[]",
		"the twenty-first time, in the nineties":            "[]",
		"hundreds of houses, thousands of people":           "[]",
		"Someone wrote often of tension and of a stonework": "[]",
		"":                            "[]",
		"fifty - twenty":              "[50 20]",
		"seven hundred. Eleven ships": "[700 11]",
	} {
		if got, words := numerals(text); fmt.Sprint(got) != want || len(words) != len(got) {
			t.Errorf("%q: %v (%q), want %s", text, got, words, want)
		}
	}
}

// TestAFigureIsTheSameInWords: what was told in digits is not new in words.
func TestAFigureIsTheSameInWords(t *testing.T) {
	old := figures("The storm killed 12 people and flooded three hundred houses.")
	for text, want := range map[string]string{
		"Twelve people were killed, and 300 houses flooded.": "",
		"Of the houses, Two hundred and forty are lost.":     "Two hundred and forty",
		"Now 14 are dead, and thirty are missed.":            "14",
	} {
		if got := firstNewFigure(text, old); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
