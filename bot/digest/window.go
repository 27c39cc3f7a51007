package digest

import (
	"context"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
)

// A window is what one edition looks at: what arrived after one arrival, up to
// another one.
type window struct {
	After, Through corpus.Arrival
	// From and To are the times of the two.
	From, To time.Time
	// Published says to reckon by publication, From <= t < To, instead of by
	// arrival: to try a digest on an archive that came in at once.
	Published bool
}

// tooOld is how long before its window an article may have been published.
// Feeds lag, and some give the day alone.
const tooOld = 72 * time.Hour

// earlier tells whether a version was there before the window.
func (w window) earlier(v *corpus.Version) bool {
	if w.Published {
		return v.Published.Before(w.From)
	}
	return v.Arrival <= w.After
}

// born is when a version came up, by the window's clock.
func (w window) born(v *corpus.Version) time.Time {
	if w.Published {
		return v.Published
	}
	return v.Arrived
}

// A Stage is where in the making of an edition an article's way ended.
type Stage string

// The stages, as the ledger keeps them.
const (
	Led          Stage = "led"       // its quote stood for its story
	Behind       Stage = "behind"    // in the thread, under the quote of its story
	ReprintOf    Stage = "reprint"   // in the thread, as a reprint
	PastTop      Stage = "cap"       // its story was not among the first
	PastOutlet   Stage = "outlet"    // its outlet led enough stories already
	NoNews       Stage = "no-news"   // its story ran before, and it adds nothing
	SeenBefore   Stage = "seen"      // a correction, of a story that it adds nothing to
	TooOld       Stage = "old"       // published long before
	Backfilled   Stage = "backfill"  // came with the first reading of its feed
	LeftOut      Stage = "filter"    // the digest's filter leaves it out
	NoAnswer     Stage = "no-answer" // does not answer the digest's question
	TakenBack    Stage = "withdrawn" // withdrawn since
	Superseded   Stage = "corrected" // a later version of it stands for it
	NotInEdition Stage = ""          // arrived outside of its window
)

// A Fate is what became of one article in one edition.
type Fate struct {
	Article string         `json:"article"`
	Arrival corpus.Arrival `json:"arrival"`
	Stage   Stage          `json:"stage"`
	// Number is that of its story in the edition, 0 where it is not told.
	Number int `json:"number,omitempty"`
	// Title is of the article that it stood behind or is a reprint of.
	Title string `json:"title,omitempty"`
	// Detail is what was known of the story that it led.
	Detail string `json:"detail,omitempty"`
}

// fresh lists the versions of an edition's window that may be in it, and notes
// what became of the others. A later version in the window stands for those
// before, and is as new as the first of them.
func (pub *Publisher) fresh(ctx context.Context, e *Edition, dig Digest) ([]*corpus.Version, error) {
	w, newest := e.window, map[string]corpus.Arrival{}
	e.corrects = map[string]bool{}
	var all []*corpus.Version
	for v, err := range pub.Coverage.Changes(ctx, w.After) {
		if err != nil {
			return nil, err
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
	var out []*corpus.Version
	for _, v := range all {
		stage, err := pub.sift(ctx, v, w, dig, newest)
		if err != nil {
			return nil, err
		}
		if stage == "" {
			out = append(out, v)
			continue
		}
		e.Fates = append(e.Fates, Fate{Article: v.ID, Arrival: v.Arrival, Stage: stage})
	}
	return out, nil
}

// sift says why a version cannot be in an edition; empty where it can.
func (pub *Publisher) sift(ctx context.Context, v *corpus.Version, w window, dig Digest, newest map[string]corpus.Arrival) (Stage, error) {
	switch {
	case v.Withdrawn:
		return TakenBack, nil
	case newest[v.ID] != v.Arrival:
		return Superseded, nil
	case v.Backfill:
		return Backfilled, nil
	case !v.Published.IsZero() && v.Published.Before(w.From.Add(-tooOld)):
		return TooOld, nil
	case !retrieval.Admits(dig.Filter, v):
		return LeftOut, nil
	}
	// What was taken back since, before a late edition or a second attempt, is
	// not quoted.
	now, err := pub.Coverage.Current(ctx, v.ID)
	if err != nil {
		return "", err
	}
	if now.Withdrawn {
		return TakenBack, nil
	}
	return "", nil
}
