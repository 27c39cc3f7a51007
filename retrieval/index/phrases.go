package index

import (
	"context"
	"slices"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/index/postings"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

const (
	// maxPhraseTexts is how many passages are read at most to find the phrases of
	// one question, the best by their words first.
	maxPhraseTexts = 5000
	// phraseRead is how many of them are read at once.
	phraseRead = 64
	// maxPhraseSure is how many words a phrase may have for sure to stand in two
	// neighbouring passages, if it stands anywhere.
	maxPhraseSure = 80
)

// addPhrases puts the passages that hold phrases of the question before the other
// hits of the first stage. They need not be among the best by their words: a
// passage can hold a phrase only if each of its terms is in the passage or the
// next, since a sentence may end within it. Such passages are read, the best
// first, until there are enough.
func (ix *index) addPhrases(ctx context.Context, v *view, f *firstStage, q query.Query) error {
	phrases := f.question.Phrases()
	if len(phrases) == 0 {
		return nil
	}
	s := phraseSearch{ix: ix, view: v, stage: f, query: q, found: map[phraseKey][]text.Span{}, left: maxPhraseTexts}
	if len(phrases) > 1 {
		if err := s.search(ctx, phrases); err != nil {
			return err
		}
	}
	for _, p := range phrases {
		if err := s.search(ctx, []text.Phrase{p}); err != nil {
			return err
		}
	}
	s.mergeHits()
	return nil
}

// A phraseSearch finds the passages that hold phrases of one question.
type phraseSearch struct {
	ix    *index
	view  *view
	stage *firstStage
	query query.Query
	// found has what was read: where the phrases are, nil for nothing.
	found map[phraseKey][]text.Span
	held  []hit
	left  int // how many more may be read
}

// A phraseKey identifies a passage.
type phraseKey struct {
	part *part
	doc  uint32
}

// search looks for passages that hold some phrases, all of them in one or two
// neighbours.
func (s *phraseSearch) search(ctx context.Context, phrases []text.Phrase) error {
	accepted, sure, err := s.view.mayHold(phrases, s.stage.accepted)
	if err != nil {
		return err
	}
	held, complete, err := s.searchIn(ctx, accepted)
	if err == nil && !held && !sure {
		held, complete, err = s.searchIn(ctx, s.stage.accepted)
	}
	if !held && !complete || slices.ContainsFunc(phrases, func(p text.Phrase) bool { return p.Len() > maxPhraseSure }) {
		s.stage.question.PhrasesCut = true
	}
	return err
}

// searchIn looks for passages among those accepted, and tells whether there are
// such, and whether it has looked at all.
func (s *phraseSearch) searchIn(ctx context.Context, accepted acceptSet) (held, complete bool, err error) {
	hits, err := s.view.topHits(ctx, s.stage.searches, maxPhraseTexts, accepted)
	if err != nil {
		return false, false, err
	}
	hits = accepted.unscored(hits, maxPhraseTexts)
	enough := s.query.Top + min(s.query.Top, surplus)
	limit := s.query.PerArticle
	if limit == 0 {
		limit = enough
	}
	before := len(s.held)
	for batch := range slices.Chunk(hits, phraseRead) {
		if s.left <= 0 || countUsable(s.held[before:], limit) >= enough {
			break
		}
		if err := s.read(ctx, batch); err != nil {
			return false, false, err
		}
	}
	return len(s.held) > before, s.left > 0 && len(hits) < maxPhraseTexts, nil
}

// read reads passages that have not been read yet.
func (s *phraseSearch) read(ctx context.Context, hits []hit) error {
	var arrivals []corpus.Arrival
	for _, h := range hits {
		arrivals = append(arrivals, h.entry().arrival)
	}
	slices.Sort(arrivals)
	arrivals = slices.Compact(arrivals)
	versions, err := s.ix.versions(ctx, arrivals)
	if err != nil {
		return err
	}
	for _, h := range hits {
		key := phraseKey{h.part, h.doc}
		if _, known := s.found[key]; known {
			continue
		}
		s.left--
		at, _ := slices.BinarySearch(arrivals, h.entry().arrival)
		_, span := h.part.table.locate(h.doc)
		if span.End > len(versions[at].Text) {
			return errText
		}
		spans, ok := s.stage.question.FindPhrases(versions[at].Title, versions[at].Text, span)
		s.found[key] = nil
		if ok {
			s.found[key] = spans
			s.held = append(s.held, h)
		}
	}
	return nil
}

// mergeHits puts what holds phrases before the other hits.
func (s *phraseSearch) mergeHits() {
	all := s.held
	for _, h := range s.stage.hits {
		if s.found[phraseKey{h.part, h.doc}] == nil {
			all = append(all, h)
		}
	}
	s.stage.hits = all
	s.stage.phrases = make([][]text.Span, len(all))
	for i, h := range s.held {
		s.stage.phrases[i] = s.found[phraseKey{h.part, h.doc}]
	}
}

// mayHold returns the accepted passages that may hold all of some phrases, and
// whether it is sure that no other can.
func (v *view) mayHold(phrases []text.Phrase, accepted acceptSet) (acceptSet, bool, error) {
	sets, sure := make(map[*part]postings.Set, len(v.parts)), true
	for _, p := range v.parts {
		sets[p] = accepted.docs(p).Clone(p.table.docs())
	}
	for _, phrase := range phrases {
		terms, all := phrase.Terms()
		sure = sure && all
		for _, term := range terms {
			for _, p := range v.parts {
				l, err := v.postings(p, term)
				if err != nil {
					return accepted, false, err
				}
				sets[p] = postings.Intersect(sets[p], p.table.withBefore(l.Docs))
			}
		}
	}
	return acceptSet{v, sets}, sure, nil
}

// withBefore returns the set of some documents and of the passages before them in
// their articles.
func (t *table) withBefore(docs []uint32) postings.Set {
	set := postings.NewSet(t.docs())
	for _, doc := range docs {
		set.Add(doc)
		if doc > 0 && t.versionOf[doc-1] == t.versionOf[doc] {
			set.Add(doc - 1)
		}
	}
	return set
}

// unscored appends to hits the accepted passages that have none of the searched
// words, the newest segment's last ones first, up to a limit.
func (a acceptSet) unscored(hits []hit, limit int) []hit {
	scored := make(map[phraseKey]bool, len(hits))
	for _, h := range hits {
		scored[phraseKey{h.part, h.doc}] = true
	}
	for i := len(a.v.parts) - 1; i >= 0; i-- {
		p := a.v.parts[i]
		set := a.docs(p)
		for doc := uint32(p.table.docs()); doc > 0 && len(hits) < limit; doc-- {
			if set.Has(doc-1) && !scored[phraseKey{p, doc - 1}] {
				hits = append(hits, hit{part: p, doc: doc - 1})
			}
		}
	}
	return hits
}

// withPhrases gives candidates the phrases that were found in their passages.
func withPhrases(candidates []retrieval.Candidate, phrases [][]text.Span) {
	for i, spans := range phrases {
		candidates[i].Phrases = spans
	}
}
