package index

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// A unit is a passage as the exhaustive search sees it.
type unit struct {
	arrival corpus.Arrival
	span    text.Span
	counts  map[string]int
	length  int
}

// units splits versions into passages and counts their words.
func units(versions []*corpus.Version) (out []unit) {
	for _, v := range versions {
		header := text.Analyze(nil, retrieval.Header(&v.Article))
		for _, s := range text.Split(v.Text) {
			u := unit{arrival: v.Arrival, span: s, counts: map[string]int{}}
			for _, t := range append(text.Analyze(nil, v.Text[s.Start:s.End]), header...) {
				if !t.Stop {
					u.counts[t.Term]++
					u.length++
				}
			}
			out = append(out, u)
		}
	}
	return out
}

type scored struct {
	arrival corpus.Arrival
	span    text.Span
	score   float64
}

// exhaustive scores every unit and returns the k best ones that pass.
func exhaustive(all []unit, terms []retrieval.Term, k int, pass func(unit) bool) []scored {
	tokens := 0
	df := map[string]int{}
	for _, u := range all {
		tokens += u.length
		for t := range u.counts {
			df[t]++
		}
	}
	average := float64(tokens) / float64(max(1, len(all)))
	wants := map[string]float64{}
	for _, t := range terms {
		wants[t.Text] += t.Weight
	}
	order := make([]string, 0, len(wants))
	for t := range wants {
		wants[t] *= text.IDF(len(all), df[t])
		order = append(order, t)
	}
	slices.SortFunc(order, func(a, b string) int {
		return cmp.Or(cmp.Compare(wants[b], wants[a]), cmp.Compare(a, b))
	})
	var out []scored
	for _, u := range all {
		score, any := 0.0, false
		for _, t := range order {
			if n := u.counts[t]; n > 0 {
				any = true
				score += wants[t] * text.Saturate(float64(n), float64(u.length), average)
			}
		}
		if any && pass(u) {
			out = append(out, scored{u.arrival, u.span, score})
		}
	}
	slices.SortFunc(out, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.arrival, b.arrival), cmp.Compare(a.span.Start, b.span.Start))
	})
	return out[:min(k, len(out))]
}

// found returns the k best passages that the index finds.
func found(t fataler, ix *index, terms []retrieval.Term, k int, f query.Filter) []scored {
	v, err := ix.acquire()
	if err != nil {
		t.Fatalf("hold: %v", err)
	}
	defer v.release()
	read, err := v.readQuestion(query.Query{Filter: f})
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	accepted, _, err := v.accept(ctxOf(t), f, read.question)
	if err != nil {
		t.Fatalf("allow: %v", err)
	}
	heavy, err := v.weighTerms(terms)
	if err != nil {
		t.Fatalf("weigh: %v", err)
	}
	searches, err := v.partSearches(heavy)
	if err != nil {
		t.Fatalf("searches: %v", err)
	}
	hits, err := v.topHits(ctxOf(t), searches, k, accepted)
	if err != nil {
		t.Fatalf("best: %v", err)
	}
	var out []scored
	for _, h := range hits {
		e, s := h.part.table.locate(h.doc)
		out = append(out, scored{e.arrival, s, h.score})
	}
	return out
}

// anyWord draws a word from a vocabulary of a few frequent and many rare words.
func anyWord(r *rand.Rand) string {
	return fmt.Sprintf("w%d", int(400*r.Float64()*r.Float64()*r.Float64()))
}

func article(r *rand.Rand, id int, passages int) corpus.Article {
	var b strings.Builder
	for range passages {
		for range 5 + r.IntN(60) {
			b.WriteString(anyWord(r))
			b.WriteByte(' ')
		}
		b.WriteString("end.\n\n")
	}
	return corpus.Article{
		ID: fmt.Sprint(id), Title: anyWord(r) + " " + anyWord(r), Source: fmt.Sprintf("Outlet %c", 'A'+r.IntN(4)),
		Published: epoch.AddDate(0, 0, -r.IntN(60)).In(anyZone(r)), Text: b.String(),
	}
}

