package feed

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

const coast = "http://coast.example/rss"

func TestArticlesFromFeedAndPages(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, "coast.txtar")
		d := newDesk(t, w, Settings{Address: coast, FullPage: true, Tags: []string{"local"}})
		d.round(2, 0, 0)
		vs := d.versions()
		sold, harbour := vs[0], vs[1]
		if sold.ID != "coast.example/lighthouse" || harbour.ID != "www.coast.example/harbour" {
			t.Errorf("ids %q and %q", sold.ID, harbour.ID)
		}
		if !strings.HasPrefix(sold.Text, "The lighthouse of Nordvik") || strings.Contains(sold.Text, "Subscribe") {
			t.Errorf("the page gave less than the feed, and the text is %q", sold.Text)
		}
		if !strings.HasPrefix(harbour.Text, "The harbour of Nordvik reopened on Saturday") || strings.Contains(harbour.Text, "Home") {
			t.Errorf("the text is %q", harbour.Text)
		}
		if harbour.Title != "Ferry line & harbour reopen" || harbour.Source != "The Coast Online" || sold.Source != "The Coast" {
			t.Errorf("title %q, sources %q and %q", harbour.Title, harbour.Source, sold.Source)
		}
		if want := time.Date(2024, 6, 22, 6, 30, 0, 0, time.UTC); !harbour.Published.Equal(want) || harbour.Language != "en" || harbour.URL != "http://www.coast.example/harbour" || harbour.Tags[0] != "local" {
			t.Errorf("got %+v", harbour.Article)
		}
		if !sold.Backfill || !harbour.Backfill {
			t.Error("what a feed held when it was added is not marked")
		}
		if f := d.feed(coast); !f.Complete || f.every != time.Hour || f.Title != "The Coast" {
			t.Errorf("got %+v", f)
		}
	})
}

func TestSecondReadingIsConditionalAndChangesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t, "coast.txtar")
		d := newDesk(t, w, Settings{Address: coast})
		d.round(2, 0, 0)
		if r := d.round(0, 0, 0); r.Waiting != 1 {
			t.Errorf("read again at once: %+v", r)
		}
		time.Sleep(67 * time.Minute) // its ttl is an hour, and jitter a tenth
		if r := d.round(0, 0, 0); r.Read != 1 {
			t.Errorf("not read when due: %+v", r)
		}
		h := w.headers[coast]
		if h.Get("If-None-Match") != `"one"` || h.Get("If-Modified-Since") == "" {
			t.Errorf("asked with %v", h)
		}
	})
}
