package slack

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"dateline/adapters/adaptertest"
	"dateline/adapters/chat"
	"dateline/adapters/slack/slackfake"
)

func TestTwoSocketsCoverEachOther(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	for i, end := range []func(*slackfake.Socket){(*slackfake.Socket).Drop, (*slackfake.Socket).DropInFrame} {
		open := s.slack.WaitForSockets(sockets)
		end(open[0])
		ann.Slash(general, "/coverage "+adaptertest.Answered)
		general.WaitForCount(`only U1 sees`, i+1)
		s.slack.Until("a new socket", func() bool { n := s.slack.Sockets(); return len(n) == sockets && n[1] != open[1] })
	}
}

// What comes between the warning and the end, on either socket, is not lost.
func TestNothingIsLostWhileSlackRefreshesASocket(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{WarningAhead: 5 * time.Second})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	old := s.slack.WaitForSockets(sockets)
	for _, c := range old {
		c.Refresh()
	}
	for i := 0; !gone(s, old[0]) || !gone(s, old[1]); i++ {
		ann.Slash(general, "/coverage "+adaptertest.Answered)
		general.WaitForCount(`only U1 sees`, i+1)
	}
	if general.Count("operation_timeout|dispatch_failed") != 0 {
		t.Errorf("commands were lost:\n%s", general)
	}
}

func TestFrozenSocketIsReplacedAndHealthSaysSo(t *testing.T) {
	p := quick()
	p.ping, p.quiet, p.frozen = 50*time.Millisecond, 300*time.Millisecond, 3*time.Second
	s := newStage(t, overSocket, p, slackfake.Options{})
	frozen := s.slack.WaitForSockets(sockets)[0]
	// A machine that is busy may let a ping wait that long now and then.
	sound := func() bool {
		h := s.adapter.Health()
		return h.Ready && !h.Frozen && !h.Heard.IsZero()
	}
	s.slack.Until("sound health", sound)
	frozen.Freeze()
	s.slack.Until("red health", func() bool {
		h := s.adapter.Health()
		return !h.Ready && h.Frozen && strings.Contains(h.Reason, "1 of 2 sockets are silent")
	})
	s.slack.Until("a new socket", func() bool { return gone(s, frozen) })
	s.slack.WaitForSockets(sockets)
	s.ready(t)
	s.slack.Until("sound health again", sound)
}

func gone(s *stage, c *slackfake.Socket) bool {
	for _, open := range s.slack.Sockets() {
		if open == c {
			return false
		}
	}
	return true
}

func TestPingsAreAnswered(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{PingEvery: 500 * time.Millisecond})
	s.slack.Until("some pongs", func() bool {
		return slices.ContainsFunc(s.slack.Sockets(), func(c *slackfake.Socket) bool {
			_, pongs := c.Heartbeats()
			return pongs >= 5
		})
	})
}

func TestRubbishOnTheSocketIsPassedOver(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	for _, raw := range []string{
		`not JSON`, `[]`, `null`, `{"type":7}`, `{"type":"unheard_of","envelope_id":"x"}`, `""`,
		`{"type":"hello","num_connections":"many"}`,
	} {
		for _, c := range s.slack.WaitForSockets(sockets) {
			c.SendRaw(raw)
		}
	}
	ann.Slash(general, "/coverage "+adaptertest.Answered)
	general.WaitFor(`only U1 sees #1: How much`)
}

func TestRevokedTokensEndAllAttempts(t *testing.T) {
	for _, code := range []string{"token_revoked", "invalid_auth", "account_inactive"} {
		t.Run("at the start "+code, func(t *testing.T) {
			s := &stage{Bench: adaptertest.NewBench(t), slack: slackfake.New(t)}
			s.slack.Revoke(code)
			a := newAdapter(config(s.slack.APIURL(), overSocket), s.Bot, s.Ledger, s.Logger(), quick())
			ctx, cancel := context.WithCancel(context.Background())
			ended := make(chan error, 1)
			go func() { ended <- a.Run(ctx) }()
			s.slack.Until("red health", func() bool { h := a.Health(); return !h.Ready && strings.Contains(h.Reason, code) })
			cancel()
			if err := <-ended; err != nil {
				t.Error(err)
			}
			if n := len(s.slack.Requests("")); n != 1 {
				t.Errorf("%d attempts", n)
			}
		})
		t.Run("later "+code, func(t *testing.T) {
			s := newStage(t, overSocket, quick(), slackfake.Options{})
			open := s.slack.WaitForSockets(sockets)
			s.slack.Revoke(code)
			for _, c := range open {
				c.Drop()
			}
			s.slack.Until("red health", func() bool { h := s.adapter.Health(); return !h.Ready && strings.Contains(h.Reason, code) })
			before := len(s.slack.Requests("apps.connections.open"))
			chat.Pause(context.Background(), 300*time.Millisecond) // long enough for thirty attempts
			if n := len(s.slack.Requests("apps.connections.open")); n > before+sockets {
				t.Errorf("%d attempts after the refusal", n-before)
			}
		})
	}
}

