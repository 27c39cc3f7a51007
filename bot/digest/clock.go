package digest

import (
	"context"
	"errors"
	"time"

	"dateline/bot/calendar"
)

// Run makes and posts editions and matches when they are due, until ctx ends.
// Failures are logged and tried again.
func (pub *Publisher) Run(ctx context.Context) error {
	// A digest that was paused because its channel took no posts gets another
	// chance at each start.
	if err := pub.Store.resumeDigests(ctx, sayNoPlace); err != nil {
		return err
	}
	for {
		wait, err := pub.Tick(ctx)
		if err != nil && ctx.Err() == nil {
			pub.Log.ErrorContext(ctx, "a digest could not be posted; it is tried again", "err", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case dig := <-pub.requested:
			if _, err := pub.Post(ctx, dig, pub.Now()); err != nil && ctx.Err() == nil {
				pub.Log.ErrorContext(ctx, "an edition that was asked for could not be posted; it is tried again", "digest", dig.ID(), "err", err)
			}
		case <-time.After(wait):
		}
	}
}

// Tick does what is due now, and returns how long there is nothing to do then.
func (pub *Publisher) Tick(ctx context.Context) (wait time.Duration, err error) {
	pub.working.Lock()
	defer pub.working.Unlock()
	now := pub.Now()
	all, err := pub.known(ctx, now)
	if err != nil {
		return pub.Every, err
	}
	busy, err := pub.resumeUnfinished(ctx, all, now)
	err = errors.Join(err, pub.checkWatches(ctx))
	wait = pub.Every
	for _, dig := range all {
		if busy[dig.ID()] || pub.backingOff(dig.ID(), now) {
			continue
		}
		err = errors.Join(err, pub.attemptEdition(ctx, dig, now, func() error { return pub.postIfDue(ctx, dig, now) }))
		if at, ok := dig.next(now); ok {
			wait = min(wait, at.Sub(now))
		}
	}
	return wait, err
}

func (pub *Publisher) postIfDue(ctx context.Context, dig Digest, now time.Time) error {
	tomorrow := calendar.DayOf(now.In(dig.Schedule.Zone)).Plus(1)
	last, err := pub.Store.lastDate(ctx, dig.ID(), tomorrow)
	if err != nil {
		return err
	}
	dec := dig.due(now, last)
	if !dec.reason.due() {
		return nil
	}
	_, err = pub.publish(ctx, dig, dec, now)
	return err
}

// Post makes and posts the edition of at's day now, whatever the digest's
// schedule says. Out is false if that day's edition was made before. If
// posting fails, the next call or tick continues with the same edition; a
// [bot.WaitError] says when that makes sense.
func (pub *Publisher) Post(ctx context.Context, dig Digest, at time.Time) (out bool, err error) {
	if err := dig.Check(); err != nil {
		return false, err
	}
	pub.working.Lock()
	defer pub.working.Unlock()
	all, err := pub.registered(ctx, []Digest{dig}, at)
	if err != nil {
		return false, err
	}
	if _, err := pub.resumeUnfinished(ctx, all, at); err != nil {
		return false, err
	}
	return pub.publish(ctx, all[0], decision{reason: dueNow, date: calendar.DayOf(at.In(dig.Schedule.Zone)), at: at}, at)
}

// known lists all digests: the configured ones, then those that were set up in
// chat and have no configured one's ID.
func (pub *Publisher) known(ctx context.Context, now time.Time) ([]Digest, error) {
	chat, err := pub.Store.digests(ctx)
	if err != nil {
		return nil, err
	}
	all := pub.Digests
	for _, c := range chat {
		if _, configured := find(all, c.ID()); !configured {
			all = append(all[:len(all):len(all)], c)
		}
	}
	return pub.registered(ctx, all, now)
}

// registered returns the digests with what the store knows of them: since when
// they have been known, and whether they are paused.
func (pub *Publisher) registered(ctx context.Context, all []Digest, now time.Time) ([]Digest, error) {
	out := make([]Digest, len(all))
	for i, dig := range all {
		since, paused, err := pub.Store.register(ctx, dig.ID(), now)
		if err != nil {
			return nil, err
		}
		dig.Since, dig.Paused = since, paused
		out[i] = dig
	}
	return out, nil
}

// find returns the digest with an ID.
func find(all []Digest, id string) (Digest, bool) {
	for _, d := range all {
		if d.ID() == id {
			return d, true
		}
	}
	return Digest{}, false
}

// Paused returns a sentence for the operator on each digest that is paused, and
// on each watch that is stopped because it cannot be read.
func (pub *Publisher) Paused(ctx context.Context) ([]string, error) {
	all, err := pub.known(ctx, pub.Now())
	if err != nil {
		return nil, err
	}
	var out []string
	for _, dig := range all {
		if dig.Paused != "" {
			out = append(out, sayPaused(dig))
		}
	}
	watches, err := pub.Store.watches(ctx, "", "")
	for _, w := range watches {
		if w.Stopped == sayUnreadable {
			out = append(out, sayDamaged(w))
		}
	}
	return out, err
}
