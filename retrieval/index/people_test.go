package index

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"dateline/corpus"
	whole "dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// named are names as writers spell them.
var named = []string{
	"Lavrov", "Lawrow", "Лавров", "Лаврову", "Sergei Lavrov", "Сергея Лаврова", "Zelensky", "Volodymyr Zelenskyy",
	"Зеленского", "Choe Son Hui", "Choi Sun-hee", "Цой Сон Хи", "Kim Jong Un", "김정은", "Cho Taeyul", "Cho Tae-yul",
}

// TestWhoIsNamedIsExact checks that a filter by people admits exactly the articles
// that the exhaustive search admits, in whichever spelling they name somebody.
func TestWhoIsNamedIsExact(t *testing.T) {
	admitted := 0
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		anyName := func() string { return named[r.IntN(len(named))] }
		m := newMemory()
		ix, err := openIndex(ctxOf(t), "", m, Options{probes: 5, batch: 7})
		if err != nil {
			t.Fatal(err)
		}
		defer ix.close()
		for id := range 15 {
			a := article(r, id, 1+r.IntN(2))
			a.Text += " " + anyName() + " met " + anyName() + "."
			m.add(a)
		}
		m.add(corpus.Article{ID: "headline", Title: anyName(), Text: "w1"})
		if err := ix.sync(ctxOf(t)); err != nil {
			t.Fatal(err)
		}
		s := whole.New(versions(m))
		if s.Calibration, err = ix.calibrated(); err != nil {
			t.Fatal(err)
		}
		for range 5 {
			q := query.Query{Text: anyQuestion(r), Top: 5, Asked: epoch}
			q.People = []string{anyName(), anyName()}[:1+r.IntN(2)]
			admitted += sameAnswer(t, ix, s, q).Searched.Articles
		}
	})
	if admitted == 0 {
		t.Error("nobody was named")
	}
}

func TestWhoWasNamedThen(t *testing.T) {
	c := newChronicle(t)
	then := c.says("a", "The dockers on strike heard Лаврова.")
	c.says("a", "The dockers on strike heard nobody.")
	for name, want := range map[string]int{"Lavrov": 1, "Шойгу": 0} {
		if _, n := c.asked(then, query.Filter{People: []string{name}}); n != want {
			t.Errorf("%s is named by %d articles, not %d", name, n, want)
		}
	}
}
