package retrieval

import (
	"math"
	"strings"

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

// minBeside is the share of the question from which on it matters that only
// furniture has it.
const minBeside = .2

// read weighs the grounds of the best passages, holds their quotes against what
// the question demands, and puts that first which is most likely to answer. A
// topic has no answer, so its order stays. The passages are those of the result
// that are no reprints of one another, as indexes.
func (q *Question) read(result *Result, distinct []int) {
	defer q.judgePhrases(result)
	if len(distinct) == 0 {
		return
	}
	near := make([]*Passage, len(distinct))
	for i, n := range distinct {
		near[i] = &result.Passages[n]
	}
	contrast(near)
	read := near[:min(readDepth, len(near))]
	if result.Verdict != None {
		q.object(read)
	}
	match, best := logOdds(result.Confidence), read[0].Score
	for _, p := range read {
		q.findAnswer(p)
		p.Grounds.Match, p.Grounds.Behind = match, min(0, p.Score-best)
		p.Chance = q.reader().Chance(q.query.Text, p)
	}
	if query.IsQuestion(q.query.Text) && q.query.Order != query.NewestFirst {
		distinct = promote(result.Passages, distinct, likeliest(read))
	}
	if result.Verdict != None {
		q.readWhole(result.Passages, distinct)
	}
	first := &result.Passages[0]
	result.Confidence, result.Objections = first.Chance, first.Grounds.Objections
	switch {
	case result.Verdict == None:
	case result.Confidence >= FoundChance && len(result.Objections) == 0 && !result.Unsaid:
		result.Verdict = Found
	default:
		result.Verdict = Partly
	}
}

// FoundChance is the chance of the first quote from which on the answer counts
// as found. It is below one half because the chance is that of the exact quote:
// docs/ranking.md has what each limit takes and gives.
const FoundChance = .37

// promotion is how much greater, in log-odds, the chance of a passage must be
// for it to take the first place.
const promotion = .075

// likeliest is the passage that is most likely to answer, if it is clearly
// likelier than the first one, which it is otherwise.
func likeliest(read []*Passage) (best int) {
	for i, p := range read {
		if p.Chance > read[best].Chance && p.Grounds.phrases == read[0].Grounds.phrases {
			best = i
		}
	}
	if logOdds(read[best].Chance) <= logOdds(read[0].Chance)+promotion {
		return 0
	}
	return best
}

// moveToFront puts one passage first. The others keep their order, which is that
// of their articles.
func moveToFront(passages []Passage, at int) {
	first := passages[at]
	copy(passages[1:at+1], passages[:at])
	passages[0] = first
}

// promote puts one of the distinct passages first, and returns where they are
// then, in their order: those before it are one place further back.
func promote(passages []Passage, distinct []int, chosen int) []int {
	moveToFront(passages, distinct[chosen])
	out := append(make([]int, 0, len(distinct)), 0)
	for _, n := range distinct[:chosen] {
		out = append(out, n+1)
	}
	return append(out, distinct[chosen+1:]...)
}

// demand reads what the question demands of its evidence. The best passages are
// a sample of how the coverage writes names.
func (q *Question) demand(shown []*scored) {
	texts := make([]string, min(contrastWidth, len(shown)))
	for i := range texts {
		texts[i] = shown[i].Version.Text[shown[i].Start:shown[i].End]
	}
	q.demands = evidence.Read(q.query, texts)
}

// object holds quotes against what the question demands.
func (q *Question) object(read []*Passage) {
	for _, p := range read {
		p.Grounds.Objections = q.demands.Objections(evidenceOf(p))
		if g := &p.Grounds; g.besideShare >= minBeside {
			g.Objections = append(g.Objections, evidence.Objection{Kind: evidence.Furniture, Asked: strings.Join(g.beside, ", ")})
		}
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
