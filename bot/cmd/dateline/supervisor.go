package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"dateline/bot/cmd/dateline/config"
	"dateline/bot/cmd/dateline/control"
	"dateline/bot/cmd/dateline/coverage"
	"dateline/bot/cmd/dateline/datafolder"
	"dateline/corpus"
)

// A supervisor keeps a service running over the data folder: over what it holds
// now and, once that was swapped, over what it holds then. The address and the
// folder's lock are kept in between.
type supervisor struct {
	*app
	cfg      config.Config
	listener reusableListener
	// shared lends the parts of the service to commands.
	shared *control.Shared[*parts]
	// restoring is held while a backup is being restored.
	restoring sync.Mutex
	// announced says that the address has been printed.
	announced bool
}

// folderPoll is how often a service that answers from the briefs looks whether
// there is a data folder now.
const folderPoll = 2 * time.Second

// run serves until ctx ends or a part fails for good.
func (s *supervisor) run(ctx context.Context, cov *coverage.Coverage) error {
	g, ctx := errgroup.WithContext(ctx)
	acceptCommands := func(dir string) { s.acceptCommands(ctx, g, dir) }
	g.Go(func() (err error) {
		defer s.shared.Close()
		if cov.Dir != "" {
			acceptCommands(cov.Dir)
		}
		for cov != nil && err == nil {
			cov, err = s.serveUntilSwap(ctx, cov, acceptCommands)
		}
		return unlessCanceled(ctx, err)
	})
	return g.Wait()
}

// acceptCommands starts to run commands for clients that name the data folder
// dir. Where that is not possible, the service does without, and logs it.
func (s *supervisor) acceptCommands(ctx context.Context, g *errgroup.Group, dir string) {
	server, err := control.Listen(dir, drain, s.runForClient)
	if err != nil {
		s.log.Warn("commands cannot be run beside this service", "folder", dir, "err", err)
		return
	}
	g.Go(func() error { return server.Run(ctx) })
}

// unlessCanceled is err, or nil where err only says that ctx was cancelled.
func unlessCanceled(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// serveUntilSwap serves over one coverage until another one is to take its
// place, closes it, and returns that other one; nil when it is time to stop.
func (s *supervisor) serveUntilSwap(ctx context.Context, cov *coverage.Coverage, acceptCommands func(dir string)) (next *coverage.Coverage, err error) {
	var swap *control.Swap
	inner, stop := context.WithCancel(ctx)
	defer stop()
	g, inner := errgroup.WithContext(inner)
	g.Go(func() error { return unlessCanceled(inner, s.serveOver(inner, cov)) })
	g.Go(func() error {
		if swap = s.shared.NextSwap(inner); swap != nil {
			stop()
		}
		return nil
	})
	if cov.Dir == "" && s.corpus == "" {
		g.Go(func() error {
			if next = s.awaitFolder(inner, acceptCommands); next != nil {
				stop()
			}
			return nil
		})
	}
	err = g.Wait()
	held, closing := cov.Release()
	err = errors.Join(err, closing)
	if err == nil && swap != nil {
		return s.swap(ctx, cov.Dir, held, swap)
	}
	err = errors.Join(err, held.Close())
	if swap != nil {
		swap.Finish(err)
	}
	if err != nil && next != nil {
		return nil, errors.Join(err, next.Close())
	}
	return next, err
}

// swap makes a swap, and opens what the data folder holds then. A service that
// was told to stop meanwhile leaves the opening to the next one.
func (s *supervisor) swap(ctx context.Context, dir string, held io.Closer, swap *control.Swap) (*coverage.Coverage, error) {
	failed := swap.Change()
	if ctx.Err() != nil {
		swap.Finish(failed)
		return nil, held.Close()
	}
	opts, err := s.coverageOptions()
	if err != nil {
		err = errors.Join(err, held.Close())
		swap.Finish(errors.Join(failed, err))
		return nil, err
	}
	cov, err := coverage.Reopen(ctx, dir, held, opts)
	swap.Finish(errors.Join(failed, err))
	if err != nil {
		return nil, err
	}
	s.log.Info("the service runs again, over what the data folder holds now", "folder", dir)
	return cov, nil
}

// awaitFolder opens the data folder once an import or a restore has made it,
// for a service that answers from the briefs until then; nil when ctx ends.
// Commands are accepted from then on, and wait until the service runs over the
// folder.
func (s *supervisor) awaitFolder(ctx context.Context, acceptCommands func(dir string)) *coverage.Coverage {
	tick := time.NewTicker(folderPoll)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		dir, _, err := s.dataFolder()
		if err != nil || !datafolder.Exists(dir) {
			continue
		}
		cov, err := s.openFull(ctx)
		var used *corpus.InUseError
		switch {
		case err == nil:
			s.log.Info("articles have been imported: the service now answers from them instead of its briefs", "folder", dir)
			acceptCommands(dir)
			return cov
		case errors.As(err, &used): // the import or restore is not done
		case ctx.Err() == nil:
			s.log.Error("the data folder that was made cannot be opened; the service goes on with its briefs", "folder", dir, "err", err)
			return nil
		}
	}
}

// A reusableListener stays open for the servers that use it one after another:
// connections that come in between wait.
type reusableListener struct{ *net.TCPListener }

// reopen is the listener for the next server.
func (l reusableListener) reopen() (net.Listener, error) { return l, l.SetDeadline(time.Time{}) }

// Close ends the accepting of the server that uses it now, and nothing else.
func (l reusableListener) Close() error { return l.SetDeadline(time.Unix(1, 0)) }

// announce prints the address, once.
func (s *supervisor) announce() {
	if s.announced {
		return
	}
	s.announced = true
	_, _ = fmt.Fprintf(s.out, "dateline serves on http://%s\n", s.listener.Addr())
	if hint := s.cfg.PageHint(s.listener.Addr()); hint != "" {
		_, _ = fmt.Fprintln(s.out, hint)
	}
}
