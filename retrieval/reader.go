package retrieval

import (
	"cmp"
	"math"
	"slices"

	"dateline/retrieval/evidence"
	"dateline/retrieval/query"
)

// A Reader says how likely it is that a passage answers a question. The order of
// the best passages and the confidence come from it.
type Reader interface {
	// Chance is in 0..1. The grounds of the passage are known by then.
	Chance(question string, p *Passage) float64
}

// readDepth is how many of the passages shown are read for their order, and
// contrastWidth how many are compared with each other.
const (
	readDepth     = 5
	contrastWidth = 10
)

// read weighs the grounds of the best passages, holds their quotes against what
// the question demands, and puts that first which is most likely to answer. A
// topic has no answer, so its order stays; reprints, which follow the first
// distinct passages, stay behind.
func (q *Question) read(result *Result, distinct int) {
	near := result.Passages[:min(contrastWidth, len(result.Passages))]
	if len(near) == 0 {
		return
	}
	q.contrast(near)
	read := near[:min(readDepth, len(near))]
	demands := q.demands(near)
	if result.Verdict != None {
		object(demands, read)
	}
	match, names, best := logOdds(result.Confidence), q.namedWords(), read[0].Score
	for i := range read {
		p := &read[i]
		p.Grounds.Match, p.Grounds.Behind, p.Grounds.Names = match, min(0, p.Score-best), names
		p.Chance = q.reader().Chance(q.query.Text, p)
	}
	if query.IsQuestion(q.query.Text) && q.query.Order != query.NewestFirst {
		slices.SortStableFunc(read[:min(distinct, len(read))], func(a, b Passage) int { return cmp.Compare(b.Chance, a.Chance) })
	}
	if result.Verdict != None {
		q.readWhole(near, distinct, demands)
	}
	result.Confidence, result.Objections = read[0].Chance, read[0].Grounds.Objections
	if len(result.Objections) > 0 && result.Verdict == Found {
		result.Verdict = Partly
	}
}

// demands are what the question demands. The sample shows how the coverage
// writes names.
func (q *Question) demands(sample []Passage) *evidence.Demands {
	texts := make([]string, len(sample))
	for i := range sample {
		texts[i] = sample[i].Text()
	}
	return evidence.Read(q.query, texts)
}

// object holds quotes against what the question demands.
func object(demands *evidence.Demands, read []Passage) {
	for i, e := range evidenceOf(read) {
		p := &read[i]
		p.Grounds.Objections = demands.Objections(e)
		p.Grounds.Typed = demands.Type() != evidence.Other && len(demands.Answers(p.QuoteText())) > 0
	}
}

// reader is the reader in use.
func (q *Question) reader() Reader {
	if q.Reader != nil {
		return q.Reader
	}
	return wordReader{}
}

// A wordReader judges by words and rules alone: a logistic regression over the
// grounds of a passage, learned on question sets; docs/ranking.md has the
// measurements.
type wordReader struct{}

// The weights of a wordReader, in log-odds for one unit of each ground.
const (
	chanceBase      = -.1
	chanceMatch     = .45
	chanceBehind    = 1.7
	chanceCovered   = 1.8
	chanceSentence  = 1.6
	chanceEarly     = .5
	chanceName      = -.1
	chanceTyped     = .5
	chanceObjection = -.7
	maxObjected     = 2 // objections that count
)

func (wordReader) Chance(_ string, p *Passage) float64 {
	g := &p.Grounds
	odds := chanceBase + chanceMatch*g.Match + chanceBehind*g.Behind + chanceCovered*g.Covered + chanceSentence*g.Sentence +
		chanceEarly*g.Early + chanceName*float64(g.Names) + chanceObjection*float64(min(maxObjected, len(g.Objections)))
	if g.Typed {
		odds += chanceTyped
	}
	return 1 / (1 + math.Exp(-odds))
}

// minChance keeps log-odds finite.
const minChance = 1e-4

func logOdds(chance float64) float64 {
	chance = min(1-minChance, max(minChance, chance))
	return math.Log(chance / (1 - chance))
}
