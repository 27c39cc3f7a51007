package bot

import (
	"context"
	"errors"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// A Replay is an earlier answer as it was given.
type Replay struct {
	Receipt Receipt
	// Reply is the answer with the quotes of that time and the reasons for their
	// scores. The quotes of withdrawn articles have no words.
	Reply Reply
	// States has the state of each quote of Reply; Summary is a sentence on all
	// of them.
	States  []QuoteState
	Summary string
}

// Replay returns the answer kept under an id, or ErrNoReceipt: the passages that
// were shown or, if all is set, all that were found. The caller decides who may
// see it, by Receipt.Request.
func (b *Bot) Replay(ctx context.Context, id string, all bool) (Replay, error) {
	rcpt, err := b.Ledger.Receipt(ctx, id)
	replay := Replay{Receipt: rcpt}
	if err != nil {
		return replay, err
	}
	if rcpt.Verdict == "" {
		replay.Reply = Reply{
			Receipt: rcpt.ID, Question: rcpt.Query.Text, Headline: sayNotAnswered,
			Offers: []Offer{{Again, rcpt.ID, 0, labelAgain}},
		}
		return replay, nil
	}
	if rcpt.Tally != nil {
		size := max(rcpt.Shown, rcpt.Tally.pageSize(0, 0))
		if all {
			size = len(rcpt.Tally.Listed)
		}
		return replay, b.replaySurvey(ctx, &replay, max(size, 0))
	}
	found, states, err := b.replayResults(ctx, rcpt)
	if err != nil {
		return replay, err
	}
	n := min(rcpt.Shown, len(found.Passages))
	if all {
		n = len(found.Passages)
	}
	replay.Reply = resultPage(rcpt, found, 0, n)
	explain(&replay.Reply, rcpt.Query)
	b.linkPages(&replay.Reply)
	replay.States = states[:len(replay.Reply.Quotes)]
	replay.Summary = summarize(replay.States)
	return replay, nil
}

// replaySurvey repeats a count or a list with the headlines of that time.
func (b *Bot) replaySurvey(ctx context.Context, replay *Replay, size int) error {
	rcpt := replay.Receipt
	rcpt.asGiven = true
	var err error
	if replay.Reply, err = b.surveyPage(ctx, rcpt, query.Filter{}, 0, size); err != nil || size == 0 {
		return err
	}
	s, err := b.stateOfList(ctx, rcpt.Tally, size)
	if err != nil || s.articles == 0 {
		return err
	}
	replay.Summary = sayArticlesStanding(s)
	replay.Reply.Lines = append(replay.Reply.Lines, s.changes...)
	return nil
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

// replayResults rebuilds what an answer found, from the versions that it quoted.
func (b *Bot) replayResults(ctx context.Context, rcpt Receipt) (resultSet, []QuoteState, error) {
	found := newResultSet(retrieval.Result{
		Verdict: rcpt.Verdict, Confidence: rcpt.Confidence,
		Also: rcpt.Also, Missing: rcpt.Missing, Outside: rcpt.Outside, Objections: rcpt.Objections, Untranslated: rcpt.Untranslated, Unheld: rcpt.Unheld,
		Searched: rcpt.Searched,
		Passages: make([]retrieval.Passage, len(rcpt.Cited)),
	}, nil)
	states := make([]QuoteState, len(rcpt.Cited))
	for i, c := range rcpt.Cited {
		var err error
		if found.Passages[i], states[i], err = b.replayPassage(ctx, c); err != nil {
			return found, nil, err
		}
	}
	rcpt.Basis.restore(&found.Result)
	filter := rcpt.Query.Filter
	if filter.AsOf.IsZero() {
		filter.AsOf = rcpt.Request.At
	}
	var err error
	found.memberships, err = b.memberships(ctx, found.Passages, filter)
	return found, states, err
}

// replayPassage returns a cited passage in the version that was quoted, and
// whether it still stands. Words that may not be shown any more are left out.
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
	p.Span, p.Quote, p.Marks, p.Answer = c.Span, c.Quote, c.Marks, c.Answer
	if now == nil {
		return p, QuoteCorrected, nil
	}
	return p, QuoteStands, nil
}
