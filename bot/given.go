package bot

import (
	"context"
	"errors"

	"dateline/corpus"
	"dateline/retrieval"
)

// A Standing is what became of a quote since it was given.
type Standing int

// The standings.
const (
	// Stands: its words are in the article as that is now.
	Stands Standing = iota
	// Corrected: they were in it, and the article was changed since.
	Corrected
	// Withdrawn: the article was taken back, so its words are not shown.
	Withdrawn
)

func (s Standing) String() string {
	return [...]string{"stands", "corrected", "withdrawn"}[s]
}

// A Given is an answer as it was given.
type Given struct {
	Receipt Receipt
	// Reply is the answer again, its quotes in the words of then and with
	// their reasons. A withdrawn quote has no words.
	Reply Reply
	// Standings say of each quote of Reply what became of it, Summary of all.
	Standings []Standing
	Summary   string
}

// Given returns the answer kept under an id, or ErrNoReceipt: what was shown
// of it or, where all is set, all that was found. Who may see it is for the
// caller to decide, by Receipt.Request.
func (b *Bot) Given(ctx context.Context, id string, all bool) (Given, error) {
	rcpt, err := b.Ledger.Receipt(ctx, id)
	g := Given{Receipt: rcpt}
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
	f, standings, err := b.then(ctx, rcpt)
	if err != nil {
		return g, err
	}
	n := min(rcpt.Seen, len(f.Passages))
	if all {
		n = len(f.Passages)
	}
	g.Reply = page(rcpt, f, 0, n)
	explain(&g.Reply)
	b.address(&g.Reply)
	g.Standings = standings[:len(g.Reply.Quotes)]
	g.Summary = summary(g.Standings)
	return g, nil
}

func summary(all []Standing) string {
	if len(all) == 0 {
		return sayNoQuotes
	}
	standing := 0
	for _, s := range all {
		if s == Stands {
			standing++
		}
	}
	return sayStand(standing, len(all))
}

// then rebuilds what an answer found in the articles of then.
func (b *Bot) then(ctx context.Context, rcpt Receipt) (finding, []Standing, error) {
	f := whole(retrieval.Result{
		Verdict: rcpt.Verdict, Confidence: rcpt.Confidence,
		Also: rcpt.Also, Missing: rcpt.Missing, Outside: rcpt.Outside, Searched: rcpt.Searched,
		Passages: make([]retrieval.Passage, len(rcpt.Cited)),
	}, nil)
	standings := make([]Standing, len(rcpt.Cited))
	for i, c := range rcpt.Cited {
		var err error
		if f.Passages[i], standings[i], err = b.quoted(ctx, c); err != nil {
			return f, nil, err
		}
	}
	within := rcpt.Query.Filter
	if within.AsOf.IsZero() {
		within.AsOf = rcpt.Request.At
	}
	var err error
	f.places, err = b.places(ctx, f.Passages, within)
	return f, standings, err
}

// quoted is a cited passage in the article of then, without words where they
// may not be shown any more, and what became of it.
func (b *Bot) quoted(ctx context.Context, c Cited) (retrieval.Passage, Standing, error) {
	p := retrieval.Passage{Score: c.Score, Signals: c.Signals}
	then, err := b.Coverage.Version(ctx, c.Arrival)
	if errors.Is(err, corpus.ErrUnknown) {
		p.Article = &corpus.Version{Article: corpus.Article{ID: c.Article}}
		return p, Withdrawn, nil
	}
	if err != nil {
		return p, Stands, err
	}
	now, _, err := b.standing(ctx, c)
	if err != nil {
		return p, Stands, err
	}
	_, withdrawn, err := b.fate(ctx, c)
	if err != nil {
		return p, Stands, err
	}
	p.Article = then
	if withdrawn || !c.stands(then) {
		then.Text = ""
		return p, Withdrawn, nil
	}
	p.Span, p.Quote, p.Marks = c.Span, c.Quote, c.Marks
	if now == nil {
		return p, Corrected, nil
	}
	return p, Stands, nil
}
