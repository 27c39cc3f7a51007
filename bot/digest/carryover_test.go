package digest

import (
	"path/filepath"
	"testing"
	"time"

	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/corpus"
)

// ledgers are the bot's ledger and the store of digests in one database.
type ledgers struct {
	*bot.Ledger
	*Store
}

// TestWhatWasDoneIsCarriedOver: the database that is replaced has posted and
// answered what the restored one has not, or has only begun.
func TestWhatWasDoneIsCarriedOver(t *testing.T) {
	ctx, now := t.Context(), time.Date(2031, 5, 4, 8, 0, 0, 0, time.UTC)
	dir := t.TempDir()
	open := func() (*corpus.Store, ledgers) {
		store, err := corpus.Open(ctx, dir)
		if err != nil {
			t.Fatal(err)
		}
		l, err := bot.OpenLedger(ctx, store.DB())
		if err != nil {
			t.Fatal(err)
		}
		return store, ledgers{l, NewStore(store.DB())}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	edition := func(day int, state editionState) editionRow {
		return editionRow{digest: "slack:C1/daily", date: calendar.Day{Year: 2031, Month: 5, Day: day}, state: state, window: window{After: 7, Through: 90}, begunAt: now}
	}
	begin := func(l ledgers, i editionRow) {
		_, err := l.begin(ctx, i)
		must(err)
	}
	take := func(l ledgers, key string) bool {
		fresh, err := l.Take(ctx, bot.Delivery{Key: key, Platform: "slack", Received: now})
		must(err)
		return fresh
	}
	replaced, newer := open()
	begin(newer, edition(3, editionBegun))
	must(newer.finish(ctx, edition(3, editionDone)))
	begin(newer, edition(4, editionBegun))
	must(newer.finish(ctx, edition(4, editionDone)))
	for _, key := range []string{"begun", "new", "watch"} {
		must(newer.recordAttempt(ctx, bot.Message{Place: "C1", Key: key, Since: now}))
		must(newer.recordSent(ctx, key, "m-"+key))
	}
	must(newer.advance(ctx, []match{{"watch", "w1", 90}}, 90))
	take(newer, "asked")
	take(newer, "answered")
	must(newer.Done(ctx, "slack", "answered"))
	must(replaced.Close())

	path := filepath.Join(dir, corpus.FileName)
	dir = t.TempDir()
	store, older := open()
	defer store.Close()
	begin(older, edition(3, editionBegun))
	must(older.recordAttempt(ctx, bot.Message{Place: "C1", Key: "begun", Since: now}))
	take(older, "answered")
	must(bot.CarryOver(ctx, store.DB(), path, CarryEditions(40)))
	must(bot.CarryOver(ctx, store.DB(), path, CarryEditions(40))) // again changes nothing

	if open, err := older.unfinished(ctx); err != nil || len(open) != 0 {
		t.Errorf("unfinished: %+v, %v", open, err)
	}
	if date, err := older.lastDate(ctx, "slack:C1/daily", calendar.Day{Year: 2031, Month: 5, Day: 9}); err != nil || date != (calendar.Day{Year: 2031, Month: 5, Day: 4}) {
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
