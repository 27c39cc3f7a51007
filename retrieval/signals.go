package retrieval

import "math"

// The signals, as indexes of values. The program in retrieval/lab/learn learned
// their weights together on five question sets, relative to that of signalWords,
// which is 1 by definition.
const (
	signalWords = iota
	signalArticle
	signalProximity
	signalExact
	signalOrder
	signalHeadline
	signalLead
	signalRecency
	signalFeedback
	signalCount
)

// signalTable names the signals for readers, and weighs them.
var signalTable = [signalCount]Signal{
	signalWords:     {Name: sayWords, Weight: 1},
	signalArticle:   {Name: sayArticle, Weight: 2.2},
	signalProximity: {Name: sayProximity, Weight: .6},
	signalExact:     {Name: sayExact, Weight: .4},
	signalOrder:     {Name: sayOrder, Weight: .15},
	signalHeadline:  {Name: sayHeadline, Weight: .5},
	signalLead:      {Name: sayLead, Weight: .12},
	signalRecency:   {Name: Recency, Weight: recencyWeight},
	signalFeedback:  {Name: sayFeedback, Weight: .6},
}

// values are the signals of one passage, each in 0..1.
type values [signalCount]float64

// relevance is the weighted sum of the signals, except for recency, whose
// weight depends on the others: see applyRecency.
func (v *values) relevance() (sum float64) {
	for i, x := range v {
		if i != signalRecency {
			sum += signalTable[i].Weight * x
		}
	}
	return sum
}

// proximityWindow is the width, in words, of the window for proximity.
const proximityWindow = 12

// earliness is 1 for the first passage of an article, 1/2 for the second, and
// so on: news says first what matters most.
func earliness(ordinal int) float64 { return 1 / float64(1+max(0, ordinal)) }

// ratio is part/whole, limited to 0..1, and 0 if whole is not positive.
func ratio(part, whole float64) float64 {
	if !(whole > 0) || math.IsInf(whole, 1) || math.IsNaN(part) {
		return 0
	}
	return min(1, max(0, part/whole))
}

// A tally sums the idf of different concepts. It is reused from passage to
// passage.
type tally struct {
	count []int32
	sum   float64
}

func newTally(concepts int) *tally { return &tally{count: make([]int32, concepts)} }

func (t *tally) reset() {
	clear(t.count)
	t.sum = 0
}

func (t *tally) add(c int, idf float64) {
	if t.count[c]++; t.count[c] == 1 {
		t.sum += idf
	}
}

func (t *tally) remove(c int, idf float64) {
	if t.count[c]--; t.count[c] == 0 {
		t.sum -= idf
	}
}

// coverage is the idf of the concepts among the hits; with exact, only of those
// in the very form that the question uses.
func (q *Question) coverage(t *tally, hits []hit, exact bool) float64 {
	t.reset()
	for i := range hits {
		if h := &hits[i]; h.exact || !exact {
			t.add(h.concept, q.concepts[h.concept].idf)
		}
	}
	return t.sum
}

// window is the largest idf in any window of length words.
func (q *Question) window(t *tally, hits []hit, length int) (best float64) {
	t.reset()
	low := 0
	for i := range hits {
		h := &hits[i]
		t.add(h.concept, q.concepts[h.concept].idf)
		for h.position-hits[low].position > length {
			t.remove(hits[low].concept, q.concepts[hits[low].concept].idf)
			low++
		}
		best = max(best, t.sum)
	}
	return best
}

// A pair is two words of the question with only stop words between them, gap
// words apart. It weighs as much as its more frequent word.
type pair struct {
	before, after, gap int
	weight             float64
}

// pairs are the pairs of the question.
func (q *Question) pairs() (pairs []pair) {
	before, gap := -1, 1
	for _, c := range q.order {
		if c < 0 {
			gap++
			continue
		}
		if before >= 0 && gap <= 4 {
			pairs = append(pairs, pair{before, c, gap, min(q.concepts[before].idf, q.concepts[c].idf)})
		}
		before, gap = c, 1
	}
	return pairs
}

// inOrderShare is the share of pairs, by weight, that a passage has in the same
// order and no farther apart.
func inOrderShare(pairs []pair, hits []hit) float64 {
	var held [maxConcepts/64 + 1]uint64 // which concepts are among the hits
	for i := range hits {
		c := uint(hits[i].concept)
		held[c/64] |= 1 << (c % 64)
	}
	found, all := 0.0, 0.0
	for _, p := range pairs {
		all += p.weight
		a, b := uint(p.before), uint(p.after)
		if held[a/64]>>(a%64)&(held[b/64]>>(b%64))&1 != 0 && followsWithin(hits, p.before, p.after, p.gap) {
			found += p.weight
		}
	}
	return ratio(found, all)
}

// followsWithin tells whether concept b stands at most gap words after a.
func followsWithin(hits []hit, a, b, gap int) bool {
	for i := range hits {
		if hits[i].concept != a {
			continue
		}
		token := hits[i].position
		for k := i + 1; k < len(hits) && hits[k].position-token <= gap; k++ {
			if hits[k].concept == b && hits[k].position > token {
				return true
			}
		}
	}
	return false
}

// Signals lists the signals with their weights and zero values, in a fixed
// order, for explaining or learning the weights.
func Signals() []Signal { return append([]Signal(nil), signalTable[:]...) }