// anyZone is UTC as often as not.
func anyZone(r *rand.Rand) *time.Location {
	if r.IntN(2) == 0 {
		return time.UTC
	}
	return time.FixedZone("", (r.IntN(4*26+1)-4*12)*15*60)
}

func question(r *rand.Rand) (terms []retrieval.Term) {
	for range 1 + r.IntN(8) {
		terms = append(terms, retrieval.Term{Text: anyWord(r), Weight: 1 - float64(r.IntN(3))/4})
	}
	return terms
}

func everything(unit) bool { return true }

func TestExactSmall(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		m := newMemory()
		ix, err := openIndex(ctxOf(t), "", m, Options{probes: 5, batch: rapid.IntRange(1, 40).Draw(t, "batch")})
		if err != nil {
			t.Fatal(err)
		}
		defer ix.close()
		for range rapid.IntRange(1, 4).Draw(t, "rounds") {
			for range rapid.IntRange(0, 30).Draw(t, "changes") {
				id := r.IntN(25)
				if r.IntN(5) == 0 {
					m.withdraw(fmt.Sprint(id))
				} else {
					m.add(article(r, id, r.IntN(7)))
				}
			}
			if err := ix.sync(ctxOf(t)); err != nil {
				t.Fatal(err)
			}
			compareAll(t, ix, m, r)
		}
	})
}

// compareAll compares the index with the exhaustive search, with and without
// filters.
func compareAll(t fataler, ix *index, m *memory, r *rand.Rand) {
	all := units(m.live())
	for range 10 {
		terms, k := question(r), 1+r.IntN(30)
		same(t, found(t, ix, terms, k, query.Filter{}), exhaustive(all, terms, k, everything))
		f, pass := randomFilter(r, m)
		same(t, found(t, ix, terms, k, f), exhaustive(all, terms, k, pass))
		sameWords(t, ix, all, terms)
	}
}

// sameWords compares what the vocabulary knows of some terms with counts of the
// units.
func sameWords(t fataler, ix *index, all []unit, terms []retrieval.Term) {
	v, err := ix.acquire()
	if err != nil {
		t.Fatalf("hold: %v", err)
	}
	defer v.release()
	w := &vocabulary{v: v}
	var words []string
	for _, term := range terms[:min(len(terms), 4)] {
		words = append(words, term.Text)
	}
	passages, articles, together := 0, map[corpus.Arrival]bool{}, false
	for _, u := range all {
		if u.counts[words[0]] > 0 {
			passages++
			articles[u.arrival] = true
		}
		lacks := func(word string) bool { return u.counts[word] == 0 }
		together = together || !slices.ContainsFunc(words, lacks)
	}
	if got := w.Frequency(words[0]); got != passages {
		t.Fatalf("%s is in %d passages, not %d", words[0], passages, got)
	}
	if got := w.Spread(words[0]); got != len(articles) {
		t.Fatalf("%s is in %d articles, not %d", words[0], len(articles), got)
	}
	if got := w.Together(words); got != together || w.err != nil {
		t.Fatalf("%v stand together: %v, not %v (%v)", words, together, got, w.err)
	}
}

