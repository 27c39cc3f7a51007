package feed

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

const coast = "http://coast.example/rss"

func TestArticlesFromFeedAndPages(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t, "coast.txtar")
		d := newHarness(t, w, Settings{Address: coast, FullPage: true, Tags: []string{"local"}})
		d.round(2, 0, 0)
		vs := d.versions()
		sold, harbour := vs[0], vs[1]
		if sold.ID != "coast.example/lighthouse" || harbour.ID != "www.coast.example/harbour" {
			t.Errorf("ids %q and %q", sold.ID, harbour.ID)
		}
		if !strings.HasPrefix(sold.Text, "The lighthouse of Nordvik") || strings.Contains(sold.Text, "Subscribe") {
			t.Errorf("the page has less text than the feed, but the text is %q", sold.Text)
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
			t.Error("the first reading is not marked as backfill")
		}
		if f := d.feed(coast); !f.complete || f.ttl != time.Hour || f.title != "The Coast" {
			t.Errorf("got %+v", f)
		}
	})
}

func TestSecondReadingIsConditionalAndChangesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t, "coast.txtar")
		d := newHarness(t, w, Settings{Address: coast})
		d.round(2, 0, 0)
		if r := d.round(0, 0, 0); r.Waiting != 1 {
			t.Errorf("read again at once: %+v", r)
		}
		time.Sleep(67 * time.Minute) // a ttl of one hour, and a tenth of jitter
		if r := d.round(0, 0, 0); r.Read != 1 {
			t.Errorf("not read when due: %+v", r)
		}
		h := w.headers[coast]
		if h.Get("If-None-Match") != `"one"` || h.Get("If-Modified-Since") == "" {
			t.Errorf("asked with %v", h)
		}
	})
}

func entry(link, title, text, date string) string {
	return "<item><link>" + link + "</link><title>" + title + "</title><description>" + text + "</description><pubDate>" + date + "</pubDate></item>"
}

const (
	longAgo   = "Sat, 01 Jun 2024 08:00:00 GMT"
	yesterday = "Fri, 21 Jun 2024 08:00:00 GMT"
	sentence  = "The ferry Aurelia ran aground off Marrow Point on Friday and all of its passengers were saved by the coastguard."
)

func TestPermanentRedirectsAreRemembered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		w.answers["http://old.example/rss"] = "HTTP/1.1 301 Moved\nLocation: http://mid.example/rss\nContent-Length: 0\n\n"
		w.answers["http://mid.example/rss"] = "HTTP/1.1 308 Moved\nLocation: http://new.example/rss\nContent-Length: 0\n\n"
		w.answers["http://new.example/rss"] = "HTTP/1.1 302 Found\nLocation: http://now.example/rss\nContent-Length: 0\n\n"
		w.respond("http://now.example/rss", "text/xml", inRSS(entry("http://now.example/1", "One", sentence, yesterday)))
		w.answers["http://double.example/rss"] = "HTTP/1.1 301 Moved\nLocation: http://new.example/rss\nContent-Length: 0\n\n"
		d := newHarness(t, w, Settings{Address: "http://old.example/rss"})
		d.round(1, 0, 0)
		d.feed("http://new.example/rss")
		if err := d.registry.Add(t.Context(), Settings{Address: "http://double.example/rss"}, testNow()); err != nil {
			t.Fatal(err)
		}
		d.round(0, 0, 0)
		if f := d.feed("http://double.example/rss"); !f.Gone || !strings.Contains(f.Status(), "which is read already") {
			t.Errorf("the duplicate has status %q", f.Status())
		}
	})
}

func TestGoneFeedsAreNotAskedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		w.answers[coast] = "HTTP/1.1 410 Gone\nContent-Length: 0\n\n"
		d := newHarness(t, w, Settings{Address: coast})
		if r := d.round(0, 0, 0); len(r.Failed) != 1 {
			t.Errorf("got %+v", r)
		}
		time.Sleep(100 * time.Hour)
		d.round(0, 0, 0)
		failing, err := d.registry.Failing(t.Context(), testNow())
		if err != nil || w.asked[coast] != 1 || len(failing) != 1 {
			t.Errorf("asked %d times, %d failing, %v", w.asked[coast], len(failing), err)
		}
	})
}

