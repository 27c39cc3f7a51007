package index

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/corpus"
	"dateline/retrieval"
	whole "dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// newspaper returns the articles of the invented newspaper.
func newspaper(t *testing.T) *memory {
	t.Helper()
	files, err := filepath.Glob(filepath.FromSlash("../testdata/newspaper/*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d articles, %v", len(files), err)
	}
	m := newMemory()
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(b), "\n---\n")
		m.add(corpus.Article{ID: filepath.Base(file), Text: strings.TrimSpace(rest), Published: epoch})
	}
	return m
}

// uniquePhrases draws phrases of five words, each of which stands in one article
// only, and returns the articles by phrase.
func uniquePhrases(m *memory, r *rand.Rand, n int) map[string]string {
	phrases := map[string]string{}
	live := m.live()
	for len(phrases) < n {
		v := live[r.IntN(len(live))]
		words := strings.Fields(v.Text)
		if len(words) < 5 {
			continue
		}
		at := r.IntN(len(words) - 4)
		phrase := strings.Join(words[at:at+5], " ")
		if strings.ContainsAny(phrase, `"“”„«»「」‘'’`) {
			continue
		}
		holders := 0
		for _, other := range live {
			if _, ok := text.NewPhrase(phrase).Find(other.Text, 0, len(other.Text)); ok {
				holders++
			}
		}
		if holders == 1 {
			phrases[phrase] = v.ID
		}
	}
	return phrases
}

func TestEveryPhraseIsFirst(t *testing.T) {
	m := newspaper(t)
	ix := open(t, "", m, Options{})
	syncAll(t, ix)
	for phrase, id := range uniquePhrases(m, rand.New(rand.NewPCG(7, 7)), 40) {
		for _, question := range []string{fmt.Sprintf("%q", phrase), "“" + strings.ToUpper(phrase) + "” festival dam chip"} {
			r, err := ix.search(t.Context(), query.Query{Text: question, Top: 3, Asked: epoch})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Passages) == 0 || r.Passages[0].Article.ID != id || len(r.Unheld) > 0 || r.Verdict == retrieval.None {
				t.Errorf("%s: %s, not held %v, should be in %s", question, r.Verdict, r.Unheld, id)
				continue
			}
			quote := r.Passages[0].QuoteText()
			if _, ok := text.NewPhrase(phrase).Find(quote, 0, len(quote)); !ok {
				t.Errorf("%s: the quote is %q", question, quote)
			}
		}
	}
}

// A phrase that is nowhere is said to be nowhere, and never found.
func TestPhrasesThatStandNowhere(t *testing.T) {
	m := newspaper(t)
	ix := open(t, "", m, Options{})
	syncAll(t, ix)
	r := rand.New(rand.NewPCG(8, 8))
	for phrase := range uniquePhrases(m, r, 20) {
		words := strings.Fields(phrase)
		words[1], words[3] = words[3], words[1]
		turned := strings.Join(words, " ")
		stands := false
		for _, v := range m.live() {
			_, ok := text.NewPhrase(turned).Find(v.Text, 0, len(v.Text))
			stands = stands || ok
		}
		if stands {
			continue
		}
		for _, f := range []query.Filter{{}, {Since: epoch.AddDate(0, 0, -1)}} {
			got, err := ix.search(t.Context(), query.Query{Text: `"` + turned + `"`, Top: 3, Asked: epoch, Filter: f})
			if err != nil {
				t.Fatal(err)
			}
			where := retrieval.Nowhere
			if !f.Empty() {
				where = retrieval.Filtered
			}
			if got.Verdict != retrieval.None || len(got.Unheld) != 1 || got.Unheld[0].Where != where {
				t.Errorf("%q: %s %v", turned, got.Verdict, got.Unheld)
			}
		}
	}
}

// The index and the search that reads everything agree on phrases, on those of
// stop words and numbers, too.
func TestPhrasesAreExact(t *testing.T) {
	m := newspaper(t)
	ix := open(t, "", m, Options{probes: 5})
	syncAll(t, ix)
	s := whole.New(versions(m))
	var err error
	if s.Calibration, err = ix.calibrated(); err != nil {
		t.Fatal(err)
	}
	questions := []string{`"of the"`, `"it is not"`, `"to be or not to be or not"`, `"10"`, `"2 3 4 5 6"`, `"the dam" "the chip"`, `"the dam" festival?`}
	for phrase := range uniquePhrases(m, rand.New(rand.NewPCG(9, 9)), 10) {
		questions = append(questions, `"`+phrase+`"`, `who said "`+phrase+`" of the dam?`)
	}
	for _, question := range questions {
		q := query.Query{Text: question, Top: 3, Asked: epoch}
		got, err := ix.search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		want, err := s.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(got.Verdict, got.Unheld) != fmt.Sprint(want.Verdict, want.Unheld) || got.Unheld != nil && got.Unheld[0].Where == retrieval.Unchecked {
			t.Errorf("%s: %v %v, want %v %v", question, got.Verdict, got.Unheld, want.Verdict, want.Unheld)
		}
	}
}

// A phrase may begin in one passage and end in the next, and stand in the
// headline alone.
func TestPhrasesAcrossPassagesAndInHeadlines(t *testing.T) {
	m := newMemory()
	filler := strings.TrimSpace(strings.Repeat("The gantry stood near the old copper mill for many years. ", 10))
	m.add(corpus.Article{ID: "across", Title: "Brastony", Text: filler + " Then it was over. Nobody was hurt there. " + filler, Published: epoch})
	m.add(corpus.Article{ID: "headline", Title: "Zorvik quellam drimpel", Text: "The lantern was lit at noon.", Published: epoch})
	ix := open(t, "", m, Options{})
	syncAll(t, ix)
	v := m.live()[0]
	spans := text.Split(v.Text)
	if len(spans) < 2 {
		t.Fatal("one passage")
	}
	last, first := strings.Fields(v.Text[spans[0].Start:spans[0].End]), strings.Fields(v.Text[spans[1].Start:spans[1].End])
	across := strings.Join(append(last[len(last)-4:], first[:4]...), " ")
	for _, c := range []struct{ phrase, id string }{{across, "across"}, {"quellam drimpel", "headline"}} {
		r, err := ix.search(t.Context(), query.Query{Text: `"` + c.phrase + `"`, Top: 3, Asked: epoch})
		if err != nil {
			t.Fatal(err)
		}
		if r.Verdict != retrieval.Found || r.Passages[0].Article.ID != c.id || !r.Passages[0].Span.Contains(r.Passages[0].Quote) {
			t.Errorf("%q: %s %+v", c.phrase, r.Verdict, r.Unheld)
		}
	}
}
