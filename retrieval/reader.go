package retrieval

import (
	"math"

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
	if result.Verdict != None {
		q.object(read, near)
	}
	match, best := logOdds(result.Confidence), read[0].Score
	for i := range read {
		p := &read[i]
		p.Grounds.Match, p.Grounds.Behind = match, min(0, p.Score-best)
		p.Chance = q.reader().Chance(q.query.Text, p)
	}
	if query.IsQuestion(q.query.Text) && q.query.Order != query.NewestFirst {
		promote(read[:min(distinct, len(read))])
	}
	result.Confidence, result.Objections = read[0].Chance, read[0].Grounds.Objections
	switch {
	case result.Verdict == None:
	case result.Confidence >= foundChance && len(result.Objections) == 0 && !result.Unsaid:
		result.Verdict = Found
	default:
		result.Verdict = Partly
	}
}

// foundChance is the chance of the first quote from which on the answer counts
// as found. It is below one half because the chance is that of the exact quote:
// docs/ranking.md has what each limit takes and gives.
const foundChance = .37

// promotion is how much greater, in log-odds, the chance of a passage must be
// for it to take the first place.
const promotion = .075

// promote puts the passage first that is most likely to answer. The others keep
// their order, which is that of their articles.
func promote(read []Passage) {
	best := 0
	for i := range read {
		if read[i].Chance > read[best].Chance {
			best = i
		}
	}
	if best > 0 && logOdds(read[best].Chance) > logOdds(read[0].Chance)+promotion {
		first := read[best]
		copy(read[1:best+1], read[:best])
		read[0] = first
	}
}

// object holds quotes against what the question demands. The sample shows how
// the coverage writes names.
func (q *Question) object(read, sample []Passage) {
	texts := make([]string, len(sample))
	for i := range sample {
		texts[i] = sample[i].Text()
	}
	demands := evidence.Read(q.query, texts)
	for i := range read {
		p := &read[i]
		p.Grounds.Objections = demands.Objections(evidence.Evidence{
			Quote: p.QuoteText(), Headline: p.Article.Title, Passage: p.Text(), Published: p.Article.Published,
		})
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

// The weights of a wordReader, in log-odds for one unit of each ground. All but
// the first two compare the passages of one answer, too.
const (
	chanceBase      = -.83
	chanceMatch     = .47
	chanceBehind    = .51
	chanceCovered   = .54
	chanceSentence  = .48
	chanceEarly     = .15
	chanceTyped     = .15
	chanceObjection = -.21
	// maxObjections is how many objections count.
	maxObjections = 2
)

func (wordReader) Chance(_ string, p *Passage) float64 {
	g := &p.Grounds
	odds := chanceBase + chanceMatch*g.Match + chanceBehind*g.Behind + chanceCovered*g.Covered + chanceSentence*g.Sentence +
		chanceEarly*g.Early + chanceObjection*float64(min(maxObjections, len(g.Objections)))
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
