package bot

import (
	"context"

	"dateline/retrieval/query"
)

// anew asks an answer's question again, with other filters or because it never
// had an answer. It is a button's work, so no limit counts it.
func (b *Bot) askAgain(ctx context.Context, req Request) (Reply, error) {
	rcpt, err := b.Ledger.Recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	q := question{text: rcpt.Query.Text}
	switch req.Action {
	case Refine:
		q.given, q.filter = req.Filter, req.Filter
	case Widen:
		q.given = query.Facet(req.Number).Without(rcpt.Given)
		q.filter = query.Facet(req.Number).Without(rcpt.Filter)
	case Forget:
		if len(rcpt.Filter.WordsBeyond(rcpt.Given)) > 0 {
			q.given, q.filter = rcpt.Given, rcpt.Given
		}
	case Again:
		req.Text, req.Filter = rcpt.Request.Text, rcpt.Request.Filter
		return b.ask(ctx, req)
	}
	if q.text == "" {
		return Notice(SayEmpty), nil
	}
	return b.search(ctx, req, q)
}

// Recall returns the receipt that a request names or, where it names none, the
// last one of its conversation.
func (l *Ledger) Recall(ctx context.Context, req Request) (Receipt, error) {
	if req.Receipt == "" {
		return l.last(ctx, req)
	}
	return l.Receipt(ctx, req.Receipt)
}
