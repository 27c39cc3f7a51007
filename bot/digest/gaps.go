package digest

import (
	"context"
	"time"

	"dateline/bot"
)

// previewGaps lists the questions without an answer that would be posted now,
// for the asker alone.
func (pub *Publisher) previewGaps(ctx context.Context, dig Digest, now time.Time) (bot.Reply, error) {
	w, err := pub.windowAt(ctx, dig, now)
	if err != nil {
		return bot.Reply{}, err
	}
	g, err := pub.Ledger.Gaps(ctx, w.From, w.To, false)
	rep := gapsReply(g, dig.Schedule.Zone)
	rep.Private = true
	return rep, err
}

// deliverGaps posts the questions without an answer that were asked within an
// edition's window.
func (pub *Publisher) deliverGaps(ctx context.Context, to Posting, dig Digest, row editionRow) error {
	g, err := pub.Ledger.Gaps(ctx, row.window.From, row.window.To, false)
	if err != nil {
		return err
	}
	row.state = editionDone
	if len(g.List)+g.Private == 0 && dig.Quiet {
		return pub.finish(ctx, dig, row, bot.Silent)
	}
	m := bot.Message{Place: dig.Place, Key: dig.key(row.date, 0), Reply: gapsReply(g, dig.Schedule.Zone)}
	if row.message, err = pub.postOnce(ctx, to, m); err != nil {
		return pub.pauseIfGone(ctx, dig, row, err)
	}
	return pub.finish(ctx, dig, row, bot.Posted)
}

// mostGaps is how many questions without an answer a reply lists.
const mostGaps = 20

// gapsReply returns a list of questions without an answer as a reply: the first
// ones in public, and the number of the others.
func gapsReply(g bot.Gaps, zone *time.Location) bot.Reply {
	r := bot.Reply{Headline: sayGaps(g, zone)}
	for _, gap := range g.List[:min(len(g.List), mostGaps)] {
		r.Lines = append(r.Lines, SayGap(gap, zone))
	}
	if left := len(g.List) - mostGaps; left > 0 {
		r.Lines = append(r.Lines, sayMoreGaps(left))
	}
	if g.Private > 0 {
		r.Lines = append(r.Lines, SayPrivateGaps(g.Private))
	}
	return r
}
