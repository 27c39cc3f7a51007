package digest

import (
	"context"
	"errors"
	"strings"
	"time"

	"dateline/bot"
	"dateline/retrieval/query"
)

// mostWatches is how many watches a place may have that are not stopped.
const mostWatches = 50

// watchCommand sets up a watch, or lists those of the request's place.
func (pub *Publisher) watchCommand(ctx context.Context, req bot.Request) (bot.Reply, error) {
	here, err := pub.Store.watches(ctx, req.Platform, req.Place)
	if err != nil {
		return bot.Reply{}, err
	}
	if strings.EqualFold(strings.TrimSpace(req.Text), "list") {
		return listWatches(here), nil
	}
	q, sentence, err := pub.questionToWatch(ctx, req)
	if err != nil || sentence != "" {
		return bot.PrivateNotice(sentence), err
	}
	running := 0
	for _, w := range here {
		if w.Stopped == "" {
			running++
		}
		if w.Stopped == "" && w.Thread == req.Thread && w.Query.Text == q.Text && sayFilter(w.Query) == sayFilter(q) {
			return bot.PrivateNotice(sayWatchedAlready(w)), nil
		}
	}
	if running >= mostWatches {
		return bot.PrivateNotice(sayTooManyWatches), nil
	}
	return pub.setWatch(ctx, req, q)
}

// setWatch sets up a watch for a question where it was asked.
func (pub *Publisher) setWatch(ctx context.Context, req bot.Request, q query.Query) (bot.Reply, error) {
	w := watch{
		ID: bot.NewID(), Platform: req.Platform, Place: req.Place, Thread: req.Thread, Person: req.Person,
		Query: q, Created: pub.Now(),
	}
	var err error
	if w.After, err = pub.Coverage.Last(ctx); err != nil {
		return bot.Reply{}, err
	}
	if err := pub.Store.addWatch(ctx, w); err != nil {
		return bot.Reply{}, err
	}
	rep := bot.PrivateNotice(sayWatching(w))
	rep.Offers = []bot.Offer{{Action: bot.Unwatch, Receipt: w.ID, Label: labelUnwatch}}
	return rep, nil
}

// questionToWatch returns the question that a request wants to be watched: what
// was typed or, if nothing was, what was answered last in the conversation. If
// it cannot be watched, a sentence says why.
func (pub *Publisher) questionToWatch(ctx context.Context, req bot.Request) (q query.Query, sentence string, err error) {
	if strings.TrimSpace(req.Text) == "" || req.Receipt != "" {
		rcpt, err := pub.Ledger.Recall(ctx, req)
		if err != nil {
			return q, "", err
		}
		q = query.Query{Text: rcpt.Query.Text, Filter: rcpt.Filter, Asked: rcpt.Query.Asked}
	} else {
		known, err := bot.KnownOutlets(ctx, pub.Coverage, pub.Stories)
		if err != nil {
			return q, "", err
		}
		q = query.Parse(req.Text, req.At, known)
	}
	switch {
	case q.Asks():
	case len(q.Filter.Words()) > 0:
		return q, bot.SayOnlyFilters(q.Filter.Words()), nil
	case strings.TrimSpace(q.Text) == "":
		e, err := bot.NewExample(ctx, pub.Coverage, req.Scope)
		return q, bot.SayEmpty(e), err
	}
	if q.Filter.EndsWithTheDay(q.Asked) {
		q.Until = time.Time{} // "last week" would end before anything arrives
	}
	if !watchable(q) {
		return q, sayNoWord(q.Text), nil
	}
	if !q.AsOf.IsZero() || !q.Until.IsZero() && !q.Until.After(req.At) {
		return q, sayWatchPast, nil
	}
	filter, ok := q.Filter.And(req.Scope)
	if !ok {
		return q, bot.SayScope(req.Scope), nil
	}
	return query.Query{Text: q.Text, Filter: filter}, "", nil
}

// unwatchCommand stops the watch of the request's place that has the given id.
func (pub *Publisher) unwatchCommand(ctx context.Context, req bot.Request) (bot.Reply, error) {
	id := strings.ToLower(strings.TrimSpace(req.Receipt + req.Text))
	w, err := pub.Store.watch(ctx, id)
	if errors.Is(err, errNoWatch) || err == nil && (w.Platform != req.Platform || w.Place != req.Place) {
		return bot.PrivateNotice(sayNoWatch), nil
	}
	if err != nil {
		return bot.Reply{}, err
	}
	if w.Stopped == "" {
		err = pub.Store.stopWatch(ctx, w.ID, sayStoppedHere)
	}
	return bot.PrivateNotice(sayUnwatched(w)), err
}

func listWatches(here []watch) bot.Reply {
	if len(here) == 0 {
		return bot.Reply{Headline: sayNoWatches}
	}
	rep := bot.Reply{Headline: sayWatches}
	for _, w := range here {
		rep.Lines = append(rep.Lines, sayWatch(w))
	}
	return rep
}
