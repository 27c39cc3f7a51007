package retrieval

import (
	"slices"
	"strings"
	"time"

	"dateline/corpus"
	"dateline/retrieval/evidence"
	"dateline/retrieval/text"
)

// A Passage is a place in an article, never a copy of it: its words are a slice
// of the article's text, so a quote cannot differ from its source.
type Passage struct {
	Article *corpus.Version
	// Span is the passage in Article.Text; Quote, inside it, the sentences
	// that answer best.
	text.Span
	Quote text.Span
	// Marks are the words of the quote that match the question, as offsets
	// into the article's text, in order and disjoint.
	Marks []text.Span
	// Answer are the words of the quote that may be what the question asks for:
	// a number, a date, a name, a reason. They are in order and disjoint; there
	// are none if the question does not say what it asks for, or the quote has
	// nothing of the kind. Phrases of the question are among them.
	Answer []text.Span
	// Score orders passages of one result; it means nothing across questions.
	Score float64
	// Signals are the parts that Score is made of, largest first.
	Signals []Signal
	// Grounds are what speaks for the passage being the answer, and Chance, in
	// 0..1, is how likely that makes it. Only the best passages have both.
	Grounds Grounds
	Chance  float64
}

// Text returns the passage's words.
func (p Passage) Text() string { return p.Article.Text[p.Start:p.End] }

// QuoteText returns the words to show.
func (p Passage) QuoteText() string { return p.Article.Text[p.Quote.Start:p.Quote.End] }

// MarkedSentences returns the sentences of the quote that hold its marks,
// joined by spaces; the whole quote if none does.
func (p Passage) MarkedSentences() string {
	var telling []string
	text.EachSentence(p.Article.Text, p.Quote, func(s text.Sentence) {
		if slices.ContainsFunc(p.Marks, func(m text.Span) bool { return s.Start <= m.Start && m.End <= s.End }) {
			telling = append(telling, p.Article.Text[s.Start:s.End])
		}
	})
	if len(telling) == 0 {
		return p.QuoteText()
	}
	return strings.Join(telling, " ")
}

// maxSetOff is how many words are set off in a quote at most.
const maxSetOff = 5

// SetOff returns the words of the quote to set off for a reader: those that may
// be the answer or, where there are none, those that match, each word once.
func (p Passage) SetOff() []text.Span {
	var out []text.Span
	for _, s := range p.Answer {
		if p.Quote.Contains(s) {
			out = append(out, s)
		}
	}
	if out != nil {
		return out
	}
	seen := map[string]bool{}
	for _, s := range p.Marks {
		word := stems(p.Article.Text[s.Start:s.End])
		if p.Quote.Contains(s) && !seen[word] && len(out) < maxSetOff {
			seen[word] = true
			out = append(out, s)
		}
	}
	return out
}

// stems are the stems of the words of a text, joined.
func stems(s string) string {
	var out []string
	for _, t := range text.Analyze(nil, s) {
		out = append(out, t.Term)
	}
	return strings.Join(out, " ")
}

// A Signal is one reason for a passage's score.
type Signal struct {
	Name string
	// Value is the signal itself, in 0..1; Weight times Value is its part in
	// the score.
	Value, Weight float64
}

// A Verdict says how far the coverage answers a question.
type Verdict string

// The verdicts, as programs read them.
const (
	Found  Verdict = "found"
	Partly Verdict = "partly"
	None   Verdict = "none"
)

// A Result is what a search found.
type Result struct {
	Verdict Verdict
	// Confidence, in 0..1, is the chance that the first quote answers the
	// question, as the reader judges it.
	Confidence float64
	// Strength, in 0..1, says how far the strongest of the best passages
	// answers, and Even the strength at which an answer is as likely as not,
	// measured on Samples articles of the coverage. All are 0 if they are
	// unknown.
	Strength, Even float64
	Samples        int
	// Unsaid: the verdict is at most Partly, whatever the strength, because the
	// coverage never mentions something that the question names, or half of
	// what it asks.
	Unsaid bool
	// Objections are the demands of the question that the first quote does not
	// meet. With any, the verdict is at most Partly.
	Objections []evidence.Objection
	// Unheld are the phrases of the question that the first quote does not hold.
	// With any, the verdict is at most Partly.
	Unheld   []Unheld
	Passages []Passage
	// Also lists what was searched besides the question's own words.
	Also []Also
	// Missing are the words of the question that the coverage does not hold,
	// Outside those that it holds, but nothing that passes the filter does.
	Missing, Outside []string
	// Untranslated are words of the question that were searched only as
	// written, because they are in a language that the coverage does not hold,
	// and nothing translates them.
	Untranslated []string
	Searched     Searched
}

// An Also is one substitution that was searched: For, an alias, another
// spelling or a correction, in addition to Word, which is as the question has
// it.
type Also struct{ Word, For string }

// Searched is the extent of what a query looked at.
type Searched struct {
	Articles, Passages int
	// Oldest and Newest bound the dates of publication on the outlets' clocks,
	// taken as UTC; they are zero where none is known.
	Oldest, Newest time.Time
	// Undated counts the articles that pass all of the filter except its dates,
	// as they have none.
	Undated int `json:",omitempty"`
}
