package bot

import (
	"context"

	"dateline/retrieval/query"
)

// spelled writes a filter's outlets as the coverage does now.
func (b *Bot) spelled(ctx context.Context, f query.Filter) (query.Filter, error) {
	if len(f.Sources) == 0 {
		return f, nil
	}
	known, err := b.Known(ctx)
	if err != nil {
		return f, err
	}
	return f.WithKnownOutlets(known), nil
}
