package digest

import (
	"context"
	"time"

	"dateline/bot"
)

// previewGaps is the list that would be posted now, for who asks alone.
func (pub *Publisher) previewGaps(ctx context.Context, dig Digest, now time.Time) (bot.Reply, error) {
	w, err := pub.windowAt(ctx, dig, now)
	if err != nil {
		return bot.Reply{}, err
	}
	g, err := pub.Ledger.Gaps(ctx, w.From, w.To, false)
	r := GapsReply(g, dig.Schedule.Zone)
	r.Private = true
	return r, err
}

// deliverGaps posts the list of a window's questions without an answer, once,
// as deliver does with an edition.
func (pub *Publisher) deliverGaps(ctx context.Context, to Posting, dig Digest, i issue) error {
	g, err := pub.Ledger.Gaps(ctx, i.window.From, i.window.To, false)
	if err != nil {
		return err
	}
	i.state = ready
	if len(g.List)+g.Private == 0 && dig.Quiet {
		return pub.finish(ctx, dig, i, bot.Silent)
	}
	m := bot.Message{Place: dig.Place, Key: dig.key(i.date, 0), Reply: GapsReply(g, dig.Schedule.Zone)}
	if i.message, err = pub.once(ctx, to, m); err != nil {
		return pub.refused(ctx, dig, i, err)
	}
	return pub.finish(ctx, dig, i, bot.Posted)
}
