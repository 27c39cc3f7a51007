package index

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	segment "github.com/blevesearch/scorch_segment_api/v2"
	"golang.org/x/sync/errgroup"

	"dateline/corpus"
	"dateline/retrieval/text"
)

// A table says what the documents of one segment are: which passage of which
// version, where it stands and how long it is. Segments never change, nor do
// their tables; what has been deleted since is no part of them.
type table struct {
	versions []entry
	of       []uint32 // document → its place in versions
	spans    []span
	lengths  []uint16
	kept     bool // in a file beside the segment; Index.renewing guards it
}

func newTable(docs, versions int) *table {
	return &table{
		versions: make([]entry, 0, versions),
		of:       make([]uint32, docs), spans: make([]span, docs), lengths: make([]uint16, docs),
	}
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
func (t *table) place(doc uint32) (*entry, text.Span) {
	s := t.spans[doc]
	return &t.versions[t.of[doc]], text.Span{Start: int(s.start), End: int(s.end)}
}

var errTable = errors.New("a segment's passages are not those of its records")

// loadTable reads the records of a segment. A version's record stands with its
// first passage, and the other passages follow it: that is how the feed puts
// them in and how merging keeps them.
func loadTable(seg segment.Segment, sources *names, a *asking) (*table, error) {
	n := uint32(seg.Count())
	shares := make([]share, min(runtime.GOMAXPROCS(0), 1+int(n/leastShare)))
	var g errgroup.Group
	for i := range shares {
		from, to := uint64(n)*uint64(i)/uint64(len(shares)), uint64(n)*uint64(i+1)/uint64(len(shares))
		g.Go(func() (err error) {
			defer guard(&err)()
			shares[i], err = loadShare(seg, uint32(from), uint32(to), &pace{asking: a})
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	versions := 0
	for _, s := range shares {
		versions += len(s.records)
	}
	t := newTable(int(n), versions)
	doc := uint32(0)
	for _, s := range shares {
		if len(s.records) > 0 && s.first != doc {
			return nil, errTable
		}
		for _, rec := range s.records {
			t.put(doc, rec, sources.number(rec.source))
			doc += uint32(len(rec.spans))
		}
	}
	if doc != n {
		return nil, errTable
	}
	return t, nil
}

// A share is the records of some of a segment's versions, which follow each
// other from the document first on.
type share struct {
	first   uint32
	records []*record
}

// leastShare is how many documents are worth a goroutine of their own.
const leastShare = 4096

// loadShare reads the records that stand in [from, to).
func loadShare(seg segment.Segment, from, to uint32, p *pace) (s share, err error) {
	for s.first = from; s.first < to; s.first++ {
		if rec, err := loadRecord(seg, s.first); rec != nil || err != nil {
			break // the passages before belong to a version of the share before
		}
	}
	for doc := s.first; doc < to; {
		p.step(context.Background())
		rec, err := loadRecord(seg, doc)
		if err != nil {
			return s, err
		}
		if rec == nil || len(rec.spans) == 0 || uint64(len(rec.spans)) > seg.Count()-uint64(doc) {
			return s, errTable
		}
		s.records = append(s.records, rec)
		doc += uint32(len(rec.spans))
	}
	return s, nil
}

// loadRecord reads the record of a document, nil if it has none.
func loadRecord(seg segment.Segment, doc uint32) (rec *record, err error) {
	visit := func(name string, _ byte, value []byte, _ []uint64) bool {
		if name == recordField {
			rec = &record{}
			err = rec.decode(value)
		}
		return err == nil
	}
	if e := seg.VisitStoredFields(uint64(doc), visit); e != nil {
		return nil, fmt.Errorf("%w: %w", errTable, e)
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

// record is what put took.
func (t *table) record(e *entry, sources *names) *record {
	r := &record{
		arrival: e.arrival, arrived: e.arrived, published: e.published,
		sum: e.sum, source: sources.name(e.source), lengths: t.lengths[e.first : e.first+e.count],
	}
	for _, s := range t.spans[e.first : e.first+e.count] {
		r.spans = append(r.spans, text.Span{Start: int(s.start), End: int(s.end)})
	}
	return r
}

// extent is what one entry adds to the extent of the index.
func (e *entry) extent() extent {
	return extent{
		articles: 1, passages: int(e.count), tokens: int(e.tokens),
		digest: digest(e.arrival, e.sum),
	}
}
