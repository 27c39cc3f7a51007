package retrieval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// Letters of an initialism, at least and at most. Two letters mean too many
// things.
const (
	minInitialism = 3
	maxInitialism = 6
)

// initialisms adds the initialism of a name that the question gives in full:
// NIS for National Intelligence Service. Articles explain their initialisms, so
// at least one passage must hold both, and an English word is never one. An
// initialism counts as a loose substitute: an article repeats it so often that
// it would outweigh the name. In a question all in capitals names cannot be
// told.
func (e *expander) initialisms() {
	if !strings.ContainsFunc(e.query.Text, unicode.IsLower) {
		return
	}
	for from := 0; from < len(e.tokens); {
		to := e.nameEnd(from, officialName)
		e.initialismWithin(from, to)
		from = max(to, from+1)
	}
}

// initialismWithin searches the initialism of the longest part of a name that
// has one: titles and names of persons may surround it.
func (e *expander) initialismWithin(from, to int) {
	for words := min(to-from, 2*maxInitialism); words >= minInitialism; words-- {
		for at := from; at+words <= to; at++ {
			if e.initialism(at, at+words) {
				return
			}
		}
	}
}

// initialism searches the initials of tokens from..to, with and without those
// of stop words, if the coverage uses them for these words.
func (e *expander) initialism(from, to int) bool {
	if e.tokens[from].Stop || e.tokens[to-1].Stop {
		return false
	}
	var initials, all []rune
	var terms []string
	for _, t := range e.tokens[from:to] {
		r, _ := utf8.DecodeRuneInString(e.query.Text[t.Start:])
		all = append(all, unicode.ToUpper(r))
		if !t.Stop {
			initials, terms = append(initials, unicode.ToUpper(r)), append(terms, t.Term)
		}
	}
	for _, short := range slices.Compact([]string{string(initials), string(all)}) {
		if term, ok := e.shortFor(short, terms); ok {
			e.addSubstitute(substitute{
				terms: []string{term}, asked: e.text(from, to), covers: concepts(e.tokens[from:to], e.conceptByTerm), loose: true,
			}, e.v)
			return true
		}
	}
	return false
}

// shortFor is the term of some initials, if the coverage uses them together
// with the given terms.
func (e *expander) shortFor(initials string, terms []string) (term string, ok bool) {
	if n := utf8.RuneCountInString(initials); n < minInitialism || n > maxInitialism {
		return "", false
	}
	t := e.analyze(initials)
	if len(t) != 1 || t[0].Stop || isWord(t[0].Term) || e.v.Spread(t[0].Term) == 0 {
		return "", false
	}
	return t[0].Term, e.v.Together(append(terms, t[0].Term))
}

// isWord tells whether English lists a stem as a word, or uses it frequently.
func isWord(stem string) bool {
	return text.IsCommon(stem) || text.EnglishListing(stem) == text.ListedWord
}
