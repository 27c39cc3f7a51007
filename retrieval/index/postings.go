package index

import (
	"math"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"dateline/retrieval/text"
)

// window is how many documents are scored together: their sums fit a core's
// first cache, and each long list keeps one bound for each window.
const window = 4096

// longList is how many postings make bounds for each window worth their room.
const longList = 512

// A list is one term's postings in one segment, decoded: deleted documents are
// among them, so that it stays true as long as the segment lives.
type list struct {
	docs   []uint32
	counts []uint8
	// most bounds the saturation of the term in any document, peaks in each
	// window (nil in a short list), while the average length is at most
	// average; see slack. A window's postings are those from its start to the
	// next one's.
	most    float64
	peaks   []float32
	starts  []uint32
	average float64
	// versions is how many versions the documents belong to.
	versions int
}

// decode reads a term's postings of a segment; a term that it lacks has none.
func decode(seg segment.Segment, t *table, term string, average float64) (*list, error) {
	dict, err := seg.Dictionary(textField)
	if err != nil {
		return nil, err
	}
	found, err := dict.PostingsList([]byte(term), nil, nil)
	if err != nil {
		return nil, err
	}
	n := found.Count()
	if n > uint64(t.docs()) {
		return nil, errTable
	}
	l := &list{docs: make([]uint32, 0, n), counts: make([]uint8, 0, n), average: average}
	it := found.Iterator(true, false, false, nil)
	for {
		p, err := it.Next()
		if err != nil {
			return nil, err
		}
		if p == nil {
			break
		}
		if p.Number() >= uint64(t.docs()) {
			return nil, errTable
		}
		l.docs = append(l.docs, uint32(p.Number()))
		l.counts = append(l.counts, uint8(p.Frequency()))
	}
	l.bound(t)
	return l, nil
}

// bound makes the bounds, and counts the versions.
func (l *list) bound(t *table) {
	long := len(l.docs) >= longList
	if long {
		n := (t.docs() + window - 1) / window
		l.peaks, l.starts = make([]float32, n), make([]uint32, n+1)
	}
	l.versions = t.spread(l.docs, nil)
	for i, doc := range l.docs {
		s := text.Saturate(float64(l.counts[i]), float64(t.lengths[doc]), l.average)
		l.most = max(l.most, s)
		if long {
			w := doc / window
			l.peaks[w] = max(l.peaks[w], math.Nextafter32(float32(s), math.MaxFloat32))
			l.starts[w+1] = uint32(i + 1)
		}
	}
	for w := 1; w < len(l.starts); w++ {
		l.starts[w] = max(l.starts[w], l.starts[w-1])
	}
}

// within returns where the postings of a window begin and end.
func (l *list) within(w uint32) (from, to int) {
	if l.starts != nil {
		return int(l.starts[w]), int(l.starts[w+1])
	}
	from = l.seek(0, w*window)
	return from, l.seek(from, (w+1)*window)
}

// slack is by how much the bounds have to grow when the average length is
// another than when they were made: a longer average shortens every passage,
// and saturation grows at most in proportion.
func (l *list) slack(average float64) float64 {
	if l.average <= 0 {
		return 1
	}
	return max(1, average/l.average)
}

// seek returns the first position from i on whose document is at least doc.
func (l *list) seek(i int, doc uint32) int {
	if i >= len(l.docs) || l.docs[i] >= doc {
		return i
	}
	step := 1
	for i+step < len(l.docs) && l.docs[i+step] < doc {
		i += step
		step *= 2
	}
	// Which half it is cannot be foretold, so it is chosen without a jump.
	at, n := i+1, min(i+step, len(l.docs))-i-1
	for n > 0 {
		half := (n + 1) / 2
		before := int64(l.docs[at+half-1]) - int64(doc) // negative: it is
		at += half & int(before>>63)
		n -= half
	}
	return at
}

// bytes is what the list takes in memory.
func (l *list) bytes() int64 {
	return int64(5*cap(l.docs) + 8*len(l.peaks) + 200)
}
