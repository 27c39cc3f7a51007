package index

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/corpus"
	"dateline/retrieval/query"
)

// A chronicle is a store and its index, with a clock that advances by an hour with
// each arrival.
type chronicle struct {
	t     *testing.T
	now   time.Time
	store *corpus.Store
	index *index
}

func newChronicle(t *testing.T) *chronicle {
	t.Helper()
	c := &chronicle{t: t, now: epoch}
	var err error
	if c.store, err = corpus.OpenMemory(t.Context(), corpus.WithClock(func() time.Time { return c.now })); err != nil {
		t.Fatal(err)
	}
	if c.index, err = openIndex(t.Context(), "", c.store, Options{probes: 5}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.index.close(); err != nil {
			t.Error(err)
		}
		if err := c.store.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// says adds an article, or a new version of it, and returns the time after.
func (c *chronicle) says(id, text string) time.Time {
	c.t.Helper()
	if _, err := c.store.Add(c.t.Context(), corpus.Article{ID: id, Title: "Port Calder", Source: "Gazette", Text: text}); err != nil {
		c.t.Fatal(err)
	}
	return c.tick()
}

func (c *chronicle) tick() time.Time {
	c.t.Helper()
	if err := c.index.sync(c.t.Context()); err != nil {
		c.t.Fatal(err)
	}
	c.now = c.now.Add(time.Hour)
	return c.now
}

// asked returns the passages that are found as of a time, and how many articles
// were searched.
func (c *chronicle) asked(asOf time.Time, f query.Filter) (string, int) {
	c.t.Helper()
	f.AsOf = asOf
	_, found, searched, err := c.index.candidatesWithTexts(c.t.Context(), query.Query{Text: "dockers on strike", Filter: f, Top: 5})
	if err != nil {
		c.t.Fatal(err)
	}
	var out []string
	for _, x := range found {
		out = append(out, x.Version.Text[x.Start:x.End])
		if x.Words.Len() == 0 || x.BM25 <= 0 || x.Article <= 0 {
			c.t.Errorf("candidate %+v", x)
		}
	}
	return strings.Join(out, " | "), searched.Articles
}

func TestAsOfFindsWhatStoodThen(t *testing.T) {
	c := newChronicle(t)
	before := c.now
	first := c.says("strike", "Some 400 dockers went on strike.")
	other := c.says("other", "The ferry left the port at noon.")
	second := c.says("strike", "Some 450 dockers went on strike.")
	third := c.says("strike", "Some 470 dockers went on strike.")
	for _, want := range []struct {
		asOf     time.Time
		text     string
		articles int
	}{
		{before, "", 0},
		{first, "Some 400 dockers went on strike.", 1},
		{other, "Some 400 dockers went on strike.", 2},
		{second, "Some 450 dockers went on strike.", 2},
		{third, "Some 470 dockers went on strike.", 2},
		{time.Time{}, "Some 470 dockers went on strike.", 2},
	} {
		if got, n := c.asked(want.asOf, query.Filter{}); got != want.text || n != want.articles {
			t.Errorf("as of %v: %q in %d articles, want %q in %d", want.asOf, got, n, want.text, want.articles)
		}
	}
	if got, n := c.asked(second, query.Filter{Sources: []string{"Herald"}}); got != "" || n != 0 {
		t.Errorf("another outlet: %q in %d articles", got, n)
	}
	if _, err := c.store.Withdraw(t.Context(), "strike"); err != nil {
		t.Fatal(err)
	}
	c.tick()
	if got, n := c.asked(second, query.Filter{}); got != "" || n != 1 {
		t.Errorf("a withdrawn article is quoted: %q in %d articles", got, n)
	}
}

// TestPastScoresAsThePresentDoes checks that a replaced version has the score that
// it had when the index held it.
func TestPastScoresAsThePresentDoes(t *testing.T) {
	c := newChronicle(t)
	for i := range 40 {
		c.says(fmt.Sprint(i), fmt.Sprintf("Dockers of pier %d talked about a strike. %s", i, strings.Repeat("Words follow here. ", i)))
	}
	then := c.now
	score := func() map[string]float64 {
		out := map[string]float64{}
		_, found, _, err := c.index.candidatesWithTexts(t.Context(), query.Query{Text: "dockers strike pier", Filter: query.Filter{AsOf: then}, Top: 5})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range found {
			out[x.Version.ID] = x.BM25 + x.Article
		}
		return out
	}
	before := score()
	c.says("7", "Dockers of pier 7 talked about a strike. Words follow here.  ")
	after := score()
	if len(before) != 40 || len(after) != 40 {
		t.Fatalf("%d found before, %d after", len(before), len(after))
	}
	for id, s := range before {
		if d := after[id] - s; d > 0.05 || d < -0.05 {
			t.Errorf("article %s scored %v and now %v", id, s, after[id])
		}
	}
}
