package bot

import (
	"context"

	"dateline/retrieval"
	"dateline/retrieval/query"
)

// startAnew drops the filters that a question inherits if it is on another topic
// than the last answer, and keeps what it dropped.
func (b *Bot) startAnew(ctx context.Context, q *question, m query.Message, last *Receipt) error {
	if last == nil || m.Act != query.NewQuestion || q.joined || len(q.narrowing()) == 0 {
		return nil
	}
	own, err := b.ownTopic(ctx, m, last)
	if err != nil || own == query.GoesOn {
		return err
	}
	if own == query.OwnTopic {
		q.drop()
		return nil
	}
	q.mayBeNew = true
	return nil
}

// ownTopic compares a question with the last one and with the quotes and headlines
// that were shown of its answer.
func (b *Bot) ownTopic(ctx context.Context, m query.Message, last *Receipt) (query.Topic, error) {
	said := []string{last.Query.Text}
	for _, c := range last.Cited[:min(len(last.Cited), max(last.Shown, 1))] {
		v, c, err := b.quoteFor(ctx, *last, c)
		if err != nil {
			return query.GoesOn, err
		}
		if v != nil {
			said = append(said, v.Title, v.Text[c.Quote.Start:c.Quote.End])
		}
	}
	return m.TopicAfter(said...), nil
}

// narrowing are the inherited filters, in words; an order narrows nothing.
func (q question) narrowing() []string {
	f := q.filter
	f.Order = ""
	return f.WordsBeyond(q.given)
}

// drop leaves out the inherited filters, and notes them; the order stays.
func (q *question) drop() {
	q.dropped = q.filter
	q.dropped.Order = ""
	order := q.filter.Order
	q.filter = q.given
	q.filter.Order = order
}

// findAnew asks a question that may be a new topic without its inherited filters
// where it is answered only so.
func (b *Bot) findAnew(ctx context.Context, req Request, q *question, res retrieval.Result) (retrieval.Result, error) {
	if !q.mayBeNew || res.Verdict != retrieval.None {
		return res, nil
	}
	anew := *q
	anew.drop()
	asked, ok := scopedQuery(req, anew)
	if !ok {
		return res, nil
	}
	wider, err := b.findInOrder(ctx, asked)
	if err != nil || wider.Verdict == retrieval.None {
		return res, err
	}
	*q = anew
	return wider, nil
}
