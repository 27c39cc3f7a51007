package digest

import (
	"math"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// A percolator finds the watches that an article may answer without searching
// for each of them. It is an inverted index from terms to the watches that look
// for them. A term weighs more the fewer watches look for it, and an article
// passes to a watch if the terms that it has weigh enough.
type percolator struct {
	watches []watch
	// postings has for each term the watches that look for it.
	postings map[string][]posting
	// needed is the weight that each watch requires.
	needed []float64
}

// A posting says that a watch, by its index, looks for a term.
type posting struct {
	watch  int32
	weight float64
}

// minWeightShare is the share of the weight of a question's terms that an
// article must have. TestPercolatorLosesNoAnswer shows that an article with less
// is no answer.
const minWeightShare = 0.2

// newPercolator returns a percolator of the watches that are not stopped.
func newPercolator(watches []watch) *percolator {
	p := &percolator{postings: map[string][]posting{}}
	var questions []map[string]bool // the terms of each watch's question
	frequency := map[string]int{}   // in how many questions a term is
	for _, w := range watches {
		if w.Stopped != "" {
			continue
		}
		terms := map[string]bool{}
		for _, t := range text.Analyze(nil, w.Query.Text) {
			if !t.Stop {
				terms[t.Term] = true
			}
		}
		for term := range terms {
			frequency[term]++
		}
		p.watches, questions = append(p.watches, w), append(questions, terms)
	}
	for i, terms := range questions {
		p.add(int32(i), terms, frequency)
	}
	return p
}

// add indexes a watch under the terms of its question and under those that stand
// in for them. A stand-in weighs as much as the question's rarest term.
func (p *percolator) add(i int32, terms map[string]bool, frequency map[string]int) {
	total, most := 0.0, 0.0
	rarity := func(term string) float64 {
		return math.Log(1 + float64(len(p.watches))/float64(frequency[term]))
	}
	for term := range terms {
		total += rarity(term)
		most = max(most, rarity(term))
	}
	p.needed = append(p.needed, minWeightShare*total)
	for _, t := range retrieval.Read(p.watches[i].Query, openVocabulary{}).Terms() {
		weight := most
		if terms[t.Text] {
			weight = rarity(t.Text)
		}
		p.postings[t.Text] = append(p.postings[t.Text], posting{i, weight})
	}
}

// watchable reports whether anything that arrives can answer a question. A
// question of stop words alone looks for nothing.
func watchable(q query.Query) bool {
	return len(newPercolator([]watch{{Query: q}}).postings) > 0
}

// candidates returns the watches that an article may answer, in the order in
// which they were set up.
func (p *percolator) candidates(v *corpus.Version) []watch {
	weights := make([]float64, len(p.watches))
	seen := map[string]bool{}
	for _, t := range text.Analyze(nil, retrieval.Header(&v.Article)+"\n"+v.Text) {
		if t.Stop || seen[t.Term] {
			continue
		}
		seen[t.Term] = true
		for _, post := range p.postings[t.Term] {
			weights[post.watch] += post.weight
		}
	}
	var out []watch
	for i, weight := range weights {
		if w := p.watches[i]; weight > 0 && weight >= p.needed[i] && v.Arrival > w.After && retrieval.Admits(w.Query.Filter, v) {
			out = append(out, w)
		}
	}
	return out
}

// openVocabulary is a vocabulary that has every word, because what will arrive
// may have any word of a question.
type openVocabulary struct{}

func (openVocabulary) Passages() int             { return 1 }
func (openVocabulary) Articles() int             { return 1 }
func (openVocabulary) Frequency(string) int      { return 1 }
func (openVocabulary) Spread(string) int         { return 1 }
func (openVocabulary) Together([]string) bool    { return true }
func (openVocabulary) Near(string, int) []string { return nil }

// Containing returns nothing: nobody knows which compounds will arrive.
func (openVocabulary) Containing(string, int) []string { return nil }

// Between says yes, since articles in any language may arrive.
func (openVocabulary) Between(string, string, int) bool { return true }
