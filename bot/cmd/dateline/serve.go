package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"time"

	"github.com/spf13/cobra"

	"dateline/bot/cmd/dateline/config"
	"dateline/bot/cmd/dateline/control"
	"dateline/bot/cmd/dateline/coverage"
	"dateline/bot/cmd/dateline/monitor"
)

// drain is how long answers in progress may take once the service is told to
// stop.
const drain = 10 * time.Second

func (a *app) serveCommand() *cobra.Command {
	var path, listen string
	c := &cobra.Command{
		Use:   "serve",
		Short: "Answer on every configured platform until stopped",
		Long: `Serve runs the platforms that have tokens, in the configuration file or in the
environment, and an HTTP server: / is a page to ask questions and read sources,
/readyz says whether each platform takes questions, /healthz whether the
connection to one has frozen; /readyz/slack and so on report on one platform.

  Web       open to this machine; to others with DATELINE_WEB_TOKEN, by visiting
            /?token=… once, or behind a reverse proxy (web: proxies).
            With DATELINE_PUBLIC_URL, answers elsewhere link to it

  Slack     SLACK_BOT_TOKEN with SLACK_APP_TOKEN (Socket Mode) or with
            SLACK_SIGNING_SECRET (HTTP under /slack/)
  Discord   DISCORD_BOT_TOKEN, DISCORD_APPLICATION_ID (gateway), and with
            DISCORD_PUBLIC_KEY over HTTP at /discord/interactions

Each may be read from a file instead: SLACK_BOT_TOKEN_FILE and so on. When stopped
(Ctrl-C, SIGTERM), it finishes the answers in progress.`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, err := config.ReadValid(path, os.Getenv)
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

func (a *app) serve(ctx context.Context, cfg config.Config) (err error) {
	a.locate(cfg)
	if !a.verbose {
		a.level.Set(slog.LevelInfo)
	}
	a.metrics = monitor.NewMetrics()
	cov, err := a.openCoverage(ctx)
	if err != nil {
		return err
	}
	l, err := listen(cfg.Listen)
	if err != nil {
		return errors.Join(err, cov.Close())
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	defer context.AfterFunc(ctx, func() { _ = monitor.Notify("STOPPING=1") })() // it does not wait for the service manager
	s := &supervisor{app: a, cfg: cfg, listener: reusableListener{l}, shared: control.NewShared[*parts]()}
	return s.run(ctx, cov)
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

// locate lets flags say where the articles are, and else the configuration,
// which says how much memory they may take.
func (a *app) locate(cfg config.Config) {
	if a.data == "" && a.corpus == "" {
		a.data, a.corpus, a.aliases = cfg.Data, cfg.Corpus, cfg.Aliases
	}
	a.cacheMB = cfg.CacheMB
}

// serveOver runs a service over a coverage until ctx ends or one of its parts
// fails for good.
func (s *supervisor) serveOver(ctx context.Context, cov *coverage.Coverage) error {
	v, err := s.openService(ctx, cov)
	if err != nil {
		return err
	}
	l, err := s.listener.reopen()
	if err == nil {
		s.announce()
		err = v.run(ctx, l, s.lend)
	}
	return errors.Join(err, v.close())
}

// lend lets commands use the parts of a service until ctx ends, and returns when
// none does any more.
func (s *supervisor) lend(ctx context.Context, p *parts) error {
	s.shared.Offer(p)
	<-ctx.Done()
	s.shared.Recall(drain)
	return nil
}
