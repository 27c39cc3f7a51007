package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"time"

	"golang.org/x/sync/errgroup"

	"dateline/corpus"
)

// A host keeps a service running over the data folder: over what it holds now
// and, once that is exchanged, over what it holds then. The address and the
// folder stay taken in between.
type host struct {
	*app
	cfg      config
	listener lasting
	// door is nil where the coverage is in memory, or has no socket.
	door *door
	// announced says that the address was told to the person.
	announced bool
	// meet opens the door of a data folder.
	meet func(dir string)
}

// A renewal is a change of the data folder that nothing may have open.
type renewal struct {
	change func() error
	// done hears of its outcome once the service runs again, or cannot.
	done chan error
}

func (r *renewal) answer(err error) {
	if r != nil {
		r.done <- err
	}
}

// moving is how often a service that answers from the briefs looks whether a
// data folder has come.
const moving = 2 * time.Second

// run serves until ctx ends or a part fails for good.
func (h *host) run(ctx context.Context, cov *coverage) error {
	doors, ctx := errgroup.WithContext(ctx)
	h.meet = func(dir string) {
		if h.door = h.openDoor(h.cfg, dir); h.door != nil {
			doors.Go(func() error { return h.door.Run(ctx) })
		}
	}
	doors.Go(func() (err error) {
		if cov.dir != "" {
			h.meet(cov.dir)
		}
		for cov != nil && err == nil {
			cov, err = h.period(ctx, cov)
		}
		h.door.finish()
		return unlessStopped(ctx, err)
	})
	return doors.Wait()
}

// unlessStopped is err, but for what was only cut short because ctx has ended.
func unlessStopped(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// period serves over one coverage, closes it, and returns the next; nil when
// it is time to stop.
func (h *host) period(ctx context.Context, cov *coverage) (next *coverage, err error) {
	var asked *renewal
	door := h.door
	inner, stop := context.WithCancel(ctx)
	defer stop()
	parts, inner := errgroup.WithContext(inner)
	parts.Go(func() error { return unlessStopped(inner, h.serveOver(inner, cov, door)) })
	parts.Go(func() error {
		<-inner.Done()
		door.clear()
		return nil
	})
	parts.Go(func() error {
		if asked = door.wanted(inner); asked != nil {
			stop()
		}
		return nil
	})
	if cov.dir == "" && h.corpus == "" {
		parts.Go(func() error {
			if next = h.awaitFolder(inner); next != nil {
				stop()
			}
			return nil
		})
	}
	err = parts.Wait()
	held, closing := cov.leave()
	if err = errors.Join(err, closing); err == nil && asked != nil {
		return h.renew(ctx, cov.dir, held, asked)
	}
	err = errors.Join(err, held.Close())
	asked.answer(err)
	if err != nil && next != nil {
		return nil, errors.Join(err, next.Close())
	}
	return next, err
}

// renew has the change made, and opens what is there then. A service that was
// told to stop meanwhile leaves that to the next.
func (h *host) renew(ctx context.Context, dir string, held io.Closer, r *renewal) (*coverage, error) {
	failed := r.change()
	if ctx.Err() != nil {
		r.answer(failed)
		return nil, held.Close()
	}
	cov, err := h.openHeld(ctx, dir, held)
	if err == nil {
		cov, err = h.over(ctx, cov)
	}
	r.answer(errors.Join(failed, err))
	if err != nil {
		return nil, err
	}
	h.log.Info("the service runs again, over what the data folder holds now", "folder", dir)
	return cov, nil
}

// awaitFolder opens the data folder once an import or a restore has made it,
// for a service that answers from the briefs until then; nil when ctx ends.
func (h *host) awaitFolder(ctx context.Context) *coverage {
	tick := time.NewTicker(moving)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		dir, _, err := h.dataFolder()
		if err != nil || !keeps(dir) {
			continue
		}
		cov, err := h.openData(ctx)
		var used *corpus.InUseError
		switch {
		case err == nil:
			h.log.Info("articles have been imported: the service answers from them now, and no more from its briefs", "folder", dir)
			h.meet(dir)
			return cov
		case errors.As(err, &used): // who makes it is not done
		case ctx.Err() == nil:
			h.log.Error("the data folder that has come cannot be opened; the service goes on with its briefs", "folder", dir, "err", err)
			return nil
		}
	}
}

// A lasting listener outlives the servers that use it one after another: those
// who call in between wait.
type lasting struct{ *net.TCPListener }

// again is the listener for the next server.
func (l lasting) again() (net.Listener, error) { return l, l.SetDeadline(time.Time{}) }

// Close ends what accepts on it now.
func (l lasting) Close() error { return l.SetDeadline(time.Unix(1, 0)) }

// announce tells the person once where to look.
func (h *host) announce() {
	if h.announced {
		return
	}
	h.announced = true
	_, _ = fmt.Fprintf(h.out, "dateline serves on http://%s\n", h.listener.Addr())
	if hint := h.cfg.webHint(h.listener.Addr()); hint != "" {
		_, _ = fmt.Fprintln(h.out, hint)
	}
}
