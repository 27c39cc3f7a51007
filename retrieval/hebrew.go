package retrieval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// Hebrew writes its article, "and" and the short prepositions as prefixes of the
// word that follows. Nothing in a word tells a prefix from its own first letter:
// the coverage does, because a form counts only if it stands there.

// hebrewPrefixes are the common ones, alone and together.
var hebrewPrefixes = []string{"", "ה", "ו", "ב", "ל", "מ", "ש", "כ", "וה", "וב", "ול", "ומ", "וש", "שה", "מה", "כש", "לה", "שב", "של"}

// hebrewEndings are those of number, gender and the construct state. A letter
// that has a final form has it in none of them.
var hebrewEndings = []string{"", "ה", "ת", "ים", "ות", "י", "ית", "יים"}

const (
	// minHebrew is the least letters that are left of a word without a prefix
	// or an ending.
	minHebrew = 3
	// maxHebrewForms bounds the forms of one word.
	maxHebrewForms = 32
)

// hebrewForms adds the forms of Hebrew words that the coverage holds.
func (e *expander) hebrewForms() {
	for i, t := range e.tokens {
		if word := e.text(i, i+1); !t.Stop && text.IsHebrew(word) && len(word) <= maxNamePart {
			e.addHebrewForms(i, t.Form)
		}
	}
}

// addHebrewForms adds the forms of one word: with other prefixes and endings,
// and what is left of it without a prefix. That also gets other endings after an
// article, or where nothing else is found: without its first letter, the word
// for war has the endings of bread.
func (e *expander) addHebrewForms(i int, word string) {
	added := e.addHebrew(i, word, hebrewVariants(word))
	var stripped []string
	for _, prefix := range hebrewPrefixes[1:] {
		rest, ok := strings.CutPrefix(word, prefix)
		if !ok || utf8.RuneCountInString(rest) < minHebrew {
			continue
		}
		stripped = append(stripped, rest)
		variants := []string{rest}
		if strings.HasSuffix(prefix, "ה") {
			variants = hebrewVariants(rest)
		}
		added += e.addHebrew(i, word, variants)
	}
	if added > 0 || e.v.Spread(word) > 0 {
		return
	}
	for _, rest := range stripped {
		e.addHebrew(i, word, hebrewVariants(rest))
	}
}

// addHebrew searches those of some words that the coverage holds, with any
// prefix, and returns how many it holds.
func (e *expander) addHebrew(i int, word string, variants []string) (added int) {
	for _, variant := range variants {
		for _, prefix := range hebrewPrefixes {
			if form := prefix + variant; added < maxHebrewForms && form != word && e.v.Spread(form) > 0 {
				e.addForm(i, i+1, form)
				added++
			}
		}
	}
	return added
}

// hebrewVariants are a word with its own ending and with others.
func hebrewVariants(word string) []string {
	variants := []string{word}
	stem := hebrewStem(word)
	for _, ending := range hebrewEndings {
		variant := stem + ending
		if ending == "" {
			variant = withFinalLetter(stem)
		}
		if !slices.Contains(variants, variant) {
			variants = append(variants, variant)
		}
	}
	return variants
}

// hebrewStem is a word without its longest ending, and without a final letter.
func hebrewStem(word string) string {
	stem := word
	for _, ending := range hebrewEndings[1:] {
		if rest, ok := strings.CutSuffix(word, ending); ok && len(rest) < len(stem) && utf8.RuneCountInString(rest) >= minHebrew {
			stem = rest
		}
	}
	return hebrewInner.Replace(stem)
}

var (
	hebrewInner = strings.NewReplacer("ך", "כ", "ם", "מ", "ן", "נ", "ף", "פ", "ץ", "צ")
	hebrewFinal = map[rune]string{'כ': "ך", 'מ': "ם", 'נ': "ן", 'פ': "ף", 'צ': "ץ"}
)

// withFinalLetter gives the last letter of a word its final form.
func withFinalLetter(word string) string {
	last, size := utf8.DecodeLastRuneInString(word)
	if final, ok := hebrewFinal[last]; ok {
		return word[:len(word)-size] + final
	}
	return word
}
