package retrieval

import (
	"cmp"
	"slices"
	"strings"

	"dateline/retrieval/evidence"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// maxConcepts is how many different words of a question are searched, the
// rarest ones of a longer question.
const maxConcepts = 128

// maxWordsRead is how many different words of a question are looked up to find
// the rarest. The rest of a longer text is no question, and would evict from
// caches what other questions need.
const maxWordsRead = 1024

// A Question is a query as read against one coverage. It is not safe for
// concurrent use.
type Question struct {
	// Calibration turns the strength of an answer into a confidence; the zero
	// value stands for the default.
	Calibration Calibration
	// Reader judges the best passages; nil stands for the one by words and rules.
	Reader Reader
	// All: the candidates are all passages that hold a word of the question and
	// pass its filter.
	All bool
	// PhrasesCut: not all passages that may hold a phrase of the question were
	// looked through.
	PhrasesCut bool

	query    query.Query
	dates    query.Dates // in its words
	concepts []concept
	// order has the concept of each token, -1 for a stop word.
	order []int
	// articles is how many articles the coverage has.
	articles int
	// ideal is the score of a passage that holds every concept once.
	ideal       float64
	substitutes []substitute
	hasLoose    bool // one of the substitutes is loose
	names       []name
	terms       []Term
	table       map[string]int   // from terms to indexes of entries
	numbers     text.NumberTable // from the numbers of terms in the candidates to entries
	numberWords []uint32         // the words that numbers are made of, in the candidates' lexicon
	people      []Person
	exclusion   Exclusion
	naming      bool // the query is a person's name
	phrases     []phrase
	onlyPhrases bool // nothing else is asked
	anyPhrase   bool // one of them is enough
	// looseWeight is the factor on the weight of loose substitutes.
	looseWeight float64
	// demands are what it demands of its evidence, once there is some.
	demands *evidence.Demands
	entries []entry
}

// A concept is one word of the question that is searched.
type concept struct {
	// term is the indexed word, form the folded word, surface the word as
	// typed.
	term, form, surface string
	idf                 float64
	// readIDF is the idf with reprints counted like other articles, and spread the
	// number of articles that hold the term.
	readIDF float64
	spread  int
	// held: the coverage holds it, or a substitute for it.
	held bool
	// named: it names somebody or something.
	named bool
	// outletOnly: the candidates have it only in the names of their outlets.
	outletOnly bool
	// outsideFilter: nothing that passes the filter says it.
	outsideFilter bool
	// foreign: it is in a language that the coverage does not hold. lookedUp:
	// it was looked up in those that it does, found or not.
	foreign, lookedUp bool
	// implied: it stands after a number, and articles may write a sign for it,
	// so that nobody can tell whether they hold it.
	implied bool
	// opposites are the terms after which it means something else: with North
	// Korea, it is Korea after South.
	opposites []string
	// oppositeNumbers are the numbers of the opposites in the candidates'
	// lexicon.
	oppositeNumbers []uint32
	// askedForm is the number of its form in the candidates' lexicon, if
	// askedFormSeen.
	askedForm     text.FormNumber
	askedFormSeen bool
}

// A substitute is another name, form or spelling of one or several concepts,
// which is searched beside them.
type substitute struct {
	terms  []string
	name   string // as its file spells it; empty for a form or spelling
	asked  string // the words of the question that it stands for
	covers []int
	// numbers are those of the terms in the candidates' lexicon, 0 for a term
	// that no candidate holds.
	numbers []uint32
	// loose: it means nearly the same, or only sometimes the same.
	loose bool
	// paraphrase: it comes from the thesaurus.
	paraphrase bool
	// inflection: it is a form of the same word, which is not worth reporting.
	inflection bool
	// form is the only form of its term that it stands for, numbered in the
	// candidates' lexicon if formSeen; empty for any form.
	form       string
	formNumber text.FormNumber
	formSeen   bool
	// compound: it is a compound of the word.
	compound bool
	// share is what a passage gains from it, as a share of what the question's
	// own words would have given.
	share float64
	// tight: only one character may stand between its words.
	tight bool
	// number: it is another way to write a number, and part of none.
	number bool
}

// An entry is what a term means to the question: a concept, or -1, and the
// substitutes that begin with it.
type entry struct {
	concept     int
	substitutes []int
}

// Read reads a query against a coverage.
func Read(query query.Query, v Vocabulary) *Question {
	q := &Question{
		query: query, articles: v.Articles(), dates: query.Dates(), looseWeight: looseSubstituteWeight(v.Articles()),
		table: map[string]int{},
	}
	tokens := query.Tokens()
	stopSlips(query.Text, tokens, v)
	stopContractions(query.Text, tokens, v)
	q.readPhrases()
	q.addConcepts(tokens, v)
	q.addNames(tokens)
	q.markNames(tokens)
	q.markDirections(tokens)
	q.addAliases(tokens, v)
	q.addTranslations(tokens, v)
	q.addParaphrases(tokens, v)
	q.addForms(tokens, v)
	q.addSpellings(v)
	q.weighForeign(v)
	q.weigh(v)
	q.people = readPeople(query, v)
	q.exclusion = readExclusion(query, v)
	return q
}

// addConcepts makes a concept of each different word.
func (q *Question) addConcepts(tokens []text.Token, v Vocabulary) {
	number := map[string]int{}
	var counts []int // by concept
	for _, t := range tokens {
		if t.Stop {
			q.order = append(q.order, -1)
			continue
		}
		id, known := number[t.Term]
		if !known && len(q.concepts) == maxWordsRead {
			q.order = append(q.order, -1)
			continue
		}
		if !known {
			id = len(q.concepts)
			number[t.Term] = id
			counts = append(counts, 0)
			spread := v.Spread(t.Term)
			q.concepts = append(q.concepts, concept{
				term: t.Term, form: t.Form, surface: q.query.Text[t.Start:t.End],
				idf: weightOf(t, v), held: spread > 0, spread: spread,
			})
		}
		counts[id]++
		q.order = append(q.order, id)
	}
	if len(tokens) > longTopic && !q.asksOneThing() {
		for i, n := range counts {
			q.concepts[i].idf *= repetition(n)
		}
	}
	q.rarest()
}

// longTopic is how many words a topic has before those count more that it
// repeats.
const longTopic = 30

// asksOneThing tells whether the query asks for a fact, and not for what there
// is on a topic.
func (q *Question) asksOneThing() bool {
	return strings.HasSuffix(strings.TrimSpace(q.query.Text), "?")
}

// repetition is the factor on the weight of a word that the question has n
// times, as Okapi BM25 counts the words of long queries: a paragraph repeats
// what it is about.
func repetition(n int) float64 {
	const k3 = 8
	return (k3 + 1) * float64(n) / (k3 + float64(n))
}

// weightOf is the weight of a word of the question.
func weightOf(t text.Token, v Vocabulary) float64 {
	if fillerWords[t.Form] {
		return fillerWeight * rarity(t.Term, v)
	}
	return rarity(t.Term, v)
}

// rarest keeps at most maxConcepts concepts, those that the coverage holds
// first: words that it lacks are rarest of all, but find nothing.
func (q *Question) rarest() {
	if len(q.concepts) <= maxConcepts {
		return
	}
	ids := make([]int, len(q.concepts))
	for i := range ids {
		ids[i] = i
	}
	slices.SortStableFunc(ids, func(a, b int) int {
		x, y := &q.concepts[a], &q.concepts[b]
		if x.held != y.held {
			if x.held {
				return -1
			}
			return 1
		}
		return cmp.Compare(y.idf, x.idf)
	})
	kept := make([]concept, 0, maxConcepts)
	renumber := make([]int, len(q.concepts))
	for i := range renumber {
		renumber[i] = -1
	}
	for _, id := range ids[:maxConcepts] {
		renumber[id] = len(kept)
		kept = append(kept, q.concepts[id])
	}
	for i, id := range q.order {
		if id >= 0 {
			q.order[i] = renumber[id]
		}
	}
	q.concepts = kept
}

// entry returns the entry of a term, making one if there is none.
func (q *Question) entry(term string) *entry {
	id, known := q.table[term]
	if !known {
		id = len(q.entries)
		q.entries = append(q.entries, entry{concept: -1})
		q.table[term] = id
	}
	return &q.entries[id]
}

// Terms are the words that the first stage searches for, in alphabetical order.
func (q *Question) Terms() []Term { return q.terms }

// weigh enters concepts and substitutes in the table, and gives each searched
// term its weight: its rarity, divided by the idf of passages, with which the
// first stage multiplies.
func (q *Question) weigh(v Vocabulary) {
	weights := map[string]float64{}
	for i, c := range q.concepts {
		q.concepts[i].readIDF = c.idf
		q.ideal += c.idf
		q.entry(c.term).concept = i
		weights[c.term] = c.idf
	}
	for i, s := range q.substitutes {
		e := q.entry(s.terms[0])
		e.substitutes = append(e.substitutes, i)
		q.shareWeight(weights, s, v)
	}
	for term, weight := range weights {
		if idf := text.IDF(v.Passages(), v.Frequency(term)); idf > 0 && weight > 0 {
			q.terms = append(q.terms, Term{term, weight / idf})
		}
	}
	slices.SortFunc(q.terms, func(a, b Term) int { return cmp.Compare(a.Text, b.Text) })
}

// substituteWeight is what a passage gains from a substitute, as a share of
// what the question's own words would have given.
const substituteWeight = .8

// inflectionWeight is the same of a form of the same word.
const inflectionWeight = .95

// compoundWeight is the same of a compound of the word.
const compoundWeight = .7

// looseSubstituteWeight is what a passage gains from a loose substitute, as a
// share of what the question's own words would have given: .8 in a small
// coverage, where perhaps nobody used those words, falling to .3 in a large
// one, where somebody did.
func looseSubstituteWeight(articles int) float64 {
	return .3 + .5*priorArticles/float64(priorArticles+articles)
}

// shareWeight distributes the weight of a substitute over its terms, in
// proportion to their rarity.
func (q *Question) shareWeight(weights map[string]float64, s substitute, v Vocabulary) {
	worth, sum := 0.0, 0.0
	for _, c := range s.covers {
		worth += s.share * q.concepts[c].idf
	}
	for _, t := range s.terms {
		sum += rarity(t, v)
	}
	for _, t := range s.terms {
		if sum > 0 {
			idf := rarity(t, v)
			weights[t] = max(weights[t], min(worth*idf/sum, 1.5*idf))
		}
	}
}
