package retrieval

import (
	"strings"
	"unicode"
	"unicode/utf8"
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
			if f.initialism(at, at+words, false) || f.initialism(at, at+words, true) {
				return
			}
		}
	}
}

// initialism searches the initials of some words, of stop words too or not,
// where the coverage uses them for these words.
func (f *former) initialism(from, to int, all bool) bool {
	if f.tokens[from].Stop || f.tokens[to-1].Stop {
		return false
	}
	var initials []rune
	var terms []string
	for _, t := range f.tokens[from:to] {
		if !t.Stop {
			terms = append(terms, t.Term)
		}
		if all || !t.Stop {
			r, _ := utf8.DecodeRuneInString(f.query.Text[t.Start:])
			initials = append(initials, unicode.ToUpper(r))
		}
	}
	if len(initials) < shortestInitialism || len(initials) > longestInitialism {
		return false
	}
	short := string(initials)
	t := f.analyze(short)
	if len(t) != 1 || t[0].Stop || isWord(t[0].Term) || f.v.Spread(t[0].Term) == 0 || !f.v.Together(append(terms, t[0].Term)) {
		return false
	}
	f.standFor(standIn{
		terms: []string{t[0].Term}, asked: f.text(from, to), covers: concepts(f.tokens[from:to], f.number), loose: true,
	}, f.v)
	return true
}

// isWord tells whether English has a stem as a word, or uses it all the time.
func isWord(stem string) bool {
	_, frequent := common()[stem]
	return frequent || inEnglish(stem) == ordinary
}
