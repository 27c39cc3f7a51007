package retrieval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// The least and the most words of a name that has an initialism worth a look:
// two letters mean too many things.
const (
	shortestInitialism = 3
	longestInitialism  = 6
)

// initialisms finds the short form of a name that the question gives in full:
// NIS for National Intelligence Service. Articles say what their initialisms
// stand for, so one passage at least must hold both; what English has as a word
// is none. They count as what means nearly the same: said over and over in an
// article, they would weigh more than the name. A question all in capitals does
// not tell its names.
func (f *former) initialisms() {
	if !strings.ContainsFunc(f.query.Text, unicode.IsLower) {
		return
	}
	for from := 0; from < len(f.tokens); {
		to := f.fullNameFrom(from)
		f.initialismWithin(from, to)
		from = max(to, from+1)
	}
}

// fullNameFrom is where the name ends that begins with a token: words with
// capitals, and stop words among them, as in Ministry of Defence.
func (f *former) fullNameFrom(from int) (end int) {
	end = from
	for to := from; to < len(f.tokens); to++ {
		t := f.tokens[to]
		if !lettersOnly(f.text(to, to+1)) || !t.Stop && !capitalised(f.query.Text, t) || t.Stop && to == from {
			break
		}
		if !t.Stop {
			end = to + 1
		}
		if to+1 < len(f.tokens) && !f.follows(to) {
			break
		}
	}
	return end
}

// follows tells whether the next word may be of the same name as a token.
func (f *former) follows(i int) bool {
	between := f.query.Text[f.tokens[i].End:f.tokens[i+1].Start]
	for _, possessive := range []string{"'s", "’s", "'", "’"} {
		between = strings.TrimPrefix(between, possessive)
	}
	return adjoins(between)
}

// initialismWithin searches the initialism of the longest part of a name that
// has one: others' titles may stand before it, and their names behind it.
func (f *former) initialismWithin(from, to int) {
	for words := min(to-from, 2*longestInitialism); words >= shortestInitialism; words-- {
		for at := from; at+words <= to; at++ {
			if f.initialism(at, at+words) {
				return
			}
		}
	}
}

// initialism searches the initials of some words, without those of stop words
// or with them, where the coverage uses them for these words.
func (f *former) initialism(from, to int) bool {
	if f.tokens[from].Stop || f.tokens[to-1].Stop {
		return false
	}
	var initials, all []rune
	var terms []string
	for _, t := range f.tokens[from:to] {
		r, _ := utf8.DecodeRuneInString(f.query.Text[t.Start:])
		all = append(all, unicode.ToUpper(r))
		if !t.Stop {
			initials, terms = append(initials, unicode.ToUpper(r)), append(terms, t.Term)
		}
	}
	for _, short := range slices.Compact([]string{string(initials), string(all)}) {
		if term, ok := f.shortFor(short, terms); ok {
			f.standFor(standIn{
				terms: []string{term}, asked: f.text(from, to), covers: concepts(f.tokens[from:to], f.number), loose: true,
			}, f.v)
			return true
		}
	}
	return false
}

// shortFor is the term of some initials, if the coverage uses them for words
// with these terms.
func (f *former) shortFor(initials string, terms []string) (term string, ok bool) {
	if n := utf8.RuneCountInString(initials); n < shortestInitialism || n > longestInitialism {
		return "", false
	}
	t := f.analyze(initials)
	if len(t) != 1 || t[0].Stop || isWord(t[0].Term) || f.v.Spread(t[0].Term) == 0 {
		return "", false
	}
	return t[0].Term, f.v.Together(append(terms, t[0].Term))
}

// isWord tells whether English has a stem as a word, or uses it all the time.
func isWord(stem string) bool {
	return text.IsCommon(stem) || text.EnglishListing(stem) == text.ListedWord
}
