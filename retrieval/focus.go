package retrieval

import (
	"cmp"
	"slices"
)

// maxFocused is how many of the best articles have their passages compared with
// each other, which examines every sentence.
const maxFocused = 20

// leadWeight is how much more a passage answers if it begins the article, where
// news says in full who and what it is about. It counts by the square of what
// the best sentence covers, so that a lead that hardly matches gains nothing.
const leadWeight = .4

// focus deals the scores of each article's passages out again, the highest to
// the passage that answers most by its own words. What the rest of the article
// says matters to the article's rank, but not to which of its passages is shown.
// The candidates must be sorted, best first.
func (q *Question) focus(passages []*scored) {
	articles := make([][]*scored, 0, maxFocused)
	for _, r := range passages {
		i := slices.IndexFunc(articles, func(own []*scored) bool { return own[0].article == r.article })
		switch {
		case i >= 0:
			articles[i] = append(articles[i], r)
		case len(articles) < maxFocused:
			articles = append(articles, []*scored{r})
		}
	}
	t := newTally(len(q.concepts))
	for _, own := range articles {
		if len(own) > 1 {
			q.redistribute(t, own)
		}
	}
}

// redistribute deals the scores of one article's passages out again.
func (q *Question) redistribute(t *tally, own []*scored) {
	scores := make([]float64, len(own))
	for i, r := range own {
		scores[i] = r.score
		r.ownStrength = q.ownStrength(t, r)
	}
	slices.SortStableFunc(own, func(a, b *scored) int { return cmp.Compare(b.ownStrength, a.ownStrength) })
	for i, r := range own {
		r.score = scores[i]
	}
}

// ownStrength is how far a passage answers by its own words, and how much of
// that is in one sentence: words that meet by chance across a full stop say
// less.
func (q *Question) ownStrength(t *tally, r *scored) float64 {
	sentence := 0.0
	for _, s := range r.Words.Sentences() {
		sentence = max(sentence, q.coverage(t, within(r.hits, s), false))
	}
	sentence = ratio(sentence, q.ideal)
	v := &r.values
	return 2*v[signalWords] + v[signalProximity] + .4*v[signalExact] + .15*v[signalOrder] + 1.5*sentence + leadWeight*v[signalLead]*sentence*sentence
}
