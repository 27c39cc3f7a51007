package slack

import (
	"context"
	"errors"
	"maps"
	"sync"
	"time"

	"dateline/bot"
)

// keepUp lets an answer follow its question, which was edited or deleted.
func (a *Adapter) keepUp(ctx context.Context, t task) error {
	q := t.Request
	k, err := a.ledger.Linked(ctx, Platform, q.Place, t.Message)
	switch {
	case errors.Is(err, bot.ErrNoLink):
		a.revisions.keep(t, a.now())
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
	err = a.sender.rewrite(ctx, q.Place, k.Answer, a.sender.render(rep, layout{}))
	if f, _ := fateOf(err); f == spent {
		k.Answer, err = a.sender.post(ctx, t.spot(), a.sender.render(rep, layout{}), q.Key, q.Recovered)
	}
	if err != nil {
		return err
	}
	k.Receipt = rep.Receipt
	return a.ledger.Link(context.WithoutCancel(ctx), k)
}

func (a *Adapter) takeBack(ctx context.Context, k bot.Link) error {
	err := a.sender.remove(ctx, k.Place, k.Answer)
	if f, _ := fateOf(err); f != done && f != spent {
		return err
	}
	return a.ledger.Unlink(context.WithoutCancel(ctx), k)
}

// revisionsFor is how long an edit waits for the question that it overtook.
const revisionsFor = 15 * time.Minute

// revisions are edits and deletions of questions that have no answer yet: Slack
// promises no order, so that an edit can come before what it edits.
type revisions struct {
	mu   sync.Mutex
	kept map[string]revision
}

type revision struct {
	task task
	at   time.Time
}

func (r *revisions) keep(t task, now time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	maps.DeleteFunc(r.kept, func(_ string, old revision) bool { return now.Sub(old.at) > revisionsFor })
	if r.kept == nil {
		r.kept = map[string]revision{}
	}
	r.kept[t.question()] = revision{t, now}
}

// apply makes of a question what its edit made of it; false when it was
// deleted.
func (r *revisions) apply(t *task) bool {
	if t.Kind != byMessage {
		return true
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	later, ok := r.kept[t.question()]
	if !ok {
		return true
	}
	delete(r.kept, t.question())
	t.Request.Action, t.Request.Text = later.task.Request.Action, later.task.Request.Text
	return later.task.Kind != byDeletion
}

func (t task) question() string { return t.Request.Place + " " + t.Message }
