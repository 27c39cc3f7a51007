package slack

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"dateline/adapters/chat"
)

// timing is how fast things are tried, and how long they are waited for.
type timing struct {
	chat.Timing
	// ping is how often a socket is asked for a sign of life; without one it is
	// unhealthy after quiet and replaced after frozen.
	ping, quiet, frozen time.Duration
	// open is the least time between two openings; backoff the longest wait
	// between failing ones; settled how long a socket lives before its earlier
	// failures are forgotten.
	open, backoff, settled time.Duration
}

func defaultTiming() timing {
	return timing{
		Timing: chat.DefaultTiming(),
		ping:   5 * time.Second, quiet: 15 * time.Second, frozen: 30 * time.Second,
		open: openEvery, backoff: time.Minute, settled: time.Minute,
	}
}

// sockets is how many connections are kept open. Each delivery goes to one of
// them, so that while one is replaced another one takes what comes.
const sockets = 2

// A supervisor keeps sockets open.
type supervisor struct {
	open   func(context.Context) (address string, err error)
	accept acceptor
	health *health
	timing timing
	log    *slog.Logger
	// gate spaces openings.
	gate *rate.Limiter
}

// run keeps the sockets until ctx ends or Slack refuses for good.
func (s *supervisor) run(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s.gate = rate.NewLimiter(rate.Every(s.timing.open), 1)
	var all sync.WaitGroup
	for range sockets {
		all.Go(func() {
			if err := s.keep(ctx, &all); err != nil {
				s.health.Refuse(err)
				s.log.ErrorContext(ctx, "Slack refuses the connection; it is not tried again", "err", err)
				cancel()
			}
		})
	}
	all.Wait()
}

// keep opens one connection after the other. A connection that Slack is about
// to close is read to its end while the next one is opened.
func (s *supervisor) keep(ctx context.Context, all *sync.WaitGroup) error {
	waits := chat.NewBackoff(s.timing.open, s.timing.backoff)
	for {
		if s.gate.Wait(ctx) != nil {
			return nil
		}
		began := time.Now()
		err := s.once(ctx, all)
		if isFinal(err) {
			return err
		}
		if ctx.Err() != nil {
			return nil
		}
		s.log.InfoContext(ctx, "socket is replaced", "reason", err, "after", time.Since(began).Round(time.Second).String())
		s.health.Trouble(err)
		wait := waits.NextBackOff()
		switch {
		case errors.Is(err, errTooMany):
			wait = max(wait, s.timing.backoff/4) // others of this app must close theirs first
		case time.Since(began) >= s.timing.settled:
			waits.Reset()
			wait = 0
		}
		if !chat.Pause(ctx, wait) {
			return nil
		}
	}
}

// What ends a connection.
var (
	errLeaving  = errors.New("asked for a new connection")
	errTooMany  = errors.New("too_many_websockets: more than ten connections are open for this app")
	errDisabled = errors.New("link_disabled: Socket Mode is switched off for this app")
)

// once opens a connection, and returns when it ended or is about to.
func (s *supervisor) once(ctx context.Context, all *sync.WaitGroup) error {
	address, err := s.open(ctx)
	if err != nil {
		return err
	}
	c, err := dial(ctx, address, s.timing, s.log)
	if err != nil {
		return err
	}
	s.health.add(c)
	end := make(chan error, 2)
	all.Go(func() {
		defer s.health.remove(c)
		end <- c.serve(ctx, s.accept, func(reason string) {
			select {
			case end <- leaving(reason):
			default: // said before
			}
		})
	})
	return <-end
}

func leaving(reason string) error {
	switch reason {
	case "too_many_websockets":
		return errTooMany
	case "link_disabled":
		return errDisabled
	}
	return errLeaving
}
