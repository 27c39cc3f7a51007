package terminal

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dateline/bot"
	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/evidence"
	"dateline/retrieval/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

const body = "The port reopened on Monday.\n\nAbout 1.6 million crates had waited, the Harbour Board said."

// reply is an answer with two quotes from one article.
func reply() bot.Reply {
	board := &corpus.Version{Article: corpus.Article{
		ID: "port.txt", Title: "Port reopens", Source: "The Lantern", URL: "https://lantern.example/port",
		Published: time.Date(2031, 5, 2, 0, 0, 0, 0, time.UTC), File: "/articles/port.txt", Text: body,
	}}
	at := strings.Index(body, "About")
	crates := retrieval.Passage{
		Article: board, Span: text.Span{Start: at, End: len(body)}, Quote: text.Span{Start: at, End: len(body)}, Score: 1.5,
		Signals: []retrieval.Signal{{Name: "the question's words", Value: 0.8, Weight: 1}},
	}
	opened := crates
	opened.Span, opened.Quote = text.Span{Start: 0, End: 28}, text.Span{Start: 0, End: 28}
	res := retrieval.Result{
		Verdict: retrieval.Found, Confidence: 0.9, Passages: []retrieval.Passage{crates, opened},
		Searched: retrieval.Searched{Articles: 12, Passages: 40},
	}
	return bot.Reply{
		Receipt: "k7f39qzm", Question: "how many crates waited?", Filters: []string{"since 1 May 2031"},
		Verdict: retrieval.Found, Headline: "Found · 2 passages · 1 article · newest 2 May 2031", Result: &res,
		Quotes: []bot.Quote{
			{Text: crates.QuoteText(), Marks: []text.Span{{Start: 6, End: 9}, {Start: 10, End: 17}, {Start: 18, End: 24}}, Source: 1, Passage: crates},
			{Text: opened.QuoteText(), Source: 1, Passage: opened},
		},
		Sources: []bot.Source{{Number: 1, Title: "Port reopens", Outlet: "The Lantern", Published: board.Published, Link: board.URL, File: "port.txt", Article: "port.txt"}},
		Lines:   []string{"Also searched, for “craets”: crates."},
		Foot:    "Searched 12 articles · 3 Jan 2031 to 2 May 2031 · receipt k7f39qzm",
	}
}

func nearest() bot.Reply {
	r := reply()
	r.Verdict, r.Headline = retrieval.None, "Not in the coverage"
	r.Quotes = r.Quotes[:1]
	r.Quotes[0].Nearest = true
	r.Lines = []string{"The coverage does not hold: “zeppelin”."}
	return r
}

func TestGoldenReplies(t *testing.T) {
	explained := reply()
	explained.Quotes[0].Reasons = []string{"80 % of its score: the question's words, mostly (0.80 × 1)"}
	reading := bot.Reply{Reading: &bot.Reading{
		Source: reply().Sources[0], Author: "I. Quay", Text: body, Passage: text.Span{Start: 0, End: 28},
	}}
	for _, c := range []struct {
		name string
		p    Printer
		r    bot.Reply
	}{
		{"found", Printer{}, reply()},
		{"found-narrow", Printer{Width: 40}, reply()},
		{"found-ansi", Printer{Width: 80, ANSI: true}, reply()},
		{"none", Printer{Width: 80}, nearest()},
		{"explained", Printer{Width: 80}, explained},
		{"reading", Printer{Width: 60}, reading},
		{"notice", Printer{Width: 80}, bot.Reply{Headline: "Ask a question."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := c.p.Print(&b, c.r); err != nil {
				t.Fatal(err)
			}
			golden(t, c.name+".txt", b.Bytes())
		})
	}
}

