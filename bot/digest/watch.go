package digest

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"strings"

	"dateline/bot"
	"dateline/corpus"
	"dateline/retrieval"
)

// watch holds what arrived against the watches, and posts what answers them.
func (pub *Publisher) watch(ctx context.Context) error {
	return errors.Join(pub.match(ctx), pub.notify(ctx))
}

// matchBatch is how many arrivals are held against the watches between two
// writes of the mark.
const matchBatch = 200

// match finds what arrived that answers watches.
func (pub *Publisher) match(ctx context.Context) error {
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
	for i := range all {
		if all[i].Query.Filter, err = pub.spelled(ctx, all[i].Query.Filter); err != nil {
			return err
		}
	}
	s := newPercolator(all)
	if len(s.watches) == 0 {
		return pub.Store.advance(ctx, nil, last)
	}
	if last, err = pub.sync(ctx); err != nil {
		return err
	}
	var hits []hit
	n := 0
	for v, err := range pub.Coverage.Changes(ctx, mark) {
		if err != nil {
			return err
		}
		if v.Arrival > last {
			break
		}
		found, err := pub.answers(ctx, s, v)
		if err != nil {
			return err
		}
		hits = append(hits, found...)
		if n++; n%matchBatch == 0 {
			if err := pub.Store.advance(ctx, hits, v.Arrival); err != nil {
				return err
			}
			hits = nil
		}
	}
	return pub.Store.advance(ctx, hits, last)
}

// answers are the watches that an article answers, by the verdict of ask. What
// is no news to a digest is none here.
func (pub *Publisher) answers(ctx context.Context, s *percolator, v *corpus.Version) ([]hit, error) {
	if !current(v) {
		return nil, nil
	}
	var out []hit
	for _, w := range s.through(v) {
		res, err := pub.search(ctx, w, v.Arrival)
		if err != nil {
			return nil, err
		}
		if res.Verdict != retrieval.Found {
			continue
		}
		story := v.Arrival
		if places, err := pub.Stories.Memberships(ctx, 0, v.Arrival); err != nil {
			return nil, err
		} else if p, ok := places[v.Arrival]; ok {
			story = p.Story
		}
		out = append(out, hit{watchKey(w.ID, story), w.ID, v.Arrival})
	}
	return out, nil
}

// current tells whether an article can be news when it arrives.
func current(v *corpus.Version) bool {
	return !v.Withdrawn && !v.Backfill && (v.Published.IsZero() || !v.Published.Before(v.Arrived.Add(-tooOld)))
}

// search asks a watch's question of some arrivals alone. The outlets of its
// filter are spelled already.
func (pub *Publisher) search(ctx context.Context, w Watch, ns ...corpus.Arrival) (retrieval.Result, error) {
	q := w.Query
	q.Top, q.Arrivals = bot.MostPassages, ns
	var err error
	if q.Filter, err = pub.visible(ctx, w.Platform, w.Place, q.Filter); err != nil {
		return retrieval.Result{}, err
	}
	return bot.Search(ctx, pub.Searcher, q)
}

// watchKey is the idempotency key of a story in a watch.
func watchKey(watch string, story corpus.Arrival) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "watch %s\n%d", watch, story))
	return strings.ToLower(base32.HexEncoding.EncodeToString(sum[:])[:20])
}

// notify posts what answers watches. A platform in trouble does not keep what is
// for the others back.
func (pub *Publisher) notify(ctx context.Context) error {
	open, err := pub.Store.openHits(ctx)
	if err != nil {
		return err
	}
	now := pub.Now()
	troubled := map[string]bool{}
	var errs []error
	for _, h := range open {
		w, err := pub.Store.watch(ctx, h.watch)
		if err == nil {
			w.Query.Filter, err = pub.spelled(ctx, w.Query.Filter)
		}
		if err != nil {
			errs = append(errs, err)
			continue
		}
		destination := w.destination()
		if troubled[w.Platform] || pub.waits(destination, now) {
			continue
		}
		if err := pub.attempt(ctx, destination, w.Platform, now, func() error { return pub.notifyOne(ctx, w, h) }); err != nil {
			troubled[w.Platform] = true
			errs = append(errs, fmt.Errorf("%s: %w", destination, err))
		}
	}
	return errors.Join(errs...)
}

func (pub *Publisher) notifyOne(ctx context.Context, w Watch, h hit) error {
	to, ok := pub.Posters[w.Platform]
	if !ok {
		return fmt.Errorf("%s: nothing is set up to post there", w.Platform)
	}
	if w.Stopped != "" {
		return pub.Store.closeHit(ctx, h.key)
	}
	rep, err := pub.news(ctx, w, h)
	if err != nil {
		return err
	}
	if len(rep.Quotes) == 0 {
		return pub.Store.dropHit(ctx, h.key)
	}
	_, err = pub.once(ctx, to, bot.Message{Place: w.Place, Thread: w.Thread, Key: h.key, Reply: rep})
	if errors.Is(err, bot.ErrNoPlace) {
		pub.Log.ErrorContext(ctx, "a watch is stopped: nothing can be posted to its channel", "watch", w.ID, "err", err)
		err = pub.Store.stopWatch(ctx, w.ID, sayNoPlace)
	}
	if err != nil {
		return err
	}
	return pub.Store.closeHit(ctx, h.key)
}

// retold asks a watch's question of what else arrived of the story of an
// arrival, and still stands.
func (pub *Publisher) retold(ctx context.Context, w Watch, n corpus.Arrival) (none retrieval.Result, err error) {
	none.Verdict = retrieval.None
	places, err := pub.Stories.Memberships(ctx, 0, n)
	if err != nil {
		return none, err
	}
	members, err := pub.Stories.Members(ctx, places[n].Story, 0)
	if err != nil {
		return none, err
	}
	versions, err := pub.Coverage.Versions(ctx, members...)
	if err != nil {
		return none, err
	}
	var since []corpus.Arrival
	for _, v := range versions {
		if v.Arrival > w.After && current(v) {
			since = append(since, v.Arrival)
		}
	}
	if len(since) == 0 {
		return none, nil
	}
	res, err := pub.search(ctx, w, since...)
	if err != nil || res.Verdict != retrieval.Found {
		return none, err
	}
	return res, nil
}

// news is the reply that tells of a hit; it has no quote where nothing of the
// story answers any more.
func (pub *Publisher) news(ctx context.Context, w Watch, h hit) (bot.Reply, error) {
	res, err := pub.search(ctx, w, h.arrival)
	if err == nil && res.Verdict == retrieval.None { // it was corrected or withdrawn meanwhile
		res, err = pub.retold(ctx, w, h.arrival)
	}
	if err != nil || res.Verdict == retrieval.None {
		return bot.Reply{}, err
	}
	res.Passages = res.Passages[:min(len(res.Passages), 1)]
	rep := bot.AnswerOf(w.Query.Text, w.Query.Filter.Words(), res)
	rep.Headline, rep.Lines, rep.Foot = sayHit, nil, sayWatchFoot(w)
	rep.Offers = []bot.Offer{{Action: bot.Unwatch, Receipt: w.ID, Label: labelUnwatch}}
	return rep, nil
}
