package retrieval

import (
	"cmp"
	"slices"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// mostConcepts is how many different words of a question are searched: the
// rarest ones of a longer question.
const mostConcepts = 128

// mostRead is how many different words of a question are looked up to find the
// rarest ones: what comes after them is no question any more, and would push
// out of memory what other questions need.
const mostRead = 1024

// A Question is a query as read against one coverage.
type Question struct {
	// Calibration turns the strength of an answer into a confidence; its zero
	// value stands for the default.
	Calibration Calibration
	// All: the candidates are all passages that hold a word of the question and
	// pass its filter.
	All bool

	query    query.Query
	dates    query.Dates // that its words name
	concepts []concept
	// order lists the concepts as they stand in the question, -1 for a stop
	// word.
	order []int
	// ideal is the score of a passage that holds every concept once.
	ideal    float64
	standIns []standIn
	hasLoose bool // one of the standIns is loose
	names    []name
	terms    []Term
	table    map[string]int   // of terms, to entries
	numbers  text.NumberTable // the same of their numbers in the candidates
	people   []Person
	naming   bool // it is the name of a person
	// loose is what standIns are worth that mean nearly the same.
	loose   float64
	entries []entry
}

// A concept is one word of the question that is searched.
type concept struct {
	// term is the indexed word, form the word folded, surface as it was typed.
	term, form, surface string
	idf                 float64
	// held: the coverage holds it, or something that stands for it.
	held bool
	// named: it names somebody or something.
	named bool
	// outletOnly: of the candidates, none says it but in the name of its outlet.
	outletOnly bool
	// outside: nothing that passes the filter says it.
	outside bool
	// against are the words before which it is another one: Korea, asked for as
	// North Korea, behind South.
	against []string
	// barring are their numbers in the candidates.
	barring []uint32
	// asked is the number of the form in the candidates, where it was seen.
	asked text.FormNumber
	seen  bool
}

// A standIn is another name or spelling of one or several concepts.
type standIn struct {
	terms  []string
	name   string // as its file spells it; empty for a spelling
	asked  string // the words of the question that it stands for
	covers []int
	// numbers are those of the terms in the candidates, 0 for what none holds.
	numbers []uint32
	// loose: it means nearly the same, or may.
	loose bool
	// tight: its words stand next to each other, parted by one character.
	tight bool
}

// An entry is what a term means to the question: a concept (or -1), and the
// standIns that begin with it.
type entry struct {
	concept  int
	standIns []int
}

// Read analyses a question against a coverage.
func Read(query query.Query, v Vocabulary) *Question {
	q := &Question{query: query, dates: query.Dates(), loose: looseWorth(v.Articles()), table: map[string]int{}}
	tokens := query.Tokens()
	q.addConcepts(tokens, v)
	q.addNames(tokens)
	q.markNames(tokens)
	q.markDirections(tokens)
	q.addAliases(tokens, v)
	q.addForms(tokens, v)
	q.addSpellings(v)
	q.weigh(v)
	q.people = readPeople(query, v)
	return q
}

// addConcepts makes a concept of each different word.
func (q *Question) addConcepts(tokens []text.Token, v Vocabulary) {
	number := map[string]int{}
	for _, t := range tokens {
		if t.Stop {
			q.order = append(q.order, -1)
			continue
		}
		id, known := number[t.Term]
		if !known && len(q.concepts) == mostRead {
			q.order = append(q.order, -1)
			continue
		}
		if !known {
			id = len(q.concepts)
			number[t.Term] = id
			spread := v.Spread(t.Term)
			q.concepts = append(q.concepts, concept{
				term: t.Term, form: t.Form, surface: q.query.Text[t.Start:t.End],
				idf: weightOf(t, v), held: spread > 0,
			})
		}
		q.order = append(q.order, id)
	}
	q.rarest()
}

// weightOf is what a word of the question weighs.
func weightOf(t text.Token, v Vocabulary) float64 {
	if fillerWords[t.Form] {
		return fillerWorth * rarity(t.Term, v)
	}
	return rarity(t.Term, v)
}

// rarest keeps no more than mostConcepts, those that the coverage holds first:
// what it lacks is rarest of all, and finds nothing.
func (q *Question) rarest() {
	if len(q.concepts) <= mostConcepts {
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
	kept := make([]concept, 0, mostConcepts)
	renumber := make([]int, len(q.concepts))
	for i := range renumber {
		renumber[i] = -1
	}
	for _, id := range ids[:mostConcepts] {
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

// entry is what a term means, made if it meant nothing yet.
func (q *Question) entry(term string) *entry {
	id, known := q.table[term]
	if !known {
		id = len(q.entries)
		q.entries = append(q.entries, entry{concept: -1})
		q.table[term] = id
	}
	return &q.entries[id]
}

// Terms are the words that the first stage looks for.
func (q *Question) Terms() []Term { return q.terms }

// weigh enters concepts and standIns in the table and gives each searched term
// its weight: rarity, over the idf of passages that the first stage
// multiplies with.
func (q *Question) weigh(v Vocabulary) {
	weights := map[string]float64{}
	for i, c := range q.concepts {
		q.ideal += c.idf
		q.entry(c.term).concept = i
		weights[c.term] = c.idf
	}
	for i, s := range q.standIns {
		e := q.entry(s.terms[0])
		e.standIns = append(e.standIns, i)
		q.share(weights, s, v)
	}
	for term, weight := range weights {
		if idf := text.IDF(v.Passages(), v.Frequency(term)); idf > 0 && weight > 0 {
			q.terms = append(q.terms, Term{term, weight / idf})
		}
	}
	slices.SortFunc(q.terms, func(a, b Term) int { return cmp.Compare(a.Text, b.Text) })
}

// standInWorth is what a passage gains from a standIn, of what it would have
// gained from the question's own words.
const standInWorth = .8

// looseWorth is the like for what means only nearly the same: .8 in a small
// coverage, where nobody may have used the question's words, and .3 in a large
// one, where somebody has.
func looseWorth(articles int) float64 {
	return .3 + .5*priorArticles/float64(priorArticles+articles)
}

// share gives the terms of a standIn what it is worth, each in proportion to
// its rarity.
func (q *Question) share(weights map[string]float64, s standIn, v Vocabulary) {
	worth, sum, each := 0.0, 0.0, standInWorth
	if s.loose {
		each = q.loose
	}
	for _, c := range s.covers {
		worth += each * q.concepts[c].idf
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
