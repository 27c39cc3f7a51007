package feed

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestWhenAFeedIsReadNext(t *testing.T) {
	now := time.Date(2031, 5, 4, 12, 0, 0, 0, time.UTC)
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		feed  Feed
		visit visit
		wait  time.Duration // and up to a tenth more
		why   Reason
	}{
		"usual":             {Feed{}, visit{status: 200}, 15 * time.Minute, NotYet},
		"own interval":      {Feed{Settings: Settings{Interval: time.Hour}}, visit{status: 304}, time.Hour, NotYet},
		"far too often":     {Feed{Settings: Settings{Interval: time.Second}}, visit{status: 200}, time.Minute, NotYet},
		"the feed's ttl":    {Feed{every: 2 * time.Hour}, visit{status: 200}, 2 * time.Hour, NotYet},
		"a ttl too short":   {Feed{every: time.Minute}, visit{status: 200}, 15 * time.Minute, NotYet},
		"more is waiting":   {Feed{every: 2 * time.Hour}, visit{status: 200, waiting: true}, 15 * time.Minute, Unfinished},
		"first failure":     {Feed{}, visit{err: broken}, 15 * time.Minute, BackingOff},
		"third failure":     {Feed{Failures: 2, FailingSince: now}, visit{err: broken}, time.Hour, BackingOff},
		"hundredth failure": {Feed{Failures: 99, FailingSince: now}, visit{err: broken}, 24 * time.Hour, BackingOff},
		"asked to wait":     {Feed{}, visit{err: broken, status: 429, retry: 3 * time.Hour}, 3 * time.Hour, AskedFor},
		"asked for a year":  {Feed{}, visit{err: broken, status: 503, retry: 9000 * time.Hour}, 7 * 24 * time.Hour, AskedFor},
		"asked for less":    {Feed{}, visit{status: 200, retry: time.Second}, 15 * time.Minute, NotYet},
	} {
		f := c.feed.after(c.visit, now)
		if wait := f.Due.Sub(now); wait < c.wait || wait > c.wait+c.wait/10 || f.Waits != c.why {
			t.Errorf("%s: in %v, %q; want %v, %q", name, wait, f.Waits, c.wait, c.why)
		}
		if due, why := f.IsDue(now); due || why != c.why {
			t.Errorf("%s: %v, %q", name, due, why)
		}
		if due, why := f.IsDue(f.Due); !due || why != IsDue {
			t.Errorf("%s: when due: %v, %q", name, due, why)
		}
	}
}

func TestGoneIsForGood(t *testing.T) {
	now := time.Date(2031, 5, 4, 12, 0, 0, 0, time.UTC)
	f := Feed{}.after(visit{status: http.StatusGone, err: errors.New("gone")}, now)
	if due, why := f.IsDue(now.AddDate(10, 0, 0)); due || why != IsGone || !f.Failing(now) || f.Status() == "" {
		t.Errorf("%v, %q, %q", due, why, f.Status())
	}
}

func TestAFeedThatFailsForADayIsReported(t *testing.T) {
	now := time.Date(2031, 5, 4, 12, 0, 0, 0, time.UTC)
	f := Feed{Settings: Settings{Address: "https://paper.example/rss", Outlet: "Paper"}}
	begin := now
	for !f.Failing(now) {
		if now.Sub(begin) > 48*time.Hour {
			t.Fatal("never reported")
		}
		f = f.after(visit{err: errors.New("its server answered 500 (Internal Server Error)")}, now)
		now = f.Due
	}
	if now.Sub(begin) < 24*time.Hour {
		t.Errorf("reported after %v", now.Sub(begin))
	}
	if want := "The feed Paper has failed since 4 May 2031 12:00 UTC: its server answered 500 (Internal Server Error)."; f.Status() != want {
		t.Errorf("says %q", f.Status())
	}
	if f = f.after(visit{status: 200}, now); f.Failing(now) || f.Status() != "" || f.LastRead != now {
		t.Errorf("after it came back: %+v", f)
	}
}

func TestDueProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := time.Unix(rapid.Int64Range(1, 1<<33).Draw(t, "now"), 0).UTC()
		f := Feed{
			Settings: Settings{Address: rapid.String().Draw(t, "address"), Interval: time.Duration(rapid.Int64().Draw(t, "interval"))},
			every:    time.Duration(rapid.Int64Range(0, int64(24*time.Hour)).Draw(t, "every")),
			Failures: rapid.IntRange(0, 1000).Draw(t, "failures"), FailingSince: now,
		}
		f.Interval = min(f.Interval, 365*24*time.Hour)
		v := visit{status: 200, retry: time.Duration(rapid.Int64Range(0, 1<<62).Draw(t, "retry")), waiting: rapid.Bool().Draw(t, "waiting")}
		if rapid.Bool().Draw(t, "fails") {
			v.err = errors.New("failed")
		}
		next := f.after(v, now)
		if again := f.after(v, now); again.Due != next.Due || again.Waits != next.Waits {
			t.Fatal("not a function of the feed and the time")
		}
		if next.Due.Sub(now) < shortest {
			t.Fatalf("due again after %v", next.Due.Sub(now))
		}
		if v.err != nil && next.Due.Sub(now) > longestAsked+longestBackOff {
			t.Fatalf("left alone for %v", next.Due.Sub(now))
		}
	})
}