// TestLinesOfAQuoteStayApart: the rows of a table must remain separate lines.
func TestLinesOfAQuoteStayApart(t *testing.T) {
	r := reply()
	r.Quotes = r.Quotes[:1]
	r.Quotes[0].Text, r.Quotes[0].Marks = "Seats\n\nLabour | 58\nGreens | 7", []text.Span{{Start: 0, End: 5}, {Start: 7, End: 13}}
	for _, p := range []Printer{{}, {Width: 72, ANSI: true}} {
		var b bytes.Buffer
		if err := p.Print(&b, r); err != nil {
			t.Fatal(err)
		}
		want := bar + p.highlight("Seats", []text.Span{{End: 5}}) + "\n" + bar + p.highlight("Labour", []text.Span{{End: 6}}) + " | 58\n" + bar + "Greens | 7\n"
		if !strings.Contains(b.String(), want) {
			t.Errorf("got %q, want %q in it", b.String(), want)
		}
	}
}

func TestGoldenJSON(t *testing.T) {
	partly := reply()
	partly.Verdict, partly.Result.Verdict = retrieval.Partly, retrieval.Partly
	partly.Result.Objections = []evidence.Objection{{Kind: evidence.Year, Asked: "2015", Says: "2024"}, {Kind: evidence.Type, Asked: "how many"}}
	for name, r := range map[string]bot.Reply{"found": reply(), "partly": partly, "none": nearest(), "notice": {Headline: "Ask a question."}} {
		var b bytes.Buffer
		if err := PrintJSON(&b, r, name == "found"); err != nil {
			t.Fatal(err)
		}
		golden(t, name+".json", b.Bytes())
	}
}

// TestJSONOffsetsHold: the offsets of a quote lead to it in the article, and those of a
// highlight lead to it in the quote.
func TestJSONOffsetsHold(t *testing.T) {
	var b bytes.Buffer
	if err := PrintJSON(&b, reply(), false); err != nil {
		t.Fatal(err)
	}
	var out answerJSON
	if err := json.Unmarshal(b.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	for _, p := range out.Passages {
		if got := body[p.Start:p.End]; got != p.Quote {
			t.Errorf("at [%d,%d) stands %q, not the quote %q", p.Start, p.End, got, p.Quote)
		}
	}
	if got := out.Passages[0].Quote[out.Passages[0].Highlights[1][0]:out.Passages[0].Highlights[1][1]]; got != "million" {
		t.Errorf("second highlight is %q, want million", got)
	}
}

// TestWrapKeepsWords: wrapping keeps all words in order, and no line of several words
// is wider than the width.
func TestWrapKeepsWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[a-zA-Zé가-힣“”]{1,30}`)).Draw(t, "words")
		width := rapid.IntRange(10, 80).Draw(t, "width")
		out := Printer{Width: width}.wrap(strings.Join(words, " "), "  ", "    ")
		if diff := cmp.Diff(words, strings.Fields(out), cmp.Transformer("empty", func(s []string) []string {
			return append([]string{}, s...)
		})); diff != "" {
			t.Fatal(diff)
		}
		for line := range strings.Lines(out) {
			line = strings.TrimRight(line, "\n")
			if columns(line) > width && len(strings.Fields(line)) > 1 {
				t.Fatalf("%q is wider than %d", line, width)
			}
		}
	})
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got); -update accepts it:\n%s", path, diff)
	}
}

// What a message may mean is numbered, so that the number answers.
func TestChoicesAreNumbered(t *testing.T) {
	r := bot.Reply{Headline: "Whom do you mean: Ida Holm or Jonas Reed?", Receipt: "r1", Offers: []bot.Offer{
		{Action: bot.Choose, Receipt: "r1", Number: 1, Label: "Ida Holm"}, {Action: bot.Choose, Receipt: "r1", Number: 2, Label: "Jonas Reed"},
	}}
	var b bytes.Buffer
	if err := (Printer{}).Print(&b, r); err != nil || !strings.HasSuffix(b.String(), "?\n  1 Ida Holm\n  2 Jonas Reed\n") {
		t.Errorf("%v: %q", err, b.String())
	}
}
