package retrieval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// missing are the words of the question that the coverage does not hold, but
// for those that a question is put with and that nobody would miss. Concepts
// that are named otherwise are not missing.
func (q *Question) missing(named []bool) (words []string) {
	for w := range q.askedWords {
		if w.lacking(q, named, unheld) {
			words = append(words, w.text)
		}
	}
	return words
}

// outside are those that the coverage holds, but nothing that passes the
// filter.
func (q *Question) outside(named []bool) (words []string) {
	for w := range q.askedWords {
		if w.lacking(q, named, unfound) && !w.lacking(q, named, unheld) {
			words = append(words, w.text)
		}
	}
	return words
}

// unheld tells whether the coverage does not hold a word, unfound whether
// nothing that passes the filter does.
func unheld(c *concept) bool  { return !c.held }
func unfound(c *concept) bool { return !c.held || c.outside }

// An askedWord is a word of the question, which may be several concepts.
type askedWord struct {
	text     string
	concepts text.Span
}

// askedWords yields the words of the question. What is searched as pairs of
// characters is one word again.
func (q *Question) askedWords(yield func(askedWord) bool) {
	for i := 0; i < len(q.concepts); {
		w := askedWord{q.concepts[i].surface, text.Span{Start: i, End: i + 1}}
		for i++; i < len(q.concepts) && continues(w.text, q.concepts[i].surface); i++ {
			_, first := utf8.DecodeRuneInString(q.concepts[i].surface)
			w.text += q.concepts[i].surface[first:]
			w.concepts.End++
		}
		if !yield(w) {
			return
		}
	}
}

// lacking tells whether all parts of a word are lacking, and not named
// otherwise: the rest may be its ending.
func (w askedWord) lacking(q *Question, named []bool, lacks func(*concept) bool) bool {
	for i := w.concepts.Start; i < w.concepts.End; i++ {
		if !lacks(&q.concepts[i]) || named[i] {
			return false
		}
	}
	return !puttingWords[strings.ToLower(w.text)]
}

// lacks tells whether what was searched lacks too much of the question to hold
// the whole answer: a quarter or more of the words that name somebody or
// something (one among many may be beside the point), or too large a share of
// what it asks, by weight. Concepts that are named otherwise are not lacking.
func (q *Question) lacks(otherwise []bool) bool {
	names, lacking := 0, 0
	for i := range q.concepts {
		if c := &q.concepts[i]; c.named {
			names++
			if unfound(c) && !otherwise[i] {
				lacking++
			}
		}
	}
	return lacking > 0 && 4*lacking >= names || q.unsaid(otherwise) >= q.bearable()
}

// The share of a question from which on too much of it is said nowhere, and
// that of a short one which is answered by yes or no: all of that is asked.
const (
	mostUnsaid  = .5
	mostDoubted = .3
	fewConcepts = 8
)

// bearable is the share of the question that may be said nowhere.
func (q *Question) bearable() float64 {
	first, _, _ := strings.Cut(strings.TrimSpace(q.query.Text), " ")
	if len(q.concepts) <= fewConcepts && yesOrNo[strings.ToLower(first)] {
		return mostDoubted
	}
	return mostUnsaid
}

var yesOrNo = text.WordSet("did does do is are was were has have had will would can could should must")

// unsaid is the share of the question, by weight, that nothing found says: the
// words that are missing, and those that only stand in the names of outlets, of
// all but those that it is put with and those that say when.
func (q *Question) unsaid(otherwise []bool) float64 {
	if !slices.ContainsFunc(q.concepts, func(c concept) bool { return unfound(&c) || c.outletOnly }) {
		return 0
	}
	sum, whole := 0.0, 0.0
	for w := range q.askedWords {
		if puttingWords[strings.ToLower(w.text)] || q.dates.Words[w.text] {
			continue
		}
		missing := w.lacking(q, otherwise, unfound)
		for i := w.concepts.Start; i < w.concepts.End; i++ {
			whole += q.concepts[i].idf
			if missing || q.concepts[i].outletOnly && !otherwise[i] {
				sum += q.concepts[i].idf
			}
		}
	}
	return ratio(sum, whole)
}

// continues tells whether the next pair of characters begins with the last
// character of a word.
func continues(word, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	first, _ := utf8.DecodeRuneInString(next)
	return text.UsesBigrams(last) && last == first
}

// fillers are searched, but join, point or lead to other words and hardly say
// anything by themselves. fillerWorth is what is left of their weight;
// docs/ranking.md says how it was chosen.
const (
	fillers = `were between out during across against among around before after above below over under through toward
towards until since upon within without per via both each either neither every other another else just only very too yet
anything something nothing everything anyone someone anybody somebody everyone everybody whose whats what's whos who's
wheres please whether mr mrs ms`
	fillerWorth = .4
)

// puttingWords are those, and the words that a question is put with: nobody
// would miss them.
var (
	fillerWords  = text.WordSet(fillers)
	puttingWords = text.WordSet(fillers + `
say says said saying according tell tells told call calls called get gets got give gives gave make makes made take takes
took go goes went come comes came happen happens happened think thinks thought use uses used wonder wonders wondered
wondering know knows knew latest newest recent remark remarks statement statements quote quotes comment comments
какого какому какую какова каковы чего чему кого кому кем чей чья чьё чьи говорит сказал сказала
такой такая такое такие такого таких данным заявил заявила заявление заявления высказывания 발언 대해 관해`)
)
