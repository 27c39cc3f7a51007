package feed

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"dateline/corpus"
)

// serveArchive serves a feed of n items and their pages.
func serveArchive(w *fakeWeb, n int) {
	var items strings.Builder
	for i := range n {
		link := fmt.Sprintf("http://coast.example/%d", i)
		items.WriteString(entry(link, fmt.Sprint("Title ", i), fmt.Sprint("Text ", i), longAgo))
		w.respond(link, "text/html", fmt.Sprintf("<article><p>Number %d. %s</p></article>", i, strings.Repeat(sentence+" ", 5)))
	}
	w.respond(coast, "text/xml", inRSS(items.String()))
}

// TestRoundsStoppedAnywhere stops a round after each of its requests in turn.
// The rounds after it bring every article, and none twice.
func TestRoundsStoppedAnywhere(t *testing.T) {
	for after := range 20 {
		synctest.Test(t, func(t *testing.T) {
			w := newFakeWeb(t)
			serveArchive(w, 15)
			d := newHarness(t, w, Settings{Address: coast, FullPage: true})
			ctx, stop := context.WithCancel(t.Context())
			go func() {
				time.Sleep(time.Duration(after)*time.Second + time.Millisecond)
				stop()
			}()
			if _, err := d.Round(ctx, 0); err != nil && !errors.Is(err, context.Canceled) {
				t.Fatal(err)
			}
			stop()
			for range 3 {
				if _, err := d.Round(t.Context(), 0); err != nil {
					t.Fatal(err)
				}
				time.Sleep(time.Hour)
			}
			seen := map[string]bool{}
			for _, v := range d.versions() {
				if seen[v.ID] || !v.Backfill {
					t.Errorf("stopped after %d s: %s arrived again, or as news", after, v.ID)
				}
				seen[v.ID] = true
			}
			if len(seen) != 15 {
				t.Errorf("stopped after %d s: %d articles", after, len(seen))
			}
		})
	}
}

// TestCrashBetweenStoreAndRegistry reads articles that were stored without a
// record of their items. Reading them again changes nothing.
func TestCrashBetweenStoreAndRegistry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		serveArchive(w, 5)
		d := newHarness(t, w, Settings{Address: coast, FullPage: true})
		d.round(5, 0, 0)
		if _, err := d.store.DB().ExecContext(t.Context(), `DELETE FROM feed_items`); err != nil {
			t.Fatal(err)
		}
		if _, err := d.store.DB().ExecContext(t.Context(), `UPDATE feeds SET etag = '', next_due = 0, complete = FALSE`); err != nil {
			t.Fatal(err)
		}
		if r := d.round(0, 0, 0); r.Counts[corpus.Unchanged] != 5 {
			t.Errorf("counts %v", r.Counts)
		}
	})
}

func TestFullDisk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		serveArchive(w, 40)
		d := newHarness(t, w, Settings{Address: coast, FullPage: true})
		db := d.store.DB()
		db.SetMaxOpenConns(2) // one is the anchor of the in-memory database
		limit := func(pages int) {
			if _, err := db.ExecContext(t.Context(), fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
				t.Fatal(err)
			}
		}
		var used int
		if err := db.QueryRowContext(t.Context(), "PRAGMA page_count").Scan(&used); err != nil {
			t.Fatal(err)
		}
		limit(used + 2)
		if _, err := d.Round(t.Context(), 0); !errors.Is(err, corpus.ErrDiskFull) {
			t.Errorf("got %v", err)
		}
		limit(1 << 30)
		d.round(40, 0, 0)
		if n := len(d.versions()); n != 40 {
			t.Errorf("%d arrivals, want 40", n)
		}
	})
}
