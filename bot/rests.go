package bot

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// A rest is how long a digest waits after it could not be posted.
type rest struct {
	until time.Time
	tries int
}

// longestRest bounds the time between two attempts at an edition.
const longestRest = 15 * time.Minute

// attempt does something for a digest; after a failure the digest rests, longer
// each time.
func (d *Desk) attempt(ctx context.Context, dig Digest, now time.Time, do func() error) error {
	err := do()
	if err == nil {
		delete(d.rests, dig.ID())
		return nil
	}
	if ctx.Err() != nil {
		return err
	}
	d.Bot.Observe.Note(Event{What: Published, Platform: dig.Platform, Outcome: Failed})
	if d.rests == nil {
		d.rests = map[string]rest{}
	}
	r := d.rests[dig.ID()]
	r.tries++
	r.until = now.Add(min(longestRest, time.Minute<<min(r.tries-1, 10)))
	if wait := (*WaitError)(nil); errors.As(err, &wait) && now.Add(wait.After).After(r.until) {
		r.until = now.Add(wait.After)
	}
	d.rests[dig.ID()] = r
	return fmt.Errorf("digest %s: %w", dig.ID(), err)
}
