package retrieval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// The least number of letters of a name that is looked for in another alphabet,
// if it has a capital and if it has none: shorter ones become other words too
// easily.
const (
	shortestCarried = 4
	shortestSmall   = 5
)

// carried finds names that the coverage has in the other alphabet only: Лавров
// in English articles, Lavrov in Russian ones. A person is looked for in both.
func (f *former) carried() {
	for i, t := range f.tokens {
		id, ok := f.number[t.Term]
		if word := f.text(i, i+1); !ok || t.Stop || f.concepts[id].held && !f.naming || !f.maybeCarried(word) {
			continue
		} else if word = strings.ToLower(word); unicode.Is(unicode.Cyrillic, firstRune(word)) {
			f.intoLatin(i, word)
		} else if text.EnglishListing(t.Term) != text.ListedWord {
			f.intoCyrillic(i, word)
		}
	}
}

// maybeCarried tells whether a word may be a name. English has a list of what
// is none in small letters, Russian has not: волков is Volkov, or of wolves,
// if the question does not tell its names by their capitals.
func (f *former) maybeCarried(word string) bool {
	letters := utf8.RuneCountInString(word)
	if letters > longestCompound || !lettersOnly(word) {
		return false
	}
	first := firstRune(word)
	if unicode.IsUpper(first) {
		return letters >= shortestCarried
	}
	return letters >= shortestSmall && !(unicode.Is(unicode.Cyrillic, first) && f.tellsNames())
}

// tellsNames tells whether some word of the question but the first begins with
// a capital, and goes on without: США is written so by everybody.
func (f *former) tellsNames() bool {
	return slices.ContainsFunc(f.tokens[1:], func(t text.Token) bool {
		word := f.query.Text[t.Start:t.End]
		return unicode.IsUpper(firstRune(word)) && strings.ContainsFunc(word, unicode.IsLower)
	})
}

func firstRune(word string) rune {
	r, _ := utf8.DecodeRuneInString(word)
	return r
}

// intoCyrillic searches a Latin name in Cyrillic letters. A short one must be
// no form of a shorter word on either side: Gore is not горе, of гора.
func (f *former) intoCyrillic(i int, word string) {
	name := cyrillic.Replace(word + "$")
	if len(word) < shortestSmall && !(f.whole(word) && f.whole(name)) {
		return
	}
	f.also(i, i+1, name)
}

// whole tells whether a word has no ending.
func (f *former) whole(word string) bool {
	t := f.analyze(word)
	return len(t) == 1 && t[0].Term == t[0].Form
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
		if len(name) < shortestSmall {
			continue
		}
		for _, variant := range respelled(name, transcribed, 2) {
			if len(variant) >= shortestSmall {
				f.word(i, variant)
			}
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
