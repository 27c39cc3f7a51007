package bot

import (
	"context"
	"fmt"

	"dateline/retrieval"
)

// more shows further passages of an answer: from the given one on, or, where
// no answer is named, those that its conversation has not seen yet.
func (b *Bot) more(ctx context.Context, req Request) (Reply, error) {
	rcpt, f, err := b.recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	from := req.Number
	if req.Receipt == "" {
		from = max(from, rcpt.Shown)
	}
	if from >= len(f.Passages) || f.Verdict == retrieval.None && from > 0 {
		return Notice(sayNoMore), nil
	}
	rep := resultPage(rcpt, f, from, pageSizeFor(req))
	return rep, b.Ledger.markShown(ctx, rcpt.ID, from+len(rep.Quotes))
}

// share repeats a private answer for everybody in the place, once, on behalf
// of whoever asked; nobody else may.
func (b *Bot) share(ctx context.Context, req Request) (Reply, error) {
	rcpt, f, err := b.recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	asker := rcpt.Request.Person
	switch private := rcpt.Request.Private; {
	case private && asker != req.Person:
		return PrivateNotice(sayNotYours), nil
	case !private && rcpt.Request.Place == req.Place:
		return PrivateNotice(sayShared), nil
	}
	first, err := b.Ledger.share(ctx, rcpt.ID, req.Platform, req.Place, req.Person, req.At)
	if err != nil {
		return Reply{}, err
	}
	if !first {
		return PrivateNotice(sayShared), nil
	}
	rcpt.Request.Private = false
	rep := resultPage(rcpt, f, 0, pageSizeFor(req))
	rep.By = asker
	return rep, nil
}

// context shows one quote in its article.
func (b *Bot) context(ctx context.Context, req Request) (Reply, error) {
	rcpt, err := b.Ledger.Recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	if req.Number < 1 || req.Number > len(rcpt.Cited) {
		return Notice(sayNoPassage), nil
	}
	v, c, err := b.quoteFor(ctx, rcpt, rcpt.Cited[req.Number-1])
	if err != nil || v == nil {
		return Notice(sayNoPassage), err
	}
	return Reply{Receipt: rcpt.ID, Reading: &Reading{
		Source: NewSource(req.Number, v), Author: v.Author, Text: v.Text, Passage: c.Quote,
	}}, nil
}

// note keeps what the asker thought of an answer.
func (b *Bot) rate(ctx context.Context, req Request) (Reply, error) {
	rcpt, err := b.Ledger.Recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	err = b.Ledger.keepRating(ctx, rcpt.ID, req.Person, req.Action == Praise, req.Text, req.At)
	return PrivateNotice(fmt.Sprintf(sayThanks, rcpt.ID)), err
}

// why shows an answer with what each passage's score is made of.
func (b *Bot) why(ctx context.Context, req Request) (Reply, error) {
	if req.Text != "" {
		return b.command(ctx, req)
	}
	rcpt, f, err := b.recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	rep := resultPage(rcpt, f, 0, pageSizeFor(req))
	explain(&rep)
	return rep, nil
}

// recall rebuilds what an answer found from its receipt, in its order, without
// searching again. Passages that no longer stand, or that the request's place
// may not see, are left out.
func (b *Bot) recall(ctx context.Context, req Request) (Receipt, resultSet, error) {
	var f resultSet
	rcpt, err := b.Ledger.Recall(ctx, req)
	if err != nil {
		return rcpt, f, err
	}
	f.Result = retrieval.Result{
		Verdict: rcpt.Verdict, Confidence: rcpt.Confidence,
		Also: rcpt.Also, Missing: rcpt.Missing, Outside: rcpt.Outside, Searched: rcpt.Searched,
	}
	for i, c := range rcpt.Cited {
		v, c, err := b.quoteFor(ctx, rcpt, c)
		if err != nil {
			return rcpt, f, err
		}
		if v == nil || !retrieval.Admits(req.Scope, v) {
			continue
		}
		f.numbers = append(f.numbers, i+1)
		f.Passages = append(f.Passages, retrieval.Passage{
			Article: v, Span: c.Span, Quote: c.Quote, Marks: c.Marks, Score: c.Score, Signals: c.Signals,
		})
	}
	f.memberships, err = b.memberships(ctx, f.Passages, rcpt.Query.Filter)
	return rcpt, f, err
}
