package retrieval

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/german"

	"dateline/retrieval/text"
)

// Coverage has German if it holds minGermanTerms of commonGerman. A question
// that is in no language in particular is read as German where a quarter of the
// articles have one of the commonest words (die is English too), and one in
// English may have German words where one in germanShare has.
const (
	minGermanTerms = 3
	germanShare    = 10
)

// commonGerman are terms of which German articles have some: they are words of
// no language beside it.
var commonGerman = []string{"und", "auf", "mit", "dem", "aus", "nach", "einer", "wurd", "nicht", "ist", "der", "das", "von", "im"}

// germanForms adds forms of German words, and compounds that end or begin with
// them: Arbeiter, Arbeitern, Hafenarbeiter. Terms have English stems, so what
// the coverage holds is compared by German ones.
func (e *expander) germanForms() {
	if !e.coverageIsGerman() {
		return
	}
	germanQuestion := e.query.IsGerman()
	articles := max(e.v.Spread("der"), e.v.Spread("das"), e.v.Spread("und"), e.v.Spread("auf"), e.v.Spread("mit"))
	if 4*articles >= e.v.Articles() && !hasEnglish(e.tokens) {
		germanQuestion = true
	}
	for i, t := range e.tokens {
		if t.Stop || !text.IsASCII(t.Form) || !lettersOnly(e.text(i, i+1)) ||
			!germanQuestion && (germanShare*articles < e.v.Articles() || text.EnglishListing(t.Term) == text.ListedWord) {
			continue
		}
		e.addGerman(i)
	}
}

// hasEnglish tells whether a question has one of the small words of English.
func hasEnglish(tokens []text.Token) bool {
	return slices.ContainsFunc(tokens, func(t text.Token) bool { return text.EnglishStopWords[t.Form] })
}

func (e *expander) coverageIsGerman() bool {
	held := 0
	for _, term := range commonGerman {
		if e.v.Spread(term) > 0 {
			if held++; held == minGermanTerms {
				return true
			}
		}
	}
	return false
}

// maxGermanForms is how many forms and compounds of one word are searched.
const maxGermanForms = 12

// maxGermanTerms is how many terms are compared with one word at most.
const maxGermanTerms = 512

// minGermanWord is the least number of letters of a word whose forms are looked
// up.
const minGermanWord = 4

// addGerman adds the forms and compounds of a word that the coverage holds, the
// nearest and then the most frequent first.
func (e *expander) addGerman(i int) {
	w := newGermanWord(e.tokens[i].Form, capitalised(e.query.Text, e.tokens[i]))
	type found struct {
		term    string
		kinship germanKinship
		spread  int
	}
	var all []found
	for _, root := range w.roots() {
		for _, term := range e.v.Containing(root, maxGermanTerms) {
			known := slices.ContainsFunc(all, func(f found) bool { return f.term == term })
			if k := w.kinship(term); k != unrelated && term != e.tokens[i].Term && !known {
				all = append(all, found{term, k, e.v.Spread(term)})
			}
		}
	}
	slices.SortFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.kinship, b.kinship), cmp.Compare(b.spread, a.spread), cmp.Compare(a.term, b.term))
	})
	for _, f := range all[:min(len(all), maxGermanForms)] {
		if f.kinship == sameWord {
			e.addInflection(i, f.term)
			continue
		}
		e.addSubstitute(substitute{
			asked: e.text(i, i+1), covers: concepts(e.tokens[i:i+1], e.conceptByTerm), terms: []string{f.term},
			compound: true,
		}, e.v)
	}
}

// A germanKinship says how a term of the coverage goes with a word.
type germanKinship int

const (
	sameWord germanKinship = iota // another form of it
	headOf                        // a compound that is one of what the word names, or a verb made of it
	partOf                        // a compound that begins with the word
	unrelated
)

// A germanWord is a word of the question, to compare terms with.
type germanWord struct {
	form  string
	stems []string
	// noun: it is written with a capital.
	noun bool
}

