package index

import (
	"context"
	"slices"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/index/postings"
	"dateline/retrieval/query"
)

// An acceptSet says which passages a search may find: in each part the live ones
// that the filter admits. A part without a set accepts all its live passages.
type acceptSet struct {
	v    *view
	sets map[*part]postings.Set
}

// docs returns the accepted documents of a part, nil for all of them.
func (a acceptSet) docs(p *part) postings.Set {
	if set, ok := a.sets[p]; ok {
		return set
	}
	return p.live
}

// without returns the set without the articles of some hits.
func (a acceptSet) without(hits []hit) acceptSet {
	sets := make(map[*part]postings.Set, len(a.v.parts))
	for _, p := range a.v.parts {
		sets[p] = a.docs(p)
	}
	own := make(map[*part]bool)
	for _, h := range hits {
		if !own[h.part] {
			own[h.part] = true
			sets[h.part] = sets[h.part].Clone(h.part.table.docs())
		}
		e, _ := h.part.table.locate(h.doc)
		for doc := e.first; doc < e.first+e.count; doc++ {
			sets[h.part].Remove(doc)
		}
	}
	return acceptSet{a.v, sets}
}

// accept finds which passages a filter admits and how much that is. The question
// has been read from a query with that filter. It is the only place that decides
// this of the index's articles, for searches and surveys alike.
func (v *view) accept(ctx context.Context, f query.Filter, q *retrieval.Question) (acceptSet, retrieval.Searched, error) {
	a := acceptSet{v: v}
	if f.Empty() {
		return a, v.searched, nil
	}
	f, err := v.onHeaders(ctx, f)
	if err != nil {
		return a, retrieval.Searched{}, err
	}
	a.sets = make(map[*part]postings.Set, len(v.parts))
	test := v.entryFilter(f)
	var sum tally
	for _, p := range v.parts {
		named, err := v.versionsNaming(p, q.People())
		if err != nil {
			return a, retrieval.Searched{}, err
		}
		left, err := v.versionsLeftOut(ctx, p, q.Exclusion(), func(i uint32) bool {
			e := &p.table.versions[i]
			return p.live.Has(e.first) && named.Has(i) && (test.passes(e) || test.leavesUndated(e))
		})
		if err != nil {
			return a, retrieval.Searched{}, err
		}
		set := postings.NewSet(p.table.docs())
		for i := range p.table.versions {
			e := &p.table.versions[i]
			switch {
			case !p.live.Has(e.first) || !named.Has(uint32(i)) || left != nil && left.Has(uint32(i)):
			case test.passes(e):
				sum.add(e)
				set.AddRange(e.first, e.first+e.count)
			case test.leavesUndated(e):
				sum.undated++
			}
		}
		a.sets[p] = set
	}
	return a, sum.searched(), nil
}

// An entryFilter is that part of a filter which a version's entry decides: all
// but the people, and the words that are left out.
type entryFilter struct {
	sources             []bool // by the interner's number; nil: any
	leftOut             []bool // outlets that do not pass, by the interner's number
	since, until, asOf  int64
	dated, before, asof bool
	notDates            []instants
	arrivals            []corpus.Arrival // nil: any
}

// instants are those from one up to another.
type instants struct{ from, to int64 }

func (v *view) entryFilter(f query.Filter) entryFilter {
	t := entryFilter{
		since: instant(f.Since), until: instant(f.Until), asOf: instant(f.AsOf),
		dated:  !f.Since.IsZero() || !f.Until.IsZero(),
		before: !f.Until.IsZero(), asof: !f.AsOf.IsZero(),
		arrivals: f.Arrivals,
	}
	for _, d := range f.NotDates {
		t.notDates = append(t.notDates, instants{instant(d.Start), instant(d.End)})
	}
	if len(f.Sources) > 0 {
		t.sources = v.ix.sources.matching(outletMatcher(f.Sources))
	}
	if len(f.Not.Sources) > 0 {
		t.leftOut = v.ix.sources.matching(outletMatcher(f.Not.Sources))
	}
	return t
}

func (t *entryFilter) passes(e *entry) bool {
	switch {
	case t.sources != nil && (int(e.source) >= len(t.sources) || !t.sources[e.source]):
		return false
	case int(e.source) < len(t.leftOut) && t.leftOut[e.source]:
		return false
	case t.dated && (e.published == noInstant || e.published < t.since):
		return false
	case t.before && e.published >= t.until:
		return false
	}
	for _, not := range t.notDates {
		if e.published != noInstant && e.published >= not.from && e.published < not.to {
			return false
		}
	}
	if t.arrivals != nil {
		if _, ok := slices.BinarySearch(t.arrivals, e.arrival); !ok {
			return false
		}
	}
	return !t.asof || e.arrived < t.asOf
}

// leavesUndated tells whether an entry fails only because it has no date.
func (t entryFilter) leavesUndated(e *entry) bool {
	if !t.dated || e.published != noInstant {
		return false
	}
	t.dated, t.before = false, false
	return t.passes(e)
}

// A tally adds up what a search looks at.
type tally struct {
	articles, passages, undated int
	oldest, newest              int64
}

func (t *tally) add(e *entry) {
	t.articles++
	t.passages += int(e.count)
	if e.published == noInstant {
		return
	}
	if t.oldest == 0 && t.newest == 0 {
		t.oldest, t.newest = e.published, e.published
	}
	t.oldest = min(t.oldest, e.published)
	t.newest = max(t.newest, e.published)
}

func (t *tally) searched() retrieval.Searched {
	s := retrieval.Searched{Articles: t.articles, Passages: t.passages, Undated: t.undated}
	if t.oldest != 0 || t.newest != 0 {
		s.Oldest, s.Newest = time.Unix(0, t.oldest).UTC(), time.Unix(0, t.newest).UTC()
	}
	return s
}
