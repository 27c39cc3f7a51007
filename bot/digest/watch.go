package digest

import (
	"context"
	"errors"
	"fmt"

	"dateline/bot"
	"dateline/corpus"
	"dateline/retrieval"
)

// checkWatches matches what arrived against the watches, and posts the matches.
func (pub *Publisher) checkWatches(ctx context.Context) error {
	return errors.Join(pub.matchArrivals(ctx), pub.postMatches(ctx))
}

// matchBatch is how many arrivals are matched between two writes of the mark.
const matchBatch = 200

// matchArrivals stores what matches the watches of everything that arrived
// since the mark.
func (pub *Publisher) matchArrivals(ctx context.Context) error {
	mark, err := pub.Store.watchMark(ctx)
	if err != nil {
		return err
	}
	last, err := pub.Coverage.Last(ctx)
	if err != nil || last <= mark {
		return err
	}
	all, err := pub.Store.watches(ctx, "", "")
	if err != nil {
		return err
	}
	outlets := pub.outlets(ctx)
	for i := range all {
		if all[i].Query.Filter, err = withKnownOutlets(all[i].Query.Filter, outlets); err != nil {
			return err
		}
	}
	p := newPercolator(all)
	if len(p.watches) == 0 {
		return pub.Store.advance(ctx, nil, last)
	}
	if last, err = pub.sync(ctx); err != nil {
		return err
	}
	var matches []match
	n := 0
	for v, err := range pub.Coverage.Changes(ctx, mark) {
		if err != nil {
			return err
		}
		if v.Arrival > last {
			break
		}
		found, err := pub.matchesOf(ctx, p, v)
		if err != nil {
			return err
		}
		matches = append(matches, found...)
		if n++; n%matchBatch == 0 {
			if err := pub.Store.advance(ctx, matches, v.Arrival); err != nil {
				return err
			}
			matches = nil
		}
	}
	return pub.Store.advance(ctx, matches, last)
}

// matchesOf returns the matches of the watches that an article answers, by the
// verdict that anybody who asks would get. Articles that are no news to a digest
// match nothing.
func (pub *Publisher) matchesOf(ctx context.Context, p *percolator, v *corpus.Version) ([]match, error) {
	if !newsworthy(v) {
		return nil, nil
	}
	var out []match
	for _, w := range p.candidates(v) {
		res, err := pub.searchWatch(ctx, w, v.Arrival)
		if err != nil {
			return nil, err
		}
		if res.Verdict != retrieval.Found {
			continue
		}
		story := v.Arrival
		if memberships, err := pub.Stories.Memberships(ctx, 0, v.Arrival); err != nil {
			return nil, err
		} else if p, ok := memberships[v.Arrival]; ok {
			story = p.Story
		}
		out = append(out, match{w.key(story), w.ID, v.Arrival})
	}
	return out, nil
}

// newsworthy reports whether an article is news when it arrives: it is neither
// withdrawn nor backfill, nor was it published long before.
func newsworthy(v *corpus.Version) bool {
	return !v.Withdrawn && !v.Backfill && (v.Published.IsZero() || !v.Published.Before(v.Arrived.Add(-oldest)))
}

// searchWatch searches some arrivals alone for the answer to a watch's question.
// Its filter must have known outlets.
func (pub *Publisher) searchWatch(ctx context.Context, w watch, among ...corpus.Arrival) (retrieval.Result, error) {
	q := w.Query
	q.Top, q.Arrivals = bot.MaxPassages, among
	var err error
	if q.Filter, err = pub.visible(ctx, w.Platform, w.Place, q.Filter); err != nil {
		return retrieval.Result{}, err
	}
	return bot.Search(ctx, pub.Searcher, q)
}

