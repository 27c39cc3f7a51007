package discord

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"

	"dateline/adapters/chat"
)

// timing is how fast things are tried, and how long they are waited for.
type timing struct {
	chat.Timing
	// response is how long Discord waits for the first response to an
	// interaction.
	response time.Duration
	// open bounds the opening of a session, stuck how long the library may hold
	// its lock: it is deadlocked after that, and the session is abandoned.
	open, stuck time.Duration
	// watch is how often a session is looked at; a heartbeat must be
	// acknowledged before the next one and within grace, and one is sent at
	// least every silent. A session is unhealthy while one waits for longer
	// than quiet.
	watch, grace, silent, quiet time.Duration
	// rest is how long the library may still be busy with a connection that it
	// has closed.
	rest time.Duration
	// identify is the least time between two identifies; backoff the longest
	// wait between failing ones; settled how long a session lives before its
	// earlier failures are forgotten.
	identify, backoff, settled time.Duration
}

func defaultTiming() timing {
	return timing{
		Timing:   chat.DefaultTiming(),
		response: firstResponse,
		open:     20 * time.Second, stuck: 10 * time.Second,
		watch: time.Second, grace: 10 * time.Second, silent: 2 * time.Minute, quiet: 10 * time.Second, rest: 250 * time.Millisecond,
		// https://discord.com/developers/docs/events/gateway#rate-limiting
		identify: 5 * time.Second, backoff: time.Minute, settled: time.Minute,
	}
}

// A supervisor keeps one gateway session for each shard.
type supervisor struct {
	sender *sender
	hear   func(event string, raw []byte)
	lost   func() // a session ended
	health *health
	timing timing
	log    *slog.Logger
	// gate spaces identifies.
	gate *rate.Limiter
}

// A limit is what Discord says of new sessions:
// https://discord.com/developers/docs/events/gateway#get-gateway-bot
type limit struct {
	URL    string `json:"url"`
	Shards int    `json:"shards"`
	Starts struct {
		Remaining int   `json:"remaining"`
		After     int64 `json:"reset_after"` // milliseconds
	} `json:"session_start_limit"`
}

// run keeps the sessions until ctx ends or Discord refuses for good.
func (s *supervisor) run(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s.gate = rate.NewLimiter(rate.Every(s.timing.identify), 1)
	l, err := s.limit(ctx)
	if err != nil {
		return // ctx ended, or the token is refused, which health knows
	}
	shards := max(l.Shards, 1)
	s.health.want(shards)
	var all sync.WaitGroup
	for shard := range shards {
		all.Go(func() {
			if err := s.keep(ctx, shard, shards); err != nil {
				s.health.Refuse(err)
				s.log.ErrorContext(ctx, "Discord refuses the session; it is not tried again", "err", err)
				cancel()
			}
		})
	}
	all.Wait()
}

// limit asks how sessions are to be opened, as often as that takes.
func (s *supervisor) limit(ctx context.Context) (limit, error) {
	waits := s.waits()
	for {
		var l limit
		err := s.sender.call(ctx, http.MethodGet, "/gateway/bot", nil, &l)
		if err == nil && l.URL != "" {
			return l, nil
		}
		if ctx.Err() != nil || classOf(err) == chat.Refused {
			return l, errors.Join(err, ctx.Err())
		}
		if err != nil {
			s.health.Trouble(err)
		}
		if !chat.Pause(ctx, waits.NextBackOff()) {
			return l, ctx.Err()
		}
	}
}

// keep opens one session after the other, and resumes while Discord lets it.
func (s *supervisor) keep(ctx context.Context, shard, shards int) error {
	var l *link
	waits := s.waits()
	for failures := 0; ctx.Err() == nil; {
		if failures > 1 && !chat.Pause(ctx, waits.NextBackOff()) {
			return nil
		}
		began := time.Now()
		l = s.once(ctx, l, shard, shards)
		if err := l.err; isFinal(err) {
			return explained(err)
		}
		failures++
		if time.Since(began) >= s.timing.settled {
			failures = 0
			waits.Reset()
		}
		if ctx.Err() == nil {
			s.health.Trouble(l.reason())
			s.log.InfoContext(ctx, "gateway session is replaced", "reason", l.reason(), "resumable", l.resumable,
				"after", time.Since(began).Round(time.Second).String())
		}
	}
	return nil
}

// once opens a session, resuming old where that can be, and returns it when it
// has ended.
func (s *supervisor) once(ctx context.Context, old *link, shard, shards int) *link {
	l := old
	if l == nil || !l.resumable {
		var err error
		if l, err = s.fresh(ctx, shard, shards); err != nil {
			return &link{err: err}
		}
	} else if !chat.Pause(ctx, s.timing.rest) {
		return &link{err: ctx.Err()}
	} else {
		l.resuming()
	}
	if l.err = l.open(ctx, s.timing); l.err != nil {
		l.resumable = false
		return l
	}
	s.health.opened(l)
	l.watch(ctx, s.timing, func(ack time.Time, waits time.Duration) { s.health.beat(l, ack, waits) })
	s.health.ended(l)
	s.lost()
	return l
}

// fresh makes a session that will identify, when Discord allows one more.
func (s *supervisor) fresh(ctx context.Context, shard, shards int) (*link, error) {
	if err := s.gate.Wait(ctx); err != nil {
		return nil, err
	}
	l, err := s.limit(ctx)
	if err != nil {
		return nil, err
	}
	if l.Starts.Remaining < 1 {
		wait := time.Duration(l.Starts.After) * time.Millisecond
		err := fmt.Errorf("no session may be started for %s: today's identifies are used up", wait.Round(time.Second))
		s.health.Trouble(err)
		s.log.ErrorContext(ctx, "Discord lets no session start", "err", err)
		if !chat.Pause(ctx, wait) {
			return nil, ctx.Err()
		}
	}
	return newLink(s.sender.cfg, l.URL, shard, shards, s.hear, s.log)
}

// waits are how long to hold back after failures in a row.
func (s *supervisor) waits() *backoff.ExponentialBackOff {
	return chat.NewBackoff(s.timing.First, s.timing.backoff)
}

// isFinal tells whether Discord closed a session so that no other one will do:
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
func isFinal(err error) bool {
	return websocket.IsCloseError(err, 4004, 4010, 4011, 4012, 4013, 4014) || classOf(err) == chat.Refused
}

// explained says of a final code what the operator can do.
func explained(err error) error {
	switch {
	case websocket.IsCloseError(err, 4004):
		return errors.New("4004: the bot token (DISCORD_BOT_TOKEN) is not accepted")
	case websocket.IsCloseError(err, 4014):
		return errors.New("4014: the Message Content intent is not granted: switch it on in the developer portal, or question mode off")
	}
	return err
}
