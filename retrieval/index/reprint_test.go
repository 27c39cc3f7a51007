package index

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dateline/corpus"
	"dateline/retrieval/query"
)

// inventedNews are articles of sentences in words that they share at random, some
// of them rare.
func inventedNews(r *rand.Rand, n int) []corpus.Article {
	sentence := func() string {
		words := make([]string, 8+r.IntN(8))
		for i := range words {
			words[i] = fmt.Sprint("w", int(160*r.Float64()*r.Float64()), "q")
		}
		return "The " + strings.Join(words, " ") + "."
	}
	all := make([]corpus.Article, n)
	for i := range all {
		all[i] = corpus.Article{
			ID: fmt.Sprint("news", i), Title: sentence(), Source: "Harbour Post", Published: epoch.AddDate(0, 0, r.IntN(90)),
			Text: strings.Join([]string{sentence(), sentence(), sentence(), sentence(), sentence()}, " "),
		}
	}
	return all
}

// reprintOf is an article as another outlet prints it: with a line before it, and
// cut at its end.
func reprintOf(a corpus.Article, number int) corpus.Article {
	a.ID = fmt.Sprint(a.ID, " again ", number)
	a.Source = fmt.Sprint("Outlet ", number)
	a.Text = "TALLOW (agencies) — " + a.Text[:strings.LastIndex(strings.TrimSuffix(a.Text, "."), ".")+1]
	return a
}

// questionAbout is made of some words of an article, and perhaps of others.
func questionAbout(r *rand.Rand, a corpus.Article) string {
	words := strings.Fields(strings.ReplaceAll(a.Text, ".", ""))
	from := r.IntN(len(words) - 10)
	asked := slices.Clone(words[from : from+4+r.IntN(6)])
	for i := range asked {
		if r.IntN(4) == 0 {
			asked[i] = fmt.Sprint("w", r.IntN(200), "q")
		}
	}
	return strings.Join(asked, " ") + "?"
}

func indexOf(t testing.TB, articles []corpus.Article) *index {
	m := newMemory()
	for _, a := range articles {
		m.add(a)
	}
	ix := open(t, "", m, Options{probes: 200})
	syncAll(t, ix)
	return ix
}

func TestReprintsAreNoNoise(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	articles := inventedNews(r, 60)
	want := calibrationOf(t, indexOf(t, articles))
	for i := range 25 { // 29 % of all
		articles = append(articles, reprintOf(articles[2*i], i))
	}
	got := calibrationOf(t, indexOf(t, articles))
	if got.Samples != want.Samples {
		t.Errorf("%d articles asked about, with reprints %d", want.Samples, got.Samples)
	}
	for i, noise := range (&calibration{Calibration: got}).values() {
		if was := *(&calibration{Calibration: want}).values()[i]; *noise > 1.1*was {
			t.Errorf("a noise of %.3f, with reprints %.3f", was, *noise)
		}
	}
}

// maxLoss is by how much the confidence may fall, since not every reprint of what
// the noise is measured on is recognised, and lengths change: no verdict falls that
// is not on the edge.
const maxLoss = .06

func TestReprintsLowerNoConfidence(t *testing.T) {
	if testing.Short() {
		t.Skip("fills many indexes")
	}
	rapid.Check(t, func(rt *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		articles := inventedNews(r, rapid.IntRange(1, 60).Draw(rt, "articles"))
		with := slices.Clone(articles)
		for i := range rapid.IntRange(1, 40).Draw(rt, "reprints") {
			with = append(with, reprintOf(articles[r.IntN(len(articles))], i))
		}
		ix, again := indexOf(t, articles), indexOf(t, with)
		for range 20 {
			about := articles[r.IntN(len(articles))]
			q := query.Query{Text: questionAbout(r, about), Top: 3, Asked: about.Published.AddDate(0, 0, 2)}
			before, after := ask(t, ix, q), ask(t, again, q)
			if after.Confidence < before.Confidence-maxLoss {
				rt.Fatalf("%q is %s (%.3f), with reprints %s (%.3f)", q.Text, before.Verdict, before.Confidence, after.Verdict, after.Confidence)
			}
		}
	})
}
