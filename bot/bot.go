package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
)

// A Searcher finds the passages of the coverage that answer a query best.
type Searcher interface {
	Search(ctx context.Context, q retrieval.Query) (retrieval.Result, error)
}

// shown is how many passages an answer shows before More.
const shown = 3

// found is how many passages a question looks for, so that More has some.
const found = 12

// patience bounds one search: Slack and Discord show a failure of their own
// long before, and a person has left.
const patience = 10 * time.Second

// A Bot answers requests. Limit, Access, Now, Indexed and Health may be left
// at their zero values.
type Bot struct {
	Searcher Searcher
	Coverage *corpus.Store
	Ledger   *Ledger
	Log      *slog.Logger
	// Limit bounds what one person asks.
	Limit Limit
	// Access says who may ask, by platform; one without an entry is open to
	// everybody.
	Access map[string]Access
	// Now is the clock; nil: time.Now.
	Now func() time.Time
	// Indexed returns the newest arrival that searches see, for Status; nil:
	// nothing is said of it.
	Indexed func(context.Context) (corpus.Arrival, error)
	// Health returns a line on each platform, for Status.
	Health func() []string
}

// Handle answers a request. It never fails: what goes wrong is logged under a
// reference, and the reply names the reference.
func (b *Bot) Handle(ctx context.Context, req Request) (rep Reply) {
	defer func() {
		if p := recover(); p != nil {
			rep = b.fault(req, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	rep, err := b.handle(ctx, req)
	switch {
	case err == nil:
	case errors.Is(err, ErrNoReceipt):
		rep = notice(sayStale)
	case errors.Is(err, context.DeadlineExceeded):
		b.Log.WarnContext(ctx, "search stopped at its time limit", "platform", req.Platform, "limit", patience)
		rep = notice(sayTimeout)
	default:
		rep = b.fault(req, err)
	}
	rep.Private = rep.Private || req.Private
	return rep
}

func (b *Bot) handle(ctx context.Context, req Request) (Reply, error) {
	switch req.Action {
	case Ask:
		return b.ask(ctx, req)
	case More:
		return b.more(ctx, req)
	case Context:
		return b.context(ctx, req)
	case Refine:
		return b.refine(ctx, req)
	case Share:
		return b.again(ctx, req)
	case Praise, Object:
		return b.note(ctx, req)
	case Why:
		return b.why(ctx, req)
	case Verify:
		return b.verify(ctx, req)
	case Sources:
		return b.sources(ctx)
	default:
		return Reply{Headline: sayHelpHeading, Lines: help()}, nil
	}
}

// fault logs err and answers with the reference under which it stands there.
func (b *Bot) fault(req Request, err error) Reply {
	ref := newID()
	b.Log.Error("request failed", "reference", ref, "platform", req.Platform, "action", string(req.Action), "err", err)
	return notice(fmt.Sprintf(sayFault, ref))
}

func notice(sentence string) Reply { return Reply{Headline: sentence} }
