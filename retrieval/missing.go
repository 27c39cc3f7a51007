package retrieval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// missing lists the words of the question that the coverage does not hold,
// except those that only make a question of it. Concepts for which a substitute
// was found are not missing, and nobody knows of those that nothing translates.
func (q *Question) missing(substituted []bool) (words []string) {
	for w := range q.askedWords {
		if w.isMissing(q, substituted, notHeld) && !w.isUntranslated(q) && !q.saysWhen(w.text) {
			words = append(words, w.text)
		}
	}
	return words
}

// outsideFilter lists the words of the question that the coverage holds, but
// nothing that passes the filter does.
func (q *Question) outsideFilter(substituted []bool) (words []string) {
	for w := range q.askedWords {
		if w.isMissing(q, substituted, notFound) && !w.isMissing(q, substituted, notHeld) && !q.saysWhen(w.text) {
			words = append(words, w.text)
		}
	}
	return words
}

// untranslated lists the words of the question that are missing, and that
// nothing translates into a language of the coverage.
func (q *Question) untranslated(substituted []bool) (words []string) {
	for w := range q.askedWords {
		if w.isMissing(q, substituted, notHeld) && w.isUntranslated(q) && !q.saysWhen(w.text) {
			words = append(words, w.text)
		}
	}
	return words
}

// saysWhen tells whether a word is of a date in the question, other than its
// year, which articles write.
func (q *Question) saysWhen(word string) bool {
	return q.dates.Words[word] && (len(word) != 4 || !text.IsNumber(word))
}

// isUntranslated tells whether a word is in a language that the coverage does
// not hold, and no part of it was looked up in another.
func (w askedWord) isUntranslated(q *Question) bool {
	for i := w.concepts.Start; i < w.concepts.End; i++ {
		if c := &q.concepts[i]; !c.foreign || c.lookedUp {
			return false
		}
	}
	return true
}

// notHeld tells whether the coverage does not hold a concept.
func notHeld(c *concept) bool { return !c.held }

// notFound tells whether nothing that passes the filter holds a concept.
func notFound(c *concept) bool { return !c.held || c.outsideFilter }

// An askedWord is a word of the question, which may be several concepts: the
// bigrams of a script without spaces.
type askedWord struct {
	text     string
	concepts text.Span
}

// askedWords yields the words of the question, with bigrams joined into words
// again.
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

// isMissing tells whether all parts of a word are absent and have no
// substitute. If only some are, they may be its ending.
func (w askedWord) isMissing(q *Question, substituted []bool, absent func(*concept) bool) bool {
	for i := w.concepts.Start; i < w.concepts.End; i++ {
		if c := &q.concepts[i]; !absent(c) || substituted[i] || c.implied {
			return false
		}
	}
	return !questionWords[strings.ToLower(w.text)]
}

// lacksTooMuch tells whether what was searched lacks too much of the question
// to hold the whole answer: a quarter or more of the words that name somebody
// or something (one among many may be incidental), or too large a share of its
// weight. Concepts for which a substitute was found do not count.
func (q *Question) lacksTooMuch(substituted []bool) bool {
	names, lacking := 0, 0
	for i := range q.concepts {
		if c := &q.concepts[i]; c.named && !c.implied {
			names++
			if notFound(c) && !substituted[i] {
				lacking++
			}
		}
	}
	return lacking > 0 && 4*lacking >= names || q.unsaidShare(substituted) >= q.unsaidLimit()
}

// The share of a question from which on too much of it is said nowhere. A
// yes-or-no question of at most maxShortQuestion words has a lower limit, as
// all of it is asked. So has a question in a language that the coverage does
// not hold, since its names cross more often than what it asks of them.
const (
	maxUnsaid        = .5
	maxUnsaidYesNo   = .3
	maxUnsaidForeign = .3
	maxShortQuestion = 8
)

// unsaidLimit is the share of this question from which on too much is unsaid.
func (q *Question) unsaidLimit() float64 {
	if slices.ContainsFunc(q.concepts, func(c concept) bool { return c.foreign }) {
		return maxUnsaidForeign
	}
	first, _, _ := strings.Cut(strings.TrimSpace(q.query.Text), " ")
	if len(q.concepts) <= maxShortQuestion && yesNoOpeners[strings.ToLower(first)] {
		return maxUnsaidYesNo
	}
	return maxUnsaid
}

var yesNoOpeners = text.WordSet("did does do is are was were has have had will would can could should must")

// unsaidShare is the share of the question, by weight, that no candidate says:
// words that are missing, and words that occur only in names of outlets. Words
// that only make a question of it and words that say when do not count.
func (q *Question) unsaidShare(substituted []bool) float64 {
	if !slices.ContainsFunc(q.concepts, func(c concept) bool { return notFound(&c) || c.outletOnly }) {
		return 0
	}
	sum, whole := 0.0, 0.0
	for w := range q.askedWords {
		if questionWords[strings.ToLower(w.text)] || q.dates.Words[w.text] {
			continue
		}
		missing := w.isMissing(q, substituted, notFound)
		for i := w.concepts.Start; i < w.concepts.End; i++ {
			whole += q.concepts[i].idf
			if missing || q.concepts[i].outletOnly && !substituted[i] {
				sum += q.concepts[i].idf
			}
		}
	}
	return ratio(sum, whole)
}

// continues tells whether a bigram continues a word.
func continues(word, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	first, _ := utf8.DecodeRuneInString(next)
	return text.UsesBigrams(last) && last == first
}

const (
	// fillers are searched, but link or point to other words and say little by
	// themselves. fillerWeight is the factor on their weight; docs/ranking.md
	// has the measurements.
	fillers = `were between out during across against among around before after above below over under through toward
towards until since upon within without per via both each either neither every other another else just only very too yet
anything something nothing everything anyone someone anybody somebody everyone everybody whose whats what's whos who's
wheres please whether mr mrs ms`
	fillerWeight = .4
)

var (
	fillerWords = text.WordSet(fillers)
	// questionWords are the fillers and the words by which people put a
	// question. An answer need not have them.
	questionWords = text.WordSet(fillers + `
say says said saying according tell tells told call calls called get gets got give gives gave make makes made take takes
took go goes went come comes came happen happens happened think thinks thought use uses used wonder wonders wondered
wondering know knows knew latest newest recent remark remarks statement statements quote quotes comment comments
какого какому какую какова каковы чего чему кого кому кем чей чья чьё чьи говорит сказал сказала
такой такая такое такие такого таких данным заявил заявила заявление заявления высказывания 발언 대해 관해`)
)
