package index

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

func TestBitset(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 300).Draw(t, "n")
		from := rapid.IntRange(0, n).Draw(t, "from")
		to := rapid.IntRange(from, n).Draw(t, "to")
		b := newBitset(n)
		b.setRange(uint32(from), uint32(to))
		c := b.clone(n)
		if to > from {
			c.clear(uint32(from))
		}
		for i := range n {
			in := from <= i && i < to
			if b.has(uint32(i)) != in || c.has(uint32(i)) != (in && i != from) {
				t.Fatalf("%d of [%d,%d)", i, from, to)
			}
		}
		if !bitset(nil).clone(n).has(uint32(n - 1)) {
			t.Fatal("a copy of everything lacks the last")
		}
	})
}

func TestSeek(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		docs := rapid.SliceOfNDistinct(rapid.Uint32Range(0, 500), 0, 80, rapid.ID).Draw(t, "docs")
		slices.Sort(docs)
		l := &postingList{docs: docs}
		at := rapid.IntRange(0, len(docs)).Draw(t, "at")
		doc := rapid.Uint32Range(0, 600).Draw(t, "doc")
		want := at
		for want < len(docs) && docs[want] < doc {
			want++
		}
		if got := l.seek(at, doc); got != want {
			t.Fatalf("seek %d from %d in %v: %d, want %d", doc, at, docs, got, want)
		}
	})
}

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
