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
		from = max(from, rcpt.Seen)
	}
	if from >= len(f.Passages) || f.Verdict == retrieval.None && from > 0 {
		return Notice(sayNoMore), nil
	}
	rep := page(rcpt, f, from, wanted(req))
	return rep, b.Ledger.see(ctx, rcpt.ID, from+len(rep.Quotes))
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
		return Aside(sayNotYours), nil
	case !private && rcpt.Request.Place == req.Place:
		return Aside(sayShared), nil
	}
	first, err := b.Ledger.share(ctx, rcpt.ID, req.Platform, req.Place, req.Person, req.At)
	if err != nil {
		return Reply{}, err
	}
	if !first {
		return Aside(sayShared), nil
	}
	rcpt.Request.Private = false
	rep := page(rcpt, f, 0, wanted(req))
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
	v, c, err := b.standingIn(ctx, rcpt, rcpt.Cited[req.Number-1])
	if err != nil || v == nil {
		return Notice(sayNoPassage), err
	}
	return Reply{Receipt: rcpt.ID, Reading: &Reading{
		Source: NewSource(req.Number, v), Author: v.Author, Text: v.Text, Passage: c.Quote,
	}}, nil
}

// note keeps what the asker thought of an answer.
func (b *Bot) note(ctx context.Context, req Request) (Reply, error) {
	rcpt, err := b.Ledger.Recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	err = b.Ledger.note(ctx, rcpt.ID, req.Person, req.Action == Praise, req.Text, req.At)
	return Aside(fmt.Sprintf(sayThanks, rcpt.ID)), err
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
	rep := page(rcpt, f, 0, wanted(req))
	explain(&rep)
	return rep, nil
}

// recall rebuilds what an answer found from its receipt, in its order, without
// searching again. Passages that no longer stand, or that the request's place
// may not see, are left out.
func (b *Bot) recall(ctx context.Context, req Request) (Receipt, finding, error) {
	var f finding
	rcpt, err := b.Ledger.Recall(ctx, req)
	if err != nil {
		return rcpt, f, err
	}
	f.Result = retrieval.Result{
		Verdict: rcpt.Verdict, Confidence: rcpt.Confidence,
		Also: rcpt.Also, Missing: rcpt.Missing, Outside: rcpt.Outside, Searched: rcpt.Searched,
	}
	for i, c := range rcpt.Cited {
		v, c, err := b.standingIn(ctx, rcpt, c)
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
	f.places, err = b.places(ctx, f.Passages, rcpt.Query.Filter)
	return rcpt, f, err
}
