package discord

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

// How much is done at once, and how much more may wait.
const (
	workers = 8
	depth   = 400
)

// An Adapter is Dateline in Discord.
type Adapter struct {
	cfg    Config
	bot    *bot.Bot
	ledger *bot.Ledger
	log    *slog.Logger
	pace   pace
	now    func() time.Time

	health   *health
	sender   *sender
	seal     *seal
	channels *channels
	roster   *roster
	// queue holds questions, aside the few words that a question gets when the
	// queue is full.
	queue, aside *bot.Queue
	// reader is known once Discord has accepted the token; before, and when the
	// adapter ends, nothing is taken in.
	reader atomic.Pointer[reader]
	// stopping is set first when the adapter ends, closing once nothing more
	// comes in; taking counts what is being taken in, gate guards closing.
	stopping atomic.Bool
	taking   sync.WaitGroup
	gate     sync.Mutex
	closing  bool
	// unsent are tasks whose answers Discord's or the network's trouble kept
	// back; they are tried again after a while.
	unsent chan task
	// answering holds the messages whose answers are under way.
	answering sync.Map
	// away is when the gateway was heard last before it was lost.
	away atomic.Int64
}

// New checks the configuration. Nothing is reached before Run.
func New(cfg Config, b *bot.Bot, l *bot.Ledger, log *slog.Logger) (*Adapter, error) {
	return newAdapter(cfg, b, l, log, defaultPace())
}

func newAdapter(cfg Config, b *bot.Bot, l *bot.Ledger, log *slog.Logger, p pace) (*Adapter, error) {
	cfg = cfg.withDefaults()
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	key, err := cfg.key()
	if err != nil {
		return nil, err
	}
	log = log.With("platform", Platform)
	a := &Adapter{cfg: cfg, bot: b, ledger: l, log: log, pace: p, now: time.Now, health: &health{quiet: p.quiet}}
	if a.sender, err = newSender(cfg, p, a.health, log); err != nil {
		return nil, err
	}
	a.seal = &seal{key: key, now: time.Now}
	a.channels, a.roster = &channels{}, &roster{}
	a.queue, a.aside = bot.NewQueue(workers, depth, log), bot.NewQueue(1, depth, log)
	a.unsent = make(chan task, depth)
	return a, nil
}

// Health tells whether questions are taken, and if not, why.
func (a *Adapter) Health() doctor.Health {
	if a.stopping.Load() {
		return doctor.Health{Reason: "Discord: stopping"}
	}
	return a.health.state()
}

// Run takes questions until ctx ends, answers what it has taken, and returns.
// Where Discord refuses the token for good it only waits for ctx: Health has
// the reason.
func (a *Adapter) Run(ctx context.Context) error {
	defer a.sender.close()
	var all sync.WaitGroup
	if err := a.login(ctx); err != nil {
		a.log.ErrorContext(ctx, "Discord did not accept the bot token", "err", err)
		<-ctx.Done()
	} else if err := a.recover(ctx, &all); err != nil {
		return err
	} else {
		all.Go(func() {
			s := &supervisor{sender: a.sender, hear: a.hear, lost: a.lost, health: a.health, pace: a.pace, log: a.log}
			s.run(ctx)
		})
		all.Go(func() { a.resend(ctx) })
		<-ctx.Done()
	}
	a.stopping.Store(true)
	all.Wait()
	a.gate.Lock()
	a.closing = true
	a.gate.Unlock()
	a.taking.Wait()
	return a.drain()
}

// enter counts a delivery in, unless the adapter is ending or not yet ready.
func (a *Adapter) enter() bool {
	a.gate.Lock()
	defer a.gate.Unlock()
	if a.closing || a.reader.Load() == nil {
		return false
	}
	a.taking.Add(1)
	return true
}

// login learns who the bot is and registers the commands, as often as that
// takes.
func (a *Adapter) login(ctx context.Context) error {
	for {
		err := a.sender.login(ctx)
		if err == nil {
			var changed bool
			if changed, err = a.sender.register(ctx, a.sender.application); changed {
				a.log.InfoContext(ctx, "commands registered")
			}
		}
		switch f := fateOf(err); {
		case err == nil, f != refused && f != again && f != limited && a.sender.me != "":
			if err != nil {
				a.log.ErrorContext(ctx, "commands are not registered", "err", err)
			}
			a.reader.Store(&reader{a.sender.me, a.cfg.Zone, a.now, a.channels.get})
			a.health.start()
			return nil
		case ctx.Err() != nil || f == refused:
			return err
		}
		a.health.trouble(err)
		a.log.WarnContext(ctx, "Discord is not reached", "err", err)
		if !traffic.Pause(ctx, a.pace.first) {
			return ctx.Err()
		}
	}
}

// recover answers what the last run took in and did not finish.
func (a *Adapter) recover(ctx context.Context, all *sync.WaitGroup) error {
	left, err := a.ledger.Pending(ctx, Platform)
	if err != nil {
		return err
	}
	all.Go(func() {
		for _, d := range left {
			var t task
			if err := json.Unmarshal(d.Payload, &t); err != nil {
				a.log.ErrorContext(ctx, "kept delivery cannot be read", "delivery", d.Key, "err", err)
				a.finish(ctx, d.Key)
				continue
			}
			t.Request.Recovered = true
			for errors.Is(a.submit(t), bot.ErrBusy) {
				if !traffic.Pause(ctx, a.pace.first) {
					return // it is still kept
				}
			}
		}
	})
	return nil
}

// resend tries again what could not be sent, one part after the other.
func (a *Adapter) resend(ctx context.Context) {
	for traffic.Pause(ctx, a.pace.sending) {
		for range len(a.unsent) {
			t := <-a.unsent
			t.Request.Recovered = true
			if err := a.submit(t); err != nil {
				a.log.WarnContext(ctx, "answer not sent yet", "err", err)
				a.keep(t)
			}
		}
	}
}

// keep holds a task for another attempt. What finds no room there stays in the
// ledger until the next start.
func (a *Adapter) keep(t task) {
	select {
	case a.unsent <- t:
	default:
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
