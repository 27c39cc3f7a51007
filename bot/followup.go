package bot

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"dateline/retrieval"
	"dateline/retrieval/query"
)

// more shows the passages of an answer from the given number on or, if the request
// names no answer, those of the last answer that have not been shown yet.
func (b *Bot) more(ctx context.Context, req Request) (Reply, error) {
	rcpt, found, err := b.recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	from := req.Number
	if req.Receipt == "" {
		from = max(from, rcpt.Shown)
	}
	if rcpt.Tally != nil {
		return b.moreOfList(ctx, req, rcpt, from)
	}
	switch {
	case len(rcpt.Cited) == 0:
		return Notice(sayNothingFound), nil
	case from >= len(found.Passages) || found.Verdict == retrieval.None && from > 0:
		return Notice(sayNoMore), nil
	}
	rep := resultPage(rcpt, found, from, pageSizeFor(req))
	return rep, b.Ledger.markShown(ctx, rcpt.ID, from+len(rep.Quotes))
}

// askAgain asks an answer's question again, with other filters or because it was
// never answered. It comes from a button, so it does not count for the limit.
func (b *Bot) askAgain(ctx context.Context, req Request) (Reply, error) {
	rcpt, err := b.Ledger.Recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	q := question{text: rcpt.Query.Text, wants: rcpt.Query.Wants}
	if q.typed, err = b.typedWithoutFilters(ctx, rcpt); err != nil {
		return Reply{}, err
	}
	switch req.Action {
	case Refine:
		// A form in which no order is chosen leaves it as it was.
		req.Filter.Order = cmp.Or(req.Filter.Order, rcpt.Filter.Order)
		known, err := b.knownOutlets(ctx)
		if err != nil {
			return Reply{}, err
		}
		req.Filter.Not = query.Filter{Not: req.Filter.Not}.WithKnownOutlets(known).Not
		q.given, q.filter = req.Filter, req.Filter
	case Widen:
		q.given = query.Facet(req.Number).Without(rcpt.Given)
		q.filter = query.Facet(req.Number).Without(rcpt.Filter)
	case Forget:
		if len(rcpt.Filter.WordsBeyond(rcpt.Given)) > 0 {
			q.given, q.filter = rcpt.Given, rcpt.Given
		}
	case Reapply:
		q.given = override(rcpt.Dropped, rcpt.Given)
		q.filter = override(rcpt.Dropped, rcpt.Filter)
	case Again:
		req.Text, req.Filter = rcpt.Request.Text, rcpt.Request.Filter
		return b.ask(ctx, req)
	}
	if q.text == "" && q.wants == "" {
		return Notice(SayEmpty(b.Example(ctx, req))), nil
	}
	return b.search(ctx, req, q)
}

// share repeats a private answer for everybody in the place. Only its asker may do
// that, and only once.
func (b *Bot) share(ctx context.Context, req Request) (Reply, error) {
	rcpt, found, err := b.recall(ctx, req)
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
	rep := resultPage(rcpt, found, 0, pageSizeFor(req))
	if rcpt.Tally != nil {
		if rep, err = b.surveyPage(ctx, rcpt, req.Scope, 0, 0); err != nil {
			return Reply{}, err
		}
	}
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

// rate keeps what a person thought of an answer.
func (b *Bot) rate(ctx context.Context, req Request) (Reply, error) {
	rcpt, err := b.Ledger.Recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	err = b.Ledger.keepRating(ctx, rcpt.ID, req.Person, req.Action == Praise, req.Text, req.At)
	return PrivateNotice(fmt.Sprintf(sayThanks, rcpt.ID)), err
}

// why shows an answer with the reasons for its scores.
func (b *Bot) why(ctx context.Context, req Request) (Reply, error) {
	if req.Text != "" {
		return b.command(ctx, req)
	}
	rcpt, found, err := b.recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	if rcpt.Tally != nil {
		rep, err := b.surveyPage(ctx, rcpt, req.Scope, 0, 0)
		rep.Lines = append(rep.Lines, sayWhyCounted(rcpt.Tally)...)
		return rep, err
	}
	from, size := 0, pageSizeFor(req)
	if req.Number > 0 { // why 2
		from = slices.Index(found.numbers, req.Number)
		if size = 1; from < 0 {
			return Notice(sayOnlyPassages(len(found.numbers))), nil
		}
	}
	rep := resultPage(rcpt, found, from, size)
	explain(&rep, rcpt.Query)
	return rep, nil
}

// recall rebuilds what an answer found from its receipt, in the same order,
// without searching again. It leaves out passages that no longer stand, or that
// the request's place may not see.
func (b *Bot) recall(ctx context.Context, req Request) (Receipt, resultSet, error) {
	var found resultSet
	rcpt, err := b.Ledger.Recall(ctx, req)
	if err != nil {
		return rcpt, found, err
	}
	found.Result = retrieval.Result{
		Verdict: rcpt.Verdict, Confidence: rcpt.Confidence,
		Also: rcpt.Also, Missing: rcpt.Missing, Outside: rcpt.Outside, Untranslated: rcpt.Untranslated, Unheld: rcpt.Unheld, Searched: rcpt.Searched,
		Objections: rcpt.Objections,
	}
	for i, c := range rcpt.Cited {
		v, c, err := b.quoteFor(ctx, rcpt, c)
		if err != nil {
			return rcpt, found, err
		}
		if v == nil || !retrieval.Admits(req.Scope, v) {
			continue
		}
		found.numbers = append(found.numbers, i+1)
		found.Passages = append(found.Passages, retrieval.Passage{
			Article: v, Span: c.Span, Quote: c.Quote, Marks: c.Marks, Answer: c.Answer, Score: c.Score, Signals: c.Signals,
		})
	}
	if len(found.numbers) > 0 && found.numbers[0] == 1 {
		rcpt.Basis.restore(&found.Result)
	}
	found.memberships, err = b.memberships(ctx, found.Passages, rcpt.Query.Filter)
	return rcpt, found, err
}

// Recall returns the receipt that a request names or, if it names none, the last
// one of its conversation. The error is ErrNoReceipt if there is none.
func (l *Ledger) Recall(ctx context.Context, req Request) (Receipt, error) {
	if req.Receipt == "" {
		return l.last(ctx, req)
	}
	return l.Receipt(ctx, req.Receipt)
}
