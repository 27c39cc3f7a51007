package index

import (
	"context"
	"runtime"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/index/postings"
	"dateline/retrieval/text"
)

// versionsLeftOut returns which versions of a part have something that a question
// leaves out, by their positions in the part's table; nil if it leaves out nothing.
// It need not be right for versions that do not pass the rest of the filter.
func (v *view) versionsLeftOut(ctx context.Context, p *part, x *retrieval.Exclusion, passes func(uint32) bool) (postings.Set, error) {
	if x.Empty() {
		return nil, nil
	}
	left := postings.NewSet(len(p.table.versions))
	for i := range x.People {
		named := postings.Set(nil)
		for _, ways := range x.People[i].Ways() {
			said, err := v.versionsSayingAny(p, ways)
			if err != nil {
				return nil, err
			}
			named = postings.Intersect(named, said)
		}
		if named != nil {
			left.AddAll(named)
		}
	}
	for _, phrase := range x.Phrases {
		held, err := v.versionsSayingAny(p, [][]string{phrase.Terms()})
		if err == nil && len(phrase) > 1 {
			held, err = v.versionsWithPhrase(ctx, p, phrase, held, passes)
		}
		if err != nil {
			return nil, err
		}
		left.AddAll(held)
	}
	return left, nil
}

// versionsSayingAny returns which versions say all terms of at least one of several
// lists in their headlines and texts.
func (v *view) versionsSayingAny(p *part, lists [][]string) (postings.Set, error) {
	any := postings.NewSet(len(p.table.versions))
	for _, terms := range lists {
		var all postings.Set
		for _, term := range terms {
			said, err := v.versionsSaying(p, term)
			if err != nil {
				return nil, err
			}
			all = postings.Intersect(all, said)
		}
		if all != nil {
			any.AddAll(all)
		}
	}
	return any, nil
}

// versionsSaying returns which versions have a term in their headlines or texts. The
// passages are indexed with the outlet and the date as well, so a term must occur in
// one more often than in those.
func (v *view) versionsSaying(p *part, term string) (postings.Set, error) {
	l, err := v.postings(p, term)
	if err != nil {
		return nil, err
	}
	set := postings.NewSet(len(p.table.versions))
	inOutlet := map[uint32]int{}
	dated := mayBeDate(term)
	for i, doc := range l.Docs {
		e := &p.table.versions[p.table.versionOf[doc]]
		n, known := inOutlet[e.source]
		if !known {
			n = occurrences(v.ix.sources.name(e.source), term)
			inOutlet[e.source] = n
		}
		if dated && e.published != noInstant {
			n += occurrences(e.wallClock().Format(retrieval.HeaderDate), term)
		}
		if int(l.Counts[i]) > n {
			set.Add(p.table.versionOf[doc])
		}
	}
	return set, nil
}

// mayBeDate tells whether a term may stand for a part of a date in a header.
func mayBeDate(term string) bool {
	if text.IsNumber(term) {
		return true
	}
	for m := time.January; m <= time.December; m++ {
		if occurrences(m.String(), term) > 0 {
			return true
		}
	}
	return false
}

// occurrences is how often a term is in a text.
func occurrences(body, term string) (n int) {
	for _, t := range text.Analyze(nil, body) {
		if t.Term == term && !t.Stop {
			n++
		}
	}
	return n
}

// phraseBatch is how many texts are read at a time to look for a phrase.
const phraseBatch = 64

// versionsWithPhrase returns which versions of a set have a phrase in their texts.
// Those that do not pass are not read.
func (v *view) versionsWithPhrase(ctx context.Context, p *part, phrase text.FormPhrase, among postings.Set, passes func(uint32) bool) (postings.Set, error) {
	var places []uint32
	var arrivals []corpus.Arrival
	for i := range p.table.versions {
		if among.Has(uint32(i)) && passes(uint32(i)) {
			places = append(places, uint32(i))
			arrivals = append(arrivals, p.table.versions[i].arrival)
		}
	}
	stands := make([]bool, len(arrivals))
	batches := (len(arrivals) + phraseBatch - 1) / phraseBatch
	err := inParallel(ctx, min(maxReaders, runtime.GOMAXPROCS(0), max(1, batches)), batches, func(ctx context.Context, from, to int) error {
		for at := from * phraseBatch; at < min(to*phraseBatch, len(arrivals)); at += phraseBatch {
			versions, err := v.ix.versions(ctx, arrivals[at:min(at+phraseBatch, len(arrivals))])
			if err != nil {
				return err
			}
			for i, x := range versions {
				stands[at+i] = phrase.StandsIn(text.Analyze(nil, x.Title)) || phrase.StandsIn(text.Analyze(nil, x.Text))
			}
		}
		return nil
	})
	set := postings.NewSet(len(p.table.versions))
	for i, place := range places {
		if stands[i] {
			set.Add(place)
		}
	}
	return set, err
}
