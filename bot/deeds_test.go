package bot

import (
	"path/filepath"
	"testing"
	"time"

	"dateline/corpus"
)

// TestDeedsAreBrought: the newer ledger has posted and answered what the older
// one has not, or has only begun.
func TestDeedsAreBrought(t *testing.T) {
	ctx, now := t.Context(), time.Date(2031, 5, 4, 8, 0, 0, 0, time.UTC)
	dir := t.TempDir()
	open := func() (*corpus.Store, *Ledger) {
		store, err := corpus.Open(ctx, dir)
		if err != nil {
			t.Fatal(err)
		}
		l, err := OpenLedger(ctx, store.DB())
		if err != nil {
			t.Fatal(err)
		}
		return store, l
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	edition := func(day int, state string) issue {
		return issue{digest: "slack:C1/daily", date: LocalDate{2031, 5, day}, state: state, window: window{After: 7, Through: 90}, begun: now}
	}
	begin := func(l *Ledger, i issue) {
		_, err := l.begin(ctx, i)
		must(err)
	}
	take := func(l *Ledger, key string) bool {
		fresh, err := l.Take(ctx, Delivery{Key: key, Platform: "slack", Received: now})
		must(err)
		return fresh
	}
	replaced, newer := open()
	begin(newer, edition(3, begun))
	must(newer.finish(ctx, edition(3, ready)))
	begin(newer, edition(4, begun))
	must(newer.finish(ctx, edition(4, ready)))
	for _, key := range []string{"begun", "new", "watch"} {
		must(newer.try(ctx, Message{Place: "C1", Key: key, Since: now}))
		must(newer.sent(ctx, key, "m-"+key))
	}
	must(newer.advance(ctx, []hit{{"watch", "w1", 90}}, 90))
	take(newer, "asked")
	take(newer, "answered")
	must(newer.Done(ctx, "slack", "answered"))
	must(replaced.Close())

	path := filepath.Join(dir, corpus.FileName)
	dir = t.TempDir()
	store, older := open()
	defer store.Close()
	begin(older, edition(3, begun))
	must(older.try(ctx, Message{Place: "C1", Key: "begun", Since: now}))
	take(older, "answered")
	must(BringDeeds(ctx, store.DB(), 40, path))
	must(BringDeeds(ctx, store.DB(), 40, path)) // again changes nothing

	if open, err := older.unfinished(ctx); err != nil || len(open) != 0 {
		t.Errorf("unfinished: %+v, %v", open, err)
	}
	if date, err := older.lastDate(ctx, "slack:C1/daily", LocalDate{2031, 5, 9}); err != nil || date != (LocalDate{2031, 5, 4}) {
		t.Errorf("the last edition is of %v, %v", date, err)
	}
	if w, err := older.lastWindow(ctx, "slack:C1/daily"); err != nil || w.Through > 90 || w.After > 40 {
		t.Errorf("the last window is %+v, %v", w, err)
	}
	for key, sent := range map[string]bool{"begun": true, "new": true, "watch": false} {
		if p, err := older.post(ctx, key); err != nil || p.sent != sent {
			t.Errorf("%s: %+v, %v", key, p, err)
		}
	}
	if open, err := older.Pending(ctx, "slack"); err != nil || len(open) != 1 || open[0].Key != "asked" {
		t.Errorf("pending: %+v, %v", open, err)
	}
}
