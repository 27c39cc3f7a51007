package slack

import (
	"context"
	"errors"
	"fmt"
	"time"

	"dateline/bot"
)

var _ bot.Poster = (*Adapter)(nil)

// Post implements bot.Poster. The key goes into the message's metadata, by
// which Posted and a second attempt know it again.
func (a *Adapter) Post(ctx context.Context, m bot.Message) (id string, err error) {
	ts, err := a.sender.post(ctx, placeOf(m), render(m.Reply, layout{Restate: true}), m.Key, false)
	if f, _ := fateOf(err); f == elsewhere {
		return "", fmt.Errorf("%w: %w", bot.ErrNoPlace, err)
	}
	return ts, err
}

// Posted implements bot.Poster.
func (a *Adapter) Posted(ctx context.Context, m bot.Message) (id string, err error) {
	err = a.sender.retry(ctx, "conversations.history", func(ctx context.Context) error {
		var err error
		id, err = a.sender.find(ctx, placeOf(m), m.Key)
		return err
	})
	switch f, _ := fateOf(err); f {
	case elsewhere:
		err = errors.Join(bot.ErrNoPlace, err)
	case pointless:
		err = errors.Join(bot.ErrUndecided, err)
	}
	return id, err
}

// placeOf is where a message goes. What was posted since is looked for from a
// minute before, for clocks that differ.
func placeOf(m bot.Message) spot {
	at := spot{channel: m.Place, thread: m.Thread}
	if !m.Since.IsZero() {
		at.since = timestamp(m.Since.Add(-time.Minute))
	}
	return at
}

// timestamp writes a time as Slack's messages do.
func timestamp(t time.Time) string { return fmt.Sprintf("%d.%06d", t.Unix(), t.Nanosecond()/1000) }
