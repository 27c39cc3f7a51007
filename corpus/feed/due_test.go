package feed

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestAfterVisit(t *testing.T) {
	now := time.Date(2031, 5, 4, 12, 0, 0, 0, time.UTC)
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		feed  Feed
		visit visitResult
		wait  time.Duration // jitter adds up to a tenth
		why   Reason
	}{
		"usual":             {Feed{}, visitResult{status: 200}, 15 * time.Minute, reasonNotYet},
		"own interval":      {Feed{Settings: Settings{Interval: time.Hour}}, visitResult{status: 304}, time.Hour, reasonNotYet},
		"far too often":     {Feed{Settings: Settings{Interval: time.Second}}, visitResult{status: 200}, time.Minute, reasonNotYet},
		"the feed's ttl":    {Feed{ttl: 2 * time.Hour}, visitResult{status: 200}, 2 * time.Hour, reasonNotYet},
		"a ttl too short":   {Feed{ttl: time.Minute}, visitResult{status: 200}, 15 * time.Minute, reasonNotYet},
		"more is waiting":   {Feed{ttl: 2 * time.Hour}, visitResult{status: 200, unfinished: true}, 15 * time.Minute, reasonUnfinished},
		"first failure":     {Feed{}, visitResult{err: broken}, 15 * time.Minute, reasonBackOff},
		"third failure":     {Feed{Failures: 2, failingSince: now}, visitResult{err: broken}, time.Hour, reasonBackOff},
		"hundredth failure": {Feed{Failures: 99, failingSince: now}, visitResult{err: broken}, 24 * time.Hour, reasonBackOff},
		"asked to wait":     {Feed{}, visitResult{err: broken, status: 429, retryAfter: 3 * time.Hour}, 3 * time.Hour, reasonAsked},
		"asked for a year":  {Feed{}, visitResult{err: broken, status: 503, retryAfter: 9000 * time.Hour}, 7 * 24 * time.Hour, reasonAsked},
		"asked for less":    {Feed{}, visitResult{status: 200, retryAfter: time.Second}, 15 * time.Minute, reasonNotYet},
	} {
		f := c.feed.afterVisit(c.visit, now)
		if wait := f.Due.Sub(now); wait < c.wait || wait > c.wait+c.wait/10 || f.waitReason != c.why {
			t.Errorf("%s: in %v, %q; want %v, %q", name, wait, f.waitReason, c.wait, c.why)
		}
		if due, why := f.IsDue(now); due || why != c.why {
			t.Errorf("%s: %v, %q", name, due, why)
		}
		if due, why := f.IsDue(f.Due); !due || why != reasonDue {
			t.Errorf("%s: when due: %v, %q", name, due, why)
		}
	}
}

func TestGoneFeedsAreNotDueAgain(t *testing.T) {
	now := time.Date(2031, 5, 4, 12, 0, 0, 0, time.UTC)
	f := Feed{}.afterVisit(visitResult{status: http.StatusGone, err: errors.New("gone")}, now)
	if due, why := f.IsDue(now.AddDate(10, 0, 0)); due || why != reasonGone || !f.failing(now) || f.Status() == "" {
		t.Errorf("%v, %q, %q", due, why, f.Status())
	}
}

func TestFailingForADayIsReported(t *testing.T) {
	now := time.Date(2031, 5, 4, 12, 0, 0, 0, time.UTC)
	f := Feed{Settings: Settings{Address: "https://paper.example/rss", Outlet: "Paper"}}
	begin := now
	for !f.failing(now) {
		if now.Sub(begin) > 48*time.Hour {
			t.Fatal("never reported")
		}
		f = f.afterVisit(visitResult{err: errors.New("its server answered 500 (Internal Server Error)")}, now)
		now = f.Due
	}
	if now.Sub(begin) < 24*time.Hour {
		t.Errorf("reported after %v", now.Sub(begin))
	}
	if want := "The feed Paper has failed since 4 May 2031 12:00 UTC: its server answered 500 (Internal Server Error)."; f.Status() != want {
		t.Errorf("says %q", f.Status())
	}
	if f = f.afterVisit(visitResult{status: 200}, now); f.failing(now) || f.Status() != "" || f.LastRead != now {
		t.Errorf("after it came back: %+v", f)
	}
}

func TestDueProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := time.Unix(rapid.Int64Range(1, 1<<33).Draw(t, "now"), 0).UTC()
		f := Feed{
			Settings: Settings{Address: rapid.String().Draw(t, "address"), Interval: time.Duration(rapid.Int64().Draw(t, "interval"))},
			ttl:      time.Duration(rapid.Int64Range(0, int64(24*time.Hour)).Draw(t, "every")),
			Failures: rapid.IntRange(0, 1000).Draw(t, "failures"), failingSince: now,
		}
		f.Interval = min(f.Interval, 365*24*time.Hour)
		v := visitResult{status: 200, retryAfter: time.Duration(rapid.Int64Range(0, 1<<62).Draw(t, "retry")), unfinished: rapid.Bool().Draw(t, "waiting")}
		if rapid.Bool().Draw(t, "fails") {
			v.err = errors.New("failed")
		}
		next := f.afterVisit(v, now)
		if again := f.afterVisit(v, now); again.Due != next.Due || again.waitReason != next.waitReason {
			t.Fatal("not a function of the feed and the time")
		}
		if next.Due.Sub(now) < minInterval {
			t.Fatalf("due again after %v", next.Due.Sub(now))
		}
		if v.err != nil && next.Due.Sub(now) > maxRetryAfter+maxBackOff {
			t.Fatalf("left alone for %v", next.Due.Sub(now))
		}
	})
}
