package retrieval

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// respellings finds names as others bring them over from another alphabet:
// Zelensky and Zelenskyy, Lavrov and Lawrow, Choe Son Hui and Choi Sun-hee. A
// single word is respelled by what hardly ever makes another name of it, a
// whole name by more: all of its words must stand together in the coverage.
func (f *former) respellings() {
	for i := range f.tokens {
		if f.maybeForeign(i) {
			for _, variant := range respelled(f.text(i, i+1), transcribed, 2) {
				f.word(i, variant)
			}
		}
	}
	for from := 0; from < len(f.tokens); {
		to := f.nameFrom(from)
		if to-from >= 2 && to-from <= longestName {
			f.wholeName(from, to)
		}
		from = max(to, from+1)
	}
}

const (
	// longestName is how many words a name has at most.
	longestName = 4
	// longestPart is how many bytes a word of a name has at most.
	longestPart = 60
)

// maybeForeign tells whether a word may be a name from another alphabet: it has
// a capital, or nobody knows it, and English does not.
func (f *former) maybeForeign(i int) bool {
	t, word := f.tokens[i], f.text(i, i+1)
	if t.Stop || len(word) < 5 || len(word) > longestPart || !capitalised(f.query.Text, t) && f.v.Spread(t.Term) > 0 {
		return false
	}
	return lettersOnly(word) && text.EnglishListing(t.Term) != text.ListedWord
}

// word searches a respelling of one word, if it is none that English has, and
// not taken for a form of a shorter one: Vin is none of winning.
func (f *former) word(i int, variant string) {
	t := f.analyze(variant)
	if len(t) == 1 && text.EnglishListing(t[0].Term) != text.ListedWord && len(t[0].Term) >= len(text.FoldName(variant)) {
		f.also(i, i+1, variant)
	}
}

// nameFrom is where the name ends that begins with a token.
func (f *former) nameFrom(from int) (to int) {
	for to = from; to < len(f.tokens) && f.mayBePart(to); {
		to++
		if !f.adjoin(to - 1) {
			break
		}
	}
	return to
}

// mayBePart tells whether a word may be one of a name.
func (f *former) mayBePart(i int) bool {
	word := f.text(i, i+1)
	return len(word) <= longestPart && capitalised(f.query.Text, f.tokens[i]) && lettersOnly(word)
}

// mostNameForms bounds how many forms of one name are looked at.
const mostNameForms = 64

// wholeName searches a name with each of its words respelled or not.
func (f *former) wholeName(from, to int) {
	exchanges := withinNames
	if f.koreanLike(from, to) {
		exchanges = korean
	}
	forms := []string{""}
	for i := from; i < to; i++ {
		var longer []string
		for _, variant := range f.held(i, exchanges) {
			for _, form := range forms {
				longer = append(longer, strings.TrimPrefix(form+" "+variant, " "))
			}
		}
		forms = longer[:min(len(longer), mostNameForms)]
	}
	for _, form := range forms {
		f.also(from, to, form)
	}
}

// held are a word and those of its respellings that the coverage holds.
func (f *former) held(i int, exchanges []exchange) []string {
	word := f.text(i, i+1)
	held := []string{word}
	for _, variant := range respelled(word, exchanges, 1) {
		if t := f.analyze(variant); len(t) == 1 && f.v.Spread(t[0].Term) > 0 {
			held = append(held, variant)
		}
	}
	return held
}

// koreanLike tells whether a name is put together like a Korean one, of three
// short words.
func (f *former) koreanLike(from, to int) bool {
	for i := from; i < to; i++ {
		if len(f.text(i, i+1)) > 6 {
			return false
		}
	}
	return to-from == 3
}

// An exchange is what writers put for the same letters of another alphabet: at
// the end of a word only, or at its beginning, or anywhere.
type exchange struct {
	a, b  string
	place exchangePlace
}

type exchangePlace uint8

const (
	anywhere exchangePlace = iota
	atStart
	atEnd
	oneWay // anywhere, b for a only
)

var (
	// transcribed are exchanges that keep a name of five letters what it is.
	transcribed = []exchange{
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
	// closeNames are those that are safe where the rest of a name agrees.
	closeNames = []exchange{
		{"ph", "f", anywhere}, {"ck", "k", anywhere}, {"c", "k", anywhere}, {"ou", "u", anywhere}, {"oo", "u", anywhere}, {"ee", "i", anywhere}, {"th", "t", oneWay}, {"y", "i", oneWay},
		{"mm", "m", anywhere}, {"nn", "n", anywhere}, {"ll", "l", anywhere}, {"ss", "s", oneWay}, {"pp", "p", oneWay}, {"tt", "t", oneWay}, {"ff", "f", anywhere},
	}
	// withinNames are all of those.
	withinNames = func() []exchange { return slices.Concat(closeNames, transcribed) }()
	// korean are the exchanges among the ways to write Korean: McCune and
	// Reischauer's, that of 2000, and those of the passports.
	korean = []exchange{
		{"oe", "oi", anywhere}, {"eo", "o", anywhere}, {"eo", "u", anywhere}, {"o", "u", anywhere}, {"eu", "u", anywhere}, {"oo", "u", anywhere}, {"oo", "o", anywhere},
		{"ee", "i", anywhere}, {"ee", "ui", anywhere}, {"hi", "hui", atEnd}, {"y", "i", atStart}, {"ae", "ai", anywhere}, {"ark", "ak", atEnd},
		{"ch", "j", atStart}, {"g", "k", atStart}, {"b", "p", atStart}, {"d", "t", atStart}, {"r", "l", atStart}, {"sh", "s", atStart}, {"g", "k", atEnd},
		{"lee", "ri", atStart}, {"lee", "yi", atStart}, {"ri", "yi", atStart}, {"roh", "no", atStart},
	}
)

// respelled are the respellings of a word by one exchange, or by as many steps.
func respelled(word string, exchanges []exchange, steps int) (forms []string) {
	word = strings.ToLower(word)
	seen := []string{word}
	if folded := text.FoldName(word); folded != word {
		seen = append(seen, folded)
	}
	own := len(seen)
	for range steps {
		for _, from := range slices.Clone(seen) {
			for _, e := range exchanges {
				seen = added(seen, e.put(from, e.a, e.b))
				if e.place != oneWay {
					seen = added(seen, e.put(from, e.b, e.a))
				}
			}
		}
	}
	return seen[own:]
}

// added is a list with a form that it had not, up to mostRespelled.
func added(seen []string, form string) []string {
	if form == "" || len(seen) == mostRespelled || slices.Contains(seen, form) {
		return seen
	}
	return append(seen, form)
}

// mostRespelled bounds how many respellings of one word are looked at.
const mostRespelled = 32

// put writes one group of letters for another, empty where the word has none.
func (e exchange) put(word, from, to string) string {
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
