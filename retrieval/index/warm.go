package index

import (
	"context"
	"time"
)

// lately is how long after a question more of them are to be expected.
const lately = time.Minute

// warm decodes for the new segments of a view, which nobody looks at yet, what
// was kept of those that went into them: otherwise the first who ask after a
// merge would wait for it. It serves those who ask, so it is left where nobody
// does. The caller holds renewing.
func (ix *Index) warm(v *view) error {
	ix.mu.Lock()
	old := ix.current
	ix.mu.Unlock()
	if old == nil || !ix.asking.since(lately) {
		return nil
	}
	before, after := old.segments(), v.segments()
	gone := func(k listKey) bool { return before[k.segment] && !after[k.segment] }
	terms := make(map[string]bool)
	for _, k := range ix.lists.keys(gone) {
		terms[k.term] = true
	}
	pace := pace{asking: ix.asking}
	for term := range terms {
		for _, p := range v.parts {
			if before[p.id] {
				continue
			}
			pace.step(context.Background())
			if _, err := v.list(p, term); err != nil {
				return err
			}
		}
	}
	return nil
}

// segments are the ids of a view's segments.
func (v *view) segments() map[uint64]bool {
	out := make(map[uint64]bool, len(v.parts))
	for _, p := range v.parts {
		out[p.id] = true
	}
	return out
}
