package bot

import (
	"context"

	"dateline/retrieval/query"
)

// Asked is the question of an answer as a person asks it again: what was searched or,
// where articles were counted or listed, what was typed.
func (r Receipt) Asked() string {
	switch {
	case r.Tally == nil:
		return r.Query.Text
	case r.Typed != "":
		return r.Typed
	}
	return sayAsked(r.Query.Wants, r.Query.Text)
}

// typedWithoutFilters is the question of a survey as it was typed; empty if filters
// stand in it, which may not apply when it is asked again.
func (b *Bot) typedWithoutFilters(ctx context.Context, rcpt Receipt) (string, error) {
	if rcpt.Tally == nil {
		return "", nil
	}
	known, err := b.knownOutlets(ctx)
	if err != nil || !query.Parse(rcpt.Typed, rcpt.Request.At, known).Filter.IsZero() {
		return "", err
	}
	return rcpt.Typed, nil
}
