package bot

import (
	"cmp"
	"context"
	"slices"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

const (
	// maxByDate is how many articles an answer in order of date looks at: the
	// newest, or the oldest, that mention all that is asked about.
	maxByDate = 3 * MaxPassages
	// minByDate is how many of them it takes for such an answer.
	minByDate = 2
	// asRelevant is how relevant a passage must be beside the most relevant one
	// to stand in the order of date.
	asRelevant = .5
)

// findInOrder searches in the order that is asked for.
func (b *Bot) findInOrder(ctx context.Context, q query.Query) (retrieval.Result, error) {
	if q.Order.ByDate() {
		return b.findByDate(ctx, q)
	}
	return b.find(ctx, q)
}

// findByDate searches for an answer in order of date: the passages of the newest
// or the oldest articles that mention what is asked about. Where next to none
// mention all of it, it orders what a search finds.
func (b *Bot) findByDate(ctx context.Context, q query.Query) (retrieval.Result, error) {
	if b.Surveyor == nil {
		return b.find(ctx, q)
	}
	survey, err := b.Surveyor.Survey(ctx, q)
	if err != nil {
		return retrieval.Result{}, err
	}
	within := dated(survey.Listed, q.Asked)
	if len(within) < minByDate {
		res, err := b.find(ctx, q)
		inOrderOfDate(&res, q.Order)
		return res, err
	}
	narrow := q
	narrow.Arrivals, narrow.PerArticle, narrow.Top = within, 1, max(q.Top, maxByDate)
	res, err := b.find(ctx, narrow)
	if err != nil {
		return res, err
	}
	res.Searched, res.Outside = survey.Searched, nil
	if res.Verdict == retrieval.None && len(res.Passages) > 0 {
		res.Verdict = retrieval.Partly // they mention it
	}
	inOrderOfDate(&res, q.Order)
	return res, nil
}

// dated are the arrivals of the first articles of a list that have a date, in
// ascending order. What is dated a day or more after the question can hardly be
// meant.
func dated(list []retrieval.Listed, asked time.Time) (arrivals []corpus.Arrival) {
	for _, a := range list {
		later := !asked.IsZero() && a.Published.After(asked.AddDate(0, 0, 1))
		if !a.Published.IsZero() && !later && len(arrivals) < maxByDate {
			arrivals = append(arrivals, a.Arrival)
		}
	}
	slices.Sort(arrivals)
	return arrivals
}

// inOrderOfDate puts the passages that answer about as well as the best in order
// of date, before the others.
func inOrderOfDate(res *retrieval.Result, order query.Order) {
	if len(res.Passages) == 0 {
		return
	}
	most := 0.0
	for _, p := range res.Passages {
		most = max(most, relevance(p))
	}
	first := res.Passages[0].Article.Arrival
	rank := func(p retrieval.Passage) int {
		if relevance(p) < asRelevant*most || p.Article.Published.IsZero() {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(res.Passages, func(x, y retrieval.Passage) int {
		byDate := x.Article.Published.Compare(y.Article.Published)
		if order == query.NewestFirst {
			byDate = -byDate
		}
		if rank(x) == 1 && rank(y) == 1 {
			byDate = 0
		}
		return cmp.Or(cmp.Compare(rank(x), rank(y)), byDate)
	})
	if res.Passages[0].Article.Arrival != first {
		res.Objections = nil // they were to another quote
	}
}

// relevance is the score of a passage without what its date adds.
func relevance(p retrieval.Passage) float64 {
	score := p.Score
	for _, s := range p.Signals {
		if s.Name == retrieval.Recency {
			score -= s.Value * s.Weight
		}
	}
	return score
}

// onePerStory keeps the first passage of each story, at most n.
func onePerStory(passages []retrieval.Passage, ps memberships, n int) (out []retrieval.Passage) {
	read, told := map[corpus.Arrival]bool{}, map[corpus.Arrival]bool{}
	for _, p := range passages {
		m, known := ps[p.Article.Arrival]
		if read[p.Article.Arrival] || known && told[m.Story] {
			continue
		}
		if read[p.Article.Arrival], told[m.Story] = true, known; len(out) < n {
			out = append(out, p)
		}
	}
	return out
}

// countOtherOutlets says with each source of a reply in order of date how many
// other outlets tell the same story.
func (b *Bot) countOtherOutlets(ctx context.Context, rep *Reply, ps memberships) error {
	if b.Stories == nil {
		return nil
	}
	for _, q := range rep.Quotes {
		v := q.Passage.Article
		m, ok := ps[v.Arrival]
		if !ok {
			continue
		}
		members, err := b.Stories.Members(ctx, m.Story, 0)
		if err != nil {
			return err
		}
		versions, err := b.Coverage.Versions(ctx, members[max(0, len(members)-maxMembers):]...)
		if err != nil {
			return err
		}
		others := map[string]bool{}
		for _, o := range versions {
			if !o.Withdrawn && o.Source != "" && o.Source != v.Source {
				others[o.Source] = true
			}
		}
		rep.Sources[q.Source-1].OtherOutlets = len(others)
	}
	return nil
}
