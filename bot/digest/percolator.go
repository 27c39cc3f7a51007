package digest

import (
	"math"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// A percolator finds the watches that an article may answer, without asking each: it
// is inverted, from words to the watches that look for them. Words that few
// watches have count most. An article passes to a watch when what it holds of
// its words, or of what stands for them, weighs enough; with less, nothing in
// it can be an answer.
type percolator struct {
	watches []Watch
	// byTerm are the watches, by place in the list, that look for a term.
	byTerm map[string][]posting
	// needed is the weight that each watch wants to see.
	needed []float64
}

type posting struct {
	watch  int32
	weight float64
}

// mustHold is the share of the weight of a question's words that an article
// must hold: a test shows that what holds less is no answer.
const mustHold = 0.2

// newPercolator makes a sieve of the watches that have not ended.
func newPercolator(watches []Watch) *percolator {
	s := &percolator{byTerm: map[string][]posting{}}
	var words []map[string]bool
	common := map[string]int{}
	for _, w := range watches {
		if w.Stopped != "" {
			continue
		}
		own := map[string]bool{}
		for _, t := range text.Analyze(nil, w.Query.Text) {
			if !t.Stop {
				own[t.Term] = true
			}
		}
		for term := range own {
			common[term]++
		}
		s.watches, words = append(s.watches, w), append(words, own)
	}
	for i, own := range words {
		s.enter(int32(i), own, common)
	}
	return s
}

// enter lists a watch under its words and under what stands for them: that
// counts as much as the rarest of them.
func (s *percolator) enter(i int32, own map[string]bool, common map[string]int) {
	all, most := 0.0, 0.0
	rarity := func(term string) float64 {
		return math.Log(1 + float64(len(s.watches))/float64(common[term]))
	}
	for term := range own {
		all += rarity(term)
		most = max(most, rarity(term))
	}
	s.needed = append(s.needed, mustHold*all)
	for _, t := range retrieval.Read(s.watches[i].Query, anyWord{}).Terms() {
		weight := most
		if own[t.Text] {
			weight = rarity(t.Text)
		}
		s.byTerm[t.Text] = append(s.byTerm[t.Text], posting{i, weight})
	}
}

// watchable tells whether anything can ever answer a watch's question: one of
// stop words alone looks for nothing.
func watchable(q query.Query) bool {
	return len(newPercolator([]Watch{{Query: q}}).byTerm) > 0
}

// through returns the watches that an article may answer, in the order in which
// they were set up.
func (s *percolator) through(v *corpus.Version) []Watch {
	held := make([]float64, len(s.watches))
	seen := map[string]bool{}
	for _, t := range text.Analyze(nil, retrieval.Header(&v.Article)+"\n"+v.Text) {
		if t.Stop || seen[t.Term] {
			continue
		}
		seen[t.Term] = true
		for _, p := range s.byTerm[t.Term] {
			held[p.watch] += p.weight
		}
	}
	var out []Watch
	for i, weight := range held {
		if w := s.watches[i]; weight > 0 && weight >= s.needed[i] && v.Arrival > w.After && retrieval.Admits(w.Query.Filter, v) {
			out = append(out, w)
		}
	}
	return out
}

// anyWord is a vocabulary that has every word: nothing of a question is missing
// from what will arrive.
type anyWord struct{}

func (anyWord) Passages() int             { return 1 }
func (anyWord) Articles() int             { return 1 }
func (anyWord) Frequency(string) int      { return 1 }
func (anyWord) Spread(string) int         { return 1 }
func (anyWord) Together([]string) bool    { return true }
func (anyWord) Near(string, int) []string { return nil }
