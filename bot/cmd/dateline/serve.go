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
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"dateline/bot"
	"dateline/bot/digest"
	"dateline/bot/doctor"
)

// A platform is one adapter that serves: it answers until its context ends,
// and then finishes what it has begun.
type platform interface {
	Run(ctx context.Context) error
	Health() doctor.Health
}

// drain is how long answers in progress may take once the service is told to
// stop.
const drain = 10 * time.Second

// A service is everything that `dateline serve` runs.
type service struct {
	log       *slog.Logger
	mux       *http.ServeMux
	platforms map[string]platform
	// publisher posts digests; posters are what it posts with.
	publisher *digest.Publisher
	posters   []io.Closer
	// alive answers when the database does.
	alive func() error
	// figures are what /metrics tells, gauges that part of it which is looked
	// up.
	figures *metrics
	gauges  *gauges
	// ledger is tidied while the service runs.
	ledger *bot.Ledger
	// audit is who asked what; nil: nothing is written down.
	audit *audit
}

func (a *app) serveCommand() *cobra.Command {
	var path, listen string
	c := &cobra.Command{
		Use:   "serve",
		Short: "Answer on every platform that is configured, until stopped",
		Long: `Serve runs the platforms that have tokens, in the configuration file or in the
environment, beside an HTTP server: / is a page to ask and to read sources on,
/readyz says whether each platform takes questions, /healthz whether a
connection to one has frozen; /readyz/slack and so on tell of one alone.

  Web       open to this machine itself; to others with DATELINE_WEB_TOKEN, by
            visiting /?token=… once, or behind a reverse proxy (web: proxies).
            DATELINE_PUBLIC_URL makes answers elsewhere link to it

  Slack     SLACK_BOT_TOKEN with SLACK_APP_TOKEN (Socket Mode) or with
            SLACK_SIGNING_SECRET (HTTP under /slack/)
  Discord   DISCORD_BOT_TOKEN, DISCORD_APPLICATION_ID (gateway), and with
            DISCORD_PUBLIC_KEY over HTTP at /discord/interactions

Each may be read from a file instead: SLACK_BOT_TOKEN_FILE and so on. Stopping
it (Ctrl-C, SIGTERM) finishes the answers that were begun.`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, err := readValid(path, os.Getenv)
			if err != nil {
				return usage(c, err)
			}
			if listen != "" {
				cfg.Listen = listen
			}
			return a.serve(c.Context(), cfg)
		},
	}
	a.corpusFlag(c)
	a.folderFlag(c)
	c.MarkFlagsMutuallyExclusive("corpus", "data")
	c.Flags().StringVar(&path, "config", os.Getenv("DATELINE_CONFIG"), "the configuration file (default: $DATELINE_CONFIG)")
	c.Flags().StringVar(&listen, "listen", "", "the address of the HTTP server (default: 127.0.0.1:8080)")
	return c
}

func (a *app) serve(ctx context.Context, cfg config) (err error) {
	a.locate(cfg)
	if !a.verbose {
		a.level.Set(slog.LevelInfo)
	}
	cov, err := a.open(ctx)
	if err != nil {
		return err
	}
	l, err := listen(cfg.Listen)
	if err != nil {
		return errors.Join(err, cov.Close())
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	defer context.AfterFunc(ctx, func() { _ = notify("STOPPING=1") })() // it does not wait for who listens
	h := &host{app: a, cfg: cfg, listener: lasting{l}}
	return h.run(ctx, cov)
}

func listen(address string) (*net.TCPListener, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("the address %s cannot be listened on: %w", address, err)
	}
	tcp, ok := l.(*net.TCPListener)
	if !ok {
		return nil, errors.Join(fmt.Errorf("the address %s is none of TCP", address), l.Close())
	}
	return tcp, nil
}

// serveOver runs all parts of the service over a coverage until ctx ends or one
// of them fails for good.
func (h *host) serveOver(ctx context.Context, cov *coverage, door *door) (err error) {
	h.figures = newMetrics()
	s := newService(h.app, cov)
	defer func() { err = errors.Join(err, closeAll(s.posters)) }()
	if err := s.configure(h.cfg, cov); err != nil {
		return err
	}
	cov.bot.Commands[bot.Doctor] = doctor.Command(func(ctx context.Context) []doctor.Finding { return h.examineRunning(ctx, h.cfg, cov) })
	if s.audit, err = h.cfg.openAudit(cov.dir, h.log); err != nil {
		return err
	}
	if s.audit != nil {
		cov.bot.Audit = s.audit.write
	}
	stopFeeds, err := h.readFeeds(ctx, h.cfg, cov, s.gauges)
	if err != nil {
		return err
	}
	defer stopFeeds()
	s.alive = func() error {
		_, err := cov.store.Last(ctx)
		return err
	}
	l, err := h.listener.again()
	if err != nil {
		return err
	}
	h.announce()
	door.lend(cov)
	return s.run(ctx, l)
}

func newService(a *app, cov *coverage) *service {
	s := &service{log: a.log, mux: http.NewServeMux(), platforms: map[string]platform{}, figures: a.figures, ledger: cov.ledger}
	s.gauges = &gauges{
		log: a.log, platforms: s.platforms, queues: map[string]func() int{},
		store: cov.store, index: cov.index, dir: cov.dir,
	}
	s.figures.registry.MustRegister(s.gauges)
	cov.bot.Observe = s.figures.observe
	return s
}

// locate lets flags say where the articles are, and else the configuration,
// which says how much memory they may take.
func (a *app) locate(cfg config) {
	if a.data == "" && a.corpus == "" {
		a.data, a.corpus, a.aliases = cfg.Data, cfg.Corpus, cfg.Aliases
	}
	a.cacheMB = cfg.CacheMB
}

// run serves until ctx ends or a part fails for good.
func (s *service) run(ctx context.Context, l net.Listener) error {
	s.handleHealth()
	if err := notify("READY=1"); err != nil {
		s.log.Warn("the service manager cannot be told that the service is ready", "err", err)
	}
	server := newServer(s.mux)
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		return watch(ctx, watchdogEvery(os.Getenv), s.alive, func() error { return notify("WATCHDOG=1") })
	})
	g.Go(func() error {
		if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	})
	for name, p := range s.platforms {
		g.Go(func() error {
			if err := p.Run(ctx); err != nil && ctx.Err() == nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			return nil
		})
	}
	g.Go(func() error { return s.publisher.Run(ctx) })
	g.Go(func() error { return s.audit.run(ctx) })
	g.Go(func() error { return tidy(ctx, s.ledger, s.log) })
	g.Go(func() error {
		<-ctx.Done()
		stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), drain)
		defer cancel()
		if err := server.Shutdown(stop); err != nil {
			s.log.Warn("requests that took too long were cut off", "err", err)
			return server.Close()
		}
		return nil
	})
	return g.Wait()
}

// newServer bounds what one connection may cost; the handlers bound their own
// work.
func newServer(h http.Handler) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
	}
}
