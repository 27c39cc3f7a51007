package chat

import (
	"context"
	"errors"
	"maps"
	"sync"
	"time"

	"dateline/bot"
)

// A Rewriter changes and removes messages that were posted. It is how a
// platform lets answers follow their questions.
type Rewriter interface {
	// Rewrite puts a reply in the place of an answer, or posts it where that is
	// gone, and returns the name of the answer as a link keeps it.
	Rewrite(ctx context.Context, answer bot.Link, r bot.Reply) (string, error)
	// Remove takes an answer away.
	Remove(ctx context.Context, answer bot.Link) error
}

// Follow lets an answer follow its question, which was edited or deleted. An
// answer that has become private is told in private.
func (e *Engine[T, P]) Follow(ctx context.Context, t T, w Rewriter) error {
	task := P(&t).common()
	k, err := e.Ledger.Linked(ctx, e.Name, task.Request.Place, task.Message)
	switch {
	case errors.Is(err, bot.ErrNoLink):
		e.revisions.keep(task, e.Now())
		return nil
	case err != nil:
		return err
	case !bot.Follows(k, e.Now()):
		return nil
	case task.Kind == Deletion:
		return e.takeBack(ctx, k, w)
	}
	rep, err := e.Ask(ctx, task.Request)
	switch {
	case err != nil:
		return err
	case rep.Private && !task.Direct:
		return e.platform.Tell(ctx, t, rep)
	}
	if k.Answer, err = w.Rewrite(ctx, k, rep); err != nil {
		return err
	}
	k.Receipt = rep.Receipt
	return e.Ledger.Link(context.WithoutCancel(ctx), k)
}

func (e *Engine[T, P]) takeBack(ctx context.Context, k bot.Link, w Rewriter) error {
	if err := w.Remove(ctx, k); err != nil && e.class(err) != Spent {
		return err
	}
	return e.Ledger.Unlink(context.WithoutCancel(ctx), k)
}

// Link records which message answers a question.
func (e *Engine[T, P]) Link(ctx context.Context, t T, answer, receipt string) error {
	task := P(&t).common()
	return e.Ledger.Link(context.WithoutCancel(ctx), bot.Link{
		Platform: e.Name, Place: task.Request.Place, Question: task.Message,
		Answer: answer, Receipt: receipt, At: e.Now(),
	})
}

// revisionsFor is how long an edit waits for the question that it overtook.
const revisionsFor = 15 * time.Minute

// revisions are edits and deletions of questions that have no answer yet: not
// every platform delivers in order, so that an edit can come before what it
// edits.
type revisions struct {
	mu   sync.Mutex
	kept map[string]revision
}

type revision struct {
	task Task
	at   time.Time
}

func (r *revisions) keep(t *Task, now time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	maps.DeleteFunc(r.kept, func(_ string, old revision) bool { return now.Sub(old.at) > revisionsFor })
	if r.kept == nil {
		r.kept = map[string]revision{}
	}
	r.kept[t.question()] = revision{*t, now}
}

// apply makes of a question what its edit made of it; false when it was
// deleted.
func (r *revisions) apply(t *Task) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	later, ok := r.kept[t.question()]
	if !ok {
		return true
	}
	delete(r.kept, t.question())
	t.Request.Action, t.Request.Text = later.task.Request.Action, later.task.Request.Text
	return later.task.Kind != Deletion
}
