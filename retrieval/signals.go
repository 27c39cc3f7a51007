package retrieval

import (
	"math"
	"time"
)

// The signals, in the order of a values array. Their weights are learned by
// the program in retrieval/lab/learn, together on five question sets; words is 1
// by definition.
const (
	words1 = iota
	article1
	together
	wording
	inOrder
	headline
	early
	recent
	kindred
	signalCount
)

// signalTable names the signals for readers and weighs them.
var signalTable = [signalCount]Signal{
	words1:   {Name: "the question's words", Weight: 1},
	article1: {Name: "the article as a whole", Weight: 2.2},
	together: {Name: "words close together", Weight: .6},
	wording:  {Name: "the same word forms", Weight: .4},
	inOrder:  {Name: "words in the order asked", Weight: .15},
	headline: {Name: "words in the headline", Weight: .5},
	early:    {Name: "early in the article", Weight: .12},
	recent:   {Name: Recency, Weight: 1.2},
	kindred:  {Name: "words of the best articles", Weight: .6},
}

// Recency is the name of the signal that depends on when a question was asked.
const Recency = "published recently"

// values are the signals of one passage, each in 0..1.
type values [signalCount]float64

// score is what signals add up to.
func (v *values) score() (sum float64) {
	for i, x := range v {
		sum += signalTable[i].Weight * x
	}
	return sum
}

// closeWords is how many words apart counts as close together.
const closeWords = 12

// Recency falls in two steps, with these ages in days: the answers to
// questions of the week are a week old at most, and a long tail keeps an order
// among older ones.
const (
	weekly   = 7
	seasonal = 90
)

// recency is 1 for what was published when the question was asked, and falls
// with the age. What was published later counts as four times as old, because
// it can hardly be meant. Without either date it is 0.
func recency(asked, published time.Time) float64 {
	if asked.IsZero() || published.IsZero() {
		return 0
	}
	age := asked.Sub(published).Hours() / 24
	if age < 0 {
		age *= -4
	}
	return (math.Exp(-age/weekly) + math.Exp(-age/seasonal)) / 2
}

// earliness is 1 for the first passage of an article, 1/2 for the second, and
// so on: news says first what matters most.
func earliness(ordinal int) float64 { return 1 / float64(1+max(0, ordinal)) }

// ratio is part over whole, in 0..1; 0 where there is no whole.
func ratio(part, whole float64) float64 {
	if !(whole > 0) || math.IsInf(whole, 1) || math.IsNaN(part) {
		return 0
	}
	return min(1, max(0, part/whole))
}

// A tally sums the idf of different concepts; it is reused from passage to
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

// coverage is the idf of the concepts among the hits, exact ones only or all.
func (q *Question) coverage(t *tally, hits []hit, exact bool) float64 {
	t.reset()
	for i := range hits {
		if h := &hits[i]; h.exact || !exact {
			t.add(h.concept, q.concepts[h.concept].idf)
		}
	}
	return t.sum
}

// window is the largest idf that any stretch of so many words holds.
func (q *Question) window(t *tally, hits []hit, length int) (best float64) {
	t.reset()
	low := 0
	for i := range hits {
		h := &hits[i]
		t.add(h.concept, q.concepts[h.concept].idf)
		for h.token-hits[low].token > length {
			t.remove(hits[low].concept, q.concepts[hits[low].concept].idf)
			low++
		}
		best = max(best, t.sum)
	}
	return best
}

// A pair is two words of the question that stand next to each other but for
// stop words, gap words apart; it counts as its more frequent word.
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

// inOrderShare is the share of pairs that stand in a passage too, in the same
// order and no farther apart than asked.
func inOrderShare(pairs []pair, hits []hit) float64 {
	var held [mostConcepts/64 + 1]uint64 // which concepts are among the hits
	for i := range hits {
		c := uint(hits[i].concept)
		held[c/64] |= 1 << (c % 64)
	}
	found, all := 0.0, 0.0
	for _, p := range pairs {
		all += p.weight
		a, b := uint(p.before), uint(p.after)
		if held[a/64]>>(a%64)&(held[b/64]>>(b%64))&1 != 0 && follows(hits, p.before, p.after, p.gap) {
			found += p.weight
		}
	}
	return ratio(found, all)
}

// follows tells whether concept b stands at most gap words after a.
func follows(hits []hit, a, b, gap int) bool {
	for i := range hits {
		if hits[i].concept != a {
			continue
		}
		token := hits[i].token
		for k := i + 1; k < len(hits) && hits[k].token-token <= gap; k++ {
			if hits[k].concept == b && hits[k].token > token {
				return true
			}
		}
	}
	return false
}

// Signals lists the signals with their weights, values zero, in a fixed order:
// for those who explain or learn the weights.
func Signals() []Signal { return append([]Signal(nil), signalTable[:]...) }
