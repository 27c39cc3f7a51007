package retrieval

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// shortestCarried is the least number of letters of a name that is looked for
// in another alphabet: shorter ones become other words too easily.
const shortestCarried = 5

// carried finds names that the coverage has in the other alphabet only: Лавров
// in English articles, Lavrov in Russian ones. A person is looked for in both.
func (f *former) carried() {
	for i, t := range f.tokens {
		word := f.text(i, i+1)
		letters := []rune(word)
		if id, ok := f.number[t.Term]; !ok || t.Stop || f.concepts[id].held && !f.naming || len(letters) < shortestCarried || len(letters) > longestCompound || !unicode.IsUpper(letters[0]) || !lettersOnly(word) {
			continue
		}
		if unicode.Is(unicode.Cyrillic, letters[0]) {
			f.intoLatin(i, strings.ToLower(word))
		} else if inEnglish(t.Term) != ordinary {
			f.inRussian(i, cyrillic.Replace(strings.ToLower(word)+"$"))
		}
	}
}

// cases finds Russian names in their other cases, which stems do not join:
// Лавров loses its ending, as столов does, and Лаврова keeps it.
func (f *former) cases() {
	for i, t := range f.tokens {
		word := f.text(i, i+1)
		first, _ := utf8.DecodeRuneInString(word)
		if t.Stop || !unicode.Is(unicode.Cyrillic, first) || !unicode.IsUpper(first) || len(word) > longestCompound || !lettersOnly(word) {
			continue
		}
		for _, nominative := range nominatives(strings.ToLower(word)) {
			f.inRussian(i, nominative)
		}
	}
}

// inRussian searches a name as a subject and in the genitive, and knows both by
// the first.
func (f *former) inRussian(i int, nominative string) {
	if utf8.RuneCountInString(nominative) < shortestCarried {
		return
	}
	name := withCapitals(nominative)
	f.alsoNamed(i, i+1, nominative, name)
	f.alsoNamed(i, i+1, genitive(nominative), name)
}

// genitive is that of a man's name, empty for what is none.
func genitive(name string) string {
	for _, vowel := range []string{"й", "ь"} {
		if stem, ok := strings.CutSuffix(name, vowel); ok {
			return stem + "я"
		}
	}
	if last, _ := utf8.DecodeLastRuneInString(name); strings.ContainsRune("аеёиоуыэюяії", last) {
		return ""
	}
	return name + "а"
}

// intoLatin searches a Cyrillic name in Latin letters, as the coverage spells
// it.
func (f *former) intoLatin(i int, word string) {
	for _, nominative := range nominatives(word) {
		name := latin.Replace(nominative)
		if len(name) < shortestCarried {
			continue
		}
		f.word(i, name)
		for _, variant := range respelled(name, transcribed, 2) {
			f.word(i, variant)
		}
	}
}

// nominatives are the forms that a Russian name may have where it is the
// subject.
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
	// latin puts Cyrillic letters into Latin ones as English writers mostly do.
	latin = strings.NewReplacer(
		"ский", "sky", "а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ё", "yo", "ж", "zh", "з", "z", "и", "i", "й", "y",
		"к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "kh", "ц", "ts",
		"ч", "ch", "ш", "sh", "щ", "shch", "ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya", "і", "i", "ї", "yi", "є", "ye", "ґ", "g",
	)
	// cyrillic does the reverse; $ is the end of the word.
	cyrillic = strings.NewReplacer(
		"skyy$", "ский", "skyi$", "ский", "skiy$", "ский", "skii$", "ский", "sky$", "ский", "ski$", "ский", "y$", "ий", "ey$", "ей", "ei$", "ей", "$", "",
		"shch", "щ", "zh", "ж", "kh", "х", "ts", "ц", "ch", "ч", "sh", "ш", "ya", "я", "yu", "ю", "yo", "ё", "ye", "е",
		"oy", "ой", "oi", "ой", "ay", "ай", "ai", "ай", "ia", "ия",
		"a", "а", "b", "б", "c", "к", "d", "д", "e", "е", "f", "ф", "g", "г", "h", "х", "i", "и", "j", "й", "k", "к", "l", "л", "m", "м", "n", "н",
		"o", "о", "p", "п", "q", "к", "r", "р", "s", "с", "t", "т", "u", "у", "v", "в", "w", "в", "x", "кс", "y", "ы", "z", "з",
	)
)
