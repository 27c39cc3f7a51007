package query

import (
	"slices"
	"strings"
)

// The set phrases of a conversation, in the form of NormalizePhrase.

func pageWords() []string {
	return []string{"more", "more of this", "more results", "more passages", "next", "next page", "go on", "continue"}
}

func resetWords() []string {
	return []string{
		"reset", "everything", "all", "all sources", "all of it", "search everything", "start over", "clear",
		"clear filters", "no filters", "no filter", "without filters", "without filter", "forget filters",
		"drop filters", "reset filters",
	}
}

// refinementLeads are the openings of a refinement, longest first.
func refinementLeads() []string {
	return []string{
		"what about", "how about", "and what about", "and how about", "but only", "and only", "now only",
		"only", "just", "and", "but", "now", "then", "also", "please", "ok", "okay",
	}
}

// nameLeads are the words before the name of an outlet or a person.
func nameLeads() []string {
	return []string{"from", "by", "in", "with", "naming", "about", "of", "the"}
}

// spokenDateKeys are the words before a date, each with the key of the written
// filter that it means.
func spokenDateKeys() map[string]string {
	return map[string]string{
		"in": "on", "on": "on", "during": "on", "for": "on", "from": "on", "of": "on",
		"since": "since", "after": "after", "until": "until", "till": "until", "before": "before", "as of": "as-of",
	}
}

// trimLead removes the opening of a refinement. led says that there was one,
// only that it ends in "only", which makes a filter of whatever follows.
func trimLead(text string) (rest string, led, only bool) {
	rest = strings.TrimFunc(text, isMark)
	if before, ok := strings.CutSuffix(rest, " please"); ok {
		rest = strings.TrimFunc(before, isMark)
	}
	for again := true; again; {
		again = false
		for _, lead := range refinementLeads() {
			if after, ok := cutPhrase(rest, lead); ok {
				rest, led, again = after, true, true
				only = only || strings.HasSuffix(lead, "only")
			}
		}
	}
	return rest, led, only
}

// trimLink removes the words before a name, and returns the last of them that
// matters.
func trimLink(text string) (rest, link string) {
	rest = strings.TrimFunc(text, isMark)
	for _, word := range append([]string{"only", "just"}, nameLeads()...) {
		if rest == word {
			return "", word
		}
		if after, ok := cutPhrase(rest, word); ok {
			rest = after
			if word != "the" {
				link = word
			}
		}
	}
	return rest, link
}

// cutPhrase removes words from the beginning of text, ignoring case.
func cutPhrase(text, words string) (rest string, ok bool) {
	n := len(words)
	if len(text) <= n || !strings.EqualFold(text[:n], words) || text[n] != ' ' && text[n] != ',' {
		return text, false
	}
	return strings.TrimLeft(text[n:], " ,"), true
}

// droppedFacet reads "without dates", "any outlet" and similar phrases.
func droppedFacet(said string) (Facet, bool) {
	verb, what, ok := strings.Cut(said, " ")
	if !ok || !slices.Contains([]string{"without", "no", "any", "drop", "all", "ignore"}, verb) {
		return 0, false
	}
	what = strings.TrimPrefix(strings.TrimPrefix(what, "the "), "any ")
	switch strings.TrimSuffix(strings.TrimSuffix(what, " filter"), "s") {
	case "date", "time", "time limit", "period", "day", "year", "month":
		return FacetDate, true
	case "source", "outlet", "paper", "publisher":
		return FacetSource, true
	case "person", "people", "name":
		return FacetPerson, true
	}
	return 0, false
}
