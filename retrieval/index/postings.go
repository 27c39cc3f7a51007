package index

import (
	"math"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"dateline/retrieval/text"
)

// window is how many documents are scored together. Their sums fit a core's
// first-level cache, and each long postings list has one bound for each window.
const window = 4096

// minWindowed is how many postings a list must have for bounds for each window
// to be worth their room.
const minWindowed = 512

// A postingList is one term's decoded postings in one segment. It includes
// deleted documents, so it stays true as long as the segment exists.
type postingList struct {
	docs   []uint32
	counts []uint8
	// maxSaturation bounds the saturation of the term in any document, windowMax
	// in each window (nil in a short list). Both hold as long as the mean length
	// of passages is at most average; see slack. The postings of a window are
	// those from its start to the start of the next.
	maxSaturation float64
	windowMax     []float32
	windowStarts  []uint32
	average       float64
	// versions is how many versions the documents belong to, deleted ones too.
	versions int
}

// decodePostings reads a term's postings in a segment; a term that it lacks has
// none.
func decodePostings(seg segment.Segment, t *table, term string, average float64) (*postingList, error) {
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
	l := &postingList{docs: make([]uint32, 0, n), counts: make([]uint8, 0, n), average: average}
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
	l.setBounds(t)
	return l, nil
}

// setBounds computes the bounds and counts the versions.
func (l *postingList) setBounds(t *table) {
	long := len(l.docs) >= minWindowed
	if long {
		n := (t.docs() + window - 1) / window
		l.windowMax, l.windowStarts = make([]float32, n), make([]uint32, n+1)
	}
	l.versions = t.countVersions(l.docs, nil)
	for i, doc := range l.docs {
		s := text.Saturate(float64(l.counts[i]), float64(t.lengths[doc]), l.average)
		l.maxSaturation = max(l.maxSaturation, s)
		if long {
			w := doc / window
			l.windowMax[w] = max(l.windowMax[w], math.Nextafter32(float32(s), math.MaxFloat32))
			l.windowStarts[w+1] = uint32(i + 1)
		}
	}
	for w := 1; w < len(l.windowStarts); w++ {
		l.windowStarts[w] = max(l.windowStarts[w], l.windowStarts[w-1])
	}
}

// windowRange returns where the postings of a window begin and end.
func (l *postingList) windowRange(w uint32) (from, to int) {
	if l.windowStarts != nil {
		return int(l.windowStarts[w]), int(l.windowStarts[w+1])
	}
	from = l.seek(0, w*window)
	return from, l.seek(from, (w+1)*window)
}

// slack returns by what factor the bounds must grow for a mean length other than
// the one for which they were computed: relative to a longer mean every passage
// is shorter, and saturation grows at most in proportion.
func (l *postingList) slack(average float64) float64 {
	if l.average <= 0 {
		return 1
	}
	return max(1, average/l.average)
}

// seek returns the first position from i on whose document is at least doc.
func (l *postingList) seek(i int, doc uint32) int {
	if i >= len(l.docs) || l.docs[i] >= doc {
		return i
	}
	step := 1
	for i+step < len(l.docs) && l.docs[i+step] < doc {
		i += step
		step *= 2
	}
	// The processor cannot predict which half it is, so it is chosen without a
	// branch.
	at, n := i+1, min(i+step, len(l.docs))-i-1
	for n > 0 {
		half := (n + 1) / 2
		before := int64(l.docs[at+half-1]) - int64(doc) // negative if it is before doc
		at += half & int(before>>63)
		n -= half
	}
	return at
}

// bytes returns how much memory the list takes.
func (l *postingList) bytes() int64 {
	return int64(5*cap(l.docs) + 8*len(l.windowMax) + 200)
}
