package retrieval

import (
	"strings"

	"dateline/retrieval/text"
)

const (
	// quoteSentences is how many sentences a quote has at most.
	quoteSentences = 3
	// longestQuote is the length in bytes that more than one sentence keep to.
	longestQuote = 750
)

// What makes one run of sentences a better quote than another, in shares of
// the question; docs/ranking.md says how they were chosen.
const (
	// inHeadline is what is left of the weight of a word that the headline
	// has: the article is about it, so it tells little between its sentences.
	inHeadline = .5
	// nearInQuote is what is left of the worth of what is only near: it chooses
	// a quote where nothing better does.
	nearInQuote = .5
	// bestSentence is what the run's best sentence counts beside what the run
	// covers, and eachSentence what each of its sentences does.
	bestSentence = .5
	eachSentence = .25
	// outOfContext is taken off a run that begins with a word for something
	// said before.
	outOfContext = .1
	// asFragment is taken off a best sentence that is hardly a sentence.
	asFragment = .1
	// inContext is what each further sentence is worth: of runs that say the
	// same, the longer one is easier to understand.
	inContext = .001
)

// quote picks the sentences of a passage to show: the run of up to three that
// says most of the question. Short fragments among them do not count.
func (q *Question) quote(c *Candidate, hits []hit) text.Span {
	t := &told{weights: q.weightsWithin(c), near: nearInQuote * q.loose, share: make([]float64, len(q.concepts))}
	said := q.said(t, c, hits)
	if len(said) == 0 {
		return c.Span
	}
	most, from, to := -1.0, 0, 0
	for i := range said {
		t.reset()
		r := run{told: t}
		for j := i; j < len(said) && r.add(&said[j]); j++ {
			if worth := r.worth(); worth > most+1e-9 {
				most, from, to = worth, i, j
			}
		}
	}
	for from < to && said[from].idle() {
		from++
	}
	for from < to && said[to].idle() {
		to--
	}
	return text.Span{Start: said[from].Start, End: said[to].End}
}

// weightsWithin are the weights of the question's words between the sentences
// of one article, as shares of all of them.
func (q *Question) weightsWithin(c *Candidate) []float64 {
	weights := make([]float64, len(q.concepts))
	for i := range q.concepts {
		weights[i] = q.concepts[i].idf
	}
	for _, h := range q.allHits(nil, c.Header, true) {
		weights[h.concept] = inHeadline * q.concepts[h.concept].idf
	}
	whole := 0.0
	for _, w := range weights {
		whole += w
	}
	for i := range weights {
		weights[i] = ratio(weights[i], whole)
	}
	return weights
}

// A saying is a sentence of a passage with what it says of the question.
type saying struct {
	text.Span
	hits []hit
	// cover is the share of the question that it covers by itself.
	cover float64
	// fragment: it is hardly a sentence, but a headline within the text, a
	// caption, a single word.
	fragment bool
	// leans: it begins with a word for something said before, and something
	// was.
	leans bool
}

// A told adds up what sentences tell of the question, each of its words once.
type told struct {
	weights []float64 // of the question's words
	near    float64   // what is only near is worth, of the word itself
	share   []float64 // of each word, so far
	sum     float64
}

func (t *told) reset() {
	clear(t.share)
	t.sum = 0
}

func (t *told) add(hits []hit) {
	for i := range hits {
		h := &hits[i]
		worth := t.weights[h.concept]
		if h.near {
			worth *= t.near
		}
		if more := worth - t.share[h.concept]; more > 0 {
			t.share[h.concept] = worth
			t.sum += more
		}
	}
}

// said lists the sentences of a passage.
func (q *Question) said(t *told, c *Candidate, hits []hit) []saying {
	spans := c.Words.Sentences()
	said := make([]saying, len(spans))
	for i, span := range spans {
		body := c.Version.Text[span.Start:span.End]
		s := saying{Span: span, hits: within(hits, span), fragment: fragmentary(body), leans: i > 0 && text.NeedsContext(body)}
		t.reset()
		t.add(s.hits)
		s.cover = t.sum
		said[i] = s
	}
	return said
}

// idle tells whether a quote is better off without it at its edge.
func (s *saying) idle() bool { return s.fragment && len(s.hits) == 0 }

// fragmentary tells whether a text is hardly a sentence: a few words, what has
// no full stop, a dateline that ends in its agency (/TASS/.).
func fragmentary(body string) bool {
	return len(body) < 40 || strings.HasSuffix(body, "/.") || !text.EndsPunctuated(body) && !strings.ContainsAny(body, "。")
}

// A run is some sentences in a row.
type run struct {
	told             *told // what they cover together
	start            int
	added, sentences int
	// best is what the best of them covers, each what all do, added up.
	best, each, context float64
}

// add takes in the next sentence, unless it makes the run too long.
func (r *run) add(s *saying) bool {
	if !s.fragment {
		r.sentences++
	}
	if r.added > 0 && (r.sentences > quoteSentences || s.End-r.start > longestQuote) {
		return false
	}
	if r.added == 0 {
		r.start = s.Start
		if s.leans {
			r.context -= outOfContext
		}
	}
	r.added++
	r.context += inContext
	r.told.add(s.hits)
	r.each += s.cover
	cover := s.cover
	if s.fragment {
		cover -= asFragment
	}
	r.best = max(r.best, cover)
	return true
}

// worth says how good a quote the run is.
func (r *run) worth() float64 {
	return r.told.sum + bestSentence*r.best + eachSentence*r.each + r.context
}
