package index

import (
	"context"
	"time"
)

// warmWindow is how recent the last question must be for more to be expected.
const warmWindow = time.Minute

// warmPostings decodes, for the new segments of a view that is not published
// yet, the terms whose postings were cached for the segments that were merged
// into them. Otherwise the first questions after a merge would have to wait for
// that. It does nothing if nobody has asked recently. The caller holds refreshMu.
func (ix *index) warmPostings(v *view) error {
	ix.mu.Lock()
	old := ix.current
	ix.mu.Unlock()
	if old == nil || !ix.inFlight.ActiveWithin(warmWindow) {
		return nil
	}
	before, after := old.segments(), v.segments()
	gone := func(k listKey) bool { return before[k.segment] && !after[k.segment] }
	terms := make(map[string]bool)
	for _, k := range ix.postings.KeysFunc(gone) {
		terms[k.term] = true
	}
	t := ix.inFlight.Throttle()
	for term := range terms {
		for _, p := range v.parts {
			if before[p.id] {
				continue
			}
			t.Yield(context.Background())
			if _, err := v.postings(p, term); err != nil {
				return err
			}
		}
	}
	return nil
}

// segments returns the ids of the view's segments.
func (v *view) segments() map[uint64]bool {
	out := make(map[uint64]bool, len(v.parts))
	for _, p := range v.parts {
		out[p.id] = true
	}
	return out
}
