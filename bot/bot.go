package bot

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"dateline/corpus"
	"dateline/corpus/story"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// A Searcher finds the passages of the coverage that answer a query best.
type Searcher interface {
	Search(ctx context.Context, q query.Query) (retrieval.Result, error)
}

// pageSize is how many passages an answer shows before More.
const pageSize = 3

// MaxPassages is how many passages a search for an answer returns at most, so that
// More has some to show.
const MaxPassages = 12

// searchTimeout bounds one request. Slack and Discord show a failure of their own
// long before, and people do not wait longer.
const searchTimeout = 10 * time.Second

// Options are what a Bot needs. Searcher, Coverage, Ledger and Log must be set.
type Options struct {
	Searcher Searcher
	// Surveyor counts and lists articles; nil: a question for a number or a list
	// of articles is searched like any other.
	Surveyor Surveyor
	Coverage *corpus.Store
	Ledger   *Ledger
	// Stories group reprints and articles on one event; nil: replies say nothing
	// of reprints.
	Stories *story.Groups
	Log     *slog.Logger
	// Limit bounds what one person asks.
	Limit Limit
	// Access says who may ask, by platform; a platform without an entry is open
	// to everybody.
	Access map[string]Access
	// Now is the clock; nil: time.Now.
	Now func() time.Time
	// Indexed returns the newest arrival that searches see, for Status; nil:
	// Status does not mention it.
	Indexed func(context.Context) (corpus.Arrival, error)
	// Health returns a line on each platform, for Status; it may be nil.
	Health func() []string
	// Commands are the actions that other parts of the product answer. An action
	// without a command gets a reply that says where it can be asked.
	Commands map[Action]Command
	// FailingFeeds returns a sentence on each feed that has failed for a day,
	// for Status; nil: there are no feeds.
	FailingFeeds func(context.Context) ([]string, error)
	// PageURL returns the address of Dateline's own page on a passage; nil: there
	// are no pages that people can reach.
	PageURL func(retrieval.Passage) string
	// Observe is told of every answered request; it may be nil.
	Observe Observer
	// Audit is given who asked what; it may be nil.
	Audit func(Record)
}

// A Bot answers requests. It is safe for concurrent use.
type Bot struct {
	Options

	inFlight inFlight
	examples examples
}

// New returns a bot.
func New(o Options) *Bot {
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Bot{Options: o}
}

// Handle answers a request. It never fails: what goes wrong is logged under a
// reference that the reply names. If ctx is cancelled, the reply is not worth
// sending, because the question is still in the inbox.
func (b *Bot) Handle(ctx context.Context, req Request) (rep Reply) {
	if req.At.IsZero() {
		req.At = b.Now()
	}
	if req.ID == "" {
		req.ID = NewID()
	}
	ctx = Trace(ctx, req.ID)
	began := time.Now()
	defer func() { b.report(ctx, req, &rep, began) }()
	defer func() {
		if p := recover(); p != nil {
			rep = b.failed(ctx, req, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	bounded, cancel := context.WithTimeout(ctx, searchTimeout)
	defer cancel()
	a, err := b.admission(bounded, req)
	if err == nil {
		if req.Action != Share {
			req.Private = a.Private
		}
		rep, err = b.handle(bounded, req, a)
	}
	if err != nil {
		rep = b.failed(ctx, req, err)
	}
	if req.Action != Share {
		rep.Private = rep.Private || req.Private
	}
	b.linkPages(&rep)
	return rep
}

// report tells the log, the observer and the audit log how a request ended. Only
// the audit log gets the words of people.
func (b *Bot) report(ctx context.Context, req Request, rep *Reply, began time.Time) {
	e := Event{Kind: Answered, Platform: req.Platform, Action: req.Action, Outcome: rep.outcome(), Took: time.Since(began)}
	b.Observe.Note(e)
	attrs := []any{"platform", e.Platform, "action", req.Action.String(), "outcome", string(e.Outcome), "took", e.Took}
	if rep.Receipt != "" && rep.Receipt != req.ID {
		attrs = append(attrs, "receipt", rep.Receipt)
	}
	b.Log.InfoContext(ctx, "answered", attrs...)
	if r, ok := record(req, *rep); ok && b.Audit != nil {
		b.Audit(r)
	}
}

// handle answers a request within its admission.
func (b *Bot) handle(ctx context.Context, req Request, a Admission) (Reply, error) {
	switch {
	case a.refusal != allowed:
		b.Log.InfoContext(ctx, "request refused", "platform", req.Platform, "person", req.Person, "reason", a.refusal.String())
		return PrivateNotice(sayRefused(a.refusal)).withOutcome(refused), nil
	case req.Action == Settings:
		return b.settings(ctx, req, a.Settings)
	case a.off(req):
		return PrivateNotice(sayOff), nil
	case a.Excluded:
		return Notice(sayScopes), nil
	}
	req.Scope = a.Scope
	return b.answerInTime(ctx, req)
}

// answerInTime answers a question, unless it comes too late after a restart, and
// every other request at once.
func (b *Bot) answerInTime(ctx context.Context, req Request) (Reply, error) {
	if req.Action != Ask {
		return b.dispatch(ctx, req)
	}
	now := b.Now()
	switch judgeLateness(req.At, now, req.Recovered) {
	case expired:
		rep, err := b.offerAgain(ctx, req, sayExpired(now.Sub(req.At)))
		return rep.withOutcome(tooLate), err
	case delayed:
		rep, err := b.ask(ctx, req)
		rep.Lines = append([]string{sayLate(req.At)}, rep.Lines...)
		return rep, err
	default:
		return b.ask(ctx, req)
	}
}

func (b *Bot) dispatch(ctx context.Context, req Request) (Reply, error) {
	switch req.Action {
	case More:
		return b.more(ctx, req)
	case Context:
		return b.context(ctx, req)
	case Choose:
		return b.choose(ctx, req)
	case Refine, Forget, Widen, Again, Reapply:
		return b.askAgain(ctx, req)
	case Share:
		return b.share(ctx, req)
	case Praise, Object:
		return b.rate(ctx, req)
	case Why:
		return b.why(ctx, req)
	case Digests, Watching, Unwatch, Doctor:
		return b.command(ctx, req)
	case Verify:
		return b.verify(ctx, req)
	case Sources:
		return b.sources(ctx)
	case Status:
		return b.status(ctx, req)
	default:
		return b.help(ctx, req), nil
	}
}

// Notice returns a reply of one sentence.
func Notice(sentence string) Reply { return Reply{Headline: sentence} }

// PrivateNotice returns a reply of one sentence that only the asker sees.
func PrivateNotice(sentence string) Reply { return Reply{Headline: sentence, Private: true} }

func (r Reply) withOutcome(why Outcome) Reply {
	r.Outcome = why
	return r
}
