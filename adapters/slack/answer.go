package slack

import (
	"context"
	"time"

	"dateline/adapters/chat"
	"dateline/bot"
)

// A performer is the adapter as the engine sees it: a [chat.Platform].
type performer struct{ *Adapter }

// Read implements chat.Platform.
func (p performer) Read(_ context.Context, kind string, body []byte) (task, error) {
	return p.self.Load().read(kind, body)
}

// Classify implements chat.Platform.
func (p performer) Classify(err error) (chat.Class, time.Duration) { return classify(err) }

// Perform implements chat.Platform.
func (p performer) Perform(ctx context.Context, t task) error {
	p.lookUpGroups(ctx, &t.Request)
	switch t.Kind {
	case chat.Button, chat.Form:
		return p.followUp(ctx, t)
	case chat.Edit, chat.Deletion:
		return p.engine.Follow(ctx, t, rewriter{p.sender, t})
	}
	return p.engine.Answer(ctx, t, p.signs(t), func(rep bot.Reply, shown bool) error {
		return p.answer(ctx, t, rep, shown)
	})
}

// lookUpGroups learns which groups a person is in, if that decides who may
// ask. It calls Slack, so it runs after the acknowledgement.
func (a *Adapter) lookUpGroups(ctx context.Context, q *bot.Request) {
	var err error
	if q.Groups, err = a.groups.of(ctx, q.Person, a.now()); err != nil {
		a.log.WarnContext(ctx, "user groups cannot be looked up", "err", err)
	}
	if len(q.Groups) > 0 {
		a.engine.Admit(ctx, q)
	}
}

// signs show that the search goes on: 👀 on a question, a line after a
// command. A shortcut shows nothing, because it could not be replaced by the
// answer.
func (a *Adapter) signs(t task) chat.Signs {
	switch t.Kind {
	case chat.Command:
		return chat.Signs{Show: func(ctx context.Context) error {
			return a.sender.respond(ctx, t.Hook, message{Text: chat.SaySearching}, response{Type: ephemeral, onRetry: true})
		}}
	case chat.Message:
		react := func(on bool) func(context.Context) error {
			return func(ctx context.Context) error { return a.sender.react(ctx, t.Request.Place, t.Message, on) }
		}
		return chat.Signs{Show: react(true), Clear: react(false)}
	}
	return chat.Signs{}
}

// answer sends the reply to a question. Shown says that the person was shown
// that the search goes on.
func (a *Adapter) answer(ctx context.Context, t task, rep bot.Reply, shown bool) error {
	switch {
	case t.Kind == chat.Command, t.Kind == chat.Shortcut:
		return a.answerHook(ctx, t, rep, shown)
	case rep.Private && !t.Direct:
		return a.tell(ctx, t, rep)
	}
	m := a.sender.render(rep, layout{})
	ts, err := a.sender.post(ctx, t.target(), m, t.Request.Key, t.Request.Recovered)
	if err != nil {
		return a.answerDirectly(ctx, t, rep, err)
	}
	return a.engine.Link(ctx, t, ts, rep.Receipt)
}

// target is where the answer to a task belongs.
func (t task) target() target {
	return target{channel: t.Request.Place, thread: t.Thread, since: t.Message}
}

// answerHook answers through the response_url, which works where the bot is no
// member. What only the person sees replaces "Searching …".
func (a *Adapter) answerHook(ctx context.Context, t task, rep bot.Reply, shown bool) error {
	m := a.sender.render(rep, layout{Restate: true})
	r := response{Type: ephemeral, Replace: shown || t.Request.Recovered, onRetry: t.Kind == chat.Command}
	if !rep.Private {
		if shown {
			if err := a.sender.respond(ctx, t.Hook, message{}, response{Delete: true}); err != nil {
				a.log.WarnContext(ctx, "the sign of a search stays", "err", err)
			}
		}
		r.Type, r.Replace = inChannel, false
	}
	err := a.sender.respond(ctx, t.Hook, m, r)
	switch class := classOf(err); {
	case class == chat.Done, class.Passes():
		return err
	case rep.Private:
		return a.tell(ctx, t, rep)
	}
	_, err = a.sender.post(ctx, t.target(), m, t.Request.Key, false)
	return a.answerDirectly(ctx, t, rep, err)
}

// Tell implements chat.Platform.
func (p performer) Tell(ctx context.Context, t task, rep bot.Reply) error { return p.tell(ctx, t, rep) }

// tell says something to the person alone: in the place, or else directly.
func (a *Adapter) tell(ctx context.Context, t task, rep bot.Reply) error {
	m := a.sender.render(rep, layout{Restate: t.Restates()})
	if t.Direct {
		_, err := a.sender.post(ctx, t.target(), m, t.Request.Key, t.Request.Recovered)
		return err
	}
	err := a.sender.postEphemeral(ctx, t.target(), t.Request.Person, m)
	return a.answerDirectly(ctx, t, rep, err)
}

// answerDirectly sends an answer by direct message if err keeps it out of the
// place for good. If the bot is not a member, it says how to invite it.
func (a *Adapter) answerDirectly(ctx context.Context, t task, rep bot.Reply, err error) error {
	l := layout{Restate: true}
	switch classOf(err) {
	case chat.Elsewhere:
		l.Lead = chat.SayNotMember("/invite @" + a.self.Load().name)
	case chat.Spent, chat.Pointless:
		a.log.ErrorContext(ctx, "answered by direct message", "err", err)
	default:
		return err
	}
	_, err = a.sender.post(ctx, target{channel: t.Request.Person}, a.sender.render(rep, l), t.Request.Key, false)
	return err
}

// A rewriter lets the answer to a task follow its question: a [chat.Rewriter].
type rewriter struct {
	*sender
	t task
}

// Rewrite implements chat.Rewriter.
func (r rewriter) Rewrite(ctx context.Context, k bot.Link, rep bot.Reply) (string, error) {
	m := r.render(rep, layout{})
	err := r.rewrite(ctx, k.Place, k.Answer, m)
	if classOf(err) == chat.Spent {
		return r.post(ctx, r.t.target(), m, r.t.Request.Key, r.t.Request.Recovered)
	}
	return k.Answer, err
}

// Remove implements chat.Rewriter.
func (r rewriter) Remove(ctx context.Context, k bot.Link) error {
	return r.remove(ctx, k.Place, k.Answer)
}
