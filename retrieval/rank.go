package retrieval

import (
	"cmp"
	"slices"
)

// A rated is a candidate with its signals.
type rated struct {
	*Candidate
	values values
	score  float64
	// strength says how far the passage answers, whenever it was published.
	strength float64
}

// Rank orders candidates by how well they answer, and says how far the best of
// them do. It gives as many as the query wants, no two of which say the same,
// and no more from one article than the query allows.
func (q *Question) Rank(candidates []Candidate, searched Searched) Result {
	result := Result{Verdict: None, Searched: searched}
	ratings := q.rate(candidates)
	slices.SortStableFunc(ratings, compareRated)
	result.Confidence, result.Verdict = q.verdict(ratings)
	for _, r := range q.varied(ratings) {
		result.Passages = append(result.Passages, q.passage(r))
	}
	result.Also, result.Missing = q.substituted(candidates), q.missing()
	return result
}

// compareRated orders best first; equal ones newest first, then by place.
func compareRated(a, b *rated) int {
	return cmp.Or(
		cmp.Compare(b.score, a.score),
		cmp.Compare(b.Version.Arrival, a.Version.Arrival),
		cmp.Compare(a.Start, b.Start),
	)
}

// rate computes the signals of all candidates.
func (q *Question) rate(candidates []Candidate) []*rated {
	all := make([]rated, len(candidates))
	ratings := make([]*rated, len(candidates))
	r := rater{Question: q, tally: newTally(len(q.concepts)), dated: q.dated()}
	for i := range candidates {
		all[i].Candidate = &candidates[i]
		r.rate(&all[i])
		ratings[i] = &all[i]
	}
	return ratings
}

// A rater holds what rating one passage after the other reuses.
type rater struct {
	*Question
	tally *tally
	hits  []hit
	head  []hit
	dated period
}

// answerWords is the length of the stretch that is looked at for the verdict:
// about two sentences.
const answerWords = 40

func (r *rater) rate(c *rated) {
	text := c.Version.Text
	r.hits = r.Question.hits(r.hits[:0], text, c.Tokens)
	v := &c.values
	v[words1] = ratio(c.BM25, r.ideal)
	v[article1] = ratio(c.Article, r.ideal)
	v[together] = ratio(r.window(r.tally, r.hits, closeWords), r.ideal)
	v[wording] = ratio(r.coverage(r.tally, r.hits, true), r.ideal)
	v[inOrder] = r.pairs(r.hits)
	v[headline] = ratio(r.headline(c.Candidate), r.ideal)
	v[early] = earliness(c.Ordinal)
	v[recent] = r.current(c.Candidate)
	c.score = v.score()
	c.strength = ratio(r.window(r.tally, r.hits, answerWords), r.ideal) * v[words1]
}

// headline is the idf of the concepts that the title names.
func (r *rater) headline(c *Candidate) float64 {
	title := c.Version.Title
	if title == "" {
		return 0
	}
	tokens := c.Header
	if tokens == nil {
		tokens = Analyze(nil, title)
	}
	end := 0
	for end < len(tokens) && tokens[end].End <= len(title) {
		end++
	}
	r.head = r.Question.hits(r.head[:0], title, tokens[:end])
	return r.coverage(r.tally, r.head, false)
}

// current is the recency of a passage; where the question names a time, it is
// how near to that time the article was published.
func (r *rater) current(c *Candidate) float64 {
	if r.query.Asked.IsZero() || r.dated.start.IsZero() {
		return recency(r.query.Asked, c.Version.Published)
	}
	return nearness(r.dated, c.Version.Published)
}
