package index

import (
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"dateline/retrieval/index/postings"
)

// decodePostings reads a term's postings in a segment; a term that it lacks has
// none.
func decodePostings(seg segment.Segment, t *table, term string, average float64) (*postings.List, error) {
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
	l := &postings.List{Docs: make([]uint32, 0, n), Counts: make([]uint8, 0, n)}
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
		l.Docs = append(l.Docs, uint32(p.Number()))
		l.Counts = append(l.Counts, uint8(p.Frequency()))
	}
	l.Versions = t.countVersions(l.Docs, nil)
	l.SetBounds(t.lengths, average)
	return l, nil
}
