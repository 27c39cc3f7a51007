package discord

import (
	"context"
	"flag"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"dateline/adapters/adaptertest"
	"dateline/adapters/chat"
	"dateline/adapters/discord/discordfake"
	"dateline/bot"
	"dateline/bot/secret"
)

func TestMain(m *testing.M) {
	// Most of a test's time the library sleeps: see newStage.
	if err := flag.Set("test.parallel", "12"); err != nil {
		panic(err)
	}
	// What a session that deadlocked leaves behind: see link.open.
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("github.com/bwmarrin/discordgo.(*Session).CloseWithCode"))
}

// A stage is a house, a fake Discord, and the adapter between them.
type stage struct {
	*adaptertest.Bench
	discord *discordfake.Fake
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

// A transport is how Discord delivers interactions.
type transport string

const (
	overGateway transport = "gateway"
	overHTTP    transport = "http"
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
		response: time.Minute,
		open:     20 * time.Second, stuck: 20 * time.Second,
		watch: 20 * time.Millisecond, grace: 100 * time.Millisecond, silent: time.Minute, quiet: 30 * time.Second, rest: 100 * time.Millisecond,
		identify: 10 * time.Millisecond, backoff: 100 * time.Millisecond, settled: time.Minute,
	}
}

// patient is a fake that waits for acknowledgements for longer than Discord.
func patient(t *testing.T, opts ...discordfake.Option) *discordfake.Fake {
	t.Helper()
	return discordfake.New(t, append(opts, discordfake.ResponseWithin(time.Minute))...)
}

// newStage sets a stage. Tests run side by side: the library sleeps for a
// second at the end of each session.
func newStage(t *testing.T, via transport, p timing, opts ...discordfake.Option) *stage {
	t.Helper()
	t.Parallel()
	s := &stage{Bench: adaptertest.NewBench(t), discord: patient(t, opts...)}
	s.start(t, via, p)
	return s
}

func (s *stage) config(via transport) Config {
	cfg := Config{
		BotToken: secret.New(s.discord.Token()), APIURL: s.discord.APIURL(), ApplicationID: s.discord.ApplicationID(),
	}
	if via == overHTTP {
		cfg.PublicKey = s.discord.PublicKey()
	}
	return cfg
}

// start runs an adapter until stop or the end of the test.
func (s *stage) start(t *testing.T, via transport, p timing) {
	t.Helper()
	s.startWith(t, via, s.config(via), p)
}

func (s *stage) startWith(t *testing.T, via transport, cfg Config, p timing) {
	t.Helper()
	cfg.Observe = s.observe
	a, err := newAdapter(cfg, s.Bot, s.Ledger, s.Logger(), p)
	if err != nil {
		t.Fatal(err)
	}
	a.engine.Now = s.now
	s.adapter = a
	server := httptest.NewServer(a.Handler())
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx) }()
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
	}
	t.Cleanup(func() {
		s.stop()
		if t.Failed() {
			t.Logf("log:\n%s\ntimeline:\n%s", s.Log, s.discord.Timeline())
		}
	})
	s.ready(t)
	if via == overHTTP {
		if err := s.discord.SetEndpoint(server.URL + "/discord/interactions"); err != nil {
			t.Fatal(err)
		}
	}
}

// ready waits until the adapter takes questions.
func (s *stage) ready(t *testing.T) {
	t.Helper()
	s.until(t, "ready", func() bool { h := s.adapter.Health(); return h.Ready })
}

// until waits for something that does not show on a timeline.
func (s *stage) until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	deadline := time.Now().Add(2 * time.Minute)
	for !holds() {
		if time.Now().After(deadline) {
			h := s.adapter.Health()
			t.Fatalf("never: %s; health: %s\n%s", what, h.Reason, s.Log)
		}
		chat.Pause(context.Background(), time.Millisecond)
	}
}

func bothWays(t *testing.T, test func(t *testing.T, via transport)) {
	for _, via := range []transport{overGateway, overHTTP} {
		t.Run(string(via), func(t *testing.T) { test(t, via) })
	}
}

// settled waits until everything that was taken in is dealt with.
func (s *stage) settled(t *testing.T) {
	t.Helper()
	s.until(t, "everything dealt with", func() bool {
		left, err := s.Ledger.Pending(context.Background(), Platform)
		if err != nil {
			t.Fatal(err)
		}
		return len(left) == 0
	})
}

func ask(question string, more ...discordfake.Opt) []discordfake.Opt {
	return append([]discordfake.Opt{{Name: "question", Value: question}}, more...)
}
