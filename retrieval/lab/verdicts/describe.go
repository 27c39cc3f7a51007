package main

import (
	"math"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval"
	"dateline/retrieval/measure"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// What is withheld from an answer.
const (
	asIs             = "as is"
	judgedWithheld   = "judged withheld"
	gatheredWithheld = "gathered withheld"
)

// described is how many of the best passages are described.
const described = 10

// A line is one answer: what was asked, what led to the verdict, and what is known
// of its truth.
type line struct {
	ID       string `json:"id"`
	Withheld string `json:"condition"`

	Verdict    retrieval.Verdict `json:"verdict"`
	Confidence float64           `json:"confidence"`
	Strength   float64           `json:"strength"`
	Even       float64           `json:"even"`
	Unsaid     bool              `json:"unsaid"`
	Missing    int               `json:"missing"`
	Words      []word            `json:"words"`
	// Lacking is the share of the words, by weight, that the first passage with its
	// headline does not hold.
	Lacking  float64   `json:"lacking"`
	Passages []passage `json:"passages"`

	// Judged: the first passage is from an article judged to answer. InQuote: its
	// quote says the answer. InAny: one of the described passages does. The last
	// two are missing where the answer's words are not known.
	Judged  bool  `json:"judged"`
	InQuote *bool `json:"answer_in_first_quote,omitempty"`
	InAny   *bool `json:"answer_in_any,omitempty"`
}

// A word is a searched word of the question. Name: it is written with a capital and
// does not begin the question.
type word struct {
	Term   string  `json:"term"`
	Weight float64 `json:"weight"`
	Name   bool    `json:"name"`
	Number bool    `json:"number"`
}

// A passage is one of the best, with the words of the question, by index, that each
// part of it holds.
type passage struct {
	Article   string             `json:"article"`
	Source    string             `json:"source"`
	Published time.Time          `json:"published"`
	Score     float64            `json:"score"`
	Signals   map[string]float64 `json:"signals"`
	InQuote   []int              `json:"in_quote"`
	InPassage []int              `json:"in_passage"`
	InTitle   []int              `json:"in_title"`
	// InSentence are those of the sentence that holds most, by weight.
	InSentence []int  `json:"in_sentence"`
	Title      string `json:"title,omitempty"`
	Quote      string `json:"quote,omitempty"`
	Text       string `json:"text,omitempty"`
}

// words are the searched words of a question, weighted by their rarity among
// articles.
func (c *coverage) words(q query.Query) (words []word) {
	seen := map[string]bool{}
	for i, t := range q.Tokens() {
		if t.Stop || seen[t.Term] {
			continue
		}
		seen[t.Term] = true
		first, _ := utf8.DecodeRuneInString(q.Text[t.Start:t.End])
		words = append(words, word{
			Term: t.Term, Weight: math.Log(1 + float64(c.articles)/(float64(c.spread[t.Term])+.5)),
			Name: i > 0 && unicode.IsUpper(first), Number: unicode.IsDigit(first),
		})
	}
	return words
}

// A describer describes the answers to one question.
type describer struct {
	id       string
	words    []word
	answers  measure.Answers
	judged   measure.Judged
	withText bool
}

func (d *describer) describe(withheld string, r retrieval.Result) line {
	l := line{
		ID: d.id, Withheld: withheld, Words: d.words, Lacking: 1,
		Verdict: r.Verdict, Confidence: r.Confidence, Strength: r.Strength, Even: r.Even,
		Unsaid: r.Unsaid, Missing: len(r.Missing) + len(r.Outside),
	}
	inQuote, inAny := false, false
	for i, p := range r.Passages[:min(described, len(r.Passages))] {
		l.Passages = append(l.Passages, d.passage(p))
		inAny = inAny || d.answers.In(p.Text())
		if i == 0 {
			l.Judged, inQuote = d.judged[p.Article.ID] > 0, d.answers.In(p.QuoteText())
			l.Lacking = 1 - d.share(d.held(p.Article.Title+"\n"+p.Text()))
		}
	}
	if len(d.answers) > 0 {
		l.InQuote, l.InAny = &inQuote, &inAny
	}
	return l
}

func (d *describer) passage(p retrieval.Passage) passage {
	out := passage{
		Article: p.Article.ID, Source: p.Article.Source, Published: p.Article.Published, Score: p.Score,
		Signals: map[string]float64{}, InQuote: d.held(p.QuoteText()), InPassage: d.held(p.Text()), InTitle: d.held(p.Article.Title),
		InSentence: []int{},
	}
	for _, s := range p.Signals {
		out.Signals[s.Name] = s.Value
	}
	for _, s := range text.Sentences(p.Article.Text, p.Span) {
		if held := d.held(p.Article.Text[s.Start:s.End]); d.share(held) > d.share(out.InSentence) {
			out.InSentence = held
		}
	}
	if d.withText {
		out.Title, out.Quote, out.Text = p.Article.Title, p.QuoteText(), p.Text()
	}
	return out
}

// held are the words of the question, by index, that a text holds.
func (d *describer) held(s string) []int {
	terms := map[string]bool{}
	for _, t := range text.Analyze(nil, s) {
		terms[t.Term] = true
	}
	held := []int{}
	for i, w := range d.words {
		if terms[w.Term] {
			held = append(held, i)
		}
	}
	return held
}

// share is the share of the question, by weight, that some of its words are.
func (d *describer) share(held []int) float64 {
	part, whole := 0.0, 0.0
	for _, w := range d.words {
		whole += w.Weight
	}
	for _, i := range held {
		part += d.words[i].Weight
	}
	if whole == 0 {
		return 0
	}
	return part / whole
}
