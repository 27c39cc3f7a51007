package index

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"dateline/corpus"
	"dateline/retrieval"
)

// A text is a version with the words of its passages, as far as they were
// asked for.
type text struct {
	version *corpus.Version

	mu     sync.Mutex
	tokens map[int][]retrieval.Token // by where the passage starts
	bytes  int64
}

// read returns the texts of hits, from memory or from the store.
func (ix *Index) read(ctx context.Context, hits []hit) (map[corpus.Arrival]*text, error) {
	out := make(map[corpus.Arrival]*text, len(hits))
	var missing []corpus.Arrival
	for _, h := range hits {
		e, _ := h.part.table.place(h.doc)
		if out[e.arrival] != nil {
			continue
		}
		t, ok := ix.texts.get(e.arrival)
		if !ok {
			t = &text{}
			missing = append(missing, e.arrival)
		}
		out[e.arrival] = t
	}
	if len(missing) == 0 {
		return out, nil
	}
	versions, err := ix.store.Versions(ctx, missing...)
	if err != nil {
		return nil, fmt.Errorf("the coverage cannot be read: %w", err)
	}
	if len(versions) != len(missing) {
		return nil, errors.New("the store lacks versions that the index holds")
	}
	for i, v := range versions {
		out[missing[i]] = &text{version: v, tokens: make(map[int][]retrieval.Token), bytes: 512 + int64(len(v.Text))}
	}
	return out, nil
}

// tokenBytes is what one token takes in memory, its own copy of the term
// included as often as there is one.
const tokenBytes = 48

// words returns the words of a passage, as offsets into the article's text.
func (t *text) words(s retrieval.Span) ([]retrieval.Token, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if tokens, ok := t.tokens[s.Start]; ok {
		return tokens, nil
	}
	if s.End > len(t.version.Text) {
		return nil, errors.New("the index does not fit the text of the store")
	}
	tokens := retrieval.Analyze(nil, t.version.Text[s.Start:s.End])
	for i := range tokens {
		tokens[i].Start += s.Start
		tokens[i].End += s.Start
	}
	t.tokens[s.Start] = tokens
	t.bytes += int64(cap(tokens)) * tokenBytes
	return tokens, nil
}

func (t *text) size() int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.bytes
}

// keep puts texts where the next search finds them.
func (ix *Index) keep(texts map[corpus.Arrival]*text) {
	for n, t := range texts {
		ix.texts.put(n, t, t.size())
	}
}
