package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"dateline/retrieval"
	"dateline/retrieval/query"
)

// stale is how long an edition is tried. Then the next one covers its window.
const stale = 20 * time.Hour

// publish makes the edition that is due and posts it. It does nothing where
// the ledger has an edition of that date.
func (d *Desk) publish(ctx context.Context, dig Digest, dec Decision, now time.Time) (first bool, err error) {
	i := issue{digest: dig.ID(), date: dec.Date, reason: dec.Reason, begun: now}
	if i.window, err = d.windowAt(ctx, dig, now); err != nil {
		return false, err
	}
	if first, err = d.Bot.Ledger.begin(ctx, i); err != nil || !first {
		return first, err
	}
	return true, d.deliver(ctx, dig, i)
}

// deliver posts an edition that the ledger knows of, or what is missing of it.
func (d *Desk) deliver(ctx context.Context, dig Digest, i issue) error {
	to := d.Posters[dig.Platform]
	if to == nil {
		return fmt.Errorf("%s: nothing is set up to post there", dig.Platform)
	}
	if dig.Gaps {
		return d.deliverGaps(ctx, to, dig, i)
	}
	e, err := d.edit(ctx, dig, i.window)
	if err != nil {
		return err
	}
	e.Date, e.Reason = i.date, i.reason
	if e.Reason == DueNow && d.Bot.now().Sub(i.begun) > punctual {
		e.Reason = DueLate
	}
	i.fates, i.state = e.Fates, ready
	if e.Empty() && dig.Quiet {
		return d.finish(ctx, dig, i, Silent)
	}
	post, err := d.front(ctx, e, i)
	if err != nil {
		return err
	}
	if i.message, err = d.once(ctx, to, Message{Place: dig.Place, Key: dig.key(i.date, 0), Reply: post}); err != nil {
		return d.refused(ctx, dig, i, err)
	}
	if err := d.below(ctx, to, dig, i, e); err != nil {
		return err
	}
	return d.finish(ctx, dig, i, Posted)
}

// finish ends an edition, and tells how.
func (d *Desk) finish(ctx context.Context, dig Digest, i issue, how Outcome) error {
	err := d.Bot.Ledger.finish(ctx, i)
	if err == nil {
		d.Bot.Observe.Note(Event{What: Published, Platform: dig.Platform, Outcome: how})
		d.Bot.Log.InfoContext(ctx, "edition", "digest", i.digest, "date", i.date.String(), "outcome", string(how))
	}
	return err
}

// front is the post of an edition that is about to go out.
func (d *Desk) front(ctx context.Context, e Edition, i issue) (post Reply, err error) {
	post = e.Post()
	if post.Receipt, err = d.receipt(ctx, e, i); err != nil {
		return post, err
	}
	failing, err := d.Bot.failingFeeds(ctx)
	post.Foot = sayDigestFoot(e.Digest, post.Receipt) + sayFailing(len(failing))
	return post, err
}

// below posts what stands under an edition, where that is known to be there.
// What fails of it does not keep the rest back.
func (d *Desk) below(ctx context.Context, to Poster, dig Digest, i issue, e Edition) error {
	if i.message == "" {
		return nil
	}
	var late error
	if _, hangs := to.(Hanger); hangs && e.Chart != nil && !e.Empty() {
		late = d.hang(ctx, to, dig, i, e.Chart)
	}
	err := d.thread(ctx, to, dig, i, e.Thread())
	if errors.Is(err, ErrNoPlace) {
		err = nil
	}
	return errors.Join(late, err)
}

// thread posts the rest of an edition's stories under it.
func (d *Desk) thread(ctx context.Context, to Poster, dig Digest, i issue, replies []Reply) error {
	for n, r := range replies {
		m := Message{Place: dig.Place, Thread: i.message, Key: dig.key(i.date, n+1), Reply: r}
		if _, err := d.once(ctx, to, m); err != nil {
			return err
		}
	}
	return nil
}

