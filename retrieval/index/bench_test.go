package index

import (
	"math/rand/v2"
	"strings"
	"testing"

	"dateline/retrieval/query"
)

// benchmarked returns an index of 20,000 invented passages, and questions.
func benchmarked(b *testing.B, opts Options) (*index, []query.Query) {
	b.Helper()
	r := rand.New(rand.NewPCG(9, 9))
	m := newMemory()
	for i := range 4000 {
		m.add(article(r, i, 5))
	}
	ix := open(b, "", m, opts)
	syncAll(b, ix)
	queries := make([]query.Query, 64)
	for i := range queries {
		text := ""
		for range 6 {
			text += anyWord(r) + " "
		}
		queries[i] = query.Query{Text: text, Top: 10}
	}
	return ix, queries
}

func BenchmarkHits(b *testing.B) {
	ix, queries := benchmarked(b, Options{})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := ix.hits(b.Context(), queries[i%len(queries)]); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHitsCold decodes the postings of every term anew.
func BenchmarkHitsCold(b *testing.B) {
	ix, queries := benchmarked(b, Options{Postings: 1})
	for i := 0; b.Loop(); i++ {
		if _, err := ix.hits(b.Context(), queries[i%len(queries)]); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFiltered(b *testing.B) {
	ix, queries := benchmarked(b, Options{})
	f := query.Filter{Sources: []string{"Outlet B"}, Since: epoch.AddDate(0, 0, -30)}
	for i := 0; b.Loop(); i++ {
		q := queries[i%len(queries)]
		q.Filter = f
		if _, err := ix.hits(b.Context(), q); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	ix, queries := benchmarked(b, Options{})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := ix.search(b.Context(), queries[i%len(queries)]); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNearTerms(b *testing.B) {
	ix, _ := benchmarked(b, Options{})
	v, err := ix.acquire()
	if err != nil {
		b.Fatal(err)
	}
	defer v.release()
	for b.Loop() {
		if _, err := v.nearTerms("w1234", 2); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen opens an index of 20,000 passages, which checks its bytes.
func BenchmarkOpen(b *testing.B) {
	r := rand.New(rand.NewPCG(9, 9))
	m, dir := newMemory(), b.TempDir()
	for i := range 4000 {
		m.add(article(r, i, 5))
	}
	ix, err := openIndex(b.Context(), dir, m, Options{})
	if err != nil {
		b.Fatal(err)
	}
	syncAll(b, ix)
	for b.Loop() {
		if err := ix.close(); err != nil {
			b.Fatal(err)
		}
		if ix, err = openIndex(b.Context(), dir, m, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	if err := ix.close(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkCandidates times a whole search except for the ranking.
func BenchmarkCandidates(b *testing.B) {
	ix, queries := benchmarked(b, Options{})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, _, _, err := ix.candidatesWithTexts(b.Context(), queries[i%len(queries)]); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOddQuestion asks a question that nobody should ask: a megabyte of words.
func BenchmarkOddQuestion(b *testing.B) {
	ix, _ := benchmarked(b, Options{})
	r := rand.New(rand.NewPCG(3, 3))
	var text strings.Builder
	for text.Len() < 1<<20 {
		text.WriteString(anyWord(r) + " ")
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ix.search(b.Context(), query.Query{Text: text.String(), Top: 10}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSync(b *testing.B) {
	r := rand.New(rand.NewPCG(9, 9))
	m := newMemory()
	for i := range 2000 {
		m.add(article(r, i, 5))
	}
	for b.Loop() {
		ix := open(b, b.TempDir(), m, Options{})
		syncAll(b, ix)
		if err := ix.close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*10000)/b.Elapsed().Seconds(), "passages/s")
}
