package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"dateline/adapters/discord"
	"dateline/adapters/slack"
	"dateline/adapters/web"
	"dateline/bot"
	"dateline/bot/cmd/dateline/auditlog"
	"dateline/bot/cmd/dateline/config"
	"dateline/bot/cmd/dateline/coverage"
	"dateline/bot/cmd/dateline/monitor"
	"dateline/retrieval"
)

// A platform is one adapter that serves: it answers until its context ends,
// and then finishes what it has begun.
type platform interface {
	Run(ctx context.Context) error
	Health() bot.Health
	// Waiting counts the questions that wait for their turn.
	Waiting() int
	// Handler takes what the platform delivers over HTTP.
	Handler() http.Handler
}

// A service is everything that `dateline serve` runs over one coverage.
type service struct {
	*parts
	log *slog.Logger
	mux *http.ServeMux
	// platforms, their health and how many questions wait there, by their names.
	platforms map[string]platform
	health    monitor.Platforms
	waiting   map[string]func() int
	feeding   *feeding
	// audit is nil where nothing is written down.
	audit *auditlog.Log
	// opened are the parts that have to be closed, in the order of opening.
	opened []io.Closer
}

// openService opens all parts of a service, in the order in which they need one
// another. The coverage stays the caller's.
func (s *supervisor) openService(ctx context.Context, cov *coverage.Coverage) (_ *service, err error) {
	v := &service{log: s.log, mux: http.NewServeMux(), platforms: map[string]platform{}, health: monitor.Platforms{}, waiting: map[string]func() int{}}
	defer func() {
		if err != nil {
			err = errors.Join(err, v.close())
		}
	}()
	if v.audit, err = openAudit(s.cfg, cov.Dir, s.log); err != nil {
		return nil, err
	}
	if v.feeding, err = openFeeds(ctx, s.cfg, cov, s.log, s.metrics.FeedRead); err != nil {
		return nil, err
	}
	v.opened = append(v.opened, v.feeding)
	posters, closers, err := openPosters(s.cfg, s.log, s.metrics.Observe)
	v.opened = append(v.opened, closers...)
	if err != nil {
		return nil, err
	}
	b := s.newBot(cov, v)
	desk, err := newDesk(s.cfg, b, cov.CatchUp, posters)
	if err != nil {
		return nil, err
	}
	b.Desk = desk
	v.parts = &parts{Coverage: cov, bot: b, desk: desk, feeds: v.feeding.reader}
	if err := s.addPlatforms(v); err != nil {
		return nil, err
	}
	page, err := s.newPage(v)
	if err != nil {
		return nil, err
	}
	v.health.Handle(v.mux)
	v.mux.Handle("/", page.Handler())
	v.mux.Handle("GET /metrics", page.Guard(s.metrics.Handler(&monitor.Gauges{
		Log: s.log, Version: readBuild().version, Platforms: v.health, Waiting: v.waiting,
		Store: cov.Store, Index: cov.Index, Dir: cov.Dir, Feeds: v.feeding.count,
	})))
	return v, nil
}

// newBot is the bot of a service, which knows all that a person may ask it
// about.
func (s *supervisor) newBot(cov *coverage.Coverage, v *service) *bot.Bot {
	b := newBot(cov, s.log)
	b.Limit = bot.Limit{PerHour: s.cfg.QuestionsPerHour}
	b.Access = s.cfg.Access()
	b.Health = v.status
	b.Examine = func(ctx context.Context) []bot.Finding { return s.examineRunning(ctx, s.cfg, cov) }
	b.FailingFeeds = v.feeding.failing
	b.Observe = s.metrics.Observe
	if v.audit != nil {
		b.Audit = v.audit.Write
	}
	if public := strings.TrimSuffix(s.cfg.PublicURL, "/"); public != "" {
		b.PageURL = func(p retrieval.Passage) string { return public + web.PassagePath(p) }
	}
	return b
}

// newDesk makes the digests of the configuration and of the chats. sync brings
// what is made of the coverage up to date with it.
func newDesk(c config.Config, b *bot.Bot, sync func(context.Context) error, posters map[string]bot.Poster) (*bot.Desk, error) {
	digests, err := c.ParseDigests()
	if err != nil {
		return nil, err
	}
	gaps, err := c.GapsDigest()
	if err != nil {
		return nil, err
	}
	if gaps != nil {
		digests = append(digests, *gaps)
	}
	return &bot.Desk{Bot: b, Sync: sync, Posters: posters, Digests: digests}, nil
}

