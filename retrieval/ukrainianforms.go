package retrieval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// ukrainianForms adds forms whose stem is another one because a vowel or the
// last consonant changes, or a vowel comes and goes: Ріг, Рогу, Розі; будинок,
// будинку; сказати, сказав. The words most used are indexed under one stem; no
// list has all names.
func (e *expander) ukrainianForms() {
	if !e.v.Between("і", "ї", 1) {
		return // as nearly always: no Ukrainian word begins with і
	}
	for i, t := range e.tokens {
		if t.Stop || !unicode.Is(unicode.Cyrillic, firstRune(t.Form)) {
			continue
		}
		for _, stem := range ukrainianStems(t) {
			e.addInflection(i, stem)
		}
	}
}

// addInflection searches another stem of a word of the question.
func (e *expander) addInflection(i int, stem string) {
	e.addSubstitute(substitute{
		asked: e.text(i, i+1), covers: concepts(e.tokens[i:i+1], e.conceptByTerm), terms: []string{stem},
		inflection: true,
	}, e.v)
}

// minChangedStem is the least number of letters of a stem of which another is
// made.
const minChangedStem = 3

// minClosedStem is the same where the vowel of the last syllable changes. The
// shorter ones that matter are listed.
const minClosedStem = 4

// ukrainianStems are other stems that the forms of a word may have.
func ukrainianStems(t text.Token) (stems []string) {
	for _, form := range ukrainianParadigm(t.Form) {
		for _, other := range text.Analyze(nil, form) {
			stems = append(stems, other.Term)
		}
	}
	stem := t.Term
	if utf8.RuneCountInString(stem) < minChangedStem {
		return stems
	}
	for _, c := range fleeting {
		if head, ok := strings.CutSuffix(stem, c[0]); ok {
			stems = append(stems, head+c[1])
		}
		if head, ok := strings.CutSuffix(stem, c[1]); ok && !endsInVowel(head) {
			stems = append(stems, head+c[0])
		}
	}
	return append(append(stems, softened(t)...), closed(stem)...)
}

// ukrainianParadigm are forms of a word whose stem is longer or shorter: the
// infinitive of a verb and its past, and what gives something to -ові.
func ukrainianParadigm(form string) []string {
	for _, ending := range []string{"ти", "в", "ла", "ло", "ли"} {
		if head, ok := strings.CutSuffix(form, ending); ok && endsInVowel(head) {
			return []string{head + "ти", head + "в", head + "ла", head + "ли"}
		}
	}
	if head, ok := strings.CutSuffix(form, "ові"); ok {
		return []string{head}
	}
	return nil
}

// fleeting are ends of stems with a vowel that an ending drives out, and without.
var fleeting = [][2]string{{"ок", "к"}, {"ец", "ц"}, {"ен", "н"}, {"он", "н"}, {"ел", "л"}}

// softened exchanges the last consonant of a stem for the one before -і, and
// back where the word has that ending.
func softened(t text.Token) (stems []string) {
	for _, c := range [][2]string{{"г", "з"}, {"к", "ц"}, {"х", "с"}} {
		if head, ok := strings.CutSuffix(t.Term, c[0]); ok {
			stems = append(stems, head+c[1])
		}
		if head, ok := strings.CutSuffix(t.Term, c[1]); ok && strings.HasSuffix(t.Form, c[1]+"і") {
			stems = append(stems, head+c[0])
		}
	}
	return stems
}

// closed exchanges the vowel of the last syllable for the one that it has
// without an ending, or with one.
func closed(stem string) []string {
	at := strings.LastIndexAny(stem, ukrainianVowels)
	if at < 0 {
		return nil
	}
	vowel, size := utf8.DecodeRuneInString(stem[at:])
	head, rest := stem[:at], stem[at+size:]
	if utf8.RuneCountInString(rest) != 1 || utf8.RuneCountInString(stem) < minClosedStem {
		return nil // the syllable is open, or two consonants keep its vowel
	}
	switch vowel {
	case 'і':
		return []string{head + "о" + rest, head + "е" + rest}
	case 'о', 'е':
		return []string{head + "і" + rest}
	}
	return nil
}

const ukrainianVowels = "аеєиіоуюя"

func endsInVowel(stem string) bool {
	last, _ := utf8.DecodeLastRuneInString(stem)
	return strings.ContainsRune(ukrainianVowels, last)
}
