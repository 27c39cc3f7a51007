package retrieval

import (
	"cmp"
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
	slices.SortFunc(best, compareRated)
	e := newEar(best[:echoing], len(ratings))
	for _, r := range best[:echoing] {
		e.listen(q, r.Words)
	}
	for _, r := range ratings {
		e.hear(r.Words)
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
	ids     numberTable // of the words
	lexemes []lexeme
	words   []echoed
	counts  []float64 // of the words in one candidate, all 0 between two
	heard   []heard
	length  float64 // the mean of what was heard
	ideal   float64
}

// An echoed word stands in so many candidates; share is the sum, over the
// best, of how much each is about it.
type echoed struct {
	number uint32
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

func newEar(best []*rated, candidates int) *ear {
	room := 0
	for _, r := range best {
		room += r.Words.Len()
	}
	return &ear{
		ids: newNumberTable(room), lexemes: best[0].Words.lexicon.lexemes(),
		words: make([]echoed, 0, room), counts: make([]float64, room), heard: make([]heard, 0, candidates),
	}
}

// listen takes in the words of one of the best passages.
func (e *ear) listen(q *Question, w *Words) {
	for _, n := range w.numbers {
		if e.ids.find(n) < 0 && q.numbers.find(n) < 0 {
			e.ids.add(n, len(e.words))
			e.words = append(e.words, echoed{number: n})
		}
	}
	for _, c := range e.count(w).words {
		e.words[c.word].share += c.tf / (c.tf + K1)
	}
}

// hear notes what a candidate has of the words.
func (e *ear) hear(w *Words) {
	h := e.count(w)
	for _, c := range h.words {
		e.words[c.word].spread++
	}
	e.heard = append(e.heard, h)
	e.length += (h.length - e.length) / float64(len(e.heard))
}

// count counts the words of a candidate.
func (e *ear) count(w *Words) heard {
	h := heard{length: float64(w.Len())}
	for _, n := range w.numbers {
		id := e.ids.find(n)
		if id < 0 {
			continue
		}
		if e.counts[id]++; e.counts[id] == 1 {
			h.words = append(h.words, wordCount{word: id})
		}
	}
	for i := range h.words {
		c := &h.words[i]
		c.tf, e.counts[c.word] = e.counts[c.word], 0
	}
	return h
}

// choose weighs the words that tell most: frequent in the best candidates, and
// rare among all of them and in general texts.
func (e *ear) choose() {
	rarities := make([]float64, len(e.heard)+1) // by spread
	for n := range rarities {
		rarities[n] = IDF(len(e.heard), n)
	}
	for i := range e.words {
		w := &e.words[i]
		w.weight = w.share * rarities[w.spread] * e.lexemes[w.number].telling
	}
	order := slices.Clone(e.words)
	slices.SortFunc(order, func(a, b echoed) int {
		if c := cmp.Compare(b.weight, a.weight); c != 0 {
			return c
		}
		return cmp.Compare(e.lexemes[a.number].term, e.lexemes[b.number].term)
	})
	for _, w := range order[min(echoes, len(order)):] {
		e.words[e.ids.find(w.number)].weight = 0
	}
	for _, w := range e.words {
		e.ideal += w.weight
	}
}

// value is the BM25 of a candidate over the chosen words, of the most that it
// could be.
func (e *ear) value(h *heard) (sum float64) {
	for _, c := range h.words {
		if w := e.words[c.word].weight; w > 0 {
			sum += w * Saturate(c.tf, h.length, e.length)
		}
	}
	return ratio(sum, (K1+1)*e.ideal)
}
