package story

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxTerms is how many terms represent an article, termLeadWords how far into
// its text names are looked for.
const (
	maxTerms      = 20
	termLeadWords = 120
)

// terms returns the hashes of what an article is about: the words of its
// headline, and the names and numbers of its beginning, each once. headline is
// how many of them come from the headline.
func terms(title, text string) (out []uint32, headline int) {
	t := termCollector{seen: map[string]bool{}}
	for _, w := range splitWords(title) {
		t.add(w.text, utf8.RuneCountInString(w.text) >= 4 || w.named)
	}
	headline = len(t.out)
	n := 0
	for _, w := range splitWords(text[:min(len(text), 12*termLeadWords)]) {
		if n++; n > termLeadWords {
			break
		}
		t.add(w.text, w.named && !w.first || w.foreign)
	}
	return t.out, headline
}

type termCollector struct {
	seen map[string]bool
	out  []uint32
}

func (c *termCollector) add(word string, wanted bool) {
	word = strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(word), "’s"), "'s")
	if !wanted || len(c.out) == maxTerms || utf8.RuneCountInString(word) < 2 || stopWords[word] || c.seen[word] {
		return
	}
	c.seen[word] = true
	c.out = append(c.out, hash(word))
}

// stopWords are words of headlines that do not tell what an article is about.
var stopWords = map[string]bool{
	"about": true, "after": true, "again": true, "against": true, "ahead": true, "also": true, "amid": true,
	"another": true, "back": true, "been": true, "before": true, "being": true, "between": true, "could": true,
	"does": true, "down": true, "during": true, "from": true, "further": true, "gets": true, "have": true,
	"having": true, "here": true, "into": true, "just": true, "latest": true, "like": true, "live": true, "make": true,
	"makes": true, "many": true, "more": true, "most": true, "much": true, "must": true, "near": true, "never": true,
	"next": true, "only": true, "other": true, "over": true, "report": true, "reports": true, "said": true,
	"says": true, "seen": true, "should": true, "since": true, "some": true, "still": true, "such": true, "take": true,
	"takes": true, "than": true, "that": true, "their": true, "them": true, "then": true, "there": true, "these": true,
	"they": true, "this": true, "those": true, "through": true, "tells": true, "time": true, "today": true,
	"told": true, "under": true, "until": true, "update": true, "updated": true, "very": true, "want": true,
	"wants": true, "warns": true, "were": true, "what": true, "when": true, "where": true, "which": true, "while": true,
	"will": true, "with": true, "within": true, "without": true, "would": true, "year": true, "years": true,
	"your": true, "monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true,
	"saturday": true, "sunday": true, "january": true, "february": true, "march": true, "april": true, "june": true,
	"july": true, "august": true, "september": true, "october": true, "november": true, "december": true,
}

// A word is a word with what its form reveals.
type word struct {
	text string
	// named: it begins with a capital letter or is a number. first: it begins a
	// sentence. foreign: its script has no capitals.
	named, first, foreign bool
}

func splitWords(text string) []word {
	var out []word
	first := true
	for raw := range strings.FieldsSeq(text) {
		w := strings.TrimFunc(raw, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w != "" {
			r, _ := utf8.DecodeRuneInString(w)
			out = append(out, word{
				text: w, first: first, named: unicode.IsUpper(r) || unicode.IsDigit(r),
				foreign: unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsLower(r),
			})
		}
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(raw, `"'”’)`))
		first = strings.ContainsRune(".!?:。", last)
	}
	return out
}
