package bot

import (
	"context"
	"errors"
	"strings"

	"dateline/corpus"
	"dateline/retrieval/text"
)

// A QuoteState says whether a quote still stands in its article.
type QuoteState int

// The states of a quote.
const (
	// QuoteStands: its words are in the current version of the article.
	QuoteStands QuoteState = iota
	// QuoteCorrected: the article was changed, and the words are no longer in it.
	QuoteCorrected
	// QuoteWithdrawn: the article was withdrawn, so its words are not shown.
	QuoteWithdrawn
)

// verify says which quotes of an answer still stand in their articles.
func (b *Bot) verify(ctx context.Context, req Request) (Reply, error) {
	rcpt, err := b.Ledger.Recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	if rcpt.Tally != nil {
		return b.verifyTally(ctx, rcpt)
	}
	rep := Reply{Receipt: rcpt.ID, Question: rcpt.Query.Text, Headline: sayNoQuotes}
	cited := rcpt.Cited[:min(rcpt.Shown, len(rcpt.Cited))]
	if len(cited) == 0 {
		return rep, nil
	}
	for i, c := range cited {
		v, _, err := b.currentQuote(ctx, c)
		if err != nil {
			return Reply{}, err
		}
		if v == nil {
			title, withdrawn, err := b.articleState(ctx, c)
			if err != nil {
				return Reply{}, err
			}
			rep.Lines = append(rep.Lines, sayQuoteGone(i+1, title, withdrawn))
		}
	}
	rep.Headline = sayQuotesStanding(len(cited)-len(rep.Lines), len(cited))
	return rep, nil
}

// articleState returns the title that the cited article had when it was quoted, or
// its id if that version is unknown, and whether the article has been withdrawn
// since.
func (b *Bot) articleState(ctx context.Context, c Cited) (title string, withdrawn bool, err error) {
	then, err := b.Coverage.Version(ctx, c.Arrival)
	if errors.Is(err, corpus.ErrUnknown) {
		return c.Article, true, nil
	}
	if err != nil {
		return "", false, err
	}
	now, err := b.Coverage.Current(ctx, c.Article)
	if err != nil {
		return "", false, err
	}
	return NewSource(0, then).Title, now.Withdrawn, nil
}

// currentQuote returns the current version of the cited article and where the
// quote stands in it. The version is nil if the article was withdrawn, or
// corrected so that the words are no longer in it.
func (b *Bot) currentQuote(ctx context.Context, c Cited) (*corpus.Version, Cited, error) {
	now, err := b.Coverage.Current(ctx, c.Article)
	if errors.Is(err, corpus.ErrUnknown) {
		return nil, c, nil
	}
	if err != nil || now.Withdrawn {
		return nil, c, err
	}
	if now.Arrival != c.Arrival {
		return b.relocate(ctx, c, now)
	}
	if !c.matches(now) {
		return nil, c, nil
	}
	return now, c, nil
}

// matches reports whether the cited words stand in v where they were cited.
func (c Cited) matches(v *corpus.Version) bool {
	return c.Quote.End <= len(v.Text) && quoteHash(v.Text[c.Quote.Start:c.Quote.End]) == c.Hash
}

// quoteFor is like currentQuote, but quotes an answer as of an earlier time from
// the versions of that time: later corrections change nothing. Articles that have
// been withdrawn since are not quoted.
func (b *Bot) quoteFor(ctx context.Context, rcpt Receipt, c Cited) (*corpus.Version, Cited, error) {
	if rcpt.Query.AsOf.IsZero() {
		return b.currentQuote(ctx, c)
	}
	now, err := b.Coverage.Current(ctx, c.Article)
	if errors.Is(err, corpus.ErrUnknown) || err == nil && now.Withdrawn {
		return nil, c, nil
	}
	if err != nil {
		return nil, c, err
	}
	then, err := b.Coverage.Version(ctx, c.Arrival)
	return then, c, err
}

// relocate looks for a quote in a later version of its article.
func (b *Bot) relocate(ctx context.Context, c Cited, now *corpus.Version) (*corpus.Version, Cited, error) {
	then, err := b.Coverage.Version(ctx, c.Arrival)
	if errors.Is(err, corpus.ErrUnknown) {
		return nil, c, nil
	}
	if err != nil {
		return nil, c, err
	}
	if !c.matches(then) {
		return nil, c, nil
	}
	at := strings.Index(now.Text, then.Text[c.Quote.Start:c.Quote.End])
	if at < 0 {
		return nil, c, nil
	}
	by := at - c.Quote.Start
	c.Arrival = now.Arrival
	c.Quote = text.Span{Start: at, End: c.Quote.End + by}
	c.Span = c.Quote
	c.Marks, c.Answer = moved(c.Marks, by), moved(c.Answer, by)
	return now, c, nil
}

// moved are spans that stand by so many bytes later.
func moved(spans []text.Span, by int) []text.Span {
	out := make([]text.Span, 0, len(spans))
	for _, s := range spans {
		out = append(out, text.Span{Start: s.Start + by, End: s.End + by})
	}
	return out
}
