package bot

import (
	"context"
	"io/fs"
	"time"
)

// What only the tests of this package look at from outside.

type (
	Allowance = allowance
	Lateness  = lateness
)

const (
	Unlimited   = unlimited
	WithinLimit = withinLimit
	OverLimit   = overLimit

	OnTime  = onTime
	Late    = late
	Expired = expired

	Allowed          = allowed
	ForeignWorkspace = foreignWorkspace
	ForeignPlace     = foreignPlace
	ForeignGroup     = foreignGroup
	NoManager        = noManager
	NoOperator       = noOperator

	AsAsked        = asAsked
	AnswersPublic  = answersPublic
	AnswersPrivate = answersPrivate

	Limited  = limited
	Noticed  = noticed
	Refused  = refused
	Stopped  = stopped
	TimedOut = timedOut
	TooLate  = tooLate

	SayBack = sayBack
)

func (a Access) Judge(req Request, manages bool) Refusal { return a.judge(req, manages) }

func (p Place) Private(asked bool) bool { return p.private(asked) }

func (l *Ledger) Retract(ctx context.Context, id string) error { return l.retract(ctx, id) }

func IsReceipt(word string) bool { return isReceipt(word) }

func HowLate(asked, now time.Time, recovered bool) Lateness { return howLate(asked, now, recovered) }

func TraceID(ctx context.Context) string { return traceID(ctx) }

func (l Limit) Judge(asked []time.Time, now time.Time) (Allowance, time.Time) {
	return l.judge(asked, now)
}

func (l *Ledger) Asked(ctx context.Context, platform, person string, since time.Time) ([]time.Time, error) {
	return l.askedSince(ctx, platform, person, since)
}

func (l *Ledger) See(ctx context.Context, id string, n int) error { return l.see(ctx, id, n) }

func (l *Ledger) Note(ctx context.Context, receipt, person string, praised bool, reason string, at time.Time) error {
	return l.note(ctx, receipt, person, praised, reason, at)
}

func (l *Ledger) Share(ctx context.Context, receipt, platform, place, person string, at time.Time) (bool, error) {
	return l.share(ctx, receipt, platform, place, person, at)
}

// Migrations are the ledger's migrations, for tests that begin with older
// tables.
func Migrations() fs.FS {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic(err)
	}
	return sub
}
