package query

import (
	"strings"
	"unicode/utf8"
)

// minRussianVerb is the least number of letters of an infinitive whose past is
// formed by rule. Shorter ones are as often no verbs: мать, пять.
const minRussianVerb = 5

// russianForms are forms of a Russian word whose stem is another one: with a
// vowel that comes and goes (поставка, поставок; боец, бойца; рынок, рынка), and
// the past of verbs (погибнуть, погибнул; упасть, упал). A form that does not
// exist does no harm, since no article has it.
func russianForms(word string) []string {
	if strings.Contains(word, " ") || utf8.RuneCountInString(word) < minRussianVerb-1 {
		return nil
	}
	cut := func(ending string) (head string, last rune, ok bool) {
		head, ok = strings.CutSuffix(word, ending)
		last, _ = utf8.DecodeLastRuneInString(head)
		return head, last, ok && head != ""
	}
	if head, last, ok := cut("ка"); ok {
		if strings.ContainsRune("жчш", last) {
			return []string{head + "ек"}
		}
		return []string{head + "ок"}
	}
	if head, last, ok := cut("ец"); ok {
		switch {
		case last == 'л':
			return []string{head + "ьца", head + "ьцев"}
		case strings.ContainsRune("аеио", last):
			return []string{head + "йца", head + "йцев"}
		}
		return []string{head + "ца", head + "цев"}
	}
	if head, _, ok := cut("ок"); ok {
		return []string{head + "ка", head + "ков"}
	}
	return russianPast(word)
}

// russianPast are the forms of the past of an infinitive.
func russianPast(word string) []string {
	if head, ok := strings.CutSuffix(word, "йти"); ok {
		return []string{head + "шел", head + "шла", head + "шли", head + "шло"}
	}
	if head, ok := strings.CutSuffix(word, "сти"); ok {
		return []string{head + "л", head + "ла", head + "ли"}
	}
	if utf8.RuneCountInString(word) < minRussianVerb || strings.HasSuffix(word, "ость") {
		return nil
	}
	for _, ending := range []string{"сть", "ть"} {
		if head, ok := strings.CutSuffix(word, ending); ok {
			return []string{head + "л", head + "ла", head + "ли"}
		}
		if head, ok := strings.CutSuffix(word, ending+"ся"); ok {
			return []string{head + "лся", head + "лась", head + "лись"}
		}
	}
	return nil
}
