package slack

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"dateline/bot"
)

// An Adapter is Dateline in Slack.
type Adapter struct {
	cfg    Config
	bot    *bot.Bot
	ledger *bot.Ledger
	log    *slog.Logger
	pace   pace
	now    func() time.Time

	health *health
	sender *sender
	groups *groups
	seal   *seal
	// queue holds questions, aside the few words that a question gets when the
	// queue is full.
	queue, aside *bot.Queue
	// self is known once Slack has accepted the token; before, and when the
	// adapter ends, nothing is taken in.
	self    atomic.Pointer[self]
	closing atomic.Bool
	// opening holds the threads whose first question is under way.
	opening   sync.Map
	revisions revisions
	parked    parked
}

// self is who the bot is in the workspace.
type self struct {
	reader
	name string
}

// New checks the configuration. Nothing is reached before Run.
func New(cfg Config, b *bot.Bot, l *bot.Ledger, log *slog.Logger) (*Adapter, error) {
	cfg = cfg.withDefaults()
	if err := cfg.check(); err != nil {
		return nil, err
	}
	return newAdapter(cfg, b, l, log, defaultPace()), nil
}

func newAdapter(cfg Config, b *bot.Bot, l *bot.Ledger, log *slog.Logger, p pace) *Adapter {
	log = log.With("platform", Platform)
	a := &Adapter{cfg: cfg, bot: b, ledger: l, log: log, pace: p, now: time.Now}
	a.health = &health{quiet: p.quiet, expected: !cfg.AppToken.Empty()}
	a.sender = newSender(cfg, p, a.health, log)
	a.groups = &groups{fetch: a.sender.members, access: b.Access[Platform]}
	a.seal = &seal{secret: cfg.SigningSecret, now: time.Now}
	a.queue, a.aside = bot.NewQueue(p.workers, p.depth, log), bot.NewQueue(1, p.depth, log)
	return a
}

// Health tells whether questions are taken, and if not, why.
func (a *Adapter) Health() (ready bool, reason string) {
	if a.closing.Load() {
		return false, "Slack: stopping"
	}
	return a.health.state(a.now())
}

// Run takes questions until ctx ends, answers what it has taken, and returns.
// Where Slack refuses the token for good it only waits for ctx: Health has the
// reason.
func (a *Adapter) Run(ctx context.Context) error {
	defer a.sender.close()
	// What the last run left is asked for before anything new is taken in.
	left, err := a.ledger.Pending(ctx, Platform)
	if err != nil {
		return err
	}
	var all sync.WaitGroup
	if err := a.login(ctx); err == nil {
		all.Go(func() { a.recover(ctx, left) })
		all.Go(func() { a.connect(ctx) })
		all.Go(func() { a.unpark(ctx) })
	} else if ctx.Err() == nil {
		a.log.Error("Slack does not accept the bot token", "err", err)
	}
	<-ctx.Done()
	a.closing.Store(true)
	all.Wait()
	return a.drain()
}

// login learns who the bot is, as often as that takes.
func (a *Adapter) login(ctx context.Context) error {
	for {
		err := a.sender.retry(ctx, "auth.test", func(ctx context.Context) error {
			me, err := a.sender.api.AuthTestContext(ctx)
			if err == nil {
				a.self.Store(&self{reader{me.UserID, a.cfg.Zone, a.now}, me.User})
			}
			return err
		})
		switch {
		case err == nil:
			a.health.start()
			return nil
		case ctx.Err() != nil || isFinal(err):
			return err
		}
		a.health.trouble(err)
		a.log.Warn("Slack is not reached", "err", err)
		if !pause(ctx, a.pace.first) {
			return ctx.Err()
		}
	}
}

// connect keeps the sockets, where Socket Mode is configured.
func (a *Adapter) connect(ctx context.Context) {
	if a.cfg.AppToken.Empty() {
		return
	}
	s := &supervisor{open: a.sender.openSocket, accept: a.accept, health: a.health, pace: a.pace, log: a.log}
	s.run(ctx)
}

// recover answers what the last run took in and did not finish.
func (a *Adapter) recover(ctx context.Context, left []bot.Delivery) {
	for _, d := range left {
		var t task
		if err := json.Unmarshal(d.Payload, &t); err != nil {
			a.log.Error("kept delivery cannot be read", "delivery", d.Key, "err", err)
			a.finish(ctx, d.Key)
			continue
		}
		t.Request.Key, t.Request.Recovered = d.Key, true
		for errors.Is(a.submit(t), bot.ErrBusy) {
			if !pause(ctx, a.pace.first) {
				return // it is still kept
			}
		}
	}
}

// drain finishes what was taken in.
func (a *Adapter) drain() error {
	ctx, cancel := context.WithTimeout(context.Background(), a.pace.drain)
	defer cancel()
	err := errors.Join(a.queue.Drain(ctx), a.aside.Drain(ctx))
	if errors.Is(err, context.DeadlineExceeded) {
		a.log.Warn("not everything was answered in time; the rest is answered after the next start")
		return nil
	}
	return err
}