// addPlatforms makes the platforms that the configuration has tokens for.
func (s *supervisor) addPlatforms(v *service) error {
	zone, err := s.cfg.Location()
	if err != nil {
		return err
	}
	if c := s.cfg.Slack.Adapter(zone); c.Configured() {
		c.Observe = s.metrics.Observe
		a, err := slack.New(c, v.bot, v.Ledger, s.log)
		if err != nil {
			return err
		}
		v.add("Slack", slack.Platform, a)
	}
	if c := s.cfg.Discord.Adapter(zone); c.Configured() {
		c.Observe = s.metrics.Observe
		a, err := discord.New(c, v.bot, v.Ledger, s.log)
		if err != nil {
			return err
		}
		v.add("Discord", discord.Platform, a)
	}
	return nil
}

// add adds a platform: name is what people call it, id what the bot does.
func (v *service) add(name, id string, p platform) {
	v.platforms[name], v.health[name], v.waiting[id] = p, p.Health, p.Waiting
	v.mux.Handle("/"+id+"/", p.Handler())
}

// newPage is the web page beside the platforms.
func (s *supervisor) newPage(v *service) (*web.Web, error) {
	zone, err := s.cfg.Location()
	if err != nil {
		return nil, err
	}
	return web.New(s.cfg.WebAdapter(zone), v.bot, v.Store, v.Ledger, s.log)
}

// status is a line on each platform and on each digest that is paused.
func (v *service) status() []string {
	out := v.health.Lines()
	paused, err := v.desk.Paused(context.Background())
	if err != nil {
		v.log.Error("which digests are paused is not known", "err", err)
	}
	return append(out, paused...)
}

// close closes the parts in the reverse order of opening.
func (v *service) close() error {
	var errs []error
	for _, part := range slices.Backward(v.opened) {
		errs = append(errs, part.Close())
	}
	return errors.Join(errs...)
}

// run serves on l until ctx ends or a part fails for good. It calls lend with
// the parts that commands may use meanwhile.
func (v *service) run(ctx context.Context, l net.Listener, lend func(context.Context, *parts) error) error {
	if err := monitor.Notify("READY=1"); err != nil {
		v.log.Warn("the service manager cannot be told that the service is ready", "err", err)
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		return monitor.Watch(ctx, monitor.WatchdogEvery(os.Getenv), func() error { return v.alive(ctx) }, func() error { return monitor.Notify("WATCHDOG=1") })
	})
	g.Go(func() error { return lend(ctx, v.parts) })
	for name, p := range v.platforms {
		g.Go(func() error {
			if err := p.Run(ctx); err != nil && ctx.Err() == nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			return nil
		})
	}
	g.Go(func() error { return v.feeding.run(ctx) })
	g.Go(func() error { return v.desk.Run(ctx) })
	g.Go(func() error { return hourly(ctx, func() { v.sweep(ctx) }) })
	v.serveHTTP(ctx, g, l)
	return g.Wait()
}

// alive fails where the database does not answer.
func (v *service) alive(ctx context.Context) error {
	_, err := v.Store.Last(ctx)
	return err
}

// sweep removes what need not be kept any more: old lines of the audit log, and
// what the ledger knows that nobody can ask for.
func (v *service) sweep(ctx context.Context) {
	if v.audit != nil {
		if err := v.audit.Sweep(); err != nil {
			v.log.Error("old files of the audit log are not removed", "err", err)
		}
	}
	err := v.Ledger.Sweep(ctx, time.Now().Add(-ledgerRetention))
	if err != nil && ctx.Err() == nil {
		v.log.Error("old deliveries are not forgotten", "err", err)
	}
}

// serveHTTP adds the HTTP server to a group: it serves on l until ctx ends, and
// then lets requests in progress finish for as long as drain.
func (v *service) serveHTTP(ctx context.Context, g *errgroup.Group, l net.Listener) {
	server := newServer(v.mux)
	g.Go(func() error {
		if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	})
	g.Go(func() error {
		<-ctx.Done()
		stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), drain)
		defer cancel()
		if err := server.Shutdown(stop); err != nil {
			v.log.Warn("requests that took too long were cut off", "err", err)
			return server.Close()
		}
		return nil
	})
}

// newServer bounds what one connection may cost; the handlers bound their own
// work.
func newServer(h http.Handler) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
	}
}
