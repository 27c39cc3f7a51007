package discord

import (
	"context"
	"errors"
	"strings"

	"dateline/bot"
)

// keepUp lets an answer follow its question, which was edited or deleted.
func (a *Adapter) keepUp(ctx context.Context, t task) error {
	q := t.Request
	k, err := a.ledger.Linked(ctx, Platform, q.Place, t.Message)
	switch {
	case errors.Is(err, bot.ErrNoLink):
		return nil
	case err != nil:
		return err
	case !bot.Follows(k, a.now()):
		return nil
	case t.Kind == byDeletion:
		return a.takeBack(ctx, k)
	}
	rep := a.bot.Handle(ctx, q)
	if err := ctx.Err(); err != nil {
		return err
	}
	if rep.Private && !t.Direct {
		return a.answerDirectly(ctx, t, rep, "")
	}
	where, id := answerOf(k, t.Channel)
	err = a.sender.rewrite(ctx, where, id, render(rep, layout{}))
	if fateOf(err) == spent {
		id, err = a.sender.post(ctx, t.spot(), render(rep, layout{}), q.Key, q.Recovered)
		where = t.Channel
	}
	if err != nil {
		return err
	}
	k.Answer, k.Receipt = where+"/"+id, rep.Receipt
	return a.ledger.Link(context.WithoutCancel(ctx), k)
}

func (a *Adapter) takeBack(ctx context.Context, k bot.Link) error {
	where, id := answerOf(k, k.Place)
	if err := a.sender.remove(ctx, where, id); fateOf(err) != done && fateOf(err) != spent {
		return err
	}
	return a.ledger.Unlink(context.WithoutCancel(ctx), k)
}

// answerOf reads where an answer stands, and which message it is.
func answerOf(k bot.Link, place string) (where, id string) {
	where, id, ok := strings.Cut(k.Answer, "/")
	if !ok {
		return place, k.Answer
	}
	return where, id
}
