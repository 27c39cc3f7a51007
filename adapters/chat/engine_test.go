package chat_test

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"dateline/adapters/chat"
	"dateline/bot"
)

func TestTaskIsAnsweredOnce(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := newStage(t, quick())
		again := func(e *errand) { e.Request.Key = "the same" }
		s.deliver("event", again)
		s.deliver("event", again)
		s.deliver("noise", nil)
		s.engine.Accept(t.Context(), "event", []byte("{"), nil)
		s.deliver("event", func(e *errand) { e.Request.Person = "" })
		synctest.Wait()
		s.expect("answered", s.answered, "general: ")
		if n := s.pending(); n != 0 {
			t.Errorf("%d tasks are left", n)
		}
	})
}

func TestFaultIsToldAndEnds(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := newStage(t, quick())
		s.perform = func(context.Context, errand) error { panic("layout") }
		s.deliver("event", nil)
		synctest.Wait()
		s.expect("told", s.told, "under reference")
		s.tell = func(errand, bot.Reply) error { panic("layout again") }
		s.deliver("event", nil)
		synctest.Wait()
		if n := s.pending(); n != 0 {
			t.Errorf("%d tasks are met again at each start", n)
		}
	})
}

func TestPassingTroubleIsOvercome(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := newStage(t, quick())
		attempts := 0
		s.perform = func(_ context.Context, e errand) error {
			attempts++
			if e.Request.Recovered != (attempts > 1) || e.Request.Admission == nil {
				t.Errorf("attempt %d: %+v", attempts, e.Request)
			}
			if attempts < 4 {
				return fmt.Errorf("sending: %w", errTrouble)
			}
			return nil
		}
		s.deliver("event", nil)
		pass(10 * time.Minute)
		if attempts != 4 || s.pending() != 0 {
			t.Errorf("%d attempts, %d tasks left", attempts, s.pending())
		}
	})
}

func TestLastingTroubleIsGivenUp(t *testing.T) {
	bubble(t, func(t *testing.T) {
		timing := quick()
		timing.Retry = time.Hour
		s := newStage(t, timing)
		attempts := 0
		s.perform = func(context.Context, errand) error { attempts++; return errTrouble }
		s.deliver("event", nil)
		pass(23 * time.Hour)
		s.expect("told within a day", s.told)
		pass(2 * time.Hour)
		s.expect("told after a day", s.told, chat.SayGivenUp)
		if attempts != 25 || s.pending() != 0 {
			t.Errorf("%d attempts, %d tasks left", attempts, s.pending())
		}
	})
}

func TestRefusalEndsATask(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := newStage(t, quick())
		attempts := 0
		s.perform = func(context.Context, errand) error { attempts++; return errRefused }
		s.deliver("event", nil)
		pass(time.Hour)
		if attempts != 1 || s.pending() != 0 {
			t.Errorf("%d attempts, %d tasks left", attempts, s.pending())
		}
	})
}

// What finds no room among the retries stays in the ledger, and is taken up
// after the next start.
func TestRetriesAreBounded(t *testing.T) {
	bubble(t, func(t *testing.T) {
		timing := quick()
		timing.Depth = 3
		s := newStage(t, timing)
		s.perform = func(context.Context, errand) error { return errTrouble }
		for i := range 5 {
			s.deliver("event", func(e *errand) { e.Request.Place = fmt.Sprint(i) })
			synctest.Wait()
		}
		s.end()
		if n := s.pending(); n != 5 {
			t.Fatalf("%d tasks are kept, want 5", n)
		}
		s.start(&platform{}, quick())
		pass(time.Minute)
		if n := len(s.answered); n != 5 || s.pending() != 0 {
			t.Errorf("%d tasks answered after a restart, %d left", n, s.pending())
		}
	})
}

func TestRestartTakesUpWhatWasLeft(t *testing.T) {
	bubble(t, func(t *testing.T) {
		timing := quick()
		timing.Drain = time.Second
		s := newStage(t, timing)
		release := s.Search.Hold()
		s.deliver("event", nil)
		synctest.Wait()
		s.end()
		release()
		for i, payload := range []string{"", "{", `{"kind":"nonsense","request":{"Place":"C1"}}`} {
			if _, err := s.Ledger.Take(t.Context(), bot.Delivery{Key: fmt.Sprint(i), Platform: "memory", Received: time.Now(), Payload: []byte(payload)}); err != nil {
				t.Fatal(err)
			}
		}
		s.start(&platform{}, quick())
		pass(time.Minute)
		if n := len(s.answered); n != 2 || s.pending() != 0 {
			t.Errorf("answered %q, %d left", s.answered, s.pending())
		}
	})
}

func TestEndTakesNothingMore(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := newStage(t, quick())
		s.end()
		if k := s.deliver("event", nil); !k.Refused || k.Sentence != chat.SayDraining {
			t.Errorf("%+v", k)
		}
		if n := s.pending(); n != 0 {
			t.Errorf("%d tasks were recorded", n)
		}
	})
}