func randomFilter(r *rand.Rand, m *memory) (f query.Filter, pass func(unit) bool) {
	if r.IntN(2) == 0 {
		f.Sources = []string{"outlet a", "OUTLET C"}
	}
	if r.IntN(2) == 0 {
		f.Since = epoch.AddDate(0, 0, -r.IntN(60))
	}
	if r.IntN(2) == 0 {
		f.Until = epoch.AddDate(0, 0, -r.IntN(30))
	}
	if r.IntN(3) == 0 {
		f.NotDates = []query.Period{{Start: epoch.AddDate(0, 0, -20), End: epoch.AddDate(0, 0, -r.IntN(20))}}
	}
	if r.IntN(3) == 0 {
		f.AsOf = epoch.Add(arrivedStep * 40)
	}
	if r.IntN(3) == 0 {
		f.People = []string{anyWord(r), anyWord(r) + " " + anyWord(r)}
	}
	if r.IntN(3) == 0 {
		f.Not = query.Exclusions{Sources: []string{"outlet b"}, Words: []string{anyWord(r), anyWord(r) + " " + anyWord(r), "outlet"}}
		if r.IntN(2) == 0 {
			f.Not.People = []string{anyWord(r) + " " + anyWord(r)}
		}
	}
	if r.IntN(3) == 0 {
		f.Arrivals = []corpus.Arrival{}
		for n := range len(m.log) {
			if r.IntN(2) == 0 {
				f.Arrivals = append(f.Arrivals, corpus.Arrival(n+1))
			}
		}
	}
	return f, func(u unit) bool { return passes(f, m.log[u.arrival-1]) }
}

func passes(f query.Filter, v *corpus.Version) bool {
	if len(f.Sources) > 0 && v.Source != "Outlet A" && v.Source != "Outlet C" {
		return false
	}
	published := corpus.WallClock(v.Published)
	if !f.Since.IsZero() && published.Before(f.Since) || !f.Until.IsZero() && !published.Before(f.Until) {
		return false
	}
	if slices.ContainsFunc(f.NotDates, func(d query.Period) bool { return d.Holds(published) }) {
		return false
	}
	if !f.AsOf.IsZero() && !v.Arrived.Before(f.AsOf) {
		return false
	}
	if f.Arrivals != nil && !slices.Contains(f.Arrivals, v.Arrival) {
		return false
	}
	if len(f.Not.Sources) > 0 && v.Source == "Outlet B" || leftOut(f.Not, v) {
		return false
	}
	held := map[string]bool{}
	for _, t := range text.Analyze(nil, retrieval.Header(&v.Article)+" "+v.Text) {
		held[t.Term] = true
	}
	for _, name := range f.People {
		for _, t := range text.Analyze(nil, name) {
			if !held[t.Term] {
				return false
			}
		}
	}
	return true
}

// leftOut tells whether an article has words that are to be left out. The words of
// these tests have one form each.
func leftOut(not query.Exclusions, v *corpus.Version) bool {
	all := " " + v.Title + " | " + strings.ReplaceAll(strings.ReplaceAll(v.Text, ".", " "), "\n", " ") + " "
	all = " " + strings.Join(strings.Fields(all), " ") + " "
	has := func(words string) bool { return strings.Contains(all, " "+words+" ") }
	lacksAny := func(name string) bool {
		return slices.ContainsFunc(strings.Fields(name), func(w string) bool { return !has(w) })
	}
	return slices.ContainsFunc(not.Words, has) || slices.ContainsFunc(not.People, func(name string) bool { return !lacksAny(name) })
}

func same(t fataler, got, want []scored) {
	if !slices.Equal(got, want) {
		t.Fatalf("found\n%v\nexhaustive search\n%v", got, want)
	}
}

// TestExactLarge compares an index that has several windows, long postings lists,
// segments that are merged on the disk, and deletions in all of them.
func TestExactLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("ten thousand articles")
	}
	r := rand.New(rand.NewPCG(7, 7))
	m := newMemory()
	ix := open(t, t.TempDir(), m, Options{batch: 2000})
	for range repetitions(3, 3, 6) {
		for range 3300 {
			id := r.IntN(9000)
			if r.IntN(10) == 0 {
				m.withdraw(fmt.Sprint(id))
			} else {
				m.add(article(r, id, 1+r.IntN(2)))
			}
		}
		syncAll(t, ix)
		compareAll(t, ix, m, r)
	}
	v, err := ix.refresh() // as the engine has merged by now
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d segments, %d passages", len(v.parts), v.extent.passages)
	compareAll(t, ix, m, r)
}
