package retrieval_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"dateline/corpus"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// A prose is a text of which the sentences and quotations are known.
type prose struct {
	strings.Builder
	starts, ends []int
	quotations   []text.Span
}

// plainWords never look like a name, an initial or an abbreviation.
var plainWords = strings.Fields("harbour strike wages union ferry tunnel bridge council winter river engine market signal copper meadow lantern")

// clause draws words that begin with a capital and have no mark after them.
func clause(t *rapid.T, atLeast int) string {
	words := rapid.SliceOfN(rapid.SampledFrom(plainWords), atLeast, 3*atLeast).Draw(t, "clause")
	return strings.ToUpper(words[0][:1]) + strings.Join(words, " ")[1:]
}

// quotation writes some sentences between marks; ended says how it ends.
func (p *prose) quotation(t *rapid.T, ended string) {
	marks := strings.Fields(rapid.SampledFrom([]string{"“ ”", "« »", "„ “", "‘ ’", `" "`}).Draw(t, "marks"))
	start := p.Len()
	p.WriteString(marks[0])
	for range rapid.IntRange(0, 6).Draw(t, "within") {
		p.WriteString(clause(t, 5) + ". ")
	}
	p.WriteString(clause(t, 6) + ended + marks[1])
	p.quotations = append(p.quotations, text.Span{Start: start, End: p.Len()})
}

// sentence writes one sentence, with or without a quotation.
func (p *prose) sentence(t *rapid.T) {
	p.starts = append(p.starts, p.Len())
	switch rapid.IntRange(0, 4).Draw(t, "kind") {
	case 0:
		p.quotation(t, ",")
		p.WriteString(" said the " + strings.ToLower(clause(t, 6)) + ".")
	case 1:
		p.WriteString(clause(t, 4) + " said ")
		p.quotation(t, ".")
	default:
		p.WriteString(clause(t, 8) + ".")
	}
	p.ends = append(p.ends, p.Len())
}

// someProse draws an article's text.
func someProse(t *rapid.T) *prose {
	p := &prose{}
	for range rapid.IntRange(1, 25).Draw(t, "sentences") {
		p.sentence(t)
		p.WriteString(rapid.SampledFrom([]string{" ", " ", "\n\n", "\n"}).Draw(t, "gap"))
	}
	return p
}

// inQuotation tells whether a position is inside a quotation.
func (p *prose) inQuotation(at int) bool {
	return slices.ContainsFunc(p.quotations, func(q text.Span) bool { return q.Start < at && at < q.End })
}

// whole fails unless a span begins and ends where sentences do.
func (p *prose) whole(t *rapid.T, what string, s text.Span) {
	if !slices.Contains(p.starts, s.Start) || !slices.Contains(p.ends, s.End) || p.inQuotation(s.Start) {
		t.Fatalf("the %s %q is not of whole sentences, in\n%s", what, p.String()[s.Start:s.End], p.String())
	}
}

func withoutSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func TestPassagesAreWholeSentencesAndAllOfTheArticle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := someProse(t)
		var all strings.Builder
		for _, s := range text.Split(p.String()) {
			p.whole(t, "passage", s)
			all.WriteString(p.String()[s.Start:s.End])
		}
		if withoutSpace(all.String()) != withoutSpace(p.String()) {
			t.Fatalf("passages\n%s\nof\n%s", all.String(), p.String())
		}
	})
}

func TestQuotesAreOneToFiveSentencesWordForWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := someProse(t)
		s := exhaustive.New([]corpus.Version{{Article: corpus.Article{ID: "a", Title: "News", Text: p.String()}, Arrival: 1}})
		question := strings.Join(rapid.SliceOfN(rapid.SampledFrom(plainWords), 1, 6).Draw(t, "question"), " ")
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 3})
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range r.Passages {
			quote := found.Quote
			p.whole(t, "quote", quote)
			n := 0
			for _, start := range p.starts {
				if quote.Start <= start && start < quote.End {
					n++
				}
			}
			if n < 1 || n > 5 || found.QuoteText() != p.String()[quote.Start:quote.End] {
				t.Fatalf("a quote of %d sentences: %q", n, found.QuoteText())
			}
		}
	})
}