// newGermanWord returns the word with this folded form.
func newGermanWord(form string, noun bool) germanWord {
	w := germanWord{form: form, stems: germanStems(form), noun: noun}
	for _, umlaut := range []string{"ae", "oe", "ue"} { // ä, ö and ü are folded to a, o and u
		if strings.Contains(form, umlaut) {
			w.stems = append(w.stems, germanStems(strings.ReplaceAll(form, umlaut, umlaut[:1]))...)
		}
	}
	return w
}

// roots are what any related term contains.
func (w germanWord) roots() (roots []string) {
	for _, stem := range w.stems {
		contained := slices.ContainsFunc(w.stems, func(s string) bool { return s != stem && strings.Contains(stem, s) })
		if !contained && len(stem) >= minGermanWord && !slices.Contains(roots, stem) {
			roots = append(roots, stem)
		}
	}
	return roots
}

// germanStems are the stem of a word, and what is left of it as a verb.
func germanStems(word string) (stems []string) {
	if head, ok := strings.CutSuffix(word, "innen"); ok {
		word = head + "in"
	}
	env := snowballstem.NewEnv(word)
	german.Stem(env)
	stems = append(stems, env.Current())
	verb := strings.TrimSuffix(env.Current(), "t")
	for _, prefix := range []string{"", "ge"} {
		if stem, ok := strings.CutPrefix(verb, prefix); ok && len(stem) >= minGermanWord && !slices.Contains(stems, stem) {
			stems = append(stems, stem)
		}
	}
	return stems
}

// kinship tells how a term goes with the word.
func (w germanWord) kinship(term string) germanKinship {
	own := germanStems(term)
	if slices.ContainsFunc(w.stems, func(s string) bool { return slices.Contains(own, s) && len(s) >= minGermanWord }) {
		return sameWord
	}
	nearest := unrelated
	for _, stem := range append(w.stems[:len(w.stems):len(w.stems)], w.form) {
		nearest = min(nearest, w.compound(stem, term, own))
	}
	return nearest
}

const (
	// minGermanPart is the least number of letters of the rest of a compound.
	minGermanPart = 4
	// minGermanHead is the same of a word, stem or form, that a compound ends or
	// begins with; a noun may end it with a letter less.
	minGermanHead = 5
)

func (w germanWord) compound(stem, term string, termStems []string) germanKinship {
	length := max(len(stem), len(w.form))
	if length < minGermanHead && !w.noun || len(stem) < minGermanWord {
		return unrelated
	}
	if at := strings.LastIndex(term, stem); at > 0 {
		before := term[:at]
		ends := slices.ContainsFunc(termStems, func(s string) bool { return strings.HasSuffix(s, stem) }) ||
			at+len(stem) == len(term) || germanEndings[term[at+len(stem):]]
		long := len(before) >= minGermanPart || length >= minGermanHead && len(before) == minGermanPart-1
		if ends && (long && !germanPrefixes[before] || verbPrefixes[before]) {
			return headOf
		}
	}
	if rest, ok := strings.CutPrefix(term, stem); ok && len(stem) >= minGermanHead {
		for _, link := range []string{"", "s", "es", "n", "en", "e", "er"} {
			part, ok := strings.CutPrefix(rest, link)
			if first, _ := utf8.DecodeRuneInString(part); ok && len(part) >= minGermanPart && unicode.IsLetter(first) {
				return partOf
			}
		}
	}
	return unrelated
}

var (
	// germanEndings may follow the stem of the last part of a compound.
	germanEndings = text.WordSet("e en n s es er ern in inn innen t te ten end ung ungen")
	// verbPrefixes make verbs of nouns: bestreiken.
	verbPrefixes = text.WordSet("be")
	// germanPrefixes make other words than compounds.
	germanPrefixes = text.WordSet(`
ver ent zer auf aus bei ein vor mit nach miss durch unter uber hinter wider zwischen gegen herum heraus hinaus voraus
zuruck wieder nieder`)
)
