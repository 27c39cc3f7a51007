package bot

import (
	"context"
	"slices"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// turnOf is what a message may go on from: the last question, and whom and what the
// quotes that were shown of its answer name.
func (b *Bot) turnOf(ctx context.Context, last *Receipt) (query.Turn, error) {
	t := query.Turn{Question: last.Query.Text, People: last.Filter.People}
	for _, c := range last.Cited[:min(len(last.Cited), max(last.Shown, 1), pageSize)] {
		v, c, err := b.quoteFor(ctx, *last, c)
		if err != nil {
			return t, err
		}
		if v == nil {
			continue
		}
		named := query.Mentions(v.Text[c.Quote.Start:c.Quote.End])
		if len(t.Shown) == 0 {
			t.Answers = answering(named, c)
		}
		t.Shown, t.Outlets = append(t.Shown, named), append(t.Outlets, v.Source)
	}
	return t, nil
}

// answering are the names among the words of a quote that may be the answer.
func answering(named []query.Mention, c Cited) (out []query.Mention) {
	for _, m := range named {
		at := text.Span{Start: m.Start + c.Quote.Start, End: m.End + c.Quote.Start}
		if slices.ContainsFunc(c.Answer, func(s text.Span) bool { return s.Start < at.End && at.Start < s.End }) {
			out = append(out, m)
		}
	}
	return out
}

// readAfter reads a message after the last answer of its thread. If it may mean
// several things, all of them are returned.
func (b *Bot) readAfter(ctx context.Context, m query.Message, last *Receipt) (query.Message, []query.Choice, error) {
	if last == nil {
		return m.Standalone(), nil, nil
	}
	if asked, ok := m.AfterAmount(last.Query); ok {
		return asked, nil, nil
	}
	if !m.PointsBack() {
		return m.After(last.Query.Text), nil, nil
	}
	t, err := b.turnOf(ctx, last)
	if err != nil {
		return m, nil, err
	}
	m, choices := m.AfterTurn(t)
	return m, choices, nil
}
