package chat_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"dateline/adapters/adaptertest"
	"dateline/adapters/chat"
	"dateline/bot"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// An errand is a task of the platform in memory.
type errand struct {
	chat.Task
	Note string `json:"note,omitempty"`
}

var (
	errTrouble = errors.New("no route to host")
	errRefused = errors.New("no such channel")
)

// A platform in memory reads errands as JSON, and keeps what it is given.
type platform struct {
	engine *chat.Engine[errand, *errand]
	// perform does errands; nil: the bot is asked, and its reply kept.
	perform func(context.Context, errand) error
	tell    func(errand, bot.Reply) error

	mu       sync.Mutex
	answered []string // headlines, by place
	told     []string
}

func (p *platform) Read(_ context.Context, kind string, body []byte) (errand, error) {
	if kind == "noise" {
		return errand{}, chat.ErrNotForUs
	}
	t, err := chat.Decode(body, func(t errand) (errand, error) { return t, nil })
	if err != nil {
		return t, err
	}
	t.Redelivered, t.Spoken, t.Urgent = kind == "event", kind == "spoken", kind == "window"
	return t, t.Complete("memory", time.Now(), time.UTC)
}

func (p *platform) Perform(ctx context.Context, t errand) error {
	if p.perform != nil {
		return p.perform(ctx, t)
	}
	switch t.Kind {
	case chat.Edit, chat.Deletion:
		return p.engine.Follow(ctx, t, p)
	}
	rep, err := p.engine.Ask(ctx, t.Request)
	if err != nil {
		return err
	}
	p.note(&p.answered, t.Request.Place+": "+rep.Question)
	return p.engine.Link(ctx, t, "answer to "+t.Message, rep.Receipt)
}

func (p *platform) Tell(_ context.Context, t errand, r bot.Reply) error {
	if p.tell != nil {
		return p.tell(t, r)
	}
	p.note(&p.told, r.Headline)
	return nil
}

func (p *platform) Classify(err error) (chat.Class, time.Duration) {
	switch {
	case err == nil:
		return chat.Done, 0
	case errors.Is(err, errRefused):
		return chat.Elsewhere, 0
	}
	return chat.Again, 0
}

func (p *platform) Rewrite(_ context.Context, k bot.Link, r bot.Reply) (string, error) {
	p.note(&p.answered, k.Answer+" is now "+r.Question)
	return k.Answer, nil
}

func (p *platform) Remove(_ context.Context, k bot.Link) error {
	p.note(&p.answered, k.Answer+" is gone")
	return nil
}

func (p *platform) note(list *[]string, what string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	*list = append(*list, what)
}

// A stage is an engine between a house and a platform in memory.
type stage struct {
	*adaptertest.Bench
	*platform
	t   *testing.T
	end func() // of the engine
}

func quick() chat.Timing {
	t := chat.DefaultTiming()
	t.Workers, t.Depth = 2, 20
	return t
}

// newStage sets a stage in a bubble of its own time.
func newStage(t *testing.T, timing chat.Timing) *stage {
	t.Helper()
	s := &stage{Bench: adaptertest.NewBench(t), t: t}
	// One connection keeps the database alive, and one works. Two that work
	// would wait for each other's locks in real time, in which that of the
	// bubble stands still.
	s.Bot.Coverage.DB().SetMaxOpenConns(2)
	s.start(&platform{}, timing)
	return s
}

// start runs an engine over the platform until end, or the end of the test.
func (s *stage) start(p *platform, timing chat.Timing) {
	s.t.Helper()
	s.platform = p
	p.engine = chat.New[errand](p, chat.Options{
		Name: "memory", Bot: s.Bot, Ledger: s.Ledger, Log: s.Logger(), Timing: timing, Now: time.Now,
	})
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	nothing := func(context.Context) error { return nil }
	h := &chat.Health{Name: "Memory"}
	go func() {
		ended <- p.engine.Serve(ctx, chat.Service{Health: h, Login: nothing, Connect: func(ctx context.Context) { <-ctx.Done() }})
	}()
	s.end = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			s.t.Errorf("Serve: %v", err)
		}
	})
	s.t.Cleanup(s.end)
	synctest.Wait()
}

var keys int

// deliver hands a question over as the platform does, after a change.
func (s *stage) deliver(kind string, change func(*errand)) chat.Taken {
	s.t.Helper()
	keys++
	t := errand{Task: chat.Task{Kind: chat.Message, Called: true, Message: fmt.Sprint("m", keys)}}
	t.Request = bot.Request{Key: fmt.Sprint("key ", keys), Place: "general", Thread: t.Message, Person: "ann", Text: adaptertest.Answered}
	if change != nil {
		change(&t)
	}
	raw, err := json.Marshal(t)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.engine.Accept(s.t.Context(), kind, raw, nil)
}

func (s *stage) pending() int {
	s.t.Helper()
	left, err := s.Ledger.Pending(context.Background(), "memory")
	if err != nil {
		s.t.Fatal(err)
	}
	return len(left)
}

func (s *stage) expect(what string, got []string, want ...string) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if !slices.EqualFunc(got, want, strings.Contains) {
		s.t.Errorf("%s: %q, want %q", what, got, want)
	}
}

// pass lets time pass, until nobody has anything to do.
func pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

func bubble(t *testing.T, test func(t *testing.T)) { synctest.Test(t, test) }
