package bot

import (
	"context"
	"errors"
	"time"
)

// defaultLook is how often the desk looks at the clock: between two looks it
// may have been changed.
const defaultLook = time.Minute

// Run makes editions when they are due, until ctx ends. What goes wrong is
// logged and tried again.
func (d *Desk) Run(ctx context.Context) error {
	// What was paused because its channel took nothing gets another chance.
	if err := d.Bot.Ledger.unpause(ctx, sayNoPlace); err != nil {
		return err
	}
	for {
		wait, err := d.Tick(ctx)
		if err != nil && ctx.Err() == nil {
			d.Bot.Log.ErrorContext(ctx, "a digest could not be posted; it is tried again", "err", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case dig := <-d.asked():
			if _, err := d.Post(ctx, dig, d.Bot.now()); err != nil && ctx.Err() == nil {
				d.Bot.Log.ErrorContext(ctx, "an edition that was asked for could not be posted; it is tried again", "digest", dig.ID(), "err", err)
			}
		case <-time.After(wait):
		}
	}
}

// Tick does what is due now, and says how long there is nothing to do.
func (d *Desk) Tick(ctx context.Context) (wait time.Duration, err error) {
	d.working.Lock()
	defer d.working.Unlock()
	now := d.Bot.now()
	all, err := d.known(ctx, now)
	if err != nil {
		return d.look(), err
	}
	busy, err := d.resume(ctx, all, now)
	err = errors.Join(err, d.watch(ctx))
	wait = d.look()
	for _, dig := range all {
		if busy[dig.ID()] || now.Before(d.rests[dig.ID()].until) {
			continue
		}
		err = errors.Join(err, d.attempt(ctx, dig, now, func() error {
			_, err := d.post(ctx, dig, now)
			return err
		}))
		if at, ok := dig.Next(now); ok {
			wait = min(wait, at.Sub(now))
		}
	}
	return wait, err
}

func (d *Desk) look() time.Duration {
	if d.Look > 0 {
		return d.Look
	}
	return defaultLook
}

// post makes a digest's edition if one is due.
func (d *Desk) post(ctx context.Context, dig Digest, now time.Time) (Decision, error) {
	tomorrow := DateOf(now.In(dig.Schedule.Zone)).Plus(1)
	last, err := d.Bot.Ledger.lastDate(ctx, dig.ID(), tomorrow)
	if err != nil {
		return Decision{}, err
	}
	dec := dig.Due(now, last)
	if !dec.Reason.Due() {
		return dec, nil
	}
	first, err := d.publish(ctx, dig, dec, now)
	if err == nil && !first {
		dec.Reason = AlreadyOut
	}
	return dec, err
}

// Post makes the edition of a day at once, whatever its schedule says, and
// posts it once: out is false where that day's edition is out already.
func (d *Desk) Post(ctx context.Context, dig Digest, at time.Time) (out bool, err error) {
	if err := dig.Check(); err != nil {
		return false, err
	}
	d.working.Lock()
	defer d.working.Unlock()
	all, err := d.register(ctx, []Digest{dig}, at)
	if err != nil {
		return false, err
	}
	if _, err := d.resume(ctx, all, at); err != nil {
		return false, err
	}
	return d.publish(ctx, all[0], Decision{Reason: DueNow, Date: DateOf(at.In(dig.Schedule.Zone)), At: at}, at)
}

// known are all digests, those of the configuration first, with what the
// ledger knows of them.
func (d *Desk) known(ctx context.Context, now time.Time) ([]Digest, error) {
	chat, err := d.Bot.Ledger.digests(ctx)
	if err != nil {
		return nil, err
	}
	all := d.Digests
	for _, c := range chat {
		if _, configured := find(all, c.ID()); !configured {
			all = append(all[:len(all):len(all)], c)
		}
	}
	return d.register(ctx, all, now)
}

// register fills in since when digests are known and whether they are paused.
func (d *Desk) register(ctx context.Context, all []Digest, now time.Time) ([]Digest, error) {
	out := make([]Digest, len(all))
	for i, dig := range all {
		since, paused, err := d.Bot.Ledger.meet(ctx, dig.ID(), now)
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
func (d *Desk) Paused(ctx context.Context) ([]string, error) {
	all, err := d.known(ctx, d.Bot.now())
	if err != nil {
		return nil, err
	}
	var out []string
	for _, dig := range all {
		if dig.Paused != "" {
			out = append(out, sayPaused(dig))
		}
	}
	watches, err := d.Bot.Ledger.watches(ctx, "", "")
	for _, w := range watches {
		if w.Stopped == sayUnreadable {
			out = append(out, sayDamaged(w))
		}
	}
	return out, err
}
