package retrieval

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// respellings adds names as others transcribe them from another alphabet:
// Zelensky and Zelenskyy, Lavrov and Lawrow, Choe Son Hui and Choi Sun-hee. A
// single word is respelled in ways that hardly ever make another name of it, a
// whole name in more ways, since all of its words must stand together in the
// coverage.
func (e *expander) respellings() {
	for i := range e.tokens {
		if e.mayBeForeign(i) {
			for _, variant := range respellings(e.text(i, i+1), transcriptions, 2) {
				e.addWord(i, variant)
			}
		}
	}
	for from := 0; from < len(e.tokens); {
		to := e.nameEnd(from, personName)
		if to-from >= 2 && to-from <= maxNameWords {
			e.wholeName(from, to)
		}
		from = max(to, from+1)
	}
}

const (
	// maxNameWords is the most words of a person's name.
	maxNameWords = 4
	// maxNamePart is the most bytes of a word of a name.
	maxNamePart = 60
)

// mayBeForeign tells whether a word may be a name from another alphabet: it is
// capitalised, or the coverage lacks it, and English does not list it.
func (e *expander) mayBeForeign(i int) bool {
	t, word := e.tokens[i], e.text(i, i+1)
	if t.Stop || len(word) < 5 || len(word) > maxNamePart || !capitalised(e.query.Text, t) && e.v.Spread(t.Term) > 0 {
		return false
	}
	return lettersOnly(word) && text.EnglishListing(t.Term) != text.ListedWord
}

// addWord searches a respelling of one word, unless it is an English word or
// would be stemmed to a shorter one: the variant Vin must not find winning.
func (e *expander) addWord(i int, variant string) {
	t := e.analyze(variant)
	if len(t) == 1 && text.EnglishListing(t[0].Term) != text.ListedWord && len(t[0].Term) >= len(text.FoldName(variant)) {
		e.addForm(i, i+1, variant)
	}
}

// maxNameForms bounds the forms of one name.
const maxNameForms = 64

// wholeName searches a name in all combinations of its words' respellings.
func (e *expander) wholeName(from, to int) {
	exchanges := nameRespellings
	if e.koreanLike(from, to) {
		exchanges = koreanRespellings
	}
	forms := []string{""}
	for i := from; i < to; i++ {
		var longer []string
		for _, variant := range e.heldRespellings(i, exchanges) {
			for _, form := range forms {
				longer = append(longer, strings.TrimPrefix(form+" "+variant, " "))
			}
		}
		forms = longer[:min(len(longer), maxNameForms)]
	}
	for _, form := range forms {
		e.addForm(from, to, form)
	}
}

// heldRespellings are a word and those of its respellings that the coverage
// holds.
func (e *expander) heldRespellings(i int, exchanges []respelling) []string {
	word := e.text(i, i+1)
	held := []string{word}
	for _, variant := range respellings(word, exchanges, 1) {
		if t := e.analyze(variant); len(t) == 1 && e.v.Spread(t[0].Term) > 0 {
			held = append(held, variant)
		}
	}
	return held
}

// koreanLike tells whether a name is built like a Korean one, of three short
// words.
func (e *expander) koreanLike(from, to int) bool {
	for i := from; i < to; i++ {
		if len(e.text(i, i+1)) > 6 {
			return false
		}
	}
	return to-from == 3
}

// A respelling is a pair of letter groups that writers use for the same letters
// of another alphabet.
type respelling struct {
	a, b  string
	place respellingPlace
}

// A respellingPlace is where in a word a respelling applies.
type respellingPlace uint8

const (
	anywhere respellingPlace = iota
	atStart
	atEnd
	oneWay // anywhere, but only b for a
)

