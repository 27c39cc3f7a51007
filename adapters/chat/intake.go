package chat

import (
	"context"
	"encoding/json"
	"errors"
	"sync"

	"dateline/bot"
)

// Taken says what became of a delivery.
type Taken struct {
	// Refused says that it was not taken in, and may be delivered again.
	Refused bool
	// Sentence is what the acknowledgement of a [Intake.Spoken] task, or of any
	// delivery when the program ends, is to say; empty for nothing.
	Sentence string
}

// Accept takes a delivery in: it is read, heard, recorded, acknowledged and
// queued. Acknowledge gives the platform a first response of its own, once the
// task is recorded; false says that no answer can follow, and nil that the
// caller acknowledges.
func (e *Engine[T, P]) Accept(ctx context.Context, kind string, body []byte, acknowledge func(context.Context, T) bool) (k Taken) {
	if !e.intake.enter() {
		return Taken{Refused: true, Sentence: e.intake.farewell()}
	}
	defer e.intake.leave()
	ctx = context.WithoutCancel(ctx) // half taken in would be neither refused nor recorded
	err := recovered(func() (err error) {
		k, err = e.accept(ctx, kind, body, acknowledge)
		return err
	})
	switch {
	case errors.Is(err, errFault):
		e.Log.ErrorContext(ctx, "delivery passed over", "kind", kind, "err", err)
	case err != nil && !errors.Is(err, ErrNotForUs):
		e.Log.WarnContext(ctx, "delivery passed over", "kind", kind, "err", err)
	}
	return k
}

func (e *Engine[T, P]) accept(ctx context.Context, kind string, body []byte, acknowledge func(context.Context, T) bool) (Taken, error) {
	t, err := e.platform.Read(ctx, kind, body)
	if err != nil {
		return Taken{}, err
	}
	task := P(&t).common()
	task.Request.ID = bot.NewID()
	ctx = bot.Trace(ctx, task.Request.ID)
	if ours, err := e.ours(ctx, task); err != nil && task.Redelivered {
		return Taken{Refused: true}, nil
	} else if !ours {
		return Taken{}, nil
	}
	switch fresh, err := e.take(ctx, t); {
	case err != nil && task.Redelivered:
		return Taken{Refused: true}, nil
	case err == nil && !fresh:
		return Taken{}, nil
	}
	e.Log.DebugContext(ctx, "taken in", "kind", string(task.Kind))
	if acknowledge != nil && !acknowledge(ctx, t) {
		e.finish(ctx, task.Request.Key)
		return Taken{}, nil
	}
	if err := e.submit(t); err != nil {
		return e.turnAway(ctx, t, err), nil
	}
	return Taken{}, nil
}

// ours admits a task, and tells whether it is for the bot. Where the ledger
// cannot be asked, what does not come again is taken as far as it says so
// itself: whoever asked is then told of the trouble.
func (e *Engine[T, P]) ours(ctx context.Context, t *Task) (bool, error) {
	t.Request.Direct = t.Direct
	a, err := e.Bot.Admit(ctx, t.Request)
	ours := t.addressed()
	if err == nil {
		t.Request.Admission = &a
		ours, err = e.hears(ctx, t, a.Settings)
	}
	if err != nil {
		e.Log.ErrorContext(ctx, "ledger cannot be asked", "err", err)
		ours = t.addressed()
	}
	if t.Kind == Command || t.Kind == Shortcut {
		t.Ephemeral = t.Request.Private
		if t.Request.Admission != nil {
			t.Ephemeral = a.Private
		}
	}
	return ours, err
}

// addressed tells whether a task names the bot.
func (t *Task) addressed() bool {
	return t.Called || t.Kind != Message && t.Kind != Edit && t.Kind != Deletion
}

// hears tells whether a task is for the bot: what names it, what is written in
// a thread that it opened, questions where the place wants those answered, and
// changes of what it has answered or is answering.
func (e *Engine[T, P]) hears(ctx context.Context, t *Task, place bot.ChannelSettings) (bool, error) {
	switch {
	case t.addressed():
		return true, nil
	case t.Kind != Message:
		return e.answered(ctx, t.Request.Place, t.Message)
	case t.Owned && place.Mode != bot.Off:
		return true, nil
	case t.Root != "" && place.Mode == bot.Off:
		return false, nil
	case t.Root == "":
		return place.Hears(t.Request.Text, false), nil
	}
	if ok, err := e.answered(ctx, t.Request.Place, t.Root); ok || err != nil {
		return ok, err
	}
	return e.Ledger.StartedThread(ctx, e.Name, t.Request.Place, t.Root, t.RootAt)
}

// answered tells whether a message was answered, or is being answered.
func (e *Engine[T, P]) answered(ctx context.Context, place, message string) (bool, error) {
	if e.underway.has(place + " " + message) {
		return true, nil
	}
	_, err := e.Ledger.Linked(ctx, e.Name, place, message)
	if errors.Is(err, bot.ErrNoLink) {
		return false, nil
	}
	return err == nil, err
}

// take records a task, so that it is answered once, and after a crash too.
func (e *Engine[T, P]) take(ctx context.Context, t T) (fresh bool, err error) {
	payload, err := json.Marshal(t)
	if err == nil {
		fresh, err = e.Ledger.Take(ctx, bot.Delivery{
			Key: P(&t).common().Request.Key, Platform: e.Name, Received: e.Now(), Payload: payload,
		})
	}
	if err != nil {
		e.Log.ErrorContext(ctx, "delivery is not recorded", "err", err)
	}
	return fresh, err
}

// turnAway tells the person that the question was not taken.
func (e *Engine[T, P]) turnAway(ctx context.Context, t T, why error) Taken {
	task := P(&t).common()
	sentence := bot.SayBusy
	if errors.Is(why, errDraining) {
		sentence = SayDraining
	}
	e.Log.WarnContext(ctx, "task turned away", "reason", why)
	e.Observe.Note(bot.Event{Kind: bot.Answered, Platform: e.Name, Action: task.Request.Action, Outcome: bot.Busy})
	e.finish(ctx, task.Request.Key)
	if task.Spoken {
		return Taken{Sentence: sentence}
	}
	if err := e.aside.Submit(task.conversation(), func(ctx context.Context) {
		ctx = bot.Trace(ctx, task.Request.ID)
		e.report(ctx, e.tell(ctx, t, bot.Reply{Headline: sentence, Private: true}))
	}); err != nil {
		e.Log.ErrorContext(ctx, "nobody was told that a task was turned away", "err", err)
	}
	return Taken{}
}

// A gate lets deliveries in from Open to Close, and waits for those that are
// being taken in.
type gate struct {
	mu             sync.Mutex
	opened, closed bool
	inside         sync.WaitGroup
}

func (g *gate) open() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.opened = true
}

func (g *gate) enter() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.opened || g.closed {
		return false
	}
	g.inside.Add(1)
	return true
}

func (g *gate) leave() { g.inside.Done() }

// farewell is what is said of a delivery that came too late.
func (g *gate) farewell() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.opened && g.closed {
		return SayDraining
	}
	return ""
}

func (g *gate) close() {
	g.mu.Lock()
	g.closed = true
	g.mu.Unlock()
	g.inside.Wait()
}
