package digest

import (
	"context"
	"errors"
	"time"

	"dateline/bot"
)

// chartPart is the part of an edition that is its chart, where that is a
// message of its own.
const chartPart = -1

// How long after it was tried a chart is looked for, because a platform shows
// a picture only after it has looked at it; and how long after an edition was
// begun its chart is tried.
const (
	chartSettles = time.Minute
	chartTried   = time.Hour
)

var errSettling = errors.New("the edition is out, and whether its chart is there cannot be told yet")

// postChart posts the chart of an edition below its post. Where the platform
// does not take it the edition goes without, and the operator is told.
func (pub *Publisher) postChart(ctx context.Context, to Posting, dig Digest, i issue, c *bot.Chart) error {
	m := bot.Message{Place: dig.Place, Thread: i.message, Key: dig.key(i.date, chartPart), Reply: bot.Reply{Chart: c}}
	p, err := pub.Store.post(ctx, m.Key)
	if err != nil {
		return err
	}
	now := pub.Now()
	if waited := now.Sub(p.tried); !p.sent && !p.tried.IsZero() && waited < chartSettles {
		return &bot.WaitError{After: chartSettles - waited, Err: errSettling}
	}
	_, err = pub.once(ctx, to, m)
	if ctx.Err() == nil && (errors.Is(err, bot.ErrNoPlace) || err != nil && now.Sub(i.begun) > chartTried) {
		pub.Log.ErrorContext(ctx, "an edition goes without its chart", "digest", dig.ID(), "date", i.date.String(), "err", err)
		return nil
	}
	return err
}
