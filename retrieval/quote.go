package retrieval

import "dateline/retrieval/text"

const (
	// maxQuoteSentences is the most sentences in a quote, fragments not
	// counted.
	maxQuoteSentences = 5
	// maxQuote is the length in letters, as text.Letters counts them, that a
	// quote of more than one sentence keeps to.
	maxQuote = 750
)

// The weights by which one run of sentences is a better quote than another, in
// shares of the question; docs/ranking.md has the measurements.
const (
	// headlineFactor is applied to words that the headline has: the whole
	// article is about them, so they tell little between its sentences.
	headlineFactor = .5
	// looseFactor is applied to loose substitutes: they decide only where
	// nothing better does.
	looseFactor = .5
	// bestSentenceWeight is for what the run's best sentence covers,
	// eachSentenceWeight for the sum of what its sentences do, both added to
	// what the run covers as a whole.
	bestSentenceWeight = .5
	eachSentenceWeight = .25
	// contextPenalty is for a run whose first sentence needs the one before it.
	contextPenalty = .1
	// fragmentPenalty is for a best sentence that is hardly a sentence.
	fragmentPenalty = .1
	// answerWeight is for words that may be what is asked for, answerShare the
	// part of it that they have in a sentence that covers nothing.
	answerWeight = .1
	answerShare  = .3
	// askingFactor is applied to what a sentence covers that asks itself.
	askingFactor = .5
	// lengthBonus is for each further sentence: of runs that say the same, the
	// longer is easier to understand.
	lengthBonus = .001
)

// quote picks the sentences of a passage to show: the run of up to
// maxQuoteSentences that says most of the question.
func (q *Question) quote(c *Candidate, hits []hit) text.Span {
	t := &coverSum{weights: q.weightsWithin(c), looseShare: looseFactor * q.looseWeight, covered: make([]float64, len(q.concepts))}
	all := q.quotables(t, c, hits)
	if len(all) == 0 {
		return c.Span
	}
	first, last := needed(all, quotedPhrases(c))
	most, from, to := -1.0, min(first, last), last
	for i := range all[:first+1] {
		t.reset()
		r := run{cover: t}
		for j := i; j < len(all) && r.add(&all[j]); j++ {
			if worth := r.worth(); j >= last && worth > most+1e-9 {
				most, from, to = worth, i, j
			}
		}
	}
	from = min(first, from+leadIn(all[from:to+1]))
	for from < min(to, first) && all[from].expendable() {
		from++
	}
	for to > max(from, last) && all[to].expendable() {
		to--
	}
	return text.Span{Start: all[from].Start, End: all[to].End}
}

// needed are the sentences at which a quote must begin and end at the latest, to
// hold a span; without one, any will do.
func needed(all []quotable, s text.Span) (first, last int) {
	if s.Empty() {
		return len(all) - 1, 0
	}
	for last+1 < len(all) && all[last].End < s.End {
		last++
	}
	for first < last && all[first].End <= s.Start {
		first++
	}
	return first, last
}

// leadShare is the share of what the best sentence covers below which a sentence
// before it only leads up to it.
const leadShare = .25

// leadIn is how many sentences of a run lead up to its best one without saying
// much of the question. A quote begins with what answers, unless that cannot be
// understood without the sentence before it.
func leadIn(run []quotable) (n int) {
	best := 0
	for i := range run {
		if run[i].cover > run[best].cover {
			best = i
		}
	}
	for n < best && run[n].cover < leadShare*run[best].cover && !run[n].answers {
		n++
	}
	for n > 0 && run[n].needsContext {
		n--
	}
	return n
}

// weightsWithin are the weights of the question's words for choosing among the
// sentences of one article, as shares of their sum.
func (q *Question) weightsWithin(c *Candidate) []float64 {
	weights := make([]float64, len(q.concepts))
	for i := range q.concepts {
		weights[i] = q.concepts[i].idf
	}
	for _, h := range q.appendHits(nil, c.Header, true) {
		weights[h.concept] = headlineFactor * q.concepts[h.concept].idf
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

// A coverSum sums the share of the question that sentences cover, counting each
// concept once.
type coverSum struct {
	weights    []float64 // by concept
	looseShare float64   // the factor on loose hits
	covered    []float64 // by concept, so far
	sum        float64
}

func (t *coverSum) reset() {
	clear(t.covered)
	t.sum = 0
}

func (t *coverSum) add(hits []hit) {
	for i := range hits {
		h := &hits[i]
		worth := t.weights[h.concept]
		if h.loose {
			worth *= t.looseShare
		}
		if more := worth - t.covered[h.concept]; more > 0 {
			t.covered[h.concept] = worth
			t.sum += more
		}
	}
}

// A run is some consecutive sentences.
type run struct {
	cover            *coverSum // by all of them
	added, sentences int
	// best is what the best of the sentences covers, each the sum of what they
	// cover by themselves.
	best, each, context float64
	// heading is what the question above the first of them covers.
	heading float64
	// letters is the length so far, answers how far an answer in it counts.
	letters int
	answers float64
}

// add adds the next sentence, or returns false if the run would be too long, or
// something stands there that is not quoted.
func (r *run) add(s *quotable) bool {
	if !s.fragment {
		r.sentences++
	}
	r.letters += s.letters
	if s.furniture || r.added > 0 && (r.sentences > maxQuoteSentences || r.letters > maxQuote) {
		return false
	}
	if r.added == 0 && s.needsContext {
		r.context -= contextPenalty
	}
	if r.added == 0 {
		r.heading = s.heading
	}
	r.added++
	r.context += lengthBonus
	r.cover.add(s.hits)
	r.each += s.cover
	if s.answers {
		r.answers = max(r.answers, answerShare+(1-answerShare)*min(1, 2*s.cover))
	}
	cover := s.cover
	if s.fragment {
		cover -= fragmentPenalty
	}
	r.best = max(r.best, cover)
	return true
}

// worth says how good a quote the run is.
func (r *run) worth() float64 {
	return r.cover.sum + bestSentenceWeight*r.best + eachSentenceWeight*r.each + r.heading + answerWeight*r.answers + r.context
}
