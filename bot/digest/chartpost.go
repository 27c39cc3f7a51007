package digest

import (
	"context"
	"errors"
	"time"

	"dateline/bot"
)

// chartPart is the part of an edition that is its chart, on platforms where the
// chart is a message of its own.
const chartPart = -1

const (
	// chartProcessing is how long after an attempt a chart is not looked for: a
	// platform shows a picture only once it has processed it.
	chartProcessing = time.Minute
	// chartRetries is how long after an edition was begun its chart is
	// attempted.
	chartRetries = time.Hour
)

// postChart posts the chart of an edition in its thread. If the platform does
// not take it, the edition goes without, and the log says so.
func (pub *Publisher) postChart(ctx context.Context, to Posting, dig Digest, row editionRow, c *bot.Chart) error {
	m := bot.Message{Place: dig.Place, Thread: row.message, Key: dig.key(row.date, chartPart), Reply: bot.Reply{Chart: c}}
	p, err := pub.Store.post(ctx, m.Key)
	if err != nil {
		return err
	}
	now := pub.Now()
	if waited := now.Sub(p.tried); !p.sent && !p.tried.IsZero() && waited < chartProcessing {
		return &bot.WaitError{After: chartProcessing - waited, Err: errChartPending}
	}
	_, err = pub.postOnce(ctx, to, m)
	if ctx.Err() == nil && (errors.Is(err, bot.ErrNoPlace) || err != nil && now.Sub(row.begunAt) > chartRetries) {
		pub.Log.ErrorContext(ctx, "an edition goes without its chart", "digest", dig.ID(), "date", row.date.String(), "err", err)
		return nil
	}
	return err
}