func TestSecondReadingIsNews(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		w.respond(coast, "text/xml", inRSS(entry("/1", "One", sentence, longAgo)))
		d := newHarness(t, w, Settings{Address: coast})
		d.round(1, 0, 0)
		w.respond(coast, "text/xml", inRSS(entry("/1", "One", sentence, longAgo)+entry("/2", "Two", "Second. "+sentence, yesterday)))
		time.Sleep(time.Hour)
		d.round(1, 0, 0)
		if vs := d.versions(); !vs[0].Backfill || vs[1].Backfill {
			t.Errorf("backfill is %v and then %v", vs[0].Backfill, vs[1].Backfill)
		}
	})
}

func TestTwoFeedsWithOneArticle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		w.respond("http://a.example/rss", "text/xml", inRSS(entry("http://a.example/1?utm_source=a", "One", sentence, yesterday)))
		w.respond("http://b.example/rss", "text/xml", inRSS(entry("https://a.example/1#top", "Uno", "Another text. "+sentence, longAgo)))
		d := newHarness(t, w, Settings{Address: "http://a.example/rss"}, Settings{Address: "http://b.example/rss", FullPage: true})
		for range 3 {
			if _, err := d.Round(t.Context(), 0); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Hour)
		}
		if vs := d.versions(); len(vs) != 1 {
			t.Errorf("%d arrivals, want 1", len(vs))
		}
	})
}

func TestTwoItemsOfOneArticle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		body := `<link rel="canonical" href="/1"><article><p>` + strings.Repeat(sentence+" ", 5) + "</p></article>"
		w.respond("http://coast.example/1?ref=a", "text/html", body)
		w.respond("http://coast.example/1?ref=b", "text/html", body)
		w.respond(coast, "text/xml", inRSS(entry("/1?ref=a", "One", "A", yesterday)+entry("/1?ref=b", "Uno", "B", yesterday)))
		d := newHarness(t, w, Settings{Address: coast, FullPage: true})
		d.round(1, 0, 0)
		time.Sleep(time.Hour)
		d.round(0, 0, 0)
	})
}

func TestIDsThatChangeAtEveryRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		d := newHarness(t, w, Settings{Address: coast})
		for i := range 4 {
			w.respond(coast, "text/xml", inRSS(entry("/story?session="+strings.Repeat("x", i+1), "One", sentence, yesterday)))
			d.round(max(0, 1-i), 0, 0)
			time.Sleep(time.Hour)
		}
		if n := len(d.versions()); n != 1 {
			t.Errorf("%d arrivals, want 1", n)
		}
	})
}

func TestCorrectionsAndWithdrawals(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const page = "http://coast.example/1"
		body := func(text string) string {
			return "<html><body><article><p>" + text + "</p><p>" + strings.Repeat("More was said about it by others. ", 10) + "</p></article></body></html>"
		}
		w := newFakeWeb(t)
		w.respond(coast, "text/xml", inRSS(entry("/1", "One", "Short.", yesterday)))
		w.respond(page, "text/html", body("Some 400 dockers went on strike on Tuesday, their union said."))
		d := newHarness(t, w, Settings{Address: coast, FullPage: true})
		d.round(1, 0, 0)
		// An hour later the page is read again, and was corrected.
		w.respond(page, "text/html", body("Some 450 dockers went on strike on Tuesday, their union said."))
		time.Sleep(70 * time.Minute)
		d.round(0, 1, 0)
		// A paywall is not a correction.
		w.respond(page, "text/html", "<html><body><p>Subscribe to read on.</p></body></html>")
		time.Sleep(7 * time.Hour)
		d.round(0, 0, 0)
		// The feed has a correction with another date: the first date stays.
		w.respond(page, "text/html", body("Some 470 dockers went on strike on Tuesday, their union said."))
		w.respond(coast, "text/xml", inRSS(entry("/1", "One, corrected", "Short.", "Sat, 22 Jun 2024 07:00:00 GMT")))
		time.Sleep(2 * time.Hour)
		d.round(0, 1, 0)
		// The page is gone, and stays gone.
		w.answers[page] = "HTTP/1.1 410 Gone\nContent-Length: 0\n\n"
		time.Sleep(2 * time.Hour)
		d.round(0, 0, 1)
		time.Sleep(50 * time.Hour)
		d.round(0, 0, 0)
		vs := d.versions()
		if len(vs) != 4 || !vs[3].Withdrawn || vs[2].Title != "One, corrected" || !vs[2].Published.Equal(vs[0].Published) {
			t.Errorf("got %d versions, the second to last %+v", len(vs), vs[len(vs)-2])
		}
		if vs[1].Backfill {
			t.Error("a correction is marked as backfill")
		}
	})
}

func TestPagesThatFailAreTriedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		w.respond(coast, "text/xml", inRSS(entry("/1", "One", "", yesterday)))
		w.answers["http://coast.example/1"] = "HTTP/1.1 500 Oops\nContent-Length: 0\n\n"
		d := newHarness(t, w, Settings{Address: coast, FullPage: true})
		if r := d.round(0, 0, 0); r.LeftOut != 1 {
			t.Errorf("got %+v", r)
		}
		w.respond("http://coast.example/1", "text/html", "<article><p>"+strings.Repeat(sentence+" ", 5)+"</p></article>")
		time.Sleep(2 * time.Hour)
		d.round(1, 0, 0)
	})
}

func TestManyPagesTakeManyVisits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		var items strings.Builder
		for i := range 2*maxPages + 10 {
			link := "http://coast.example/" + strconv.Itoa(i)
			items.WriteString(entry(link, "Title "+strconv.Itoa(i), "Text "+strconv.Itoa(i), longAgo))
			w.respond(link, "text/html", "<article><p>"+strings.Repeat(sentence+" ", 5)+"</p></article>")
		}
		w.respond(coast, "text/xml", inRSS(items.String()))
		d := newHarness(t, w, Settings{Address: coast, FullPage: true})
		for _, want := range []int{maxPages, maxPages, 10, 0} {
			d.round(want, 0, 0)
			time.Sleep(20 * time.Minute)
		}
		for _, v := range d.versions() {
			if !v.Backfill {
				t.Fatal("part of the first reading is not marked as backfill")
			}
		}
	})
}

func TestRetryAfterIsHonoured(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		w.answers[coast] = "HTTP/1.1 429 Too Many Requests\nRetry-After: 7200\nContent-Length: 0\n\n"
		d := newHarness(t, w, Settings{Address: coast})
		for range 8 {
			if _, err := d.Round(t.Context(), 5*time.Minute); err != nil {
				t.Fatal(err)
			}
			time.Sleep(15 * time.Minute)
		}
		if w.asked[coast] != 1 {
			t.Errorf("asked %d times within two hours", w.asked[coast])
		}
	})
}

func TestFailingFeedDoesNotStopOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		w.respond("http://b.example/rss", "text/xml", inRSS(entry("http://b.example/1", "One", sentence, yesterday)))
		w.respond("http://c.example/rss", "text/xml", "<rss><channel><item><tit")
		d := newHarness(t, w, Settings{Address: "http://a.example/rss"}, Settings{Address: "http://b.example/rss"}, Settings{Address: "http://c.example/rss"})
		if r := d.round(1, 0, 0); r.Read != 3 || len(r.Failed) != 2 {
			t.Errorf("got %+v", r)
		}
	})
}

func TestRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t, "coast.txtar")
		d := newHarness(t, w, Settings{Address: coast})
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() {
			d.Run(ctx)
			close(done)
		}()
		time.Sleep(5 * time.Hour)
		stop()
		<-done
		if n := w.asked[coast]; n < 4 || n > 5 {
			t.Errorf("asked %d times in five hours, at a ttl of one", n)
		}
	})
}

func TestPreviewStoresNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t, "coast.txtar")
		d := newHarness(t, w)
		p, err := d.Preview(t.Context(), coast)
		if err != nil || len(p.Items) != 2 || !strings.HasPrefix(p.Page, "The harbour") || len(d.versions()) != 0 {
			t.Errorf("%v, %+v", err, p)
		}
	})
}
