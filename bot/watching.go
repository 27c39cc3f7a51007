package bot

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"strings"

	"dateline/corpus"
	"dateline/retrieval"
)

// watch holds what arrived against the watches, and posts what answers them.
func (d *Desk) watch(ctx context.Context) error {
	return errors.Join(d.listen(ctx), d.tell(ctx))
}

// mostListened is how many arrivals are held against the watches before it is
// written down how far that came.
const mostListened = 200

// listen finds what arrived that answers watches.
func (d *Desk) listen(ctx context.Context) error {
	mark, err := d.Bot.Ledger.watchMark(ctx)
	if err != nil {
		return err
	}
	last, err := d.Bot.Coverage.Last(ctx)
	if err != nil || last <= mark {
		return err
	}
	all, err := d.Bot.Ledger.watches(ctx, "", "")
	if err != nil {
		return err
	}
	for i := range all {
		if all[i].Query.Filter, err = d.Bot.spelled(ctx, all[i].Query.Filter); err != nil {
			return err
		}
	}
	s := newSieve(all)
	if len(s.watches) == 0 {
		return d.Bot.Ledger.advance(ctx, nil, last)
	}
	if last, err = d.sync(ctx); err != nil {
		return err
	}
	var hits []hit
	n := 0
	for v, err := range d.Bot.Coverage.Changes(ctx, mark) {
		if err != nil {
			return err
		}
		if v.Arrival > last {
			break
		}
		found, err := d.answers(ctx, s, v)
		if err != nil {
			return err
		}
		hits = append(hits, found...)
		if n++; n%mostListened == 0 {
			if err := d.Bot.Ledger.advance(ctx, hits, v.Arrival); err != nil {
				return err
			}
			hits = nil
		}
	}
	return d.Bot.Ledger.advance(ctx, hits, last)
}

// answers are the watches that an article answers, by the verdict of ask. What
// is no news to a digest is none here.
func (d *Desk) answers(ctx context.Context, s *sieve, v *corpus.Version) ([]hit, error) {
	if !current(v) {
		return nil, nil
	}
	var out []hit
	for _, w := range s.through(v) {
		res, err := d.heard(ctx, w, v.Arrival)
		if err != nil {
			return nil, err
		}
		if res.Verdict != retrieval.Found {
			continue
		}
		story := v.Arrival
		if places, err := d.Bot.Stories.Memberships(ctx, 0, v.Arrival); err != nil {
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

// heard asks a watch's question of arrivals.
func (d *Desk) heard(ctx context.Context, w Watch, ns ...corpus.Arrival) (retrieval.Result, error) {
	q := w.Query
	q.Top, q.Arrivals = found, ns
	var err error
	if q.Filter, err = d.Bot.spelled(ctx, q.Filter); err != nil {
		return retrieval.Result{}, err
	}
	if q.Filter, err = d.visible(ctx, w.Platform, w.Place, q.Filter); err != nil {
		return retrieval.Result{}, err
	}
	return d.Bot.find(ctx, q)
}

// watchKey is the idempotency key of a story in a watch.
func watchKey(watch string, story corpus.Arrival) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "watch %s\n%d", watch, story))
	return strings.ToLower(base32.HexEncoding.EncodeToString(sum[:])[:20])
}

// tell posts what answers watches. A platform in trouble does not keep what is
// for the others back.
func (d *Desk) tell(ctx context.Context) error {
	open, err := d.Bot.Ledger.openHits(ctx)
	if err != nil {
		return err
	}
	now := d.Bot.now()
	troubled := map[string]bool{}
	var errs []error
	for _, h := range open {
		w, err := d.Bot.Ledger.watch(ctx, h.watch)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		rested := Digest{Platform: w.Platform, Place: w.Place, Name: "watches"}
		if troubled[w.Platform] || now.Before(d.rests[rested.ID()].until) {
			continue
		}
		if err := d.attempt(ctx, rested, now, func() error { return d.tellOne(ctx, w, h) }); err != nil {
			troubled[w.Platform] = true
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

func (d *Desk) tellOne(ctx context.Context, w Watch, h hit) error {
	to := d.Posters[w.Platform]
	if to == nil {
		return fmt.Errorf("%s: nothing is set up to post there", w.Platform)
	}
	if w.Stopped != "" {
		return d.Bot.Ledger.closeHit(ctx, h.key)
	}
	rep, err := d.news(ctx, w, h)
	if err != nil {
		return err
	}
	if len(rep.Quotes) == 0 {
		return d.Bot.Ledger.dropHit(ctx, h.key)
	}
	_, err = d.once(ctx, to, Message{Place: w.Place, Thread: w.Thread, Key: h.key, Reply: rep})
	if errors.Is(err, ErrNoPlace) {
		d.Bot.Log.ErrorContext(ctx, "a watch is stopped: nothing can be posted to its channel", "watch", w.ID, "err", err)
		err = d.Bot.Ledger.stopWatch(ctx, w.ID, sayNoPlace)
	}
	if err != nil {
		return err
	}
	return d.Bot.Ledger.closeHit(ctx, h.key)
}

// retold asks a watch's question of what else arrived of the story of an
// arrival, and still stands.
func (d *Desk) retold(ctx context.Context, w Watch, n corpus.Arrival) (none retrieval.Result, err error) {
	none.Verdict = retrieval.None
	places, err := d.Bot.Stories.Memberships(ctx, 0, n)
	if err != nil {
		return none, err
	}
	members, err := d.Bot.Stories.Members(ctx, places[n].Story, 0)
	if err != nil {
		return none, err
	}
	versions, err := d.Bot.Coverage.Versions(ctx, members...)
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
	res, err := d.heard(ctx, w, since...)
	if err != nil || res.Verdict != retrieval.Found {
		return none, err
	}
	return res, nil
}

// news is the reply that tells of a hit; it has no quote where nothing of the
// story answers any more.
func (d *Desk) news(ctx context.Context, w Watch, h hit) (Reply, error) {
	res, err := d.heard(ctx, w, h.arrival)
	if err == nil && res.Verdict == retrieval.None { // it was corrected or withdrawn meanwhile
		res, err = d.retold(ctx, w, h.arrival)
	}
	if err != nil || res.Verdict == retrieval.None {
		return Reply{}, err
	}
	res.Passages = res.Passages[:min(len(res.Passages), 1)]
	rep := answer(w.Query.Text, w.Query.Filter.Words(), whole(res, nil))
	rep.Headline, rep.Lines, rep.Foot = sayHit, nil, sayWatchFoot(w)
	rep.Offers = []Offer{{Unwatch, w.ID, 0, labelUnwatch}}
	return rep, nil
}
