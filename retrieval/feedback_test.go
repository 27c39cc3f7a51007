package retrieval_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

const feedback = "words of the best articles"

// storms are articles about one topic. Only the first ten share words with the
// question; the last two share words with those ten.
func storms() []string {
	var texts []string
	for i := range 10 {
		texts = append(texts, fmt.Sprintf("Storm %d\nA tempest over Ostrand tore the breakwater and the lanterns of pier %d.", i, i))
	}
	return append(texts,
		"Kin\nTempest: the breakwater, the lanterns and the pier must be rebuilt.",
		"Stranger\nA tempest of applause met the violinist after her last sonata.")
}

func valueOf(p retrieval.Passage, name string) float64 {
	for _, s := range p.Signals {
		if s.Name == name {
			return s.Value
		}
	}
	return 0
}

// A topic asks for articles like the best ones as well, a question only for its
// answer.
func TestATopicFindsArticlesLikeTheBest(t *testing.T) {
	s := exhaustive.New(articles(storms()...))
	for text, applied := range map[string]bool{"tempest over Ostrand": true, "Which tempest over Ostrand?": false} {
		r, err := s.Search(t.Context(), query.Query{Text: text, Top: 20})
		if err != nil {
			t.Fatal(err)
		}
		values := map[string]float64{}
		for _, p := range r.Passages {
			values[p.Article.ID] = valueOf(p, feedback)
		}
		if applied && !(values["Kin"] > values["Stranger"]) || !applied && values["Kin"] != 0 {
			t.Errorf("%q: %v", text, values)
		}
	}
}

// Whatever words the question and the articles have, each part of a score is in
// 0..1, and asking again gives the same scores.
func TestEverySignalOfEveryPassageIsSound(t *testing.T) {
	word := rapid.SampledFrom([]string{"storm", "Ostrand", "the", "harbour", "7", "1,000", "Choe", "Son", "Hui", "U.S.", "DPRK", "soldiers", ".", "война", "전쟁"})
	text := func(most int) *rapid.Generator[string] {
		return rapid.Custom(func(t *rapid.T) (text string) {
			for range rapid.IntRange(0, most).Draw(t, "words") {
				text += word.Draw(t, "word") + " "
			}
			return text
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		var texts []string
		for range rapid.IntRange(1, 30).Draw(t, "articles") {
			texts = append(texts, text(5).Draw(t, "title")+"\n"+text(60).Draw(t, "text"))
		}
		versions := articles(texts...)
		for i := range versions {
			versions[i].Published = time.Date(2025, 1, 1+i, 0, 0, 0, 0, time.UTC)
		}
		q := query.Query{Text: text(10).Draw(t, "question"), Top: 30, Asked: time.Date(2025, 1, 20, 0, 0, 0, 0, time.UTC)}
		s := exhaustive.New(versions)
		first, err := s.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := s.Search(t.Context(), q)
		for i, p := range first.Passages {
			if p.Score != again.Passages[i].Score || p.Span != again.Passages[i].Span {
				t.Fatalf("passage %d differs when asked again", i)
			}
			for _, g := range p.Signals {
				if !(g.Value >= 0 && g.Value <= 1) {
					t.Fatalf("%s is %v", g.Name, g.Value)
				}
			}
		}
	})
}

// Of two passages of one article, the one is shown in which one sentence says
// it.
func TestOneSentenceSaysMoreThanWordsNearEachOther(t *testing.T) {
	filler := ""
	for range 12 {
		filler += "Nothing else of any note was heard at the long evening session in the capital. "
	}
	body := "Russia left. The alliance stayed. He came to see Choe Son Hui. The alliance of unions and Russia greeted him. " + filler +
		"\n\nOf the alliance, which for weeks had been spoken about in many a capital far and near, Choe Son Hui said that together with Russia it was invincible. " + filler
	s := exhaustive.New(articles("Talks\n" + body))
	r, err := s.Search(t.Context(), query.Query{Text: "What does Choe Son Hui call the alliance with Russia?", Top: 1})
	if err != nil || len(r.Passages) != 1 {
		t.Fatalf("%d passages, %v", len(r.Passages), err)
	}
	if got := r.Passages[0].QuoteText(); !strings.Contains(got, "invincible") {
		t.Errorf("quote %q", got)
	}
}

func TestAWordThatAParagraphRepeatsWeighsMore(t *testing.T) {
	s := exhaustive.New(articles("Harbour\nThe harbour is open.", "Bridge\nThe bridge is open."))
	for text, first := range map[string]string{
		"The bridge. A harbour and a harbour and one more harbour": "Harbour",
		"The harbour. A bridge and a bridge and one more bridge":   "Bridge",
	} {
		text += strings.Repeat(" and so it is with this", 5)
		r, err := s.Search(t.Context(), query.Query{Text: text, Top: 2})
		if err != nil || len(r.Passages) != 2 || r.Passages[0].Article.ID != first {
			t.Errorf("%q: %v, %v", text, r.Passages, err)
		}
	}
}
