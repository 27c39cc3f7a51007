package retrieval

import (
	"cmp"
	"slices"
)

// mostFocused is how many articles, the best, have their passages weighed
// against each other: it takes a look at every sentence.
const mostFocused = 20

// focus hands the scores of each article's passages to those that answer most
// by themselves: where in the article they stand, and what the article says
// elsewhere, matters for the article, not for which of its passages is shown.
// The candidates come best first.
func (q *Question) focus(ratings []*rated) {
	articles := make([][]*rated, 0, mostFocused)
	for _, r := range ratings {
		i := slices.IndexFunc(articles, func(own []*rated) bool { return own[0].of == r.of })
		switch {
		case i >= 0:
			articles[i] = append(articles[i], r)
		case len(articles) < mostFocused:
			articles = append(articles, []*rated{r})
		}
	}
	t := newTally(len(q.concepts))
	for _, own := range articles {
		if len(own) > 1 {
			q.refocus(t, own)
		}
	}
}

// refocus deals the scores of an article's passages out anew.
func (q *Question) refocus(t *tally, own []*rated) {
	scores := make([]float64, len(own))
	for i, r := range own {
		scores[i] = r.score
		r.focus = q.focused(t, r)
	}
	slices.SortStableFunc(own, func(a, b *rated) int { return cmp.Compare(b.focus, a.focus) })
	for i, r := range own {
		r.score = scores[i]
	}
}

// focused is how far a passage answers by its own words, and how much of that
// one sentence says: words that stand together by chance, across a full stop,
// say less.
func (q *Question) focused(t *tally, r *rated) float64 {
	sentence := 0.0
	for _, s := range r.Words.Sentences() {
		sentence = max(sentence, q.coverage(t, within(r.hits, s), false))
	}
	v := &r.values
	return 2*v[words1] + v[together] + .4*v[wording] + .15*v[inOrder] + 1.5*ratio(sentence, q.ideal)
}
