package digest

import (
	"context"
	"errors"
	"time"

	"dateline/bot/calendar"
)

// Run makes editions when they are due, until ctx ends. What goes wrong is
// logged and tried again.
func (pub *Publisher) Run(ctx context.Context) error {
	// What was paused because its channel took nothing gets another chance.
	if err := pub.Store.unpause(ctx, sayNoPlace); err != nil {
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

// Tick does what is due now, and says how long there is nothing to do.
func (pub *Publisher) Tick(ctx context.Context) (wait time.Duration, err error) {
	pub.working.Lock()
	defer pub.working.Unlock()
	now := pub.Now()
	all, err := pub.known(ctx, now)
	if err != nil {
		return pub.Every, err
	}
	busy, err := pub.resume(ctx, all, now)
	err = errors.Join(err, pub.watch(ctx))
	wait = pub.Every
	for _, dig := range all {
		if busy[dig.ID()] || pub.waits(dig.ID(), now) {
			continue
		}
		err = errors.Join(err, pub.attemptEdition(ctx, dig, now, func() error {
			_, err := pub.post(ctx, dig, now)
			return err
		}))
		if at, ok := dig.Next(now); ok {
			wait = min(wait, at.Sub(now))
		}
	}
	return wait, err
}

// post makes a digest's edition if one is due.
func (pub *Publisher) post(ctx context.Context, dig Digest, now time.Time) (Decision, error) {
	tomorrow := calendar.DayOf(now.In(dig.Schedule.Zone)).Plus(1)
	last, err := pub.Store.lastDate(ctx, dig.ID(), tomorrow)
	if err != nil {
		return Decision{}, err
	}
	dec := dig.Due(now, last)
	if !dec.Reason.Due() {
		return dec, nil
	}
	first, err := pub.publish(ctx, dig, dec, now)
	if err == nil && !first {
		dec.Reason = AlreadyOut
	}
	return dec, err
}

// Post makes the edition of a day at once, whatever its schedule says, and
// posts it once: out is false where that day's edition is out already.
func (pub *Publisher) Post(ctx context.Context, dig Digest, at time.Time) (out bool, err error) {
	if err := dig.Check(); err != nil {
		return false, err
	}
	pub.working.Lock()
	defer pub.working.Unlock()
	all, err := pub.register(ctx, []Digest{dig}, at)
	if err != nil {
		return false, err
	}
	if _, err := pub.resume(ctx, all, at); err != nil {
		return false, err
	}
	return pub.publish(ctx, all[0], Decision{Reason: DueNow, Date: calendar.DayOf(at.In(dig.Schedule.Zone)), At: at}, at)
}

// known are all digests, those of the configuration first, with what the
// ledger knows of them.
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
	return pub.register(ctx, all, now)
}

// register fills in since when digests are known and whether they are paused.
func (pub *Publisher) register(ctx context.Context, all []Digest, now time.Time) ([]Digest, error) {
	out := make([]Digest, len(all))
	for i, dig := range all {
		since, paused, err := pub.Store.meet(ctx, dig.ID(), now)
		if err != nil {
			return nil, err
		}
		dig.Since, dig.Paused = since, paused
		out[i] = dig
	}
	return out, nil
}

// Paused says of each digest that is paused why it is, and of each watch that
// cannot be read that it rests, a line each.
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
