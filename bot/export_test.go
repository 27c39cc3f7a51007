package bot

import (
	"context"
	"io/fs"
	"time"
)

// What the external tests of this package use of its internals.

type (
	Allowance  = allowance
	Lateness   = lateness
	Visibility = visibility
	Refusal    = refusal
)

const (
	Unlimited   = unlimited
	WithinLimit = withinLimit
	OverLimit   = overLimit

	Timely  = timely
	Delayed = delayed
	Expired = expired

	Allowed          = allowed
	ForeignWorkspace = foreignWorkspace
	ForeignPlace     = foreignPlace
	ForeignGroup     = foreignGroup
	NoManager        = noManager
	NoOperator       = noOperator

	ByMention  = byMention
	ByQuestion = byQuestion

	AsAsked        = asAsked
	AnswersPublic  = answersPublic
	AnswersPrivate = answersPrivate

	Limited  = limited
	Noticed  = noticed
	Refused  = refused
	Stopped  = stopped
	TimedOut = timedOut
	TooLate  = tooLate

	LabelBack = labelBack
)

func (a Access) Judge(req Request, manages bool) Refusal { return a.judge(req, manages) }

func (s ChannelSettings) Private(asked bool) bool { return s.private(asked) }

func (a Admission) Refusal() Refusal { return a.refusal }

func (a Admission) Refuse(why Refusal) Admission {
	a.refusal = why
	return a
}

func (l *Ledger) Last(ctx context.Context, req Request) (Receipt, error) { return l.last(ctx, req) }

func (l *Ledger) SetSettings(ctx context.Context, s ChannelSettings) error {
	return l.setSettings(ctx, s)
}

func (l *Ledger) Retract(ctx context.Context, id string) error { return l.retract(ctx, id) }

func IsReceipt(word string) bool { return isReceipt(word) }

func JudgeLateness(asked, now time.Time, recovered bool) Lateness {
	return judgeLateness(asked, now, recovered)
}

func (l Limit) Judge(asked []time.Time, now time.Time) (Allowance, time.Time) {
	return l.judge(asked, now)
}

// Migrations returns the migrations of the ledger, for tests that begin with
// older tables.
func Migrations() fs.FS {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic(err)
	}
	return sub
}
