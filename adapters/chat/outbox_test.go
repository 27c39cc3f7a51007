package chat

import (
	"context"
	"errors"
	"log/slog"
	"reflect"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// limit is an error by which a platform asks to wait; plain errors are trouble.
type limit time.Duration

func (limit) Error() string { return "slow down" }

func newOutbox() *Outbox {
	log := slog.New(slog.DiscardHandler)
	return &Outbox{
		Classify: func(err error) (Class, time.Duration) {
			var l limit
			switch {
			case err == nil:
				return Done, 0
			case errors.As(err, &l):
				return Limited, time.Duration(l)
			case err.Error() == "spent":
				return Spent, 0
			case err.Error() == "token":
				return Refused, 0
			}
			return Again, 0
		},
		First: time.Second, Within: time.Minute, Meter: Meter{Log: log}, Log: log,
	}
}

// A script makes calls that answer one error after the other, and notes when.
type script struct {
	mu    sync.Mutex
	began time.Time
	made  []call
}

type call struct {
	name string
	at   time.Duration
}

func (s *script) op(name string, answers ...error) func(context.Context) error {
	return func(context.Context) error {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.made = append(s.made, call{name, time.Since(s.began)})
		if len(answers) == 0 {
			return nil
		}
		err := answers[0]
		answers = answers[1:]
		return err
	}
}

// send makes calls side by side, which come one after the other.
func (s *script) send(t *testing.T, o *Outbox, to string, ops ...func(context.Context) error) {
	for _, op := range ops {
		go func() {
			if err := o.Send(t.Context(), to, "call", op); err != nil {
				t.Errorf("%s: %v", to, err)
			}
		}()
		synctest.Wait()
	}
}

// pass lets time pass, until nobody has anything to do.
func pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

func TestOutboxKeepsBackOneDestination(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o, s := newOutbox(), &script{began: time.Now()}
		s.send(t, o, "busy", s.op("first", limit(5*time.Second)), s.op("second"), s.op("third"))
		s.send(t, o, "other", s.op("other"))
		pass(time.Minute)
		want := []call{{"first", 0}, {"other", 0}, {"first", 5 * time.Second}, {"second", 5 * time.Second}, {"third", 5 * time.Second}}
		if !reflect.DeepEqual(s.made, want) {
			t.Errorf("calls %v, want %v", s.made, want)
		}
		if len(o.queues) != 0 {
			t.Errorf("%d queues are kept for nobody", len(o.queues))
		}
	})
}

func TestOutboxLetsOthersGoBeforeWhatIsInTrouble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o, s := newOutbox(), &script{began: time.Now()}
		s.send(t, o, "place", s.op("troubled", errors.New("502")), s.op("sound"))
		pass(time.Minute)
		if len(s.made) != 3 || s.made[1] != (call{"sound", 0}) || s.made[2].name != "troubled" || s.made[2].at == 0 {
			t.Errorf("calls %v", s.made)
		}
	})
}

func TestOutboxHeedsAnEmptyBucket(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o, s := newOutbox(), &script{began: time.Now()}
		held := false
		s.send(t, o, "place", func(ctx context.Context) error {
			if !held {
				held = true
				return limit(2 * time.Second)
			}
			Exhausted(ctx, 3*time.Second)
			return nil
		})
		s.send(t, o, "place", s.op("next"))
		s.send(t, o, "other", s.op("other"))
		pass(time.Minute)
		if want := []call{{"other", 0}, {"next", 5 * time.Second}}; !reflect.DeepEqual(s.made, want) {
			t.Errorf("calls %v, want %v", s.made, want)
		}
		if len(o.queues) != 0 {
			t.Errorf("%d queues are kept for nobody", len(o.queues))
		}
	})
}

// The turns of others do not use up a call's own time.
func TestOutboxBoundsAttemptsAndNotTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o, s := newOutbox(), &script{began: time.Now()}
		slow := func(context.Context) error { time.Sleep(50 * time.Second); return nil }
		s.send(t, o, "place", slow, slow, slow, s.op("last", limit(time.Second)))
		pass(5 * time.Minute)
		if want := []call{{"last", 150 * time.Second}, {"last", 151 * time.Second}}; !reflect.DeepEqual(s.made, want) {
			t.Errorf("calls %v, want %v", s.made, want)
		}
		began := time.Now()
		err := o.Send(t.Context(), "place", "call", func(context.Context) error { return errors.New("502") })
		if took := time.Since(began); err == nil || took > o.Within || took < o.Within/4 {
			t.Errorf("%v after %v", err, took)
		}
		if err := o.Send(t.Context(), "place", "call", func(context.Context) error { return limit(time.Hour) }); err == nil {
			t.Error("an hour was waited for")
		}
	})
}

func TestOutboxEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o, s := newOutbox(), &script{began: time.Now()}
		s.send(t, o, "place", s.op("first", limit(10*time.Second)))
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := o.Send(ctx, "place", "call", s.op("second")); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("waiting ended with %v", err)
		}
		pass(time.Minute)
		if len(s.made) != 2 || len(o.queues) != 0 {
			t.Errorf("calls %v, %d queues", s.made, len(o.queues))
		}
	})
}

func TestOutboxDoesNotTryWhatIsPointless(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o, s := newOutbox(), &script{began: time.Now()}
		var refused error
		o.Refused = func(err error) { refused = err }
		if err := o.Call(t.Context(), "call", s.op("spent", errors.New("spent"))); err == nil || refused != nil {
			t.Errorf("%v, refused %v", err, refused)
		}
		if err := o.Call(t.Context(), "call", s.op("token", errors.New("token"))); err == nil || refused == nil {
			t.Errorf("%v, refused %v", err, refused)
		}
		if len(s.made) != 2 {
			t.Errorf("calls %v", s.made)
		}
	})
}
