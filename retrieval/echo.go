package retrieval

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Feedback from the best passages to the others: whoever names a topic, rather
// than asking for one fact, wants what is like them too. See docs/ranking.md
// for what it would do to questions.
const (
	// echoing is how many of the best passages are listened to.
	echoing = 10
	// echoes is how many of their words are searched.
	echoes = 25
)

// echo adds to each candidate how far it has the words that tell the best ones
// from the rest. It leaves questions alone.
func (q *Question) echo(ratings []*rated) {
	if strings.HasSuffix(strings.TrimSpace(q.query.Text), "?") || len(ratings) <= echoing {
		return
	}
	best := slices.Clone(ratings)
	slices.SortStableFunc(best, compareRated)
	e := ear{ids: map[string]int{}}
	for _, r := range best[:echoing] {
		e.listen(q, r)
	}
	for _, r := range ratings {
		e.hear(r)
	}
	e.choose()
	for i, r := range ratings {
		r.values[kindred] = e.value(&e.heard[i])
		r.score += signalTable[kindred].Weight * r.values[kindred]
	}
}

// An ear holds the words of the best passages that the question does not have,
// and what all candidates have of them.
type ear struct {
	ids    map[string]int
	words  []echoed
	heard  []heard
	length float64 // the mean of what was heard
	ideal  float64
}

// An echoed word stands in so many candidates; share is the sum, over the
// best, of how much each is about it.
type echoed struct {
	term   string
	share  float64
	spread int
	weight float64
}

// A heard candidate has so many words that are searched, and some of the
// echoed ones.
type heard struct {
	length float64
	words  []wordCount
}

// A wordCount is how often one word stands in a candidate.
type wordCount struct {
	word int
	tf   float64
}

// listen takes in the words of one of the best passages.
func (e *ear) listen(q *Question, r *rated) {
	for i := range r.Tokens {
		t := &r.Tokens[i]
		if _, known := e.ids[t.Term]; !known && !t.Stop && q.find(t) < 0 {
			e.ids[t.Term] = len(e.words)
			e.words = append(e.words, echoed{term: t.Term})
		}
	}
	for _, c := range e.count(r).words {
		e.words[c.word].share += c.tf / (c.tf + K1)
	}
}

// hear notes what a candidate has of the words.
func (e *ear) hear(r *rated) {
	h := e.count(r)
	for _, c := range h.words {
		e.words[c.word].spread++
	}
	e.heard = append(e.heard, h)
	e.length += (h.length - e.length) / float64(len(e.heard))
}

// count counts the words of a candidate.
func (e *ear) count(r *rated) (h heard) {
	for i := range r.Tokens {
		t := &r.Tokens[i]
		if t.Stop {
			continue
		}
		h.length++
		id, known := e.ids[t.Term]
		if !known {
			continue
		}
		at := slices.IndexFunc(h.words, func(c wordCount) bool { return c.word == id })
		if at < 0 {
			at = len(h.words)
			h.words = append(h.words, wordCount{word: id})
		}
		h.words[at].tf++
	}
	return h
}

// choose weighs the words that tell most: frequent in the best candidates, and
// rare among all of them and in general texts.
func (e *ear) choose() {
	for i := range e.words {
		w := &e.words[i]
		w.weight = w.share * IDF(len(e.heard), w.spread) * -math.Log(commonness(w.term))
	}
	order := slices.Clone(e.words)
	slices.SortFunc(order, func(a, b echoed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.term, b.term))
	})
	for _, w := range order[min(echoes, len(order)):] {
		e.words[e.ids[w.term]].weight = 0
	}
	for _, w := range e.words {
		e.ideal += w.weight
	}
}

// value is the BM25 of a candidate over the chosen words, of the most that it
// could be.
func (e *ear) value(h *heard) (sum float64) {
	for _, c := range h.words {
		sum += e.words[c.word].weight * Saturate(c.tf, h.length, e.length)
	}
	return ratio(sum, (K1+1)*e.ideal)
}
