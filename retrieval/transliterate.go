package retrieval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// The least number of letters of a name that is transliterated, with a capital
// and without. A shorter one becomes some other word too easily.
const (
	minTransliterated      = 4
	minTransliteratedLower = 5
)

// transliterations adds names as the other alphabet has them: Лавров for
// Lavrov, Lavrov for Лавров. A word that the coverage holds is not
// transliterated, unless it is known to be a person's name.
func (e *expander) transliterations() {
	for i, t := range e.tokens {
		id, ok := e.conceptByTerm[t.Term]
		if word := e.text(i, i+1); !ok || t.Stop || e.concepts[id].held && !e.naming || !e.mayTransliterate(word) {
			continue
		} else if word = strings.ToLower(word); unicode.Is(unicode.Cyrillic, firstRune(word)) {
			e.toLatin(i, word)
		} else if text.EnglishListing(t.Term) != text.ListedWord {
			e.toCyrillic(i, word)
		}
	}
}

// mayTransliterate tells whether a word may be a name. In lower case, an
// English word list tells names from words, but there is none for Russian:
// волков is Volkov, or means wolves, unless the question capitalises its names.
func (e *expander) mayTransliterate(word string) bool {
	letters := utf8.RuneCountInString(word)
	if letters > maxCompound || !lettersOnly(word) {
		return false
	}
	first := firstRune(word)
	if unicode.IsUpper(first) {
		return letters >= minTransliterated
	}
	return letters >= minTransliteratedLower && !(unicode.Is(unicode.Cyrillic, first) && e.capitalisesNames())
}

// capitalisesNames tells whether a word of the question other than the first
// begins with a capital and continues in lower case. All capitals prove
// nothing: everybody writes США so.
func (e *expander) capitalisesNames() bool {
	return slices.ContainsFunc(e.tokens[1:], func(t text.Token) bool {
		word := e.query.Text[t.Start:t.End]
		return unicode.IsUpper(firstRune(word)) && strings.ContainsFunc(word, unicode.IsLower)
	})
}

func firstRune(word string) rune {
	r, _ := utf8.DecodeRuneInString(word)
	return r
}

// toCyrillic adds a Latin name in Cyrillic letters. A short one must be
// uninflected on both sides: Gore is not горе, a form of гора.
func (e *expander) toCyrillic(i int, word string) {
	name := cyrillic.Replace(word + "$")
	if len(word) < minTransliteratedLower && !(e.isUninflected(word) && e.isUninflected(name)) {
		return
	}
	e.addForm(i, i+1, name)
}

// isUninflected tells whether stemming leaves a word as it is.
func (e *expander) isUninflected(word string) bool {
	t := e.analyze(word)
	return len(t) == 1 && t[0].Term == t[0].Form
}

// toLatin adds a Cyrillic name in Latin letters, in the spellings that the
// coverage may use.
func (e *expander) toLatin(i int, word string) {
	for _, nominative := range nominatives(word) {
		name := latin.Replace(nominative)
		if len(name) < minTransliterated {
			continue
		}
		e.addWord(i, name)
		if len(name) < minTransliteratedLower {
			continue
		}
		for _, variant := range respellings(name, transcriptions, 2) {
			if len(variant) >= minTransliteratedLower {
				e.addWord(i, variant)
			}
		}
	}
}

// nominatives are the nominative forms that an inflected Russian name may have.
func nominatives(word string) []string {
	for _, ending := range []string{"ского", "скому", "ским", "ском"} {
		if stem, ok := strings.CutSuffix(word, ending); ok {
			return []string{stem + "ский"}
		}
	}
	forms := []string{word}
	for _, ending := range []string{"ым", "ом", "ем", "а", "у", "е", "я", "ю"} {
		if stem, ok := strings.CutSuffix(word, ending); ok {
			return append(forms, stem)
		}
	}
	return forms
}

var (
	// latin transliterates Cyrillic as English writers mostly do.
	latin = strings.NewReplacer(
		"ский", "sky", "а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ё", "yo", "ж", "zh", "з", "z", "и", "i", "й", "y",
		"к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "kh", "ц", "ts",
		"ч", "ch", "ш", "sh", "щ", "shch", "ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya", "і", "i", "ї", "yi", "є", "ye", "ґ", "g",
	)
	// cyrillic transliterates Latin letters; $ marks the end of the word.
	cyrillic = strings.NewReplacer(
		"skyy$", "ский", "skyi$", "ский", "skiy$", "ский", "skii$", "ский", "sky$", "ский", "ski$", "ский", "y$", "ий", "ey$", "ей", "ei$", "ей", "$", "",
		"shch", "щ", "zh", "ж", "kh", "х", "ts", "ц", "ch", "ч", "sh", "ш", "ya", "я", "yu", "ю", "yo", "ё", "ye", "е",
		"oy", "ой", "oi", "ой", "ay", "ай", "ai", "ай", "ia", "ия",
		"a", "а", "b", "б", "c", "к", "d", "д", "e", "е", "f", "ф", "g", "г", "h", "х", "i", "и", "j", "й", "k", "к", "l", "л", "m", "м", "n", "н",
		"o", "о", "p", "п", "q", "к", "r", "р", "s", "с", "t", "т", "u", "у", "v", "в", "w", "в", "x", "кс", "y", "ы", "z", "з",
	)
)
