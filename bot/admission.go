package bot

import (
	"context"

	"dateline/retrieval/query"
)

// An Admission is what is decided about a request once, when it comes in: who may
// ask, who sees the answer, and which part of the coverage the answer may come
// from.
type Admission struct {
	// Settings are those of the place.
	Settings ChannelSettings
	// Private says that only the asker sees the answer.
	Private bool
	// Scope is the part of the coverage that the answer may come from. If the
	// request and its place see different sources, Excluded is set and there is
	// no such part.
	Scope    query.Filter
	Excluded bool

	refusal refusal
	// revision is that of the ledger's settings when Settings was read.
	revision int64
}

// off reports whether a question is asked in a place that takes none.
func (a Admission) off(req Request) bool { return req.Action == Ask && a.Settings.Mode == Off }

// Admit decides about a request. An adapter calls it when the request comes in and
// passes the result on in [Request.Admission], so that the settings of the place
// are read once, unless somebody changes settings before [Bot.Handle] is called.
// An adapter that learns only later which groups a person is in calls Admit again,
// which reuses the settings.
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

// admission returns what was decided about a request. It decides now if the
// adapter did not ask, or if settings have changed since. If the adapter did not
// ask, a private question gets a private answer.
func (b *Bot) admission(ctx context.Context, req Request) (Admission, error) {
	if a := req.Admission; a != nil && a.revision == b.Ledger.revision.Load() {
		return *a, nil
	}
	a, err := b.Admit(ctx, req)
	a.Private = a.Private || req.Admission == nil && req.Private
	return a, err
}
