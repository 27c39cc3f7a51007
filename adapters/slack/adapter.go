package slack

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"dateline/adapters/traffic"
	"dateline/bot"
	"dateline/bot/doctor"
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
	if err := cfg.Check(); err != nil {
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
func (a *Adapter) Health() doctor.Health {
	if a.closing.Load() {
		return doctor.Health{Reason: "Slack: stopping"}
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
		a.log.ErrorContext(ctx, "Slack does not accept the bot token", "err", err)
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
		a.log.WarnContext(ctx, "Slack is not reached", "err", err)
		if !traffic.Pause(ctx, a.pace.first) {
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
			a.log.ErrorContext(ctx, "kept delivery cannot be read", "delivery", d.Key, "err", err)
			a.finish(ctx, d.Key)
			continue
		}
		t.Request.Key, t.Request.Recovered = d.Key, true
		for errors.Is(a.submit(t), bot.ErrBusy) {
			if !traffic.Pause(ctx, a.pace.first) {
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
		a.log.WarnContext(ctx, "not everything was answered in time; the rest is answered after the next start")
		return nil
	}
	return err
}
