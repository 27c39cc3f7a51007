package retrieval

import (
	"cmp"
	"slices"
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/spanish"
)

// Words of French and Spanish are indexed by English stems, and French ones
// together with an elided word before them: lembauche. What the coverage holds is
// compared by stems of their own.

// A romanceStemmer compares the words of one of these languages.
type romanceStemmer struct {
	stem func(*snowballstem.Env) bool
	// infinitives are endings that short words keep.
	infinitives []string
	// accents are endings, folded, as the stemmer knows them.
	accents [][2]string
	// common are terms of which articles in the language have some.
	common []string
	// clitics are what may stand before a vowel, elided.
	clitics []string
}

var (
	frenchStemmer = romanceStemmer{french.Stem, nil, nil,
		[]string{"les", "des", "une", "dan", "pour", "est", "du", "aux", "leur", "qui", "apr"},
		[]string{"l", "d", "qu", "n", "s", "j", "m", "c"}}
	spanishStemmer = romanceStemmer{spanish.Stem, []string{"ar", "er", "ir"},
		[][2]string{{"acion", "ación"}, {"ira", "irá"}, {"iran", "irán"}, {"era", "erá"}, {"eran", "erán"}, {"ian", "ían"}},
		[]string{"los", "las", "del", "por", "una", "para", "con", "que", "sus", "fue"}, nil}
)

// minRomanceTerms is how many common terms coverage in a language has.
const minRomanceTerms = 3

// romanceForms adds forms of French and Spanish words. A question that is in no
// language in particular is read in one that half of the articles are in.
func (e *expander) romanceForms() {
	for _, l := range []struct {
		*romanceStemmer
		asked bool
	}{{&frenchStemmer, e.query.IsFrench()}, {&spanishStemmer, e.query.IsSpanish()}} {
		held := 0
		for _, term := range l.common {
			if e.v.Spread(term) > 0 {
				held++
			}
		}
		most := max(e.v.Spread("de"), e.v.Spread("la"))
		if held < minRomanceTerms || !l.asked && (2*most < e.v.Articles() || hasEnglish(e.tokens)) {
			continue
		}
		for i, t := range e.tokens {
			if !t.Stop && lettersOnly(e.text(i, i+1)) {
				e.addRomance(i, l.romanceStemmer)
			}
		}
		return
	}
}

const (
	// maxRomanceForms is how many forms of one word are searched.
	maxRomanceForms = 12
	// maxRomanceTerms is how many terms are compared with one word at most.
	maxRomanceTerms = 512
	// minRomanceStem is the least number of letters of a stem.
	minRomanceStem = 3
)

// addRomance adds the forms of a word that the coverage holds, the most frequent
// first.
func (e *expander) addRomance(i int, l *romanceStemmer) {
	key := l.key(e.tokens[i].Form)
	if len(key) < minRomanceStem {
		return
	}
	var found []string
	for _, term := range e.v.Containing(key, maxRomanceTerms) {
		if term != e.tokens[i].Term && l.related(key, term) {
			found = append(found, term)
		}
	}
	slices.SortFunc(found, func(a, b string) int {
		return cmp.Or(cmp.Compare(e.v.Spread(b), e.v.Spread(a)), cmp.Compare(a, b))
	})
	for _, term := range found[:min(len(found), maxRomanceForms)] {
		e.addInflection(i, term)
	}
}

// related tells whether a term has a stem, with or without an elided word.
func (l *romanceStemmer) related(key, term string) bool {
	if l.key(term) == key {
		return true
	}
	for _, clitic := range l.clitics {
		rest, ok := strings.CutPrefix(term, clitic)
		if ok && rest != "" && strings.IndexByte("aeiouyh", rest[0]) >= 0 && l.key(rest) == key {
			return true
		}
	}
	return false
}

// key is the stem of a folded word, of which nothing is left that a missing
// accent or an English stem changes.
func (l *romanceStemmer) key(word string) string {
	for _, ending := range l.accents {
		if rest, ok := strings.CutSuffix(word, ending[0]); ok {
			word = rest + ending[1]
			break
		}
	}
	env := snowballstem.NewEnv(word)
	l.stem(env)
	stem := env.Current()
	for _, ending := range l.infinitives {
		if rest, ok := strings.CutSuffix(stem, ending); ok && len(rest) >= minRomanceStem {
			stem = rest
			break
		}
	}
	for len(stem) > minRomanceStem && strings.IndexByte("eiaosxy", stem[len(stem)-1]) >= 0 {
		stem = stem[:len(stem)-1]
	}
	return stem
}
