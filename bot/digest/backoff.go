package digest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"dateline/bot"
)

// A backoff is how long nothing is posted to a destination after an attempt
// failed.
type backoff struct {
	until time.Time
	tries int
}

// longestBackoff bounds the time between two attempts.
const longestBackoff = 15 * time.Minute

// attempt posts something to a destination of a platform; after a failure the
// destination is left alone, longer each time.
func (pub *Publisher) attempt(ctx context.Context, destination, platform string, now time.Time, do func() error) error {
	err := do()
	if err == nil {
		delete(pub.retries, destination)
		return nil
	}
	if ctx.Err() != nil {
		return err
	}
	pub.Observe.Note(bot.Event{What: bot.Published, Platform: platform, Outcome: bot.Failed})
	b := pub.retries[destination]
	b.tries++
	b.until = now.Add(min(longestBackoff, time.Minute<<min(b.tries-1, 10)))
	if wait := (*bot.WaitError)(nil); errors.As(err, &wait) && now.Add(wait.After).After(b.until) {
		b.until = now.Add(wait.After)
	}
	pub.retries[destination] = b
	return err
}

// waits tells whether a destination is left alone at a time.
func (pub *Publisher) waits(destination string, now time.Time) bool {
	return now.Before(pub.retries[destination].until)
}

// attemptEdition posts what is due of a digest.
func (pub *Publisher) attemptEdition(ctx context.Context, dig Digest, now time.Time, do func() error) error {
	if err := pub.attempt(ctx, dig.ID(), dig.Platform, now, do); err != nil {
		return fmt.Errorf("digest %s: %w", dig.ID(), err)
	}
	return nil
}
