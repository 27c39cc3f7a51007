package bot

import (
	"context"
	"errors"
	"strings"
	"time"

	"dateline/retrieval/query"
)

// mostWatches is how many watches a place may have.
const mostWatches = 50

// watchCommand sets a watch up, for a question or for the last answer of the
// conversation, and lists those of the place.
func (b *Bot) watchCommand(ctx context.Context, req Request) (Reply, error) {
	if b.Desk == nil {
		return aside(sayNoDesk), nil
	}
	here, err := b.Ledger.watches(ctx, req.Platform, req.Place)
	if err != nil {
		return Reply{}, err
	}
	if strings.EqualFold(strings.TrimSpace(req.Text), "list") {
		return listWatches(here), nil
	}
	query, sentence, err := b.watched(ctx, req)
	if err != nil || sentence != "" {
		return aside(sentence), err
	}
	running := 0
	for _, w := range here {
		if w.Stopped == "" {
			running++
		}
		if w.Stopped == "" && w.Thread == req.Thread && w.Query.Text == query.Text && sayFilter(w.Query) == sayFilter(query) {
			return aside(sayWatchedAlready(w)), nil
		}
	}
	if running >= mostWatches {
		return aside(sayTooManyWatches), nil
	}
	w := Watch{
		ID: newID(), Platform: req.Platform, Place: req.Place, Thread: req.Thread, Person: req.Person,
		Query: query, Created: b.now(),
	}
	if w.After, err = b.Coverage.Last(ctx); err != nil {
		return Reply{}, err
	}
	if err := b.Ledger.addWatch(ctx, w); err != nil {
		return Reply{}, err
	}
	rep := aside(sayWatching(w))
	rep.Offers = []Offer{{Unwatch, w.ID, 0, labelUnwatch}}
	return rep, nil
}

// watched is the question to watch: what was typed or, without that, what was
// answered last.
func (b *Bot) watched(ctx context.Context, req Request) (q query.Query, sentence string, err error) {
	if strings.TrimSpace(req.Text) == "" || req.Receipt != "" {
		rcpt, err := b.recallable(ctx, req)
		if err != nil {
			return q, "", err
		}
		q = query.Query{Text: rcpt.Query.Text, Filter: rcpt.Filter, Asked: rcpt.Query.Asked}
	} else {
		known, err := b.Known(ctx)
		if err != nil {
			return q, "", err
		}
		q = query.Parse(req.Text, req.At, known)
	}
	switch {
	case q.Asks():
	case !q.Filter.Empty():
		return q, sayOnlyFilters(q.Filter.Words()), nil
	case strings.TrimSpace(q.Text) == "":
		return q, sayEmpty, nil
	}
	if endsWithTheDay(q.Filter, q.Asked) {
		q.Until = time.Time{} // a watch looks for what comes after last week
	}
	if !watchable(q) {
		return q, sayNoWord(q.Text), nil
	}
	if !q.AsOf.IsZero() || !q.Until.IsZero() && !q.Until.After(req.At) {
		return q, sayWatchPast, nil
	}
	filter, ok := q.Filter.And(req.Scope)
	if !ok {
		return q, sayScope(req.Scope), nil
	}
	return query.Query{Text: q.Text, Filter: filter}, "", nil
}

// unwatch stops a watch of the place, named by its id, or the only one.
func (b *Bot) unwatch(ctx context.Context, req Request) (Reply, error) {
	id := strings.ToLower(strings.TrimSpace(req.Receipt + req.Text))
	w, err := b.Ledger.watch(ctx, id)
	if errors.Is(err, errNoWatch) || err == nil && (w.Platform != req.Platform || w.Place != req.Place) {
		return aside(sayNoWatch), nil
	}
	if err != nil {
		return Reply{}, err
	}
	if w.Stopped == "" {
		err = b.Ledger.stopWatch(ctx, w.ID, sayStoppedHere)
	}
	return aside(sayUnwatched(w)), err
}

func listWatches(here []Watch) Reply {
	if len(here) == 0 {
		return Reply{Headline: sayNoWatches}
	}
	rep := Reply{Headline: sayWatches}
	for _, w := range here {
		rep.Lines = append(rep.Lines, sayWatch(w))
	}
	return rep
}