func TestSocketModeSwitchedOff(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	s.slack.WaitForSockets(sockets)[0].Disconnect("link_disabled")
	s.slack.Until("red health", func() bool { h := s.adapter.Health(); return !h.Ready && strings.Contains(h.Reason, "link_disabled") })
}

// A Slack whose sockets open and close at once is asked for a new one at most
// once a second, less and less often, and at full speed again after a minute
// of life. The clock is synctest's.
func TestNoReconnectStorm(t *testing.T) {
	for name, fail := range map[string]error{
		"closed at once": errors.New("closed"), "too many": errTooMany, "unreachable": errors.New("no route"),
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var mu sync.Mutex
				var opens []time.Time
				s := &supervisor{health: newHealth(0, false), timing: defaultTiming(), log: slog.New(slog.DiscardHandler)}
				s.open = func(context.Context) (string, error) {
					mu.Lock()
					defer mu.Unlock()
					opens = append(opens, time.Now())
					return "", fail
				}
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
				defer cancel()
				s.run(ctx)
				for i := 1; i < len(opens); i++ {
					// the limiter counts in fractions of a token, and rounds
					if gap := opens[i].Sub(opens[i-1]); gap < openEvery-time.Microsecond {
						t.Errorf("openings %d and %d are %v apart", i, i+1, gap)
					}
				}
				if len(opens) < 10 || len(opens) > 45 {
					t.Errorf("%d openings in ten minutes", len(opens))
				}
				if h := s.health.state(time.Now()); h.Ready {
					t.Errorf("healthy: %s", h.Reason)
				}
			})
		})
	}
}

func TestFinalRefusalStopsTheSupervisor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHealth(0, true)
		h.Start()
		s := &supervisor{health: h, timing: defaultTiming(), log: slog.New(slog.DiscardHandler)}
		opens := 0
		s.open = func(context.Context) (string, error) { opens++; return "", errDisabled }
		s.run(t.Context())
		if h := s.health.state(time.Now()); h.Ready || !strings.Contains(h.Reason, "link_disabled") {
			t.Errorf("health: %v %q", h.Ready, h.Reason)
		}
		if opens != 1 {
			t.Errorf("%d openings", opens)
		}
	})
}

func TestHealthNamesItsReason(t *testing.T) {
	now := time.Now()
	live, silent, mute := &socket{}, &socket{}, &socket{}
	live.greeted.Store(true)
	live.heard.Store(now.UnixNano())
	silent.greeted.Store(true)
	silent.heard.Store(now.Add(-time.Minute).UnixNano())
	mute.heard.Store(now.UnixNano())
	healthy := func(expected bool, sockets map[*socket]bool, changes ...func(*health)) *health {
		h := newHealth(15*time.Second, expected)
		h.sockets = sockets
		for _, change := range changes {
			change(h)
		}
		return h
	}
	start := func(h *health) { h.Start() }
	trouble := func(h *health) { h.Trouble(io.EOF) }
	refuse := func(h *health) { h.Refuse(errors.New("token_revoked")) }
	for want, h := range map[string]*health{
		"true ":                               healthy(false, nil, start),
		"false Slack is not reached yet":      healthy(false, nil),
		"false Slack is not reached yet: EOF": healthy(false, nil, trouble),
		"false Slack refuses: token_revoked":  healthy(false, nil, start, refuse),
		"false Slack: no socket is open":      healthy(true, map[*socket]bool{mute: true}, start),
		"false Slack: no socket is open: EOF": healthy(true, nil, start, trouble),
		"true":                                healthy(true, map[*socket]bool{live: true, mute: true}, start),
		"false Slack: 1 of 2 sockets are silent and will be replaced": healthy(true, map[*socket]bool{live: true, silent: true}, start),
	} {
		got := h.state(now)
		if got := fmt.Sprint(got.Ready, " ", got.Reason); strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