// accept takes a delivery in: read, recorded, queued. What it returns is sent
// to Slack at once.
func (a *Adapter) accept(ctx context.Context, kind string, body []byte) ack {
	me := a.self.Load()
	switch {
	case me != nil && a.closing.Load() && kind == kindCommand:
		return aside(bot.SayDraining) // a command does not come again
	case me == nil || a.closing.Load():
		return ack{refused: true}
	}
	ctx = context.WithoutCancel(ctx) // half taken in would be neither refused nor recorded
	t, err := me.read(kind, body)
	switch {
	case errors.Is(err, errNotForUs):
		return ack{}
	case err != nil:
		a.log.Warn("delivery passed over", "kind", kind, "err", err)
		return ack{}
	}
	ours, err := a.hears(ctx, t)
	if err != nil {
		a.log.Error("ledger cannot be asked", "err", err)
		return ack{refused: true}
	}
	if !ours {
		return ack{}
	}
	fresh, err := a.take(ctx, t)
	switch {
	case err != nil && kind == kindEvent:
		return ack{refused: true} // it comes again
	case err == nil && !fresh:
		return ack{}
	}
	if err := a.submit(t); err != nil {
		return a.turnAway(ctx, t, err)
	}
	return ack{}
}

// take records a task, so that it is answered once, and after a crash too.
func (a *Adapter) take(ctx context.Context, t task) (fresh bool, err error) {
	payload, err := json.Marshal(t)
	if err != nil {
		return false, err
	}
	fresh, err = a.ledger.Take(ctx, bot.Delivery{
		Key: t.Request.Key, Platform: Platform, Received: a.now(), Payload: payload,
	})
	if err != nil {
		a.log.Error("delivery is not recorded", "err", err)
	}
	return fresh, err
}

// submit queues a task. Those of one thread are done in order, one at a time.
func (a *Adapter) submit(t task) error {
	if t.opens() {
		a.opening.Store(t.line(), true)
	}
	err := a.queue.Submit(t.line(), func(ctx context.Context) { a.work(ctx, t) })
	if err != nil {
		a.opening.Delete(t.line())
	}
	return err
}

// opens tells whether a task's answer opens a thread.
func (t task) opens() bool { return t.Kind == byMessage && t.Thread == t.Message }

func (t task) line() string {
	if t.Request.Thread != "" {
		return t.Request.Place + " " + t.Request.Thread
	}
	return t.Request.Place + " " + t.Request.Person
}

// turnAway tells the person that the question was not taken. What answers a
// command goes out with the acknowledgement.
func (a *Adapter) turnAway(ctx context.Context, t task, why error) ack {
	sentence := bot.SayBusy
	if errors.Is(why, bot.ErrDraining) {
		sentence = bot.SayDraining
	}
	a.log.Warn("task turned away", "reason", why)
	a.finish(ctx, t.Request.Key)
	if t.Kind == byCommand {
		return aside(sentence)
	}
	if err := a.aside.Submit(t.line(), func(ctx context.Context) {
		a.report(a.tell(ctx, t, bot.Reply{Headline: sentence, Private: true}))
	}); err != nil {
		a.log.Error("nobody was told that a task was turned away", "err", err)
	}
	return ack{}
}

// aside acknowledges a command with a sentence for the person alone.
func aside(sentence string) ack {
	return ack{payload: map[string]string{"response_type": ephemeral, "text": escape(sentence)}}
}

// finish records that a delivery needs nothing more.
func (a *Adapter) finish(ctx context.Context, key string) {
	if err := a.ledger.Done(context.WithoutCancel(ctx), Platform, key); err != nil {
		a.log.Error("delivery is not marked as done", "err", err)
	}
}

func (a *Adapter) report(err error) {
	if err != nil {
		a.log.Error("answer not delivered", "err", err)
	}
}

// hears tells whether a task is for the bot: what names it, what goes on in a
// thread that it opened, and questions where the place wants those answered.
func (a *Adapter) hears(ctx context.Context, t task) (bool, error) {
	if t.Called || t.Kind != byMessage && t.Kind != byEdit && t.Kind != byDeletion {
		return true, nil
	}
	q := t.Request
	if t.Kind != byMessage {
		return a.linked(ctx, q.Place, t.Message)
	}
	place, err := a.ledger.Place(ctx, Platform, q.Place)
	switch {
	case err != nil:
		return false, err
	case !t.opens() && place.Mode != bot.Off:
		return a.opened(ctx, t)
	}
	return t.opens() && place.Hears(q.Text, false), nil
}

// opened tells whether the bot opened the thread that a message stands in.
func (a *Adapter) opened(ctx context.Context, t task) (bool, error) {
	if _, opening := a.opening.Load(t.line()); opening {
		return true, nil
	}
	if ok, err := a.linked(ctx, t.Request.Place, t.Thread); ok || err != nil {
		return ok, err
	}
	return a.ledger.Opened(ctx, Platform, t.Request.Place, t.Thread, moment(t.Thread))
}

// linked tells whether a message was answered.
func (a *Adapter) linked(ctx context.Context, place, message string) (bool, error) {
	_, err := a.ledger.Linked(ctx, Platform, place, message)
	if errors.Is(err, bot.ErrNoLink) {
		return false, nil
	}
	return err == nil, err
}
