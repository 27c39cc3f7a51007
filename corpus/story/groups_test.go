package story

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/corpus"
)

// membershipsOf returns the memberships of all arrivals so far.
func membershipsOf(t *testing.T, store *corpus.Store, g *Groups, asOf corpus.Arrival) map[corpus.Arrival]Membership {
	t.Helper()
	last, err := store.Last(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var all []corpus.Arrival
	for n := corpus.Arrival(1); n <= last; n++ {
		all = append(all, n)
	}
	memberships, err := g.Memberships(t.Context(), asOf, all...)
	if err != nil {
		t.Fatal(err)
	}
	return memberships
}

func add(t *testing.T, store *corpus.Store, articles ...corpus.Article) corpus.Arrival {
	t.Helper()
	out, err := store.Add(t.Context(), articles...)
	if err != nil {
		t.Fatal(err)
	}
	return out[len(out)-1].Arrival
}

func syncAll(t *testing.T, g *Groups) {
	t.Helper()
	if err := g.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func TestMembershipsDoNotDependOnBatches(t *testing.T) {
	set := readLabelled(t)
	store, atOnce := open(t)
	for _, l := range set {
		add(t, store, l.article)
	}
	corrected := set[2].article
	corrected.Text += "\n\nA line was added later on that nobody else has."
	add(t, store, corrected)
	if _, err := store.Withdraw(t.Context(), set[1].article.ID); err != nil {
		t.Fatal(err)
	}
	syncAll(t, atOnce)
	want := membershipsOf(t, store, atOnce, 0)

	store, _ = open(t)
	for i, l := range append(set, labelledArticle{article: corrected}) {
		add(t, store, l.article)
		if i%3 == 0 {
			anew, err := Open(t.Context(), store, nil) // as after a restart
			if err != nil {
				t.Fatal(err)
			}
			syncAll(t, anew)
		}
	}
	if _, err := store.Withdraw(t.Context(), set[1].article.ID); err != nil {
		t.Fatal(err)
	}
	last, err := Open(t.Context(), store, nil)
	if err != nil {
		t.Fatal(err)
	}
	syncAll(t, last)
	if diff := cmp.Diff(want, membershipsOf(t, store, last, 0)); diff != "" {
		t.Errorf("memberships differ (-at once +step by step):\n%s", diff)
	}
}

func TestCorrectedAndWithdrawnArticlesAreCountedOnce(t *testing.T) {
	set := readLabelled(t)
	store, g := open(t)
	first := add(t, store, set[0].article)
	add(t, store, set[1].article)
	third := add(t, store, set[2].article)
	syncAll(t, g)
	if p := membershipsOf(t, store, g, 0)[first]; p.Reprints != 2 || p.Name != "Meridian" && p.Name != "Harbour Gazette" {
		t.Errorf("got %+v, want 2 reprints", p)
	}
	changed := set[1].article
	changed.Title = "Corrected: 14 injured"
	fourth := add(t, store, changed)
	if _, err := store.Withdraw(t.Context(), set[2].article.ID); err != nil {
		t.Fatal(err)
	}
	syncAll(t, g)
	now := membershipsOf(t, store, g, 0)
	if now[first].Reprints != 1 || now[fourth].Origin != now[first].Origin {
		t.Errorf("after a correction and a withdrawal: %+v and %+v", now[first], now[fourth])
	}
	if then := membershipsOf(t, store, g, third); then[first].Reprints != 2 {
		t.Errorf("as of then: %+v, want 2 reprints", then[first])
	}
}

func TestAgencyCredits(t *testing.T) {
	p, err := ReadPublishers(nil)
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("Words that say nothing about who wrote them. ", 20)
	for text, want := range map[string]string{
		"SEOUL, Oct. 3 (Yonhap) -- The army said. " + long:  "Yonhap",
		"KYIV (AP) — Shells fell. " + long:                  "AP",
		"(서울=연합뉴스) 군은 밝혔다. " + long:                         "Yonhap",
		"Reuters - Shells fell. " + long:                    "Reuters",
		long + "\n\nWith reporting by Agence France-Presse": "AFP",
		long + "\n\nReuters contributed to this report.":    "Reuters",
		long + "\n\n— Kyodo":                                "Kyodo",
		"The Reuters office was closed. " + long:            "",
		"He works for AP as a driver. " + long:              "",
		"":                                                  "",
	} {
		if got := p.creditedAgency(&corpus.Article{Text: text}); got != want {
			t.Errorf("%.40q … %q credits %q, want %q", text, text[max(0, len(text)-40):], got, want)
		}
	}
	if got := p.creditedAgency(&corpus.Article{Source: "Yonhap News Agency"}); got != "Yonhap" {
		t.Errorf("the agency's own article credits %q", got)
	}
	if !p.related("The Guardian", "the observer") || p.related("The Guardian", "The Times") || p.related("", "") {
		t.Error("families are confused")
	}
}

func TestShare(t *testing.T) {
	long := "The ferry Aurelia ran aground in fog off Marrow Point late on Friday"
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{long, "TARN (AFP) - " + long + ", and all were saved.", 1},
		{long, "Parliament passed the budget on Tuesday night after a long debate", 0},
		{"ran aground", long, 1}, {"ran in", long, 0}, {"round", long, 0},
	} {
		if got := Share(c.a, c.b); got != c.want || Share(c.b, c.a) != got {
			t.Errorf("%q and %q share %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestOwnPublishersFile(t *testing.T) {
	p, err := ReadPublishers([]byte("agencies:\n  - [Meridian, Meridian Wire]\nfamilies: []\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := p.creditedAgency(&corpus.Article{Text: "PORT ELVEN (Meridian Wire) — A quake."}); got != "Meridian" {
		t.Errorf("got %q", got)
	}
	for _, bad := range []string{"agents: []", "[", "agencies: [[[[]]]]"} {
		if _, err := ReadPublishers([]byte(bad)); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
}

func FuzzAssign(f *testing.F) {
	f.Add("Title", "Some words (Reuters) — here and there. And more of them.", "Some words")
	p, err := ReadPublishers(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, title, a, b string) {
		texts := map[corpus.Arrival]string{1: a, 2: b, 3: a}
		m := newMatcher(p, func(n corpus.Arrival) (string, error) { return texts[n], nil })
		var got [4]member
		for n := corpus.Arrival(1); n <= 3; n++ {
			v := &corpus.Version{Article: corpus.Article{Title: title, Text: texts[n]}, Arrival: n}
			one, err := m.assign(v)
			if err != nil {
				t.Fatal(err)
			}
			got[n] = one
		}
		if len(shingles(comparableWords(a))) >= minShingles && got[3].origin != got[1].origin && got[3].origin != got[2].origin {
			t.Errorf("the same text has origins %d and %d", got[1].origin, got[3].origin)
		}
	})
}

// invented returns n articles, a third of them copies of earlier ones.
func invented(n int) []corpus.Article {
	r := rand.New(rand.NewPCG(1, 2))
	vocabulary := make([]string, 30_000)
	for i := range vocabulary {
		vocabulary[i] = fmt.Sprintf("%c%s", 'a'+rune(r.IntN(26)), strings.ToLower(fmt.Sprintf("%x", r.Uint32()%0xfffff)))
	}
	word := func() string { // Zipf-like: common words recur
		return vocabulary[int(float64(len(vocabulary))*r.Float64()*r.Float64()*r.Float64())]
	}
	out := make([]corpus.Article, n)
	begin := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range out {
		a := corpus.Article{ID: fmt.Sprint(i), Source: fmt.Sprint("Outlet ", r.IntN(200)), Published: begin.Add(time.Duration(i) * 8 * time.Minute)}
		if i > 100 && r.IntN(3) == 0 {
			a.Title, a.Text = out[i-1-r.IntN(100)].Title, out[i-1-r.IntN(100)].Text
			out[i] = a
			continue
		}
		var b strings.Builder
		for w := range 300 {
			s := word()
			if w%7 == 0 {
				s = strings.ToUpper(s[:1]) + s[1:]
			}
			b.WriteString(s)
			b.WriteByte(" \n"[min(1, w%60/59)])
		}
		a.Title, a.Text = "Some "+word()+" "+word()+" "+word(), b.String()
		out[i] = a
	}
	return out
}

// BenchmarkArrivals assigns 100,000 articles of 300 words, a third of them
// copies, in a coverage on disk.
func BenchmarkArrivals(b *testing.B) {
	articles := invented(100_000)
	for b.Loop() {
		b.StopTimer()
		store, err := corpus.Open(b.Context(), b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		for i := 0; i < len(articles); i += 1000 {
			if _, err := store.Add(b.Context(), articles[i:i+1000]...); err != nil {
				b.Fatal(err)
			}
		}
		g, err := Open(b.Context(), store, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if err := g.Sync(b.Context()); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(len(articles)), "µs/article")
		anew, err := Open(b.Context(), store, nil)
		if err != nil {
			b.Fatal(err)
		}
		begin := time.Now()
		if err := anew.loadMatcher(b.Context()); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(time.Since(begin).Milliseconds()), "ms/load")
		if err := store.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}
