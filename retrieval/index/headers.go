package index

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// A headerStore is a Store that can also read the articles of the coverage without
// their texts. Filters by headline, author and language are slow without it.
type headerStore interface {
	// Headers yields the newest version of each article, without its text.
	Headers(ctx context.Context) iter.Seq2[*corpus.Version, error]
}

// onHeaders returns a filter with what it asks of headlines, authors and languages
// put as arrivals: the index does not hold these.
func (v *view) onHeaders(ctx context.Context, f query.Filter) (query.Filter, error) {
	if !f.OnHeaders() {
		return f, nil
	}
	headers := v.ix.store.Changes(ctx, 0)
	if s, ok := v.ix.store.(headerStore); ok {
		headers = s.Headers(ctx)
	}
	passing := []corpus.Arrival{}
	for x, err := range headers {
		if err != nil {
			return f, fmt.Errorf("the coverage cannot be read: %w", err)
		}
		if retrieval.AdmitsHeader(f, x) {
			passing = append(passing, x.Arrival)
		}
	}
	slices.Sort(passing)
	both, _ := f.And(query.Filter{Arrivals: passing})
	return both, nil
}
