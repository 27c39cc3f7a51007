package bot

import (
	"context"
	"sync"
	"time"
)

// defaultPerHour is how many questions a person may ask in an hour where
// nothing else is configured.
const defaultPerHour = 20

// A Limit bounds how much one person asks on one platform. Buttons under an
// answer do not count, nor does what was refused, nor what is asked at the
// machine's own terminal.
type Limit struct {
	// PerHour is how many questions any 60 minutes allow; 0: any number.
	PerHour int
}

// An allowance is what a limit says of one more question.
type allowance int

// The allowances.
const (
	unlimited   allowance = iota // there is no limit
	withinLimit                  // the limit is not reached
	overLimit                    // it is reached: the question is not answered
)

func (a allowance) String() string {
	return [...]string{"unlimited", "within the limit", "over the limit"}[a]
}

// judge decides on one more question at now, from when the person's earlier
// ones were asked, in order. Next is when overLimit ends, to the full
// minute.
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

// admitted counts the questions that were let in and have no receipt yet, by
// person, so that questions side by side do not pass a limit together. Its
// zero value is none.
type inFlight struct {
	mu sync.Mutex
	n  map[[2]string]int
}

// admit decides whether the person may ask one more question. Done is called
// when its receipt is kept, or never will be.
func (b *Bot) reserve(ctx context.Context, req Request) (a allowance, next time.Time, done func(), err error) {
	done = func() {}
	if b.Limit.PerHour <= 0 || req.Action != Ask || req.Platform == Terminal {
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

// add counts one question until the returned function is called. The caller
// holds the lock.
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

// askedSince returns when a person asked the questions since the given time that a
// limit counts, in order.
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