func TestBusyEngineTurnsTasksAway(t *testing.T) {
	bubble(t, func(t *testing.T) {
		timing := quick()
		timing.Depth = 2
		s := newStage(t, timing)
		release := s.Search.Hold()
		defer release()
		for i := range timing.Workers + timing.Depth {
			s.deliver("event", func(e *errand) { e.Request.Place = fmt.Sprint(i) })
		}
		synctest.Wait()
		s.deliver("event", nil)
		synctest.Wait()
		s.expect("told", s.told, bot.SayBusy)
		if k := s.deliver("spoken", nil); k.Sentence != bot.SayBusy || k.Refused {
			t.Errorf("a sentence that goes out with the acknowledgement: %+v", k)
		}
		s.expect("told", s.told, bot.SayBusy)
	})
}

func TestFullPlaceLeavesRoomForOthers(t *testing.T) {
	bubble(t, func(t *testing.T) {
		timing := quick()
		timing.Depth = 5
		s := newStage(t, timing)
		sent := make(chan struct{})
		s.perform = func(ctx context.Context, e errand) error {
			_, err := s.engine.Ask(ctx, e.Request)
			if e.Request.Place == "general" {
				<-sent
			}
			return err
		}
		for range 10 {
			s.deliver("event", nil)
			synctest.Wait()
		}
		if n := s.pending(); n != timing.Depth {
			t.Errorf("%d tasks of one place are held, want %d", n, timing.Depth)
		}
		s.deliver("event", func(e *errand) { e.Request.Place = "elsewhere" })
		synctest.Wait()
		if n := s.pending(); n != timing.Depth {
			t.Error("a question elsewhere waits for a full place")
		}
		close(sent)
	})
}

func TestWindowWaitsForNobody(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := newStage(t, quick())
		opened := false
		release := s.Search.Hold()
		defer release()
		thread := func(e *errand) { e.Request.Thread = "thread" }
		for range 5 {
			s.deliver("event", thread)
		}
		synctest.Wait()
		s.perform = func(ctx context.Context, e errand) error {
			e.Request.Action = bot.Help
			_, err := s.engine.Ask(ctx, e.Request)
			opened = true
			return err
		}
		s.deliver("window", func(e *errand) { thread(e); e.Kind = chat.Button })
		synctest.Wait()
		if !opened {
			t.Error("a window waits for searches, or for its conversation")
		}
	})
}

// One rule for both platforms: what comes again is refused, anything else is
// answered although it is not recorded, and the bot says what is wrong.
func TestLedgerThatFails(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := newStage(t, quick())
		if _, err := s.Bot.Coverage.DB().Exec("DROP TABLE inbox"); err != nil {
			t.Fatal(err)
		}
		if k := s.deliver("event", nil); !k.Refused {
			t.Errorf("what comes again: %+v", k)
		}
		if k := s.deliver("once", nil); k.Refused {
			t.Errorf("what does not come again: %+v", k)
		}
		synctest.Wait()
		s.expect("answered", s.answered, "general: ")
	})
}

func TestMessagesThatNameNobody(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := newStage(t, quick())
		say := func(change func(*errand)) {
			s.deliver("event", func(e *errand) { e.Called = false; change(e) })
			synctest.Wait()
		}
		say(func(*errand) {})
		s.expect("answered", s.answered)
		s.Bot.Handle(t.Context(), bot.Request{Action: bot.Settings, Platform: "memory", Place: "quiz", Text: "mode question"})
		say(func(e *errand) { e.Request.Place = "quiz" })
		say(func(e *errand) { e.Request.Place, e.Request.Text = "quiz", "No question." })
		s.expect("answered", s.answered, "quiz: ")
	})
}

// With forty questions in a channel that takes a message a second, whoever asks
// elsewhere is answered at once.
func TestFullChannelDelaysNobodyElse(t *testing.T) {
	bubble(t, func(t *testing.T) {
		timing := quick()
		timing.Depth = 100
		s := newStage(t, timing)
		out := &chat.Outbox{
			Classify: s.Classify, First: timing.First, Within: timing.Sending,
			Meter: chat.Meter{Platform: "memory", Log: s.Logger()}, Log: s.Logger(),
		}
		began := time.Now()
		var last time.Time
		sent := map[string]time.Duration{}
		s.perform = func(ctx context.Context, e errand) error {
			if _, err := s.engine.Ask(ctx, e.Request); err != nil {
				return err
			}
			return out.Send(ctx, e.Request.Place, "post", func(ctx context.Context) error {
				if e.Request.Place == "general" {
					chat.Exhausted(ctx, time.Second)
					if now := time.Now(); now.Sub(last) < time.Second {
						t.Errorf("two messages within %v", now.Sub(last))
					}
					last = time.Now()
				}
				s.mu.Lock()
				defer s.mu.Unlock()
				sent[e.Request.Place] = time.Since(began)
				return nil
			})
		}
		for range 40 {
			s.deliver("event", nil)
		}
		s.deliver("event", func(e *errand) { e.Request.Place = "elsewhere" })
		pass(time.Minute)
		if sent["elsewhere"] != 0 || sent["general"] != 39*time.Second {
			t.Errorf("sent after %v", sent)
		}
	})
}
