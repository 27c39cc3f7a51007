package query

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed calendar.txt
var shippedCalendar string

// A calendar is how one language writes dates and spans of time, in the words of
// the grammar of datefilter.go.
type calendar struct {
	language string
	// phrases maps what is written, in lower case, to words of the grammar.
	phrases map[string][]string
	// weak phrases mean something else in other languages: French hier. They need
	// another word of their own language in the question.
	weak map[string]bool
	// longest is the most words of a phrase.
	longest int
}

// calendars are the shipped ones, by language.
//
//nolint:gochecknoglobals // read once from an embedded file, then constant
var calendars = sync.OnceValue(func() map[string]*calendar {
	all := map[string]*calendar{}
	var c *calendar
	for line := range strings.Lines(shippedCalendar) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			c = &calendar{language: strings.Trim(line, "[]"), phrases: map[string][]string{}, weak: map[string]bool{}}
			all[c.language] = c
		default:
			c.add(line)
		}
	}
	return all
})

// add adds a line of the list.
func (c *calendar) add(line string) {
	said, forms, _ := strings.Cut(line, ":")
	var grammar []string
	if said != "-" {
		grammar = strings.Fields(said)
	}
	for form := range strings.SplitSeq(forms, "|") {
		form = strings.TrimSpace(form)
		strong, weak := strings.CutPrefix(form, "?")
		for _, spelled := range []string{strong, strings.ReplaceAll(strong, "ё", "е")} {
			c.phrases[spelled] = grammar
			if weak {
				c.weak[spelled] = true
			}
		}
		c.longest = max(c.longest, strings.Count(form, " ")+1)
	}
}

// phraseAt returns the words of the grammar for the longest phrase that words
// begin with, and how many of them it takes, 0 for none.
func (c *calendar) phraseAt(words []word) (grammar []string, n int) {
	said := ""
	for i, w := range words[:min(c.longest, len(words))] {
		if i > 0 {
			if endsClauseMark(words[i-1].text) {
				break
			}
			said += " "
		}
		said += w.folded()
		if g, ok := c.phrases[said]; ok {
			grammar, n = g, i+1
		}
	}
	return grammar, n
}

// endsClauseMark tells whether a phrase cannot go on after a word.
func endsClauseMark(text string) bool { return strings.ContainsAny(text[len(text)-1:], ",;?!:") }

// easternBounds are the words of the grammar that stand behind a date in Korean,
// Japanese and Chinese.
var easternBounds = []string{"since", "until", "before", "after", "except"}

// easternPhrases are how those languages say them.
//
//nolint:gochecknoglobals // read once from an embedded file, then constant
var easternPhrases = sync.OnceValue(func() map[string][]string {
	said := map[string][]string{}
	for _, name := range []string{"ko", "ja", "zh"} {
		for form, grammar := range calendars()[name].phrases {
			if len(grammar) == 1 && slices.Contains(easternBounds, grammar[0]) {
				said[grammar[0]] = append(said[grammar[0]], form)
			}
		}
	}
	return said
})

// relativePhrases are the phrases of a language that are a period by themselves.
func relativePhrases(language string) map[string][]string { return periods()[language] }

// periods are those phrases, by language.
//
//nolint:gochecknoglobals // read once from an embedded file, then constant
var periods = sync.OnceValue(func() map[string]map[string][]string {
	all := map[string]map[string][]string{}
	for name, c := range calendars() {
		all[name] = map[string][]string{}
		for form, grammar := range c.phrases {
			if len(grammar) > 1 || len(grammar) == 1 && (grammar[0] == "yesterday" || grammar[0] == "christmas" || grammar[0] == "newyear") {
				all[name][form] = grammar
			}
		}
	}
	return all
})