// refused pauses a digest whose place takes no posts, and tells the operator.
func (d *Desk) refused(ctx context.Context, dig Digest, i issue, err error) error {
	if !errors.Is(err, ErrNoPlace) {
		return err
	}
	d.Bot.Log.ErrorContext(ctx, "a digest is paused: nothing can be posted to its channel", "digest", dig.ID(), "err", err)
	i.state, i.fates = void, nil
	return errors.Join(d.finish(ctx, dig, i, Paused), d.Bot.Ledger.pause(ctx, dig.ID(), sayNoPlace))
}

// receipt keeps what an edition quotes, so that whoever looks for an article's
// citations finds it, and so that its quotes can be verified later.
func (d *Desk) receipt(ctx context.Context, e Edition, i issue) (string, error) {
	if len(e.Stories) == 0 {
		return "", nil
	}
	id := e.Digest.key(i.date, 0)[:8]
	if _, err := d.Bot.Ledger.Receipt(ctx, id); err == nil || !errors.Is(err, ErrNoReceipt) {
		return id, err
	}
	req := Request{Platform: e.Digest.Platform, Place: e.Digest.Place, Text: e.Digest.Question, At: i.begun, Action: Scheduled}
	res := retrieval.Result{Searched: e.searched}
	for _, s := range e.Stories {
		res.Passages = append(res.Passages, s.Lead)
	}
	q := query.Query{Text: e.Digest.Question, Filter: e.Digest.Filter}
	rcpt := receipt(req, q, e.Digest.Filter, e.Digest.Filter, res)
	rcpt.ID, rcpt.Seen = id, len(res.Passages)
	return id, d.Bot.Ledger.Keep(ctx, rcpt)
}

// resume goes on with editions that were begun and did not end: the program
// was stopped, or the platform was in trouble.
func (d *Desk) resume(ctx context.Context, all []Digest, now time.Time) (busy map[string]bool, err error) {
	open, err := d.Bot.Ledger.unfinished(ctx)
	busy = map[string]bool{}
	for _, i := range open {
		busy[i.digest] = true
		if r := d.rests[i.digest]; now.Before(r.until) {
			continue
		}
		dig, known := find(all, i.digest)
		fresh := now.Sub(i.begun) < stale
		if !known && fresh {
			continue // another run of the program may know it
		}
		if fresh && dig.Paused == "" {
			err = errors.Join(err, d.attempt(ctx, dig, now, func() error { return d.deliver(ctx, dig, i) }))
			continue
		}
		err = errors.Join(err, d.giveUp(ctx, dig, i))
	}
	return busy, err
}

// giveUp ends an edition that is not tried any more: as out where its post is.
func (d *Desk) giveUp(ctx context.Context, dig Digest, i issue) error {
	if dig.Platform == "" { // the digest is gone
		i.state = void
		return d.Bot.Ledger.finish(ctx, i)
	}
	key := dig.key(i.date, 0)
	p, err := d.Bot.Ledger.post(ctx, key)
	if err != nil {
		return err
	}
	if to := d.Posters[dig.Platform]; to != nil && !p.sent && !p.tried.IsZero() {
		p.message, err = to.Posted(ctx, Message{Place: dig.Place, Key: key, Since: p.tried})
		p.sent = p.message != "" || errors.Is(err, ErrUndecided)
	}
	if i.state = void; p.sent {
		i.state, i.message = ready, p.message
	}
	d.Bot.Log.ErrorContext(ctx, "an edition is given up; the next one covers it", "digest", i.digest, "date", i.date.String(), "posted", p.sent)
	if p.sent {
		return d.finish(ctx, dig, i, Posted)
	}
	return d.finish(ctx, dig, i, GivenUp)
}

func find(all []Digest, id string) (Digest, bool) {
	for _, d := range all {
		if d.ID() == id {
			return d, true
		}
	}
	return Digest{}, false
}
