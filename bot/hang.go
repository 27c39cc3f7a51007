package bot

import (
	"context"
	"errors"
	"time"
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

// hang posts the chart of an edition below its post. An edition does without
// where the platform does not take it; that the operator is told.
func (d *Desk) hang(ctx context.Context, to Poster, dig Digest, i issue, c *Chart) error {
	m := Message{Place: dig.Place, Thread: i.message, Key: dig.key(i.date, chartPart), Reply: Reply{Chart: c}}
	p, err := d.Bot.Ledger.post(ctx, m.Key)
	if err != nil {
		return err
	}
	now := d.Bot.now()
	if waited := now.Sub(p.tried); !p.sent && !p.tried.IsZero() && waited < chartSettles {
		return &WaitError{After: chartSettles - waited, Err: errSettling}
	}
	_, err = d.once(ctx, to, m)
	if ctx.Err() == nil && (errors.Is(err, ErrNoPlace) || err != nil && now.Sub(i.begun) > chartTried) {
		d.Bot.Log.ErrorContext(ctx, "an edition goes without its chart", "digest", dig.ID(), "date", i.date.String(), "err", err)
		return nil
	}
	return err
}
