package digest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"dateline/bot"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// stale is how long an edition is tried. Then the next one covers its window.
const stale = 20 * time.Hour

// publish makes the edition that is due and posts it. It does nothing where
// the ledger has an edition of that date.
func (pub *Publisher) publish(ctx context.Context, dig Digest, dec Decision, now time.Time) (first bool, err error) {
	i := issue{digest: dig.ID(), date: dec.Date, reason: dec.Reason, begun: now}
	if i.window, err = pub.windowAt(ctx, dig, now); err != nil {
		return false, err
	}
	if first, err = pub.Store.begin(ctx, i); err != nil || !first {
		return first, err
	}
	return true, pub.deliver(ctx, dig, i)
}

// deliver posts an edition that the ledger knows of, or what is missing of it.
func (pub *Publisher) deliver(ctx context.Context, dig Digest, i issue) error {
	to, ok := pub.Posters[dig.Platform]
	if !ok {
		return fmt.Errorf("%s: nothing is set up to post there", dig.Platform)
	}
	if dig.Gaps {
		return pub.deliverGaps(ctx, to, dig, i)
	}
	e, err := pub.edit(ctx, dig, i.window)
	if err != nil {
		return err
	}
	e.Date, e.Reason = i.date, i.reason
	if e.Reason == DueNow && pub.Now().Sub(i.begun) > punctual {
		e.Reason = DueLate
	}
	i.fates, i.state = e.Fates, ready
	if e.Empty() && dig.Quiet {
		return pub.finish(ctx, dig, i, bot.Silent)
	}
	post, err := pub.front(ctx, e, i)
	if err != nil {
		return err
	}
	if i.message, err = pub.once(ctx, to, bot.Message{Place: dig.Place, Key: dig.key(i.date, 0), Reply: post}); err != nil {
		return pub.refused(ctx, dig, i, err)
	}
	if err := pub.below(ctx, to, dig, i, e); err != nil {
		return err
	}
	return pub.finish(ctx, dig, i, bot.Posted)
}

// finish ends an edition, and tells how.
func (pub *Publisher) finish(ctx context.Context, dig Digest, i issue, how bot.Outcome) error {
	err := pub.Store.finish(ctx, i)
	if err == nil {
		pub.Observe.Note(bot.Event{What: bot.Published, Platform: dig.Platform, Outcome: how})
		pub.Log.InfoContext(ctx, "edition", "digest", i.digest, "date", i.date.String(), "outcome", string(how))
	}
	return err
}

// front is the post of an edition that is about to go out.
func (pub *Publisher) front(ctx context.Context, e Edition, i issue) (post bot.Reply, err error) {
	post = e.Post()
	if post.Receipt, err = pub.receipt(ctx, e, i); err != nil {
		return post, err
	}
	var failing []string
	if pub.FailingFeeds != nil {
		failing, err = pub.FailingFeeds(ctx)
	}
	post.Foot = sayDigestFoot(e.Digest, post.Receipt) + bot.SayFailing(len(failing))
	return post, err
}

// below posts what stands under an edition, where that is known to be there.
// What fails of it does not keep the rest back.
func (pub *Publisher) below(ctx context.Context, to Posting, dig Digest, i issue, e Edition) error {
	if i.message == "" {
		return nil
	}
	var late error
	if to.ChartBelow && e.Chart != nil && !e.Empty() {
		late = pub.postChart(ctx, to, dig, i, e.Chart)
	}
	err := pub.thread(ctx, to, dig, i, e.Thread())
	if errors.Is(err, bot.ErrNoPlace) {
		err = nil
	}
	return errors.Join(late, err)
}

// thread posts the rest of an edition's stories under it.
func (pub *Publisher) thread(ctx context.Context, to Posting, dig Digest, i issue, replies []bot.Reply) error {
	for n, r := range replies {
		m := bot.Message{Place: dig.Place, Thread: i.message, Key: dig.key(i.date, n+1), Reply: r}
		if _, err := pub.once(ctx, to, m); err != nil {
			return err
		}
	}
	return nil
}