// searchStory searches all articles of a story that arrived since a watch was
// set up, and that still stand. The story is that of one arrival.
func (pub *Publisher) searchStory(ctx context.Context, w watch, n corpus.Arrival) (none retrieval.Result, err error) {
	none.Verdict = retrieval.None
	memberships, err := pub.Stories.Memberships(ctx, 0, n)
	if err != nil {
		return none, err
	}
	members, err := pub.Stories.Members(ctx, memberships[n].Story, 0)
	if err != nil {
		return none, err
	}
	versions, err := pub.Coverage.Versions(ctx, members...)
	if err != nil {
		return none, err
	}
	var since []corpus.Arrival
	for _, v := range versions {
		if v.Arrival > w.After && newsworthy(v) {
			since = append(since, v.Arrival)
		}
	}
	if len(since) == 0 {
		return none, nil
	}
	res, err := pub.searchWatch(ctx, w, since...)
	if err != nil || res.Verdict != retrieval.Found {
		return none, err
	}
	return res, nil
}

// postMatches posts the matches that are in the store. A place that fails holds
// back the rest of its platform until the next tick, but no other platform.
func (pub *Publisher) postMatches(ctx context.Context) error {
	open, err := pub.Store.openMatches(ctx)
	if err != nil {
		return err
	}
	now := pub.Now()
	failed := map[string]bool{} // by platform
	var errs []error
	outlets := pub.outlets(ctx)
	for _, m := range open {
		w, err := pub.Store.watch(ctx, m.watch)
		if err == nil {
			w.Query.Filter, err = withKnownOutlets(w.Query.Filter, outlets)
		}
		if err != nil {
			errs = append(errs, err)
			continue
		}
		destination := w.destination()
		if failed[w.Platform] || pub.backingOff(destination, now) {
			continue
		}
		if err := pub.attempt(ctx, destination, w.Platform, now, func() error { return pub.postMatch(ctx, w, m) }); err != nil {
			failed[w.Platform] = true
			errs = append(errs, fmt.Errorf("%s: %w", destination, err))
		}
	}
	return errors.Join(errs...)
}

// postMatch posts a match to where its question was asked. A match whose story
// does not answer any more is dropped instead, and one whose watch is stopped is
// closed without a post.
func (pub *Publisher) postMatch(ctx context.Context, w watch, m match) error {
	to, ok := pub.Posters[w.Platform]
	if !ok {
		return errNoPoster(w.Platform)
	}
	if w.Stopped != "" {
		return pub.Store.closeMatch(ctx, m.key)
	}
	rep, err := pub.matchReply(ctx, w, m)
	if err != nil {
		return err
	}
	if len(rep.Quotes) == 0 {
		return pub.Store.dropMatch(ctx, m.key)
	}
	_, err = pub.postOnce(ctx, to, bot.Message{Place: w.Place, Thread: w.Thread, Key: m.key, Reply: rep})
	if errors.Is(err, bot.ErrNoPlace) {
		pub.Log.ErrorContext(ctx, "a watch is stopped: nothing can be posted to its channel", "watch", w.ID, "err", err)
		err = pub.Store.stopWatch(ctx, w.ID, sayNoPlace)
	}
	if err != nil {
		return err
	}
	return pub.Store.closeMatch(ctx, m.key)
}

// matchReply returns the reply for a match, without a quote if nothing in the
// story answers any more. If the article that matched was corrected or
// withdrawn meanwhile, the reply quotes another one of the story.
func (pub *Publisher) matchReply(ctx context.Context, w watch, m match) (bot.Reply, error) {
	res, err := pub.searchWatch(ctx, w, m.arrival)
	if err == nil && res.Verdict == retrieval.None {
		res, err = pub.searchStory(ctx, w, m.arrival)
	}
	if err != nil || res.Verdict == retrieval.None {
		return bot.Reply{}, err
	}
	res.Passages = res.Passages[:min(len(res.Passages), 1)]
	rep := bot.AnswerOf(w.Query.Text, w.Query.Filter.Words(), res)
	rep.Headline, rep.Lines, rep.Foot = sayMatch, nil, sayWatchFoot(w)
	rep.Offers = []bot.Offer{{Action: bot.Unwatch, Receipt: w.ID, Label: labelUnwatch}}
	return rep, nil
}
