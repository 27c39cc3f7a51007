package digest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"dateline/bot"
)

// A backoff says until when nothing is posted to a destination, after how many
// failures in a row.
type backoff struct {
	until    time.Time
	failures int
}

// longestBackoff bounds the time between two attempts, unless the platform asks
// for more.
const longestBackoff = 15 * time.Minute

// attempt runs post, which posts something to a destination. After each failure
// in a row the destination is left alone for longer, and at least for as long as
// a [bot.WaitError] asks.
func (pub *Publisher) attempt(ctx context.Context, destination, platform string, now time.Time, post func() error) error {
	err := post()
	if err == nil {
		delete(pub.backoffs, destination)
		return nil
	}
	if ctx.Err() != nil {
		return err
	}
	pub.Observe.Note(bot.Event{Kind: bot.Published, Platform: platform, Outcome: bot.Failed})
	b := pub.backoffs[destination]
	b.failures++
	b.until = now.Add(min(longestBackoff, time.Minute<<min(b.failures-1, 10)))
	if wait := (*bot.WaitError)(nil); errors.As(err, &wait) && now.Add(wait.After).After(b.until) {
		b.until = now.Add(wait.After)
	}
	pub.backoffs[destination] = b
	return err
}

// backingOff reports whether a destination is left alone at a time.
func (pub *Publisher) backingOff(destination string, now time.Time) bool {
	return now.Before(pub.backoffs[destination].until)
}

// attemptEdition attempts to post an edition; each digest is a destination of
// its own.
func (pub *Publisher) attemptEdition(ctx context.Context, dig Digest, now time.Time, post func() error) error {
	if err := pub.attempt(ctx, dig.ID(), dig.Platform, now, post); err != nil {
		return fmt.Errorf("digest %s: %w", dig.ID(), err)
	}
	return nil
}
