package chat

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"
)

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// drained ends a queue and fails the test where it does not end well.
func drained(t *testing.T, q *queue) {
	t.Helper()
	if err := q.Drain(context.Background()); err != nil {
		t.Errorf("drain: %v", err)
	}
}

func TestQueueKeepsTheOrderOfALine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(4, 100, quiet())
		var got []int // no lock: one piece at a time is what is tested
		for i := range 20 {
			if err := q.Submit("thread", func(context.Context) {
				time.Sleep(time.Duration(20-i) * time.Millisecond)
				got = append(got, i)
			}); err != nil {
				t.Fatal(err)
			}
		}
		drained(t, q)
		for i, n := range got {
			if i != n {
				t.Fatalf("done in the order %v", got)
			}
		}
		if len(got) != 20 {
			t.Errorf("%d pieces done, want 20", len(got))
		}
	})
}

func TestQueueRunsLinesSideBySide(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(3, 100, quiet())
		start := time.Now()
		for i := range 6 {
			if err := q.Submit(fmt.Sprint(i), func(ctx context.Context) {
				_ = q.Search(ctx, func() { time.Sleep(time.Minute) })
			}); err != nil {
				t.Fatal(err)
			}
		}
		synctest.Wait()
		if n := q.Length(); n != 3 {
			t.Errorf("%d wait, want 3", n)
		}
		drained(t, q)
		if took := time.Since(start); took != 2*time.Minute {
			t.Errorf("6 minutes of searches, 3 at once, took %v", took)
		}
	})
}

func TestQueueRefusesWhenFull(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(1, 2, quiet())
		release := make(chan struct{})
		var errs []error
		for range 5 {
			errs = append(errs, q.Submit("a", func(context.Context) { <-release }))
			synctest.Wait()
		}
		if want := []error{nil, nil, nil, errBusy, errBusy}; !slices.Equal(errs, want) {
			t.Errorf("submitted: %v, want %v", errs, want)
		}
		close(release)
		synctest.Wait()
		if err := q.Submit("a", func(context.Context) {}); err != nil {
			t.Errorf("refused when there is room again: %v", err)
		}
		drained(t, q)
		drained(t, q)
		if err := q.Submit("a", func(context.Context) {}); !errors.Is(err, errDraining) {
			t.Errorf("submitted after the end: %v", err)
		}
	})
}

func TestQueueWithoutDepthStillWorks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(1, 0, quiet())
		if err := q.Submit("a", func(context.Context) {}); err != nil {
			t.Errorf("refused by an idle queue: %v", err)
		}
		drained(t, q)
	})
}

func TestQueueTakesTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(1, 100, quiet())
		var order []string
		for _, name := range []string{"loud", "loud", "loud", "quiet"} {
			if err := q.Submit(name, func(ctx context.Context) {
				_ = q.Search(ctx, func() {
					time.Sleep(time.Second) // until all have come in
					order = append(order, name)
				})
			}); err != nil {
				t.Fatal(err)
			}
			synctest.Wait()
		}
		drained(t, q)
		if want := []string{"loud", "quiet", "loud", "loud"}; !reflect.DeepEqual(order, want) {
			t.Errorf("turns %v, want %v", order, want)
		}
	})
}

// What waits for a platform holds up its own line alone.
func TestQueueSearchesWhileOthersSend(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(1, 3, quiet())
		sent := make(chan struct{})
		for i := range 3 {
			if err := q.Submit(fmt.Sprint(i), func(ctx context.Context) {
				_ = q.Search(ctx, func() {})
				<-sent
			}); err != nil {
				t.Fatal(err)
			}
		}
		synctest.Wait()
		if n := q.Length(); n != 0 {
			t.Errorf("%d wait for a search that nobody does", n)
		}
		searched := false
		if err := q.Submit("another", func(ctx context.Context) { _ = q.Search(ctx, func() { searched = true }) }); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if !searched {
			t.Error("a search waits for what is being sent")
		}
		close(sent)
		drained(t, q)
	})
}

func TestQueueBoundsWhatIsUnsent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(1, 2, quiet())
		sent := make(chan struct{})
		var taken int
		for i := range 20 {
			if q.Submit(fmt.Sprint(i), func(ctx context.Context) {
				_ = q.Search(ctx, func() {})
				<-sent
			}) == nil {
				taken++
			}
			synctest.Wait()
		}
		if want := 1 + unsent*2; taken != want {
			t.Errorf("%d pieces are held, want %d", taken, want)
		}
		close(sent)
		drained(t, q)
	})
}

func TestQueueSurvivesPanics(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		q := newQueue(1, 10, slog.New(slog.NewTextHandler(&log, nil)))
		done := false
		for _, work := range []func(context.Context){
			func(context.Context) { panic("at the disco") },
			func(context.Context) { done = true },
		} {
			if err := q.Submit("a", work); err != nil {
				t.Fatal(err)
			}
		}
		drained(t, q)
		if !done {
			t.Error("a panic ended its line")
		}
		if !strings.Contains(log.String(), "at the disco") {
			t.Errorf("the panic is not in the log: %q", log.String())
		}
	})
}

func TestDrainStopsWhenItsTimeIsOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(1, 10, quiet())
		var stopped, ran bool
		for _, work := range []func(context.Context){
			func(ctx context.Context) { <-ctx.Done(); stopped = true },
			func(context.Context) { ran = true },
		} {
			if err := q.Submit("a", work); err != nil {
				t.Fatal(err)
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := q.Drain(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("drain: %v", err)
		}
		if !stopped || ran {
			t.Errorf("work under way stopped: %v; waiting work ran: %v", stopped, ran)
		}
	})
}

// TestQueueProperties submits at random and checks what holds always: nothing
// taken is lost or done twice, each line is in order and never side by side
// with itself, and no more than the given number search at once.
func TestQueueProperties(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		workers := rapid.IntRange(1, 4).Draw(rt, "workers")
		depth := rapid.IntRange(0, 8).Draw(rt, "depth")
		names := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 0, 30).Draw(rt, "lines")
		synctest.Test(t, func(*testing.T) {
			q := newQueue(workers, depth, quiet())
			var mu sync.Mutex
			searching := 0
			busy := map[string]bool{}
			taken, done := map[string][]int{}, map[string][]int{}
			for i, name := range names {
				err := q.Submit(name, func(ctx context.Context) {
					mu.Lock()
					if busy[name] {
						rt.Errorf("%q begins beside itself", name)
					}
					busy[name] = true
					mu.Unlock()
					_ = q.Search(ctx, func() {
						mu.Lock()
						if searching++; searching > workers {
							rt.Errorf("%d searches by %d workers", searching, workers)
						}
						mu.Unlock()
						time.Sleep(time.Duration(i%3) * time.Second)
						mu.Lock()
						searching--
						mu.Unlock()
					})
					mu.Lock()
					delete(busy, name)
					done[name] = append(done[name], i)
					mu.Unlock()
				})
				if err == nil {
					taken[name] = append(taken[name], i)
				}
				time.Sleep(time.Duration(i%2) * time.Second)
			}
			if err := q.Drain(context.Background()); err != nil {
				rt.Errorf("drain: %v", err)
			}
			if !reflect.DeepEqual(taken, done) {
				rt.Errorf("taken %v, done %v", taken, done)
			}
		})
	})
}
