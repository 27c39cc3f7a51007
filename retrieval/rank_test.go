package retrieval_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

func articles(texts ...string) []corpus.Version {
	var versions []corpus.Version
	for i, text := range texts {
		title, body, _ := strings.Cut(text, "\n")
		versions = append(versions, corpus.Version{
			Article: corpus.Article{ID: title, Title: title, Text: body},
			Arrival: corpus.Arrival(i + 1),
		})
	}
	return versions
}

var paper = []string{
	"Harbour strike\nCrane operators walked out on Monday. The union wants a rise of 7.5 per cent. Ships are waiting off Ostrand.",
	"Talks in Seoul\nForeign Minister Choe Son Hui met Lavrov. Choe spoke of the DPRK and of shells. “We stand firm. We will not yield,” she said.",
	"Dam cracks\nEngineers found cracks in the Greyfell dam. Families left their homes. Kyiv sent an engineer.",
	"Vaccine recall\nThe maker recalled a lot of vaccine after glass was found in it. Nobody was hurt.",
}

func ask(t *testing.T, q query.Query) retrieval.Result {
	t.Helper()
	if q.Top == 0 {
		q.Top = 5
	}
	r, err := exhaustive.New(articles(paper...)).Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTheRightPassageComesFirst(t *testing.T) {
	for question, want := range map[string]string{
		"What rise does the crane operators' union want?": "Harbour strike",
		"Whom did Choe Son Hui meet?":                     "Talks in Seoul",
		"What did North Korea say of shells?":             "Talks in Seoul", // DPRK
		"cracks in the Greyfel dam":                       "Dam cracks",     // misspelled
		"Who came from Kiev?":                             "Dam cracks",
		"vacine with glass":                               "Vaccine recall",
	} {
		r := ask(t, query.Query{Text: question})
		if len(r.Passages) == 0 || r.Passages[0].Article.Title != want || r.Verdict == retrieval.None {
			t.Errorf("%q: %s, %d passages, want %s", question, r.Verdict, len(r.Passages), want)
		}
	}
}

func TestWhatElseWasSearchedIsReported(t *testing.T) {
	r := ask(t, query.Query{Text: "Grayfell cracks in North Korea qqqqq"})
	var also []string
	for _, a := range r.Also {
		also = append(also, a.Word+"="+a.For)
	}
	if got := strings.Join(also, " "); got != "North Korea=DPRK Grayfell=Greyfell" {
		t.Errorf("also %q", got)
	}
	if strings.Join(r.Missing, " ") != "qqqqq" {
		t.Errorf("missing %q", r.Missing)
	}
}

func TestWhatIsNotInTheCoverage(t *testing.T) {
	for _, question := range []string{"Who won the Wimbledon final?", "qqq zzz", "", "the of and", "What is our holiday policy?"} {
		if r := ask(t, query.Query{Text: question}); r.Verdict != retrieval.None {
			t.Errorf("%q: %s at %.2f", question, r.Verdict, r.Confidence)
		}
	}
}

// What every result must keep, whatever was asked.
func checkResult(t *testing.T, r retrieval.Result) {
	t.Helper()
	if !(r.Confidence >= 0 && r.Confidence <= 1) {
		t.Errorf("confidence %v", r.Confidence)
	}
	for i, p := range r.Passages {
		if i > 0 && p.Score > r.Passages[i-1].Score+1e-9 {
			t.Errorf("passage %d scores more than the one before it", i)
		}
		if !(p.Score >= 0) || math.IsInf(p.Score, 0) {
			t.Errorf("passage %d scores %v", i, p.Score)
		}
		if p.Quote.Start < p.Start || p.Quote.End > p.End || p.Quote.End < p.Quote.Start {
			t.Errorf("the quote %v lies outside the passage %v", p.Quote, p.Span)
		}
		at := p.Quote.Start
		for _, m := range p.Marks {
			if m.Start < at || m.End < m.Start || m.End > p.Quote.End {
				t.Errorf("marks out of order or outside the quote: %v in %v", p.Marks, p.Quote)
			}
			at = m.End
		}
		for _, s := range p.Signals {
			if !(s.Value >= 0 && s.Value <= 1) {
				t.Errorf("%s is %v", s.Name, s.Value)
			}
		}
	}
}

func TestMarksAreWordsThatSaySomething(t *testing.T) {
	s := exhaustive.New(articles("Floods\nTwo bridges were closed on Friday. They were said to be old."))
	r, err := s.Search(t.Context(), query.Query{Text: "How many bridges were closed?", Top: 1})
	if err != nil || len(r.Passages) == 0 {
		t.Fatal(err)
	}
	var marked []string
	for _, m := range r.Passages[0].Marks {
		marked = append(marked, r.Passages[0].Article.Text[m.Start:m.End])
	}
	if want := []string{"bridges", "closed"}; !slices.Equal(marked, want) {
		t.Errorf("marked %q, want %q", marked, want)
	}
}

func FuzzRank(f *testing.F) {
	for _, s := range []string{"", "Choe Son Hui", "dam dam dam", "北한 корея", strings.Repeat("word ", 3000), "source:x", "US us U.S.", "하늘반도체 Q1 매출은 who?"} {
		f.Add(s)
	}
	s := exhaustive.New(articles(paper...))
	f.Fuzz(func(t *testing.T, text string) {
		q := query.Query{Text: text, Top: 10, Asked: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}
		r, err := s.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		checkResult(t, r)
	})
}

func TestNoMoreOfAnArticleThanAskedFor(t *testing.T) {
	long := "Strike\n" + strings.Repeat("The strike at the harbour goes on today. ", 60)
	s := exhaustive.New(articles(long, "Other\nA strike at another harbour."))
	r, _ := s.Search(t.Context(), query.Query{Text: "harbour strike", Top: 5, PerArticle: 1})
	if len(r.Passages) != 2 {
		t.Errorf("%d passages, want one of each article", len(r.Passages))
	}
}

// Where others answer as well, the first three passages are not all from one
// article, nor all from one wire story.
func TestAnAnswerIsVaried(t *testing.T) {
	about := strings.Fields("ships cranes wages storms tides trains markets councils")
	paragraph := func(i int) string {
		return "The harbour strike goes on, and " + strings.Repeat(about[i]+" wait for the "+about[(i+1)%len(about)]+" of the year. ", 14) + "\n\n"
	}
	wire := "The harbour strike goes on, said the agency to all of its subscribers.\n\n"
	texts := []string{"long\n" + paragraph(0) + paragraph(1) + paragraph(2)}
	for _, id := range []string{"wire1", "wire2", "wire3"} {
		texts = append(texts, id+"\n"+wire+paragraph(3))
	}
	for i, id := range []string{"other1", "other2"} {
		texts = append(texts, id+"\n"+paragraph(4+i)+paragraph(6)+paragraph(7))
	}
	r, err := exhaustive.New(articles(texts...)).Search(t.Context(), query.Query{Text: "Does the harbour strike go on?", Top: 3})
	if err != nil || len(r.Passages) != 3 {
		t.Fatalf("%d passages, %v", len(r.Passages), err)
	}
	count := map[string]int{}
	for _, p := range r.Passages {
		count[strings.TrimRight(p.Article.ID, "0123456789")]++
	}
	for of, n := range count {
		if n > 2 || of == "wire" && n > 1 {
			t.Errorf("%d of three are of %s", n, of)
		}
	}
}

func TestReprintsComeLast(t *testing.T) {
	wire := "The port authority of Ostrand offered the crane operators three per cent on Friday, and the union refused at once."
	s := exhaustive.New(articles("A\n"+wire, "B\n"+wire, "C\nThe crane operators of Ostrand have a new offer."))
	r, _ := s.Search(t.Context(), query.Query{Text: "What did the port authority offer the crane operators?", Top: 3})
	if len(r.Passages) != 3 || r.Passages[1].Article.ID != "C" {
		t.Errorf("the reprint is not last")
	}
	checkResult(t, r)
}

func TestRecencyCountsOnlyWithAClock(t *testing.T) {
	versions := articles("Old\nThe harbour strike ended.", "New\nThe harbour strike ended.")
	day := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	versions[0].Published, versions[1].Published = day, day.AddDate(-1, 0, 0)
	s := exhaustive.New(versions)
	for _, c := range []struct {
		asked time.Time
		first string
	}{{time.Time{}, "New"}, {day, "Old"}} {
		r, _ := s.Search(t.Context(), query.Query{Text: "harbour strike", Top: 2, Asked: c.asked})
		if r.Passages[0].Article.ID != c.first {
			t.Errorf("asked %v: first is %s", c.asked, r.Passages[0].Article.ID)
		}
	}
}

func TestAQuoteIsWholeSentences(t *testing.T) {
	r := ask(t, query.Query{Text: "Who will not yield?"})
	if got := r.Passages[0].QuoteText(); !strings.HasPrefix(got, "“We stand firm.") && !strings.Contains(got, "Choe") {
		t.Errorf("quote %q", got)
	}
}

// A counted vocabulary records the terms that it was asked for.
type counted struct {
	*exhaustive.Searcher
	asked map[string]bool
}

func (c counted) Spread(term string) int {
	c.asked[term] = true
	return c.Searcher.Spread(term)
}

func TestAFloodOfWordsIsNotLookedUp(t *testing.T) {
	v := counted{exhaustive.New(articles(paper...)), map[string]bool{}}
	var text strings.Builder
	text.WriteString("harbour ")
	for i := range 20_000 {
		fmt.Fprintf(&text, "word%d ", i)
	}
	q := retrieval.Read(query.Query{Text: text.String(), Top: 3}, v)
	if len(v.asked) > 2000 {
		t.Errorf("%d words were looked up", len(v.asked))
	}
	if len(v.Find(q, nil)) == 0 {
		t.Error("the first word finds nothing")
	}
}

func BenchmarkRank(b *testing.B) {
	var texts []string
	for i := range 50 {
		texts = append(texts, "Title "+strings.Repeat("x", i%7+1)+"\n"+strings.Repeat("The harbour strike in Ostrand went on while the union and the port authority spoke of wages for the crane operators. ", 10))
	}
	s := exhaustive.New(articles(texts...))
	q := retrieval.Read(query.Query{Text: "What did the port authority offer the crane operators of Ostrand?", Top: 3}, s)
	candidates := s.Find(q, nil)
	b.ReportMetric(float64(len(candidates)), "candidates")
	for b.Loop() {
		q.Rank(candidates, retrieval.Searched{})
	}
}
