package index

import (
	"context"
	"errors"
	"fmt"

	"dateline/corpus"
	"dateline/retrieval"
)

// A text is a version as the store has it, with the words of its header.
type text struct {
	version *corpus.Version
	header  *retrieval.Words
}

func newText(v *corpus.Version, l *retrieval.Lexicon) *text {
	return &text{version: v, header: l.HeaderWords(retrieval.Header(&v.Article), nil)}
}

// bytes is what a text takes in memory.
func (t *text) bytes() int64 {
	return 600 + int64(len(t.version.Text)) + t.header.Bytes()
}

// texts returns the texts of different versions in their order, from memory or
// from the store.
func (ix *Index) texts(ctx context.Context, l *retrieval.Lexicon, arrivals []corpus.Arrival) ([]*text, error) {
	out := make([]*text, len(arrivals))
	var missing []corpus.Arrival
	for i, n := range arrivals {
		t, ok := ix.kept.get(n)
		switch {
		case !ok:
			missing = append(missing, n)
		case t.header.Of(l):
			out[i] = t
		default: // the lexicon has been replaced since
			out[i] = ix.keep(t.version, l)
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
	for i := range out {
		if out[i] == nil {
			out[i] = ix.keep(versions[0], l)
			versions = versions[1:]
		}
	}
	return out, nil
}

// keep remembers a version's text.
func (ix *Index) keep(v *corpus.Version, l *retrieval.Lexicon) *text {
	t := newText(v, l)
	ix.kept.put(v.Arrival, t, t.bytes())
	return t
}

var errText = errors.New("the index does not fit the text of the store")

// analysed are the words of a passage of a version.
func (w wordMemory) analysed(v *corpus.Version, span retrieval.Span, room *[]retrieval.Token) (*retrieval.Words, error) {
	if span.End > len(v.Text) {
		return nil, errText
	}
	return w.lexicon.Words(v.Text, span, room), nil
}
