package index

import (
	"sync/atomic"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/text"
)

// An outline is what the ranking needs of a version: its metadata, the analysed
// words of its header, and those of the passages that have been candidates.
// Outlines are cached because analysing a passage costs more than anything else
// in an answer. The text, which would take most of the room, is left out: only
// passages that are quoted need it.
type outline struct {
	lexicon *text.Lexicon   // the lexicon that numbered its words
	version *corpus.Version // without its text
	header  *text.Words
	words   []atomic.Pointer[text.Words] // of the passages; nil: not analysed
	bytes   atomic.Int64                 // how much memory it takes
}

func newOutline(v *corpus.Version, l *text.Lexicon, passages uint32) *outline {
	bare := *v
	bare.Text = ""
	o := &outline{lexicon: l, version: &bare, header: l.HeaderWords(retrieval.Header(&v.Article), nil)}
	o.words = make([]atomic.Pointer[text.Words], passages)
	o.bytes.Store(int64(600+8*len(o.words)) + o.header.Bytes())
	return o
}

// analyse analyses a passage whose words the outline lacks, adds them to it and
// returns them. The span is in bytes of the version's text.
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

// cachedOutlines returns the outlines of some versions whose words l numbered,
// nil for a version that has none in the cache.
func (ix *index) cachedOutlines(l *text.Lexicon, arrivals []corpus.Arrival) []*outline {
	out := ix.outlines.GetAll(arrivals)
	for i, o := range out {
		if o != nil && o.lexicon != l { // the lexicon has been replaced since
			out[i] = nil
		}
	}
	return out
}

// cacheOutline puts an outline into the cache, or updates its size there.
func (ix *index) cacheOutline(o *outline) { ix.outlines.Put(o.version.Arrival, o, o.bytes.Load()) }
