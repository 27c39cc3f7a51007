package bot_test

import (
	"path/filepath"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/corpus"
)

// reopened opens the ledger in a data folder, as the program does when it starts.
func reopened(t *testing.T, dir string) (*bot.Ledger, *corpus.Store) {
	t.Helper()
	store, err := corpus.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	ledger, err := bot.OpenLedger(t.Context(), store.DB())
	if err != nil {
		t.Fatal(err)
	}
	return ledger, store
}

func TestDeliveryIsFreshOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	l, store := reopened(t, dir)
	d := bot.Delivery{Platform: "slack", Key: "Ev1", Received: bottest.Asked(), Payload: []byte{0, 0xff, '{'}}
	var fresh atomic.Int32
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			ok, err := l.Take(t.Context(), d)
			if err != nil {
				t.Error(err)
			}
			if ok {
				fresh.Add(1)
			}
		})
	}
	wg.Wait()
	if fresh.Load() != 1 {
		t.Errorf("fresh %d times, want once", fresh.Load())
	}
	store.Close()

	l, store = reopened(t, dir)
	defer store.Close()
	if ok, err := l.Take(t.Context(), d); ok || err != nil {
		t.Errorf("fresh %v again after a restart, %v", ok, err)
	}
	other := d
	other.Platform = "discord"
	if ok, err := l.Take(t.Context(), other); !ok || err != nil {
		t.Errorf("the same key of another platform: fresh %v, %v", ok, err)
	}
	d.Received = d.Received.Truncate(time.Microsecond).UTC()
	got, err := l.Pending(t.Context(), "slack")
	if err != nil || len(got) != 1 || !reflect.DeepEqual(got[0], d) {
		t.Errorf("pending %+v, %v; want %+v", got, err, d)
	}
}

func TestPendingEndsWithDone(t *testing.T) {
	l := newBench(t).Ledger
	for i, key := range []string{"third", "first", "second"} {
		at := bottest.Asked().Add(time.Duration([]int{3, 1, 2}[i]) * time.Second)
		if _, err := l.Take(t.Context(), bot.Delivery{Platform: "slack", Key: key, Received: at}); err != nil {
			t.Fatal(err)
		}
	}
	keys := func() (out []string) {
		pending, err := l.Pending(t.Context(), "slack")
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range pending {
			out = append(out, d.Key)
		}
		return out
	}
	if got := keys(); !reflect.DeepEqual(got, []string{"first", "second", "third"}) {
		t.Errorf("pending %v, want oldest first", got)
	}
	for _, key := range []string{"second", "second", "never taken"} {
		if err := l.Done(t.Context(), "slack", key); err != nil {
			t.Fatal(err)
		}
	}
	if got := keys(); !reflect.DeepEqual(got, []string{"first", "third"}) {
		t.Errorf("pending %v after one is done", got)
	}
}

func TestSweepForgetsWhatIsDone(t *testing.T) {
	h := newBench(t)
	l := h.Ledger
	old := bot.Delivery{Platform: "slack", Key: "old", Received: bottest.Asked()}
	open := bot.Delivery{Platform: "slack", Key: "open", Received: bottest.Asked()}
	recent := bot.Delivery{Platform: "slack", Key: "recent", Received: bottest.Asked().Add(24 * time.Hour)}
	for _, d := range []bot.Delivery{old, open, recent} {
		if _, err := l.Take(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	for _, key := range []string{"old", "recent"} {
		if err := l.Done(t.Context(), "slack", key); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Sweep(t.Context(), bottest.Asked().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		d     bot.Delivery
		fresh bool
	}{{old, true}, {open, false}, {recent, false}} {
		if fresh, err := l.Take(t.Context(), c.d); err != nil || fresh != c.fresh {
			t.Errorf("%s after the sweep: fresh %v, want %v; %v", c.d.Key, fresh, c.fresh, err)
		}
	}
}

func TestPayloadIsForgottenWhenDone(t *testing.T) {
	h := newBench(t)
	d := bot.Delivery{Platform: "slack", Key: "k", Received: bottest.Asked(), Payload: []byte("what somebody asked")}
	if _, err := h.Ledger.Take(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if err := h.Ledger.Done(t.Context(), "slack", "k"); err != nil {
		t.Fatal(err)
	}
	var payload []byte
	row := h.Store.DB().QueryRowContext(t.Context(), `SELECT payload FROM inbox`)
	if err := row.Scan(&payload); err != nil || len(payload) > 0 {
		t.Errorf("payload %q is still kept, %v", payload, err)
	}
}
