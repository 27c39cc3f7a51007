package bot

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Failed returns the reply to a request that failed with err outside of Handle, in
// its adapter. It logs err under the reference that the reply names.
func (b *Bot) Failed(ctx context.Context, req Request, err error) Reply {
	return b.failed(ctx, req, err)
}

// failed returns the reply to a request that failed with err. If the ledger still
// works, the reply to a question offers to ask it again.
func (b *Bot) failed(ctx context.Context, req Request, err error) Reply {
	sentence, why := "", Failed
	if req.ID == "" {
		req.ID = NewID()
	}
	switch {
	case errors.Is(err, ErrNoReceipt) && req.Receipt == "":
		return PrivateNotice(sayNoLast)
	case errors.Is(err, ErrNoReceipt) && req.Action == Verify:
		return PrivateNotice(sayNoSuch)
	case errors.Is(err, ErrNoReceipt):
		return PrivateNotice(sayStale)
	case errors.Is(ctx.Err(), context.Canceled):
		b.Log.InfoContext(ctx, "request cancelled", "platform", req.Platform, "action", req.Action.String())
		return Notice(sayCancelled).withOutcome(stopped)
	case errors.Is(err, context.DeadlineExceeded):
		b.Log.WarnContext(ctx, "search stopped at its time limit", "platform", req.Platform, "limit", searchTimeout.String())
		sentence, why = sayTimeout, timedOut
	default:
		b.Log.ErrorContext(ctx, "request failed", "reference", req.ID, "platform", req.Platform, "action", req.Action.String(), "err", err)
		sentence = fmt.Sprintf(sayFault, req.ID)
	}
	if req.Action != Ask {
		return Notice(sentence).withOutcome(why)
	}
	rep, err := b.offerAgain(context.WithoutCancel(ctx), req, sentence)
	if err != nil {
		b.Log.ErrorContext(ctx, "question not kept", "platform", req.Platform, "err", err)
	}
	return rep.withOutcome(why)
}

// offerAgain answers a question with nothing but a sentence, and keeps the
// question so that it can be asked again with one press.
func (b *Bot) offerAgain(ctx context.Context, req Request, sentence string) (Reply, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	id, err := b.Ledger.freeID(ctx, req.ID)
	if err != nil {
		return Notice(sentence), err
	}
	rcpt := Receipt{ID: id, Request: req}
	rcpt.Query.Text = req.Text
	if err := b.Ledger.Keep(ctx, rcpt); err != nil {
		return Notice(sentence), err
	}
	rep := Notice(sentence)
	rep.Receipt = rcpt.ID
	rep.Offers = []Offer{{Again, rcpt.ID, 0, labelAgain}}
	return rep, nil
}
