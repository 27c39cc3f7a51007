package slack

import (
	"context"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"dateline/adapters/adaptertest"
	"dateline/adapters/chat"
	"dateline/adapters/slack/slackfake"
	"dateline/bot"
	"dateline/bot/secret"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// A stage is a house, a fake workspace, and the adapter between them.
type stage struct {
	*adaptertest.Bench
	slack   *slackfake.Slack
	adapter *Adapter
	stop    func() // ends the adapter and waits for it
	// later is how much later it is for the adapter, faults how many of its
	// next layouts panic.
	later, faults atomic.Int64
}

// observe panics while an answer is laid out, where that is wanted.
func (s *stage) observe(e bot.Event) {
	if e.Kind == bot.Rendered && s.faults.Load() > 0 {
		s.faults.Add(-1)
		panic("a fault in the layout")
	}
}

func (s *stage) now() time.Time { return time.Now().Add(time.Duration(s.later.Load())) }

// kill ends the adapter without waiting for what is being answered.
func (s *stage) kill() {
	s.adapter.engine.Timing.Drain = time.Nanosecond
	s.stop()
}

// A transport is how Slack delivers.
type transport string

const (
	overSocket transport = "socket"
	overHTTP   transport = "http"
)

// quick is a timing at which a test need not wait. What bounds something is far
// off: a busy machine is not what is tested.
func quick() timing {
	return timing{
		Timing: chat.Timing{
			Workers: 8, Depth: 400, Moment: time.Minute,
			Call: time.Minute, Sending: 2 * time.Minute, First: 10 * time.Millisecond,
			Retry: 50 * time.Millisecond, GiveUp: 24 * time.Hour, Drain: time.Minute,
		},
		ping: 200 * time.Millisecond, quiet: 30 * time.Second, frozen: time.Minute,
		open: 10 * time.Millisecond, backoff: 100 * time.Millisecond, settled: time.Second,
	}
}

// generous lets tests with a quick timing open sockets as often as they must; how
// often they open is tested by itself.
const generous = 1000

// unhurried has Slack wait a minute where it waits three seconds: a busy machine
// is not what is tested.
const unhurried = 20

func newStage(t *testing.T, via transport, p timing, opts slackfake.Options) *stage {
	t.Helper()
	s := &stage{Bench: adaptertest.NewBench(t), slack: newSlack(t, opts)}
	s.start(t, via, p)
	return s
}

// newSlack is a Slack that lets tests at a quick pace open sockets as often as
// they must, and does not hurry.
func newSlack(t *testing.T, opts slackfake.Options) *slackfake.Slack {
	if opts.OpensPerSecond == 0 {
		opts.OpensPerSecond = generous
	}
	if opts.Scale == 0 {
		opts.Scale = unhurried
	}
	if opts.RetryScale == 0 {
		opts.RetryScale = 1. / 60 // what comes between two sockets comes a second later
	}
	return slackfake.New(t, opts)
}

func config(api string, via transport) Config {
	cfg := Config{BotToken: secret.New(slackfake.BotToken), APIURL: api}
	if via == overHTTP {
		cfg.SigningSecret = secret.New(slackfake.SigningSecret)
	} else {
		cfg.AppToken = secret.New(slackfake.AppToken)
	}
	return cfg.withDefaults()
}

// start runs an adapter until stop or the end of the test.
func (s *stage) start(t *testing.T, via transport, p timing) {
	t.Helper()
	cfg := config(s.slack.APIURL(), via)
	cfg.Observe = s.observe
	if err := cfg.Check(); err != nil {
		t.Fatal(err)
	}
	s.adapter = newAdapter(cfg, s.Bot, s.Ledger, s.Logger(), p)
	s.adapter.engine.Now = s.now
	server := httptest.NewServer(s.adapter.Handler())
	if via == overHTTP {
		s.slack.DeliverTo(server.URL)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.adapter.Run(ctx) }()
	stopped := false
	s.stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Run: %v", err)
		}
		server.Close()
		s.slack.Until("closed sockets", func() bool { return len(s.slack.Sockets()) == 0 })
	}
	t.Cleanup(func() {
		s.stop()
		if t.Failed() {
			t.Logf("log:\n%s", s.Log)
		}
	})
	s.ready(t)
}

// ready waits until the adapter takes questions.
func (s *stage) ready(t *testing.T) {
	t.Helper()
	deadline := time.Now().Add(2 * time.Minute)
	for {
		h := s.adapter.Health()
		if h.Ready {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("not ready: %s", h.Reason)
		}
		chat.Pause(context.Background(), time.Millisecond)
	}
}

func bothWays(t *testing.T, test func(t *testing.T, via transport)) {
	for _, via := range []transport{overSocket, overHTTP} {
		t.Run(string(via), func(t *testing.T) { test(t, via) })
	}
}

// settled waits until everything that Slack delivered so far was acknowledged
// and dealt with.
func (s *stage) settled(t *testing.T) {
	t.Helper()
	s.acknowledged()
	deadline := time.Now().Add(2 * time.Minute)
	for {
		left, err := s.Ledger.Pending(context.Background(), Platform)
		if err != nil {
			t.Fatal(err)
		}
		if len(left) == 0 {
			s.acknowledged() // Slack tells of the answers, too
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("not dealt with: %+v", left)
		}
		chat.Pause(context.Background(), time.Millisecond)
	}
}

// quiet checks that nothing more comes: the channel has this many entries once
// everything is settled.
func (s *stage) quiet(t *testing.T, c *slackfake.Channel, entries int) {
	t.Helper()
	s.settled(t)
	if got := c.Timeline(); len(got) != entries {
		t.Errorf("%d entries, want %d:\n%s", len(got), entries, c)
	}
}

func delivery(key, payload string) bot.Delivery {
	return bot.Delivery{Key: key, Platform: Platform, Received: time.Now(), Payload: []byte(payload)}
}

// acknowledged waits until everything that Slack delivered was acknowledged.
// An event that is not is only sent again after what is a minute at Slack.
func (s *stage) acknowledged() {
	for _, d := range s.slack.Deliveries() {
		<-d.Done()
	}
}
