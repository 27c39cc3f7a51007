package slack

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	"dateline/adapters/chat"
	"dateline/bot"
)

// followUp does what a button or a form under an answer asks for.
func (a *Adapter) followUp(ctx context.Context, t task) error {
	q := t.Request
	switch {
	case t.Kind == chat.Button && q.Action == bot.Object:
		return a.window(ctx, t, objectModal(t.origin()), bot.Reply{})
	case t.Kind == chat.Button && q.Action == bot.Refine:
		return a.refine(ctx, t)
	}
	rep, err := a.engine.Ask(ctx, q)
	switch {
	case err != nil:
		return err
	case rep.Reading != nil:
		return a.window(ctx, t, contextModal(rep.Reading), rep)
	case q.Action == bot.Share && rep.Verdict != "":
		return a.share(ctx, t, rep)
	case rep.Verdict != "" && replaces(q.Action):
		return a.replace(ctx, t, rep)
	}
	return a.remark(ctx, t, rep)
}

// replaces tells whether the result of an action replaces the answer.
func replaces(action bot.Action) bool {
	return action == bot.More || action == bot.Refine || action.AsksAgain()
}

// refine opens the form with the filters that the answer had.
func (a *Adapter) refine(ctx context.Context, t task) error {
	rcpt, err := a.engine.Ledger.Receipt(ctx, t.Request.Receipt)
	if errors.Is(err, bot.ErrNoReceipt) {
		return a.remark(ctx, t, a.bot.Handle(ctx, t.Request)) // it says so
	}
	if err != nil {
		return err
	}
	known, err := bot.KnownOutlets(ctx, a.bot.Coverage, a.bot.Stories)
	if err != nil {
		a.log.ErrorContext(ctx, "outlets cannot be listed", "err", err)
	}
	return a.window(ctx, t, refineModal(rcpt.Filter, known.Sources, t.origin()), bot.Reply{})
}

// window opens a modal. If Slack no longer does, the contents are sent as a
// message.
func (a *Adapter) window(ctx context.Context, t task, v slack.ModalViewRequest, instead bot.Reply) error {
	err := a.sender.openView(ctx, t.Trigger, v)
	switch classOf(err) {
	case chat.Done:
		return nil
	case chat.Refused:
		return err
	}
	a.log.WarnContext(ctx, "modal not opened", "err", err)
	if instead.Reading == nil {
		instead = bot.Reply{Headline: chat.SayWindow}
	}
	return a.remark(ctx, t, instead)
}

// replace puts a reply in the place of the answer whose button was pressed.
func (a *Adapter) replace(ctx context.Context, t task, rep bot.Reply) error {
	m := a.sender.render(rep, layout{Restate: t.Ephemeral || t.Thread == "", Asker: rep.By})
	err := a.sender.respond(ctx, t.Hook, m, response{Replace: true})
	switch class := classOf(err); {
	case class != chat.Spent && class != chat.Elsewhere && class != chat.Pointless:
		return err
	case t.Ephemeral:
		return a.tell(ctx, t, rep)
	}
	err = a.sender.rewrite(ctx, t.Request.Place, t.Message, m)
	if class := classOf(err); class == chat.Spent || class == chat.Elsewhere {
		return a.tell(ctx, t, rep)
	}
	return err
}

// share shows a private answer to everybody in the place: as a message of the
// bot, which can be found by its key, or through the response_url if the bot
// is not a member.
func (a *Adapter) share(ctx context.Context, t task, rep bot.Reply) error {
	m := a.sender.render(rep, layout{Restate: true, Asker: chat.FirstOf(rep.By, t.Request.Person)})
	_, err := a.sender.post(ctx, t.target(), m, t.Request.Key, t.Request.Recovered)
	if classOf(err) == chat.Elsewhere {
		err = a.sender.respond(ctx, t.Hook, m, response{Type: inChannel, Thread: t.Thread})
	}
	if err == nil {
		return nil
	}
	if undo := a.engine.Ledger.Unshare(context.WithoutCancel(ctx), t.Request.Receipt, Platform, t.Request.Place); undo != nil {
		a.log.ErrorContext(ctx, "a share that failed stays recorded", "err", undo)
	}
	if classOf(err).Passes() || ctx.Err() != nil {
		return err
	}
	return a.remark(ctx, t, a.bot.Failed(ctx, t.Request, err))
}

// remark says something to the person who pressed, and leaves the answer as
// it is.
func (a *Adapter) remark(ctx context.Context, t task, rep bot.Reply) error {
	if t.Hook == "" {
		return a.tell(ctx, t, rep)
	}
	m := a.sender.render(rep, layout{Restate: true})
	err := a.sender.respond(ctx, t.Hook, m, response{Type: ephemeral, Thread: t.Thread})
	if class := classOf(err); class == chat.Spent || class == chat.Pointless || class == chat.Elsewhere {
		return a.tell(ctx, t, rep)
	}
	return err
}
