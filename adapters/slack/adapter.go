package slack

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/bot/doctor"
)

// An Adapter is Dateline in Slack.
type Adapter struct {
	cfg    Config
	bot    *bot.Bot
	log    *slog.Logger
	timing timing
	now    func() time.Time

	engine   *chat.Engine[task, *task]
	health   *health
	sender   *sender
	groups   *groups
	verifier *verifier
	// self is known once Slack has accepted the token.
	self atomic.Pointer[self]
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
	return newAdapter(cfg, b, l, log, defaultTiming()), nil
}

func newAdapter(cfg Config, b *bot.Bot, l *bot.Ledger, log *slog.Logger, t timing) *Adapter {
	log = log.With("platform", Platform)
	a := &Adapter{cfg: cfg, bot: b, log: log, timing: t, now: time.Now, health: newHealth(t.quiet, !cfg.AppToken.Empty())}
	a.sender = newSender(cfg, t, a.health, log)
	a.groups = &groups{fetch: a.sender.members, access: b.Access[Platform]}
	a.verifier = &verifier{secret: cfg.SigningSecret, now: time.Now}
	a.engine = chat.New[task](performer{a}, chat.Options{
		Name: Platform, Bot: b, Ledger: l, Log: log, Observe: cfg.Observe, Timing: t.Timing, Now: time.Now,
	})
	return a
}

// Waiting is how many questions wait for their turn.
func (a *Adapter) Waiting() int { return a.engine.Waiting() }

// Health tells whether questions are taken, and if not, why.
func (a *Adapter) Health() doctor.Health { return a.health.state(a.now()) }

// Run takes questions until ctx ends, answers what it has taken, and returns.
// Where Slack refuses the token for good it only waits for ctx: Health has the
// reason.
func (a *Adapter) Run(ctx context.Context) error {
	defer a.sender.close()
	return a.engine.Serve(ctx, chat.Service{Health: &a.health.Health, Login: a.login, Connect: a.connect})
}

// login learns who the bot is.
func (a *Adapter) login(ctx context.Context) error {
	return a.sender.call(ctx, "auth.test", func(ctx context.Context) error {
		me, err := a.sender.api.AuthTestContext(ctx)
		if err == nil {
			a.self.Store(&self{reader{me.UserID, a.cfg.Zone, a.now}, me.User})
		}
		return err
	})
}

// connect keeps the sockets, where Socket Mode is configured.
func (a *Adapter) connect(ctx context.Context) {
	if a.cfg.AppToken.Empty() {
		return
	}
	s := &supervisor{open: a.sender.openSocket, accept: a.accept, health: a.health, timing: a.timing, log: a.log}
	s.run(ctx)
}

// accept takes a delivery in and returns its acknowledgement, which is sent
// at once. A command that is turned away is told so in it.
func (a *Adapter) accept(ctx context.Context, kind string, body []byte) ack {
	began := time.Now()
	k := a.engine.Accept(ctx, kind, body, nil)
	out := ack{refused: k.Refused, written: func() { a.sender.meter.Acknowledged(began) }}
	if k.Sentence != "" && kind == kindCommand {
		out.refused, out.payload = false, map[string]string{"response_type": ephemeral, "text": escape(k.Sentence)}
	}
	return out
}
