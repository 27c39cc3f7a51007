package control_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"dateline/bot/cmd/dateline/control"
)

func TestBorrowedValuesAreGivenBackBeforeTheNextIsOffered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := control.NewShared[string]()
		s.Offer("old")
		ctx, cancel := context.WithCancel(t.Context())
		v, release, err := s.Borrow(ctx, cancel)
		if err != nil || v != "old" {
			t.Fatal(v, err)
		}
		recalled := make(chan struct{})
		began := time.Now()
		go func() {
			defer close(recalled)
			s.Recall(time.Minute)
		}()
		<-ctx.Done() // the borrower took its time
		if took := time.Since(began); took != time.Minute {
			t.Errorf("cancelled after %s", took)
		}
		synctest.Wait()
		select {
		case <-recalled:
			t.Error("recalled while it was borrowed")
		default:
		}
		release()
		release() // twice does no harm
		<-recalled

		next := make(chan string)
		go func() {
			v, release, err := s.Borrow(context.Background(), func() {})
			if err != nil {
				t.Error(err)
			}
			release()
			next <- v
		}()
		synctest.Wait()
		s.Offer("new")
		if v := <-next; v != "new" {
			t.Errorf("the next is %q", v)
		}
		s.Recall(time.Minute)
		s.Close()
		if _, _, err := s.Borrow(context.Background(), func() {}); !errors.Is(err, control.ErrStopping) {
			t.Error(err)
		}
		if err := s.Swap(context.Background(), nil); !errors.Is(err, control.ErrStopping) {
			t.Error(err)
		}
	})
}

func TestBorrowingEndsWithItsContext(t *testing.T) {
	s := control.NewShared[int]()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := s.Borrow(ctx, cancel); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := s.Swap(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if s.NextSwap(ctx) != nil {
		t.Error("a swap that nobody asked for")
	}
}

func TestASwapIsToldHowItEnded(t *testing.T) {
	s := control.NewShared[int]()
	changed := false
	ended := make(chan error)
	go func() {
		ended <- s.Swap(t.Context(), func() error {
			changed = true
			return nil
		})
	}()
	swap := s.NextSwap(t.Context())
	if err := swap.Change(); err != nil {
		t.Error(err)
	}
	full := errors.New("the disk is full")
	swap.Finish(full)
	if err := <-ended; !errors.Is(err, full) || !changed {
		t.Errorf("%v, changed: %v", err, changed)
	}
}