var (
	// transcriptions are respellings that keep a name of five letters
	// unambiguous.
	transcriptions = []respelling{
		{"w", "v", anywhere}, {"off", "ov", atEnd}, {"eff", "ev", atEnd}, {"ow", "ov", atEnd}, {"ew", "ev", atEnd},
		{"sch", "sh", anywhere}, {"shch", "sch", anywhere}, {"kh", "h", anywhere}, {"kh", "ch", anywhere}, {"ks", "x", anywhere},
		{"oy", "oi", anywhere}, {"oj", "oi", anywhere}, {"ey", "ei", anywhere}, {"ej", "ei", anywhere}, {"ej", "ey", anywhere},
		{"ay", "ai", anywhere}, {"aj", "ai", anywhere}, {"iya", "ia", atEnd}, {"ia", "ya", anywhere}, {"ja", "ya", anywhere}, {"ju", "yu", anywhere}, {"iu", "yu", anywhere},
		{"ye", "e", atStart}, {"yo", "e", anywhere}, {"tz", "ts", anywhere},
		{"sky", "skyy", atEnd}, {"sky", "skiy", atEnd}, {"sky", "skyi", atEnd}, {"sky", "ski", atEnd}, {"sky", "skii", atEnd}, {"sky", "skij", atEnd},
		{"try", "triy", atEnd}, {"try", "tri", atEnd}, {"try", "trii", atEnd}, {"triy", "tri", atEnd},
		{"ä", "ae", anywhere}, {"ö", "oe", anywhere}, {"ü", "ue", anywhere}, {"ø", "oe", anywhere}, {"å", "aa", anywhere},
		{"ae", "a", oneWay}, {"oe", "o", oneWay}, {"ue", "u", oneWay},
	}
	// looseRespellings are safe only where the rest of a name agrees.
	looseRespellings = []respelling{
		{"ph", "f", anywhere}, {"ck", "k", anywhere}, {"c", "k", anywhere}, {"ou", "u", anywhere}, {"oo", "u", anywhere}, {"ee", "i", anywhere}, {"th", "t", oneWay}, {"y", "i", oneWay},
		{"mm", "m", anywhere}, {"nn", "n", anywhere}, {"ll", "l", anywhere}, {"ss", "s", oneWay}, {"pp", "p", oneWay}, {"tt", "t", oneWay}, {"ff", "f", anywhere},
	}
	// nameRespellings are for the words of a whole name.
	nameRespellings = func() []respelling { return slices.Concat(looseRespellings, transcriptions) }()
	// koreanRespellings convert between the romanisations of Korean:
	// McCune-Reischauer, the Revised Romanization of 2000, and those of
	// passports.
	koreanRespellings = []respelling{
		{"oe", "oi", anywhere}, {"eo", "o", anywhere}, {"eo", "u", anywhere}, {"o", "u", anywhere}, {"eu", "u", anywhere}, {"oo", "u", anywhere}, {"oo", "o", anywhere},
		{"ee", "i", anywhere}, {"ee", "ui", anywhere}, {"hi", "hui", atEnd}, {"y", "i", atStart}, {"ae", "ai", anywhere}, {"ark", "ak", atEnd},
		{"ch", "j", atStart}, {"g", "k", atStart}, {"b", "p", atStart}, {"d", "t", atStart}, {"r", "l", atStart}, {"sh", "s", atStart}, {"g", "k", atEnd},
		{"lee", "ri", atStart}, {"lee", "yi", atStart}, {"ri", "yi", atStart}, {"roh", "no", atStart},
	}
)

// respellings are the spellings of a word that at most steps respellings lead
// to.
func respellings(word string, exchanges []respelling, steps int) (forms []string) {
	word = strings.ToLower(word)
	seen := []string{word}
	if folded := text.FoldName(word); folded != word {
		seen = append(seen, folded)
	}
	own := len(seen)
	for range steps {
		for _, from := range slices.Clone(seen) {
			for _, e := range exchanges {
				seen = appendForm(seen, e.put(from, e.a, e.b))
				if e.place != oneWay {
					seen = appendForm(seen, e.put(from, e.b, e.a))
				}
			}
		}
	}
	return seen[own:]
}

// appendForm appends a form, unless it is empty, present already, or one too
// many.
func appendForm(seen []string, form string) []string {
	if form == "" || len(seen) == maxRespellings || slices.Contains(seen, form) {
		return seen
	}
	return append(seen, form)
}

// maxRespellings bounds the respellings of one word, itself included.
const maxRespellings = 32

// put replaces one group of letters by another; empty if the word does not have
// it.
func (e respelling) put(word, from, to string) string {
	switch e.place {
	case atStart:
		if rest, ok := strings.CutPrefix(word, from); ok {
			return to + rest
		}
	case atEnd:
		if rest, ok := strings.CutSuffix(word, from); ok {
			return rest + to
		}
	case anywhere, oneWay:
		if strings.Contains(word, from) {
			return strings.ReplaceAll(word, from, to)
		}
	}
	return ""
}
