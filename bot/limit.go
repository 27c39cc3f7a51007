package bot

import (
	"context"
	"sync"
	"time"
)

// A Limit bounds how many questions one person asks on one platform. Buttons under
// an answer do not count, nor do refused requests or questions from the machine
// itself: at its terminal, or on its page.
type Limit struct {
	// PerHour is how many questions any 60 minutes allow; 0: any number.
	PerHour int
}

// An allowance says whether a limit lets one more question through.
type allowance int

const (
	unlimited   allowance = iota // there is no limit
	withinLimit                  // the limit is not reached
	overLimit                    // it is reached: the question is not answered
)

// judge decides on one more question at now, from the times at which the person
// asked earlier ones, in order. If the limit is reached, next is when another
// question is allowed, rounded up to the minute.
func (l Limit) judge(asked []time.Time, now time.Time) (a allowance, next time.Time) {
	if l.PerHour <= 0 {
		return unlimited, next
	}
	recent := asked
	for len(recent) > 0 && !recent[0].After(now.Add(-time.Hour)) {
		recent = recent[1:]
	}
	if len(recent) < l.PerHour {
		return withinLimit, next
	}
	free := recent[len(recent)-l.PerHour].Add(time.Hour)
	next = free.Truncate(time.Minute)
	if next.Before(free) {
		next = next.Add(time.Minute)
	}
	return overLimit, next.In(now.Location())
}

// inFlight counts by person the questions that were let in and have no receipt
// yet, so that questions asked at the same time do not pass a limit together. The
// zero value is ready for use.
type inFlight struct {
	mu sync.Mutex
	n  map[[2]string]int
}

// reserve decides whether the person may ask one more question. Done must be
// called once the receipt is kept, or never will be.
func (b *Bot) reserve(ctx context.Context, req Request) (a allowance, next time.Time, done func(), err error) {
	done = func() {}
	if b.Limit.PerHour <= 0 || req.Action != Ask || req.Platform == Terminal || req.Local {
		return unlimited, next, done, nil
	}
	b.inFlight.mu.Lock()
	defer b.inFlight.mu.Unlock()
	asked, err := b.Ledger.questionsSince(ctx, req.Platform, req.Person, req.At.Add(-time.Hour))
	if err != nil {
		return unlimited, next, done, err
	}
	who := [2]string{req.Platform, req.Person}
	for range b.inFlight.n[who] {
		asked = append(asked, req.At)
	}
	if a, next = b.Limit.judge(asked, req.At); a == withinLimit {
		done = b.inFlight.add(who)
	}
	return a, next, done, nil
}

// add counts one question until done is called. The caller holds the lock.
func (a *inFlight) add(who [2]string) (done func()) {
	if a.n == nil {
		a.n = map[[2]string]int{}
	}
	a.n[who]++
	return func() {
		a.mu.Lock()
		defer a.mu.Unlock()
		if a.n[who]--; a.n[who] == 0 {
			delete(a.n, who)
		}
	}
}

// questionsSince returns when a person asked the questions after the given time
// that count for a limit, in order.
func (l *Ledger) questionsSince(ctx context.Context, platform, person string, since time.Time) ([]time.Time, error) {
	rows, err := l.db.QueryContext(ctx, `
		SELECT asked_ms FROM receipts
		WHERE platform = $1 AND person = $2 AND asked_ms > $3 AND counted = TRUE
		ORDER BY asked_ms`, platform, person, since.UnixMilli())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []time.Time
	for rows.Next() {
		var ms int64
		if err := rows.Scan(&ms); err != nil {
			return nil, err
		}
		out = append(out, time.UnixMilli(ms))
	}
	return out, rows.Err()
}

// A lateness says whether a question still gets its answer.
type lateness int

const (
	// timely: it is answered.
	timely lateness = iota
	// delayed: it is answered after a restart, and marked as late.
	delayed
	// expired: nobody waits for the answer any more. The reply says so, and offers
	// to ask again.
	expired
)

// answerable is how long after it was asked a recovered question is still
// answered. It is also how long Slack takes an answer at a response_url:
// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
const answerable = 30 * time.Minute

// judgeLateness decides whether a question of the given time is late now. Only one
// that was recovered after a restart can be: any other has been waiting in a
// queue.
func judgeLateness(asked, now time.Time, recovered bool) lateness {
	switch {
	case !recovered:
		return timely
	case now.Sub(asked) > answerable:
		return expired
	default:
		return delayed
	}
}
