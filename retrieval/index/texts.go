package index

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"dateline/corpus"
	"dateline/retrieval"
)

// A text is a version as the store has it, with the words of its header and of
// those of its passages that were candidates: analysing a passage again costs
// more than all else in an answer.
type text struct {
	version *corpus.Version
	header  *retrieval.Words
	words   []atomic.Pointer[retrieval.Words] // of the passages, nil: not analysed
	bytes   atomic.Int64                      // what it takes in memory
}

func newText(v *corpus.Version, l *retrieval.Lexicon, passages uint32) *text {
	t := &text{version: v, header: l.HeaderWords(retrieval.Header(&v.Article), nil)}
	t.words = make([]atomic.Pointer[retrieval.Words], passages)
	t.bytes.Store(int64(600+len(v.Text)+8*len(t.words)) + t.header.Bytes())
	return t
}

// analyse returns the words of a passage, which are not in memory yet.
func (t *text) analyse(l *retrieval.Lexicon, ordinal int, span retrieval.Span, room *[]retrieval.Token) (*retrieval.Words, error) {
	if span.End > len(t.version.Text) || ordinal >= len(t.words) {
		return nil, errText
	}
	w := l.Words(t.version.Text, span, room)
	if t.words[ordinal].CompareAndSwap(nil, w) {
		t.bytes.Add(w.Bytes())
	}
	return w, nil
}

// texts returns the texts of different versions in their order, from memory or
// from the store.
func (ix *Index) texts(ctx context.Context, l *retrieval.Lexicon, entries []*entry) ([]*text, error) {
	out := make([]*text, len(entries))
	var missing []corpus.Arrival
	for i, e := range entries {
		t, ok := ix.kept.get(e.arrival)
		switch {
		case !ok:
			missing = append(missing, e.arrival)
		case t.header.Of(l):
			out[i] = t
		default: // the lexicon has been replaced since
			out[i] = newText(t.version, l, e.count)
			ix.keep(out[i])
		}
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
	for i, e := range entries {
		if out[i] == nil {
			out[i] = newText(versions[0], l, e.count)
			ix.keep(out[i])
			versions = versions[1:]
		}
	}
	return out, nil
}

// keep remembers a text, or what it takes now.
func (ix *Index) keep(t *text) { ix.kept.put(t.version.Arrival, t, t.bytes.Load()) }

var errText = errors.New("the index does not fit the text of the store")