// refused pauses a digest whose place takes no posts, and tells the operator.
func (pub *Publisher) refused(ctx context.Context, dig Digest, i issue, err error) error {
	if !errors.Is(err, bot.ErrNoPlace) {
		return err
	}
	pub.Log.ErrorContext(ctx, "a digest is paused: nothing can be posted to its channel", "digest", dig.ID(), "err", err)
	i.state, i.fates = void, nil
	return errors.Join(pub.finish(ctx, dig, i, bot.Paused), pub.Store.pause(ctx, dig.ID(), sayNoPlace))
}

// receipt keeps what an edition quotes, so that whoever looks for an article's
// citations finds it, and so that its quotes can be verified later.
func (pub *Publisher) receipt(ctx context.Context, e Edition, i issue) (string, error) {
	if len(e.Stories) == 0 {
		return "", nil
	}
	id := e.Digest.key(i.date, 0)[:8]
	if _, err := pub.Ledger.Receipt(ctx, id); err == nil || !errors.Is(err, bot.ErrNoReceipt) {
		return id, err
	}
	req := bot.Request{Platform: e.Digest.Platform, Place: e.Digest.Place, Text: e.Digest.Question, At: i.begun, Action: bot.Scheduled}
	res := retrieval.Result{Searched: e.searched}
	for _, s := range e.Stories {
		res.Passages = append(res.Passages, s.Lead)
	}
	q := query.Query{Text: e.Digest.Question, Filter: e.Digest.Filter}
	rcpt := bot.NewReceipt(req, q, e.Digest.Filter, e.Digest.Filter, res)
	rcpt.ID, rcpt.Seen = id, len(res.Passages)
	return id, pub.Ledger.Keep(ctx, rcpt)
}

// resume goes on with editions that were begun and did not end: the program
// was stopped, or the platform was in trouble.
func (pub *Publisher) resume(ctx context.Context, all []Digest, now time.Time) (busy map[string]bool, err error) {
	open, err := pub.Store.unfinished(ctx)
	busy = map[string]bool{}
	for _, i := range open {
		busy[i.digest] = true
		if pub.waits(i.digest, now) {
			continue
		}
		dig, known := find(all, i.digest)
		fresh := now.Sub(i.begun) < stale
		if !known && fresh {
			continue // another run of the program may know it
		}
		if fresh && dig.Paused == "" {
			err = errors.Join(err, pub.attemptEdition(ctx, dig, now, func() error { return pub.deliver(ctx, dig, i) }))
			continue
		}
		err = errors.Join(err, pub.giveUp(ctx, dig, i))
	}
	return busy, err
}

// giveUp ends an edition that is not tried any more: as out where its post is.
func (pub *Publisher) giveUp(ctx context.Context, dig Digest, i issue) error {
	if dig.Platform == "" { // the digest is gone
		i.state = void
		return pub.Store.finish(ctx, i)
	}
	key := dig.key(i.date, 0)
	p, err := pub.Store.post(ctx, key)
	if err != nil {
		return err
	}
	if to, ok := pub.Posters[dig.Platform]; ok && !p.sent && !p.tried.IsZero() {
		p.message, err = to.Posted(ctx, bot.Message{Place: dig.Place, Key: key, Since: p.tried})
		p.sent = p.message != "" || errors.Is(err, bot.ErrUndecided)
	}
	if i.state = void; p.sent {
		i.state, i.message = ready, p.message
	}
	pub.Log.ErrorContext(ctx, "an edition is given up; the next one covers it", "digest", i.digest, "date", i.date.String(), "posted", p.sent)
	if p.sent {
		return pub.finish(ctx, dig, i, bot.Posted)
	}
	return pub.finish(ctx, dig, i, bot.GivenUp)
}

func find(all []Digest, id string) (Digest, bool) {
	for _, d := range all {
		if d.ID() == id {
			return d, true
		}
	}
	return Digest{}, false
}
