package bot

import (
	"context"
	"errors"

	"dateline/corpus"
	"dateline/retrieval"
)

// A Standing is what became of a quote since it was given.
type QuoteState int

// The standings.
const (
	// Stands: its words are in the article as that is now.
	QuoteStands QuoteState = iota
	// Corrected: they were in it, and the article was changed since.
	QuoteCorrected
	// Withdrawn: the article was taken back, so its words are not shown.
	QuoteWithdrawn
)

func (s QuoteState) String() string {
	return [...]string{"stands", "corrected", "withdrawn"}[s]
}

// A Given is an answer as it was given.
type Replay struct {
	Receipt Receipt
	// Reply is the answer again, its quotes in the words of then and with
	// their reasons. A withdrawn quote has no words.
	Reply Reply
	// Standings say of each quote of Reply what became of it, Summary of all.
	States []QuoteState
	Summary   string
}

// Given returns the answer kept under an id, or ErrNoReceipt: what was shown
// of it or, where all is set, all that was found. Who may see it is for the
// caller to decide, by Receipt.Request.
func (b *Bot) Replay(ctx context.Context, id string, all bool) (Replay, error) {
	rcpt, err := b.Ledger.Receipt(ctx, id)
	g := Replay{Receipt: rcpt}
	if err != nil {
		return g, err
	}
	if rcpt.Verdict == "" {
		g.Reply = Reply{
			Receipt: rcpt.ID, Question: rcpt.Query.Text, Headline: sayNotAnswered,
			Offers: []Offer{{Again, rcpt.ID, 0, labelAgain}},
		}
		return g, nil
	}
	f, standings, err := b.replayResults(ctx, rcpt)
	if err != nil {
		return g, err
	}
	n := min(rcpt.Shown, len(f.Passages))
	if all {
		n = len(f.Passages)
	}
	g.Reply = resultPage(rcpt, f, 0, n)
	explain(&g.Reply)
	b.linkPages(&g.Reply)
	g.States = standings[:len(g.Reply.Quotes)]
	g.Summary = summarize(g.States)
	return g, nil
}

func summarize(all []QuoteState) string {
	if len(all) == 0 {
		return sayNoQuotes
	}
	standing := 0
	for _, s := range all {
		if s == QuoteStands {
			standing++
		}
	}
	return sayQuotesStanding(standing, len(all))
}

// then rebuilds what an answer found in the articles of then.
func (b *Bot) replayResults(ctx context.Context, rcpt Receipt) (resultSet, []QuoteState, error) {
	f := newResultSet(retrieval.Result{
		Verdict: rcpt.Verdict, Confidence: rcpt.Confidence,
		Also: rcpt.Also, Missing: rcpt.Missing, Outside: rcpt.Outside, Searched: rcpt.Searched,
		Passages: make([]retrieval.Passage, len(rcpt.Cited)),
	}, nil)
	standings := make([]QuoteState, len(rcpt.Cited))
	for i, c := range rcpt.Cited {
		var err error
		if f.Passages[i], standings[i], err = b.replayPassage(ctx, c); err != nil {
			return f, nil, err
		}
	}
	within := rcpt.Query.Filter
	if within.AsOf.IsZero() {
		within.AsOf = rcpt.Request.At
	}
	var err error
	f.memberships, err = b.memberships(ctx, f.Passages, within)
	return f, standings, err
}

// quoted is a cited passage in the article of then, without words where they
// may not be shown any more, and what became of it.
func (b *Bot) replayPassage(ctx context.Context, c Cited) (retrieval.Passage, QuoteState, error) {
	p := retrieval.Passage{Score: c.Score, Signals: c.Signals}
	then, err := b.Coverage.Version(ctx, c.Arrival)
	if errors.Is(err, corpus.ErrUnknown) {
		p.Article = &corpus.Version{Article: corpus.Article{ID: c.Article}}
		return p, QuoteWithdrawn, nil
	}
	if err != nil {
		return p, QuoteStands, err
	}
	now, _, err := b.currentQuote(ctx, c)
	if err != nil {
		return p, QuoteStands, err
	}
	_, withdrawn, err := b.articleState(ctx, c)
	if err != nil {
		return p, QuoteStands, err
	}
	p.Article = then
	if withdrawn || !c.matches(then) {
		then.Text = ""
		return p, QuoteWithdrawn, nil
	}
	p.Span, p.Quote, p.Marks = c.Span, c.Quote, c.Marks
	if now == nil {
		return p, QuoteCorrected, nil
	}
	return p, QuoteStands, nil
}
