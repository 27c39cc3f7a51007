package retrieval

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dateline/corpus"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// Three passages of one article answer as well as one of each of two others, or
// hardly better.
func TestFurtherPassagesOfAnArticleComeAfterOthersThatAnswerAsWell(t *testing.T) {
	var passages []*scored
	of := []int{0, 0, 0, 1, 2}
	for i, arrival := range []corpus.Arrival{9, 9, 9, 2, 1} {
		c := Candidate{Version: &corpus.Version{Arrival: arrival}, Span: text.Span{Start: i, End: i + 1}}
		r := &scored{Candidate: &c, article: of[i], score: 1}
		if arrival == 9 {
			r.score = 1.01
		}
		passages = append(passages, r)
	}
	q := &Question{query: query.Query{Top: 5}}
	for i, r := range q.limitPerArticle(passages) {
		if want := []corpus.Arrival{9, 2, 1, 9, 9}[i]; r.Version.Arrival != want {
			t.Errorf("place %d has article %d, want %d", i, r.Version.Arrival, want)
		}
	}
}

// The signature misses no reprint that comparing trigram by trigram finds,
// however short, long or repetitive a passage is.
func TestReprintsAreFoundByTheirWords(t *testing.T) {
	l := text.NewLexicon()
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		kinds := rapid.SampledFrom([]int{2, 6, 600}).Draw(t, "kinds of words")
		words := func(most int) []string {
			all := make([]string, r.IntN(most))
			for i := range all {
				all[i] = fmt.Sprint("w", r.IntN(kinds))
			}
			return all
		}
		most := rapid.SampledFrom([]int{6, 80, 400}).Draw(t, "most words")
		a, b := words(most), words(most)
		if rapid.Bool().Draw(t, "half a reprint") {
			n := min(len(a), len(b)) / 2
			copy(b[n:], a[len(a)-n:])
		}
		x, y := l.HeaderWords(strings.Join(a, " "), nil), l.HeaderWords(strings.Join(b, " "), nil)
		common, least := inCommon(x, y)
		s, o := trigramsOf(x), trigramsOf(y)
		if n := s.maxShared(o); n < common {
			t.Errorf("%q and %q share %d triples at most, and have %d in common", a, b, n, common)
		}
		if got, want := s.sameAs(o), common > 0 && 2*common >= least; got != want {
			t.Errorf("%q and %q: %v, want %v", a, b, got, want)
		}
	})
}

// inCommon counts, triple by triple, what two passages have in common, and all
// of the shorter one.
func inCommon(a, b *text.Words) (common, least int) {
	in := func(w *text.Words) map[[3]uint32]bool {
		all := map[[3]uint32]bool{}
		for i := 2; i < w.Len(); i++ {
			all[[3]uint32(w.Numbers()[i-2:i+1])] = true
		}
		return all
	}
	x, y := in(a), in(b)
	for triple := range x {
		if y[triple] {
			common++
		}
	}
	return common, min(len(x), len(y))
}
