package index

import (
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// TestAFullLexiconIsReplaced checks that a lexicon beyond its limit is replaced, and
// that cached outlines are then read with the new one.
func TestAFullLexiconIsReplaced(t *testing.T) {
	ix := open(t, "", paper(), Options{Texts: 1 << 10})
	syncAll(t, ix)
	var before []retrieval.Candidate
	lexicons := map[*text.Lexicon]bool{}
	for range 3 {
		lexicons[ix.lexicons.current()] = true
		_, candidates, _, err := ix.candidatesWithTexts(t.Context(), query.Query{Text: "ferry", Top: 4})
		if err != nil || len(candidates) != 2 {
			t.Fatalf("%+v %v", candidates, err)
		}
		for i, c := range before {
			if !slices.Equal(collect(candidates[i].Words), collect(c.Words)) || !slices.Equal(collect(candidates[i].Header), collect(c.Header)) {
				t.Errorf("%+v, before %+v", candidates[i], c)
			}
		}
		before = candidates
	}
	if len(lexicons) == 1 {
		t.Error("the lexicon grows beyond its limit")
	}
}

func TestHeap(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	table := &table{versions: make([]entry, 200), versionOf: make([]uint32, 200), spans: make([]span, 200)}
	for i := range table.versions {
		table.versions[i].arrival = 1
		table.versionOf[i] = uint32(i)
		table.spans[i] = span{uint32(i), uint32(i)}
	}
	p := &part{table: table}
	var all []hit
	h := &heap{limit: 10}
	for _, doc := range r.Perm(200) {
		x := hit{p, uint32(doc), float64(r.IntN(20))}
		all = append(all, x)
		h.push(x)
	}
	slices.SortFunc(all, hit.compare)
	if got := h.sorted(); !slices.Equal(got, all[:10]) {
		t.Errorf("%v, want %v", got, all[:10])
	}
}
