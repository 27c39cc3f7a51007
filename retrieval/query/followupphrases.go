package query

import (
	"slices"
	"strings"
)

// The set phrases of a conversation, in small letters and without marks.

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

// leads are what a refinement opens with, longest first.
func leads() []string {
	return []string{
		"what about", "how about", "and what about", "and how about", "but only", "and only", "now only",
		"only", "just", "and", "but", "now", "then", "also", "please", "ok", "okay",
	}
}

// links stand before the name of an outlet or a person.
func links() []string {
	return []string{"from", "by", "in", "with", "naming", "about", "of", "the"}
}

// dateKeys are the words before a date, each with the filter that it means.
func dateKeys() map[string]string {
	return map[string]string{
		"in": "on", "on": "on", "during": "on", "for": "on", "from": "on", "of": "on",
		"since": "since", "after": "after", "until": "until", "till": "until", "before": "before", "as of": "as-of",
	}
}

// trimLead drops what a refinement opens with; only is true where that names a
// filter by itself.
func trimLead(text string) (rest string, led, only bool) {
	rest = strings.TrimFunc(text, isMark)
	if before, ok := strings.CutSuffix(rest, " please"); ok {
		rest = strings.TrimFunc(before, isMark)
	}
	for again := true; again; {
		again = false
		for _, lead := range leads() {
			if after, ok := cutPhrase(rest, lead); ok {
				rest, led, again = after, true, true
				only = only || strings.HasSuffix(lead, "only")
			}
		}
	}
	return rest, led, only
}

// trimLink drops the words before a name, and returns the last of them.
func trimLink(text string) (rest, link string) {
	rest = strings.TrimFunc(text, isMark)
	for _, word := range append([]string{"only", "just"}, links()...) {
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

// cutPhrase drops words at the beginning of text, whatever their case.
func cutPhrase(text, words string) (rest string, ok bool) {
	n := len(words)
	if len(text) <= n || !strings.EqualFold(text[:n], words) || text[n] != ' ' && text[n] != ',' {
		return text, false
	}
	return strings.TrimLeft(text[n:], " ,"), true
}

// droppedKind reads "without dates" and the like.
func droppedKind(said string) (FilterKind, bool) {
	verb, what, ok := strings.Cut(said, " ")
	if !ok || !slices.Contains([]string{"without", "no", "any", "drop", "all", "ignore"}, verb) {
		return 0, false
	}
	what = strings.TrimPrefix(strings.TrimPrefix(what, "the "), "any ")
	switch strings.TrimSuffix(strings.TrimSuffix(what, " filter"), "s") {
	case "date", "time", "time limit", "period", "day", "year", "month":
		return byDate, true
	case "source", "outlet", "paper", "publisher":
		return BySource, true
	case "person", "people", "name":
		return ByPerson, true
	}
	return 0, false
}
