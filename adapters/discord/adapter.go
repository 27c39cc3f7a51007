package discord

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/bot/doctor"
)

// An Adapter is Dateline in Discord.
type Adapter struct {
	cfg    Config
	bot    *bot.Bot
	log    *slog.Logger
	timing timing
	now    func() time.Time

	engine   *chat.Engine[task, *task]
	health   *health
	sender   *sender
	verifier *verifier
	channels *channels
	people   *people
	// reader is known once Discord has accepted the token.
	reader atomic.Pointer[reader]
	// beside counts what is done beside the events of the gateway.
	beside sync.WaitGroup
	// away is when the gateway was heard last before it was lost.
	away atomic.Int64
}

// New checks the configuration. Nothing is reached before Run.
func New(cfg Config, b *bot.Bot, l *bot.Ledger, log *slog.Logger) (*Adapter, error) {
	return newAdapter(cfg, b, l, log, defaultTiming())
}

func newAdapter(cfg Config, b *bot.Bot, l *bot.Ledger, log *slog.Logger, t timing) (*Adapter, error) {
	cfg = cfg.withDefaults()
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	key, err := cfg.key()
	if err != nil {
		return nil, err
	}
	log = log.With("platform", Platform)
	a := &Adapter{cfg: cfg, bot: b, log: log, timing: t, now: time.Now, health: newHealth(t.quiet)}
	if a.sender, err = newSender(cfg, t, a.health, log); err != nil {
		return nil, err
	}
	a.verifier = &verifier{key: key, now: time.Now}
	a.channels, a.people = &channels{}, &people{}
	a.engine = chat.New[task](performer{a}, chat.Options{
		Name: Platform, Bot: b, Ledger: l, Log: log, Observe: cfg.Observe, Timing: t.Timing, Now: time.Now,
	})
	return a, nil
}

// Waiting is how many questions wait for their turn.
func (a *Adapter) Waiting() int { return a.engine.Waiting() }

// Health tells whether questions are taken, and if not, why.
func (a *Adapter) Health() doctor.Health { return a.health.state() }

// Run takes questions until ctx ends, answers what it has taken, and returns.
// Where Discord refuses the token for good it only waits for ctx: Health has
// the reason.
func (a *Adapter) Run(ctx context.Context) error {
	defer a.sender.close()
	return a.engine.Serve(ctx, chat.Service{Health: &a.health.Health, Login: a.login, Connect: a.connect})
}

// login learns who the bot is and registers the commands. It does without those
// where Discord refuses them alone.
func (a *Adapter) login(ctx context.Context) error {
	if err := a.sender.login(ctx); err != nil {
		return err
	}
	changed, err := a.sender.register(ctx, a.sender.application)
	switch class := classOf(err); {
	case class.Passes(), class == chat.Refused:
		return err
	case err != nil:
		a.log.ErrorContext(ctx, "commands are not registered", "err", err)
	case changed:
		a.log.InfoContext(ctx, "commands registered")
	}
	a.reader.Store(&reader{a.sender.me, a.cfg.Zone, a.now, a.channels.get})
	return nil
}

// connect keeps the gateway's sessions, and waits for what they delivered.
func (a *Adapter) connect(ctx context.Context) {
	s := &supervisor{sender: a.sender, hear: a.hear, lost: a.lost, health: a.health, timing: a.timing, log: a.log}
	s.run(ctx)
	<-ctx.Done()
	a.beside.Wait()
}

// hear handles an event of the gateway. Messages are taken in at once, and so
// in order. Interactions, which Discord expects an answer to, are taken in
// beside them.
func (a *Adapter) hear(event string, raw []byte) {
	switch event {
	case kindInteraction:
		a.goBeside(func(ctx context.Context) { a.accept(ctx, event, raw) })
	case kindMessage, kindEdit, kindDeletion:
		a.accept(context.Background(), event, raw)
	case "GUILD_CREATE":
		a.joined(raw)
	case "CHANNEL_CREATE", "CHANNEL_UPDATE", "THREAD_CREATE", "THREAD_UPDATE":
		a.channels.learn(raw)
	case "CHANNEL_DELETE", "THREAD_DELETE":
		a.channels.forget(raw)
	}
}

// goBeside does work that must not hold up the events behind it.
func (a *Adapter) goBeside(work func(context.Context)) {
	a.beside.Go(func() {
		defer func() {
			if p := recover(); p != nil {
				a.log.Error("handling of an event panicked", "panic", p)
			}
		}()
		work(context.Background())
	})
}

// accept takes a delivery in. It returns false if it was refused.
func (a *Adapter) accept(ctx context.Context, kind string, body []byte) bool {
	began := time.Now()
	return !a.engine.Accept(ctx, kind, body, func(ctx context.Context, t task) bool {
		return a.acknowledge(ctx, t, began)
	}).Refused
}

// acknowledge gives the first response if Discord expects one. It returns
// false if that was too late, so that no answer can follow.
func (a *Adapter) acknowledge(ctx context.Context, t task, began time.Time) bool {
	if !t.isInteraction() {
		return true
	}
	err := a.sender.acknowledge(ctx, t, a.firstResponse(ctx, t))
	if err == nil {
		a.sender.meter.Acknowledged(began)
		return true
	}
	a.log.ErrorContext(ctx, "interaction not acknowledged", "kind", string(t.Kind), "err", err)
	return false
}

// firstResponse is a form if one was asked for, or else the promise of an
// answer: one only the person sees, one for everybody, or a change of the
// message whose button was pressed.
func (a *Adapter) firstResponse(ctx context.Context, t task) callback {
	private := map[string]int{"flags": ephemeral}
	switch {
	case t.Kind == chat.Button && t.Request.Action == bot.Object:
		return callback{callbackModal, objectModal(t)}
	case t.Kind == byMenu && t.Field == fieldDates:
		return callback{callbackModal, a.datesModal(ctx, t)}
	case t.changes():
		return callback{Type: callbackQuiet}
	case (t.Kind == chat.Command || t.Kind == chat.Shortcut) && !t.Ephemeral:
		return callback{Type: callbackDeferred}
	}
	return callback{callbackDeferred, private}
}

// suggest answers somebody who is filling in an option. It keeps no record.
func (a *Adapter) suggest(ctx context.Context, t task) {
	list := callback{callbackChoices, map[string]any{"choices": a.suggestions(ctx, t)}}
	path := "/interactions/" + t.Interaction + "/" + t.Token + "/callback"
	if err := a.sender.try(ctx, http.MethodPost, path, list, nil); err != nil {
		a.log.DebugContext(ctx, "suggestions not shown", "err", err)
	}
}
