package digest

import (
	"context"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
)

// A window is the part of the log of arrivals that an edition looks at: after
// one arrival, up to and including another.
type window struct {
	After, Through corpus.Arrival
	// From and To are the times that the window spans.
	From, To time.Time
	// Published says that an article is in the window if From <= its time of
	// publication < To, whenever it arrived. This lets people try a digest on
	// an archive that arrived all at once.
	Published bool
}

// oldest is how long before its window an article may have been published: feeds
// lag, and some give a date without an hour.
const oldest = 72 * time.Hour

// earlier reports whether a version comes before the window.
func (w window) earlier(v *corpus.Version) bool {
	if w.Published {
		return v.Published.Before(w.From)
	}
	return v.Arrival <= w.After
}

// appeared is when a version appeared, by what the window goes by.
func (w window) appeared(v *corpus.Version) time.Time {
	if w.Published {
		return v.Published
	}
	return v.Arrived
}

// eligible returns the versions of an edition's window that may be in it, and
// records why the others are not. If the window has several versions of an
// article, only the last one may be.
func (pub *Publisher) eligible(ctx context.Context, e *Edition, dig Digest) ([]*corpus.Version, error) {
	all, newest, err := pub.versionsIn(ctx, e)
	if err != nil {
		return nil, err
	}
	var out []*corpus.Version
	for _, v := range all {
		stage, err := pub.exclusion(ctx, v, e.window, dig, newest)
		if err != nil {
			return nil, err
		}
		if stage == "" {
			out = append(out, v)
			continue
		}
		e.record(v, stage)
	}
	return out, nil
}

// versionsIn returns the versions of an edition's window in the order of their
// arrival, and the newest of each article by its id. It fills in e.corrects:
// an article is a correction if the first of its versions there is.
func (pub *Publisher) versionsIn(ctx context.Context, e *Edition) (all []*corpus.Version, newest map[string]corpus.Arrival, err error) {
	w := e.window
	newest, e.corrects = map[string]corpus.Arrival{}, map[string]bool{}
	for v, err := range pub.Coverage.Changes(ctx, w.After) {
		if err != nil {
			return nil, nil, err
		}
		if v.Arrival > w.Through {
			break
		}
		if w.Published && !v.Withdrawn && (v.Published.Before(w.From) || !v.Published.Before(w.To)) {
			continue
		}
		if _, again := newest[v.ID]; !again {
			e.corrects[v.ID] = v.Replaces != 0 || v.Backfill
		}
		newest[v.ID] = v.Arrival
		all = append(all, v)
	}
	return all, newest, nil
}

// exclusion returns the stage that leaves a version out of an edition before
// its question is asked, or "" if none does.
func (pub *Publisher) exclusion(ctx context.Context, v *corpus.Version, w window, dig Digest, newest map[string]corpus.Arrival) (Stage, error) {
	switch {
	case v.Withdrawn:
		return stageWithdrawn, nil
	case newest[v.ID] != v.Arrival:
		return stageSuperseded, nil
	case v.Backfill:
		return stageBackfill, nil
	case !v.Published.IsZero() && v.Published.Before(w.From.Add(-oldest)):
		return stageTooOld, nil
	case !retrieval.Admits(dig.Filter, v):
		return stageFiltered, nil
	}
	// An edition that is late or tried again must not quote what was withdrawn
	// after its window.
	now, err := pub.Coverage.Current(ctx, v.ID)
	if err != nil {
		return "", err
	}
	if now.Withdrawn {
		return stageWithdrawn, nil
	}
	return "", nil
}
