package evidence

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed countries.txt
var countryText string

// A countryName is one name of a country.
type countryName struct {
	country string
	words   []string
	// adjective: it says what belongs to the country, or who: Russian, Poles.
	adjective bool
}

// countryNames finds the names of countries by their first word, the longest
// first.
//
//nolint:gochecknoglobals // read once from an embedded file, then constant
var countryNames = sync.OnceValue(func() map[string][]countryName {
	byFirst := map[string][]countryName{}
	for line := range strings.Lines(countryText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for column, names := range strings.Split(line, "|") {
			country, _, _ := strings.Cut(line, "|")
			for name := range strings.SplitSeq(names, ",") {
				if words := strings.Fields(name); len(words) > 0 {
					byFirst[words[0]] = append(byFirst[words[0]], countryName{strings.TrimSpace(country), words, column == 1})
				}
			}
		}
	}
	for _, list := range byFirst {
		slices.SortStableFunc(list, func(a, b countryName) int { return len(b.words) - len(a.words) })
	}
	return byFirst
})

// countryAt returns the name of a country that some words begin with, the
// longest; nil for none. Words are folded.
func countryAt(words []word) *countryName {
	if len(words) == 0 {
		return nil
	}
	list := countryNames()[words[0].Form]
	for i := range list {
		if c := &list[i]; c.begins(words) {
			return c
		}
	}
	return nil
}

// begins tells whether words begin with the name.
func (c *countryName) begins(words []word) bool {
	for i, w := range c.words {
		if i >= len(words) || words[i].Form != w {
			return false
		}
	}
	return true
}
