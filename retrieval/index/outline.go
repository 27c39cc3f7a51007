package index

import (
	"sync/atomic"

	"dateline/corpus"
	"dateline/retrieval"
)

// An outline is what ranking looks at of a version: what is said of it, the
// words of its header, and those of the passages that were candidates.
// Analysing a passage again costs more than all else in an answer; the text,
// which takes most of the room, is needed only to quote from.
type outline struct {
	lexicon *retrieval.Lexicon // that numbered its words
	version *corpus.Version    // without its text
	header  *retrieval.Words
	words   []atomic.Pointer[retrieval.Words] // of the passages, nil: not analysed
	bytes   atomic.Int64                      // what it takes in memory
}

func newOutline(v *corpus.Version, l *retrieval.Lexicon, passages uint32) *outline {
	bare := *v
	bare.Text = ""
	o := &outline{lexicon: l, version: &bare, header: l.HeaderWords(retrieval.Header(&v.Article), nil)}
	o.words = make([]atomic.Pointer[retrieval.Words], passages)
	o.bytes.Store(int64(600+8*len(o.words)) + o.header.Bytes())
	return o
}

// analyse returns the words of a passage, which are not in memory yet.
func (o *outline) analyse(l *retrieval.Lexicon, text string, ordinal int, span retrieval.Span, room *[]retrieval.Token) (*retrieval.Words, error) {
	if span.End > len(text) || ordinal >= len(o.words) {
		return nil, errText
	}
	w := l.Words(text, span, room)
	if o.words[ordinal].CompareAndSwap(nil, w) {
		o.bytes.Add(w.Bytes())
	}
	return w, nil
}

// outline returns that of a version, if it is in memory.
func (ix *Index) outline(l *retrieval.Lexicon, n corpus.Arrival) *outline {
	if o, ok := ix.outlines.get(n); ok && o.lexicon == l {
		return o
	}
	return nil // or the lexicon has been replaced since
}

// keep remembers an outline, or what it takes now.
func (ix *Index) keep(o *outline) { ix.outlines.put(o.version.Arrival, o, o.bytes.Load()) }
