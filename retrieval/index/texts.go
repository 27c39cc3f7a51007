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
	header  []retrieval.Token
}

func newText(v *corpus.Version) *text {
	return &text{version: v, header: retrieval.Analyze(nil, retrieval.Header(&v.Article))}
}

// bytes is what a text takes in memory.
func (t *text) bytes() int64 {
	return 600 + int64(len(t.version.Text)+64*len(t.header))
}

// texts returns the texts of versions, from memory or from the store.
func (ix *Index) texts(ctx context.Context, arrivals []corpus.Arrival) (map[corpus.Arrival]*text, error) {
	out := make(map[corpus.Arrival]*text, len(arrivals))
	var missing []corpus.Arrival
	for _, n := range arrivals {
		if _, ok := out[n]; ok {
			continue
		}
		t, ok := ix.kept.get(n)
		if !ok {
			missing = append(missing, n)
		}
		out[n] = t
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
	for i, n := range missing {
		t := newText(versions[i])
		ix.kept.put(n, t, t.bytes())
		out[n] = t
	}
	return out, nil
}

var errText = errors.New("the index does not fit the text of the store")

// unpacked appends the words of a hit's passage, as offsets into the article's
// text.
func (w wordMemory) unpacked(dst []retrieval.Token, h hit, v *corpus.Version) ([]retrieval.Token, error) {
	_, span := h.part.table.place(h.doc)
	key := wordsKey{h.part.id, h.doc}
	if p, ok := w.packed.get(key); ok && p.of == w.lexicon {
		return w.lexicon.unpack(dst, p.words, span.Start), nil
	}
	if span.End > len(v.Text) {
		return dst, errText
	}
	before := len(dst)
	dst = retrieval.Analyze(dst, v.Text[span.Start:span.End])
	for i := before; i < len(dst); i++ {
		dst[i].Start += span.Start
		dst[i].End += span.Start
	}
	if words, ok := w.lexicon.pack(dst[before:], span.Start); ok {
		w.packed.put(key, packed{words, w.lexicon}, int64(8*len(words)+160))
	}
	return dst, nil
}
