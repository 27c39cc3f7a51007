package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"golang.org/x/sync/errgroup"

	"dateline/bot/cmd/dateline/monitor"
)

// ledgerRetention is how long the ledger knows what was delivered and which
// message answered which. No platform delivers again after so long, and a thread
// that is older is found by its receipts.
const ledgerRetention = 30 * 24 * time.Hour

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
	g.Go(func() error { return v.follower.run(ctx) })
	g.Go(func() error { return v.publisher.Run(ctx) })
	g.Go(func() error { return hourly(ctx, func() { v.sweep(ctx) }) })
	v.serveHTTP(ctx, g, l)
	return g.Wait()
}

// alive fails where the database does not answer.
func (v *service) alive(ctx context.Context) error {
	_, err := v.Store.Last(ctx)
	return err
}

// sweep removes what need not be kept any more from the audit log and the ledger.
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
// then gives requests in progress until drain has passed.
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

// hourly calls do now and every hour, until ctx ends.
func hourly(ctx context.Context, do func()) error {
	for {
		do()
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(time.Hour):
		}
	}
}
