package index

import (
	"errors"
	"fmt"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"dateline/corpus"
	"dateline/retrieval"
)

// A table says what the documents of one segment are: which passage of which
// version, where it stands and how long it is. Segments never change, nor do
// their tables; what has been deleted since is no part of them.
type table struct {
	versions []entry
	of       []uint32 // document → its place in versions
	spans    []span
	lengths  []uint16
}

// An entry is one version in a table: its documents are [first, first+count).
type entry struct {
	arrival            corpus.Arrival
	arrived, published int64
	sum                uint64
	source             uint32 // in the view's list of sources
	first, count       uint32
	tokens             uint32
}

type span struct{ start, end uint32 }

func (t *table) docs() int { return len(t.of) }

// place is where a document's passage stands.
func (t *table) place(doc uint32) (*entry, retrieval.Span) {
	s := t.spans[doc]
	return &t.versions[t.of[doc]], retrieval.Span{Start: int(s.start), End: int(s.end)}
}

var errTable = errors.New("a segment's passages are not those of its records")

// loadTable reads the records of a segment. A version's record stands with its
// first passage, and the other passages follow it: that is how the feed puts
// them in and how merging keeps them.
func loadTable(seg segment.Segment, sources *names) (*table, error) {
	n := uint32(seg.Count())
	t := &table{of: make([]uint32, n), spans: make([]span, n), lengths: make([]uint16, n)}
	for doc := uint32(0); doc < n; {
		rec, err := loadRecord(seg, doc)
		if err != nil {
			return nil, err
		}
		count := uint32(len(rec.spans))
		if count == 0 || count > n-doc {
			return nil, errTable
		}
		t.put(doc, rec, sources.number(rec.source))
		doc += count
	}
	return t, nil
}

func loadRecord(seg segment.Segment, doc uint32) (rec *record, err error) {
	visit := func(name string, _ byte, value []byte, _ []uint64) bool {
		if name == recordField {
			rec, err = decodeRecord(value)
		}
		return err == nil
	}
	if e := seg.VisitStoredFields(uint64(doc), visit); e != nil {
		return nil, fmt.Errorf("%w: %w", errTable, e)
	}
	if err == nil && rec == nil {
		err = errTable
	}
	return rec, err
}

func (t *table) put(doc uint32, rec *record, source uint32) {
	e := entry{
		arrival: rec.arrival, arrived: rec.arrived, published: rec.published,
		sum: rec.sum, source: source, first: doc, count: uint32(len(rec.spans)),
	}
	for i, s := range rec.spans {
		at := doc + uint32(i)
		t.of[at] = uint32(len(t.versions))
		t.spans[at] = span{uint32(s.Start), uint32(s.End)}
		t.lengths[at] = rec.lengths[i]
		e.tokens += uint32(rec.lengths[i])
	}
	t.versions = append(t.versions, e)
}

// extent is what one entry adds to the extent of the index.
func (e *entry) extent() extent {
	return extent{
		articles: 1, passages: int(e.count), tokens: int(e.tokens),
		digest: digest(e.arrival, e.sum),
	}
}
