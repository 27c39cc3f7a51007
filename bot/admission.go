package bot

import (
	"context"

	"dateline/retrieval/query"
)

// An Admission is what is decided about a request once, when it comes in: who
// may ask, who sees the answer, and what of the coverage it may come from.
type Admission struct {
	// Refusal says why the request is refused; empty: it is not.
	refusal refusal
	// Place is how the place wants its answers.
	Settings ChannelSettings
	// Private says that only the asker sees the answer.
	Private bool
	// Scope is all of the coverage that the answer may come from. Nothing can
	// where Excluded is set: the request and its place see different sources.
	Scope    query.Filter
	Excluded bool

	// revision is that of the ledger's settings when Place was read.
	revision int64
}

// off tells whether the place takes no questions and the request is one.
func (a Admission) off(req Request) bool { return req.Action == Ask && a.Settings.Mode == Off }

// Admit decides about a request. An adapter calls it when a request comes in
// and hands the result on in [Request.Admission]; the settings of the place are
// then read once, unless somebody changes settings before [Bot.Handle] is
// called. A request that knows its settings already is decided anew without
// reading them, for adapters that learn late which groups a person is in.
func (b *Bot) Admit(ctx context.Context, req Request) (Admission, error) {
	a := Admission{revision: b.Ledger.revision.Load()}
	if known := req.Admission; known != nil && known.revision == a.revision {
		a.Settings = known.Settings
	} else {
		var err error
		if a.Settings, err = b.Ledger.Settings(ctx, req.Platform, req.Place); err != nil {
			return a, err
		}
	}
	a.refusal = b.Access[req.Platform].judge(req, b.manages(req))
	scope, ok := req.Scope.And(a.Settings.Scope)
	a.Scope, a.Excluded = scope, !ok
	switch {
	case a.refusal != allowed, a.off(req), a.Settings.Visibility == answersPrivate:
		a.Private = true
	case req.Pressed:
		a.Private = req.Private
	default:
		a.Private = a.Settings.private(req.Private)
	}
	return a, nil
}

// admission is what was decided about a request, or is decided now: where its
// adapter did not ask, or settings have changed since. Without an adapter's
// word for it, what was asked in private is answered in private.
func (b *Bot) admission(ctx context.Context, req Request) (Admission, error) {
	if a := req.Admission; a != nil && a.revision == b.Ledger.revision.Load() {
		return *a, nil
	}
	a, err := b.Admit(ctx, req)
	a.Private = a.Private || req.Admission == nil && req.Private
	return a, err
}
