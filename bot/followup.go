package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"dateline/corpus"
	"dateline/retrieval"
)

// more shows further passages of an answer.
func (b *Bot) more(ctx context.Context, req Request) (Reply, error) {
	rcpt, res, err := b.recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	if req.Number >= len(res.Passages) || res.Verdict == retrieval.None {
		return notice(sayNoMore), nil
	}
	return b.page(rcpt, res, req.Number, wanted(req)), nil
}

// again repeats an answer, for everybody in the place.
func (b *Bot) again(ctx context.Context, req Request) (Reply, error) {
	rcpt, res, err := b.recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	rep := b.page(rcpt, res, 0, wanted(req))
	rep.Private = false
	return rep, nil
}

// context shows one quote in its article.
func (b *Bot) context(ctx context.Context, req Request) (Reply, error) {
	rcpt, err := b.Ledger.Receipt(ctx, req.Receipt)
	if err != nil {
		return Reply{}, err
	}
	if req.Number < 1 || req.Number > len(rcpt.Cited) {
		return notice(sayNoPassage), nil
	}
	v, c, err := b.standing(ctx, rcpt.Cited[req.Number-1])
	if err != nil || v == nil {
		return notice(sayNoPassage), err
	}
	return Reply{Receipt: rcpt.ID, Reading: &Reading{
		Source: source(req.Number, v), Author: v.Author, Text: v.Text, Passage: c.Quote,
	}}, nil
}

// refine asks an answer's question again under another filter.
func (b *Bot) refine(ctx context.Context, req Request) (Reply, error) {
	rcpt, err := b.Ledger.Receipt(ctx, req.Receipt)
	if err != nil {
		return Reply{}, err
	}
	q := retrieval.Query{Text: rcpt.Query.Text, Filter: req.Filter}
	return b.search(ctx, req, q)
}

// note keeps what the asker thought of an answer.
func (b *Bot) note(ctx context.Context, req Request) (Reply, error) {
	rcpt, err := b.Ledger.Receipt(ctx, req.Receipt)
	if err != nil {
		return Reply{}, err
	}
	err = b.Ledger.Note(ctx, rcpt.ID, req.Person, req.Action == Praise, req.Text, req.At)
	rep := notice(fmt.Sprintf(sayThanks, rcpt.ID))
	rep.Private = true
	return rep, err
}

// why shows an answer with what each passage's score is made of.
func (b *Bot) why(ctx context.Context, req Request) (Reply, error) {
	rcpt, res, err := b.recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	rep := b.page(rcpt, res, 0, wanted(req))
	explain(&rep)
	return rep, nil
}

// verify says which quotes of an answer still stand in their articles.
func (b *Bot) verify(ctx context.Context, req Request) (Reply, error) {
	rcpt, err := b.Ledger.Receipt(ctx, req.Receipt)
	if err != nil {
		return Reply{}, err
	}
	cited := rcpt.Cited[:min(shown, len(rcpt.Cited))]
	var gone []string
	for _, c := range cited {
		v, _, err := b.standing(ctx, c)
		if err != nil {
			return Reply{}, err
		}
		if v == nil {
			gone = append(gone, fmt.Sprintf(sayGone, c.Article))
		}
	}
	return Reply{
		Receipt: rcpt.ID, Question: rcpt.Query.Text, Lines: gone,
		Headline: fmt.Sprintf(sayStand, len(cited)-len(gone), count(len(cited), "quote")),
	}, nil
}

// recall rebuilds what an answer found from its receipt, in its order, without
// searching again. Passages that no longer stand are left out.
func (b *Bot) recall(ctx context.Context, req Request) (Receipt, retrieval.Result, error) {
	rcpt, err := b.Ledger.Receipt(ctx, req.Receipt)
	if err != nil {
		return rcpt, retrieval.Result{}, err
	}
	res := retrieval.Result{
		Verdict: rcpt.Verdict, Confidence: rcpt.Confidence,
		Also: rcpt.Also, Missing: rcpt.Missing, Searched: rcpt.Searched,
	}
	for _, c := range rcpt.Cited {
		v, c, err := b.standing(ctx, c)
		if err != nil {
			return rcpt, res, err
		}
		if v == nil {
			continue
		}
		res.Passages = append(res.Passages, retrieval.Passage{
			Article: v, Span: c.Span, Quote: c.Quote, Marks: c.Marks, Score: c.Score, Signals: c.Signals,
		})
	}
	return rcpt, res, nil
}

// standing returns the current version of the article that c cites, and where
// in it the quote stands; nil where the article was withdrawn, or corrected so
// that the quote's words are no longer in it.
func (b *Bot) standing(ctx context.Context, c Cited) (*corpus.Version, Cited, error) {
	now, err := b.Coverage.Current(ctx, c.Article)
	if errors.Is(err, corpus.ErrUnknown) {
		return nil, c, nil
	}
	if err != nil || now.Withdrawn {
		return nil, c, err
	}
	if now.Arrival != c.Arrival {
		return b.moved(ctx, c, now)
	}
	if c.Quote.End > len(now.Text) || hash(now.Text[c.Quote.Start:c.Quote.End]) != c.Hash {
		return nil, c, nil
	}
	return now, c, nil
}

// moved looks for a quote in a later version of its article.
func (b *Bot) moved(ctx context.Context, c Cited, now *corpus.Version) (*corpus.Version, Cited, error) {
	then, err := b.Coverage.Version(ctx, c.Arrival)
	if errors.Is(err, corpus.ErrUnknown) {
		return nil, c, nil
	}
	if err != nil {
		return nil, c, err
	}
	at := strings.Index(now.Text, then.Text[c.Quote.Start:c.Quote.End])
	if at < 0 {
		return nil, c, nil
	}
	by := at - c.Quote.Start
	c.Arrival = now.Arrival
	c.Quote = retrieval.Span{Start: at, End: c.Quote.End + by}
	c.Span = c.Quote
	marks := make([]retrieval.Span, 0, len(c.Marks))
	for _, m := range c.Marks {
		marks = append(marks, retrieval.Span{Start: m.Start + by, End: m.End + by})
	}
	c.Marks = marks
	return now, c, nil
}
