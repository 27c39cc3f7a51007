package digest

import (
	"context"
	"errors"
	"time"

	"dateline/bot"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// editionRetries is how long an edition is tried before it is given up.
const editionRetries = 20 * time.Hour

// publish makes an edition and posts it. First is false, and nothing is done, if
// an edition of that date is in the store.
func (pub *Publisher) publish(ctx context.Context, dig Digest, dec decision, now time.Time) (first bool, err error) {
	row := editionRow{digest: dig.ID(), date: dec.date, reason: dec.reason, begunAt: now}
	if row.window, err = pub.windowAt(ctx, dig, now); err != nil {
		return false, err
	}
	if first, err = pub.Store.begin(ctx, row); err != nil || !first {
		return first, err
	}
	return true, pub.deliver(ctx, dig, row)
}

// deliver posts an edition that is in the store, or the part of it that is not
// posted yet.
func (pub *Publisher) deliver(ctx context.Context, dig Digest, row editionRow) error {
	to, ok := pub.Posters[dig.Platform]
	if !ok {
		return errNoPoster(dig.Platform)
	}
	if dig.Gaps {
		return pub.deliverGaps(ctx, to, dig, row)
	}
	e, err := pub.edit(ctx, dig, row.window)
	if err != nil {
		return err
	}
	e.Date, e.Reason = row.date, row.reason
	if e.Reason == dueNow && pub.Now().Sub(row.begunAt) > punctual {
		e.Reason = dueLate
	}
	row.dispositions, row.state = e.Dispositions, editionDone
	if e.empty() && dig.Quiet {
		return pub.finish(ctx, dig, row, bot.Silent)
	}
	post, err := pub.frontPost(ctx, e, row)
	if err != nil {
		return err
	}
	if row.message, err = pub.postOnce(ctx, to, bot.Message{Place: dig.Place, Key: dig.key(row.date, 0), Reply: post}); err != nil {
		return pub.pauseIfGone(ctx, dig, row, err)
	}
	if err := pub.postBelow(ctx, to, dig, row, e); err != nil {
		return err
	}
	return pub.finish(ctx, dig, row, bot.Posted)
}

// finish stores how an edition ended, and reports it to the observer and the
// log.
func (pub *Publisher) finish(ctx context.Context, dig Digest, row editionRow, how bot.Outcome) error {
	err := pub.Store.finish(ctx, row)
	if err == nil {
		pub.Observe.Note(bot.Event{Kind: bot.Published, Platform: dig.Platform, Outcome: how})
		pub.Log.InfoContext(ctx, "edition", "digest", row.digest, "date", row.date.String(), "outcome", string(how))
	}
	return err
}

// frontPost is the post of an edition with what only a published one has: a
// receipt, and the number of feeds that fail.
func (pub *Publisher) frontPost(ctx context.Context, e Edition, row editionRow) (post bot.Reply, err error) {
	post = e.Post()
	if post.Receipt, err = pub.receipt(ctx, e, row); err != nil {
		return post, err
	}
	var failing []string
	if pub.FailingFeeds != nil {
		failing, err = pub.FailingFeeds(ctx)
	}
	post.Foot = sayDigestFoot(e.Digest, post.Receipt) + bot.SayFailing(len(failing))
	return post, err
}

// postBelow posts an edition's chart and thread under its post. It posts
// neither if the post's id is not known. If the chart fails, the thread is
// posted nevertheless.
func (pub *Publisher) postBelow(ctx context.Context, to Posting, dig Digest, row editionRow, e Edition) error {
	if row.message == "" {
		return nil
	}
	var chartErr error
	if to.ChartBelow && e.Chart != nil && !e.empty() {
		chartErr = pub.postChart(ctx, to, dig, row, e.Chart)
	}
	err := pub.postThread(ctx, to, dig, row, e.Thread())
	if errors.Is(err, bot.ErrNoPlace) {
		err = nil
	}
	return errors.Join(chartErr, err)
}

func (pub *Publisher) postThread(ctx context.Context, to Posting, dig Digest, row editionRow, replies []bot.Reply) error {
	for n, r := range replies {
		m := bot.Message{Place: dig.Place, Thread: row.message, Key: dig.key(row.date, n+1), Reply: r}
		if _, err := pub.postOnce(ctx, to, m); err != nil {
			return err
		}
	}
	return nil
}

// pauseIfGone handles the error of an edition's post. If the place takes no
// posts, it pauses the digest and abandons the edition; it returns any other
// error as it is.
func (pub *Publisher) pauseIfGone(ctx context.Context, dig Digest, row editionRow, err error) error {
	if !errors.Is(err, bot.ErrNoPlace) {
		return err
	}
	pub.Log.ErrorContext(ctx, "a digest is paused: nothing can be posted to its channel", "digest", dig.ID(), "err", err)
	row.state, row.dispositions = editionAbandoned, nil
	return errors.Join(pub.finish(ctx, dig, row, bot.Paused), pub.Store.setPaused(ctx, dig.ID(), sayNoPlace))
}

// receipt stores what an edition quotes, so that its quotes can be verified, and
// found by those who look for an article's citations. It returns the receipt's
// id, or "" if the edition quotes nothing.
func (pub *Publisher) receipt(ctx context.Context, e Edition, row editionRow) (string, error) {
	if len(e.Stories) == 0 {
		return "", nil
	}
	id := e.Digest.key(row.date, 0)[:8]
	if _, err := pub.Ledger.Receipt(ctx, id); err == nil || !errors.Is(err, bot.ErrNoReceipt) {
		return id, err
	}
	req := bot.Request{Platform: e.Digest.Platform, Place: e.Digest.Place, Text: e.Digest.Question, At: row.begunAt, Action: bot.Scheduled}
	res := retrieval.Result{Searched: e.searched}
	for _, s := range e.Stories {
		res.Passages = append(res.Passages, s.Lead)
	}
	q := query.Query{Text: e.Digest.Question, Filter: e.Digest.Filter}
	rcpt := bot.NewReceipt(req, q, e.Digest.Filter, e.Digest.Filter, res)
	rcpt.ID, rcpt.Shown = id, len(res.Passages)
	return id, pub.Ledger.Keep(ctx, rcpt)
}

// resumeUnfinished continues with the editions that were begun and have not
// ended because the program was stopped or the platform failed. Busy are the ids
// of their digests.
func (pub *Publisher) resumeUnfinished(ctx context.Context, all []Digest, now time.Time) (busy map[string]bool, err error) {
	unfinished, err := pub.Store.unfinished(ctx)
	busy = map[string]bool{}
	for _, row := range unfinished {
		busy[row.digest] = true
		if pub.backingOff(row.digest, now) {
			continue
		}
		dig, known := find(all, row.digest)
		inTime := now.Sub(row.begunAt) < editionRetries
		if !known && inTime {
			continue // another process may know the digest
		}
		if inTime && dig.Paused == "" {
			err = errors.Join(err, pub.attemptEdition(ctx, dig, now, func() error { return pub.deliver(ctx, dig, row) }))
			continue
		}
		err = errors.Join(err, pub.giveUp(ctx, dig, row))
	}
	return busy, err
}

// giveUp ends an edition that is not tried any more. It counts as out if its
// post is, and is abandoned otherwise.
func (pub *Publisher) giveUp(ctx context.Context, dig Digest, row editionRow) error {
	if dig.Platform == "" { // the digest does not exist any more
		row.state = editionAbandoned
		return pub.Store.finish(ctx, row)
	}
	key := dig.key(row.date, 0)
	p, err := pub.Store.post(ctx, key)
	if err != nil {
		return err
	}
	if to, ok := pub.Posters[dig.Platform]; ok && !p.sent && !p.tried.IsZero() {
		p.message, err = to.Posted(ctx, bot.Message{Place: dig.Place, Key: key, Since: p.tried})
		p.sent = p.message != "" || errors.Is(err, bot.ErrUndecided)
	}
	if row.state = editionAbandoned; p.sent {
		row.state, row.message = editionDone, p.message
	}
	pub.Log.ErrorContext(ctx, "an edition is given up; the next one covers it", "digest", row.digest, "date", row.date.String(), "posted", p.sent)
	if p.sent {
		return pub.finish(ctx, dig, row, bot.Posted)
	}
	return pub.finish(ctx, dig, row, bot.GivenUp)
}
