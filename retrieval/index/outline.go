package index

import (
	"sync/atomic"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/text"
)

// An outline is what ranking looks at of a version: what is said of it, the
// words of its header, and those of the passages that were candidates.
// Analysing a passage again costs more than all else in an answer; the text,
// which takes most of the room, is needed only to quote from.
type outline struct {
	lexicon *text.Lexicon   // that numbered its words
	version *corpus.Version // without its text
	header  *text.Words
	words   []atomic.Pointer[text.Words] // of the passages, nil: not analysed
	bytes   atomic.Int64                 // what it takes in memory
}

func newOutline(v *corpus.Version, l *text.Lexicon, passages uint32) *outline {
	bare := *v
	bare.Text = ""
	o := &outline{lexicon: l, version: &bare, header: l.HeaderWords(retrieval.Header(&v.Article), nil)}
	o.words = make([]atomic.Pointer[text.Words], passages)
	o.bytes.Store(int64(600+8*len(o.words)) + o.header.Bytes())
	return o
}

// analyse returns the words of a passage, which are not in memory yet.
func (o *outline) analyse(l *text.Lexicon, text string, ordinal int, span text.Span, room *[]text.Token) (*text.Words, error) {
	if span.End > len(text) || ordinal >= len(o.words) {
		return nil, errText
	}
	w := l.Words(text, span, room)
	if o.words[ordinal].CompareAndSwap(nil, w) {
		o.bytes.Add(w.Bytes())
	}
	return w, nil
}

// outlinesOf returns those of some versions, nil for those that are not in
// memory.
func (ix *Index) outlinesOf(l *text.Lexicon, arrivals []corpus.Arrival) []*outline {
	out := ix.outlines.getAll(arrivals)
	for i, o := range out {
		if o != nil && o.lexicon != l { // it has been replaced since
			out[i] = nil
		}
	}
	return out
}

// keep remembers an outline, or what it takes now.
func (ix *Index) keep(o *outline) { ix.outlines.put(o.version.Arrival, o, o.bytes.Load()) }
