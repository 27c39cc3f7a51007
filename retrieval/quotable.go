package retrieval

import (
	"strings"

	"dateline/retrieval/text"
)

// A quotable is a sentence of a passage, with what it says of the question.
type quotable struct {
	text.Span
	hits []hit
	// cover is the share of the question that it covers by itself.
	cover float64
	// heading is what the question above it covers, which it may answer.
	heading float64
	// answers: it has words that may be what is asked for.
	answers bool
	// letters is its length.
	letters int
	// furniture: it is no part of the article's prose.
	furniture bool
	// fragment: it is hardly a sentence, but a single word, say, or a dateline.
	fragment bool
	// needsContext: it needs the sentence before it, and there is one.
	needsContext bool
}

// quotables lists the sentences of a passage. Where all of it is furniture,
// nothing counts as furniture: a list without a sentence is better than nothing.
func (q *Question) quotables(t *coverSum, c *Candidate, hits []hit) []quotable {
	spans := c.Words.Sentences()
	forms := c.Words.SentenceForms(c.Version.Text)
	all := make([]quotable, len(spans))
	prose := false
	for i, span := range spans {
		all[i] = q.quotable(t, within(hits, span), c.Version.Text, span, forms[i])
		all[i].needsContext = all[i].needsContext && i > 0
		prose = prose || !all[i].furniture
	}
	for i := range all {
		if i > 0 && all[i-1].furniture && !all[i].furniture && asks(c.Version.Text[spans[i-1].Start:spans[i-1].End]) {
			all[i].heading = all[i-1].cover
		}
	}
	for i := range all {
		all[i].furniture = all[i].furniture && prose
		beside := i > 0 && all[i-1].cover > 0 || i+1 < len(all) && all[i+1].cover > 0
		if s := &all[i]; !s.furniture && (s.cover > 0 || beside) { // others are hardly quoted
			s.answers = q.demands.HasAnswer(c.Version.Text[s.Start:s.End])
		}
	}
	return all
}

func (q *Question) quotable(t *coverSum, hits []hit, article string, span text.Span, form text.SentenceForm) quotable {
	body := article[span.Start:span.End]
	s := quotable{
		Span: span, hits: hits, letters: int(form.Letters),
		furniture: form.Kind.IsFurniture(), needsContext: form.NeedsContext,
	}
	s.fragment = s.letters < minLetters || strings.HasSuffix(body, "/.") || !form.Punctuated && !strings.ContainsAny(body, "。")
	t.reset()
	t.add(hits)
	s.cover = t.sum
	if asks(body) {
		s.cover *= askingFactor
	}
	return s
}

// minLetters is how many letters make more than a fragment.
const minLetters = 40

// asks tells whether a sentence is a question, which is hardly an answer.
func asks(body string) bool {
	return strings.HasSuffix(body, "?") || strings.HasSuffix(body, "？")
}

// expendable tells whether a quote is better without this sentence at its edge.
func (s *quotable) expendable() bool { return s.fragment && len(s.hits) == 0 }
