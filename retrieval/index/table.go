package index

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	segment "github.com/blevesearch/scorch_segment_api/v2"
	"golang.org/x/sync/errgroup"

	"dateline/corpus"
	"dateline/retrieval/index/folder"
	"dateline/retrieval/index/inflight"
	"dateline/retrieval/text"
)

// A table says what the documents of one segment are: which passage of which
// version, where it is in the text and how many words it has. Segments never
// change, and neither do their tables: they include what was deleted since.
type table struct {
	versions  []entry
	versionOf []uint32 // document → position in versions
	spans     []span
	lengths   []uint16
	saved     bool // in a file beside the segment; index.refreshMu guards it
}

func newTable(docs, versions int) *table {
	return &table{
		versions:  make([]entry, 0, versions),
		versionOf: make([]uint32, docs), spans: make([]span, docs), lengths: make([]uint16, docs),
	}
}

// An entry is one version in a table: its documents are [first, first+count).
type entry struct {
	arrival corpus.Arrival
	arrived int64
	date
	sum          uint64
	source       uint32 // the interner's number of its outlet
	first, count uint32
	tokens       uint32
}

type span struct{ start, end uint32 }

func (t *table) docs() int { return len(t.versionOf) }

// locate returns the version of a document's passage, and its span in the text.
func (t *table) locate(doc uint32) (*entry, text.Span) {
	s := t.spans[doc]
	return &t.versions[t.versionOf[doc]], text.Span{Start: int(s.start), End: int(s.end)}
}

var errTable = errors.New("a segment's passages are not those of its records")

// loadTable reads a table from the records of its segment. A version's record is
// stored with its first passage, and its other passages follow: that is the
// order in which the sequencer hands them to scorch, and merging keeps it.
func loadTable(seg segment.Segment, sources *interner, a *inflight.Counter) (*table, error) {
	n := uint32(seg.Count())
	runs := make([]recordRun, min(runtime.GOMAXPROCS(0), 1+int(n/minRun)))
	var g errgroup.Group
	for i := range runs {
		from, to := uint64(n)*uint64(i)/uint64(len(runs)), uint64(n)*uint64(i+1)/uint64(len(runs))
		g.Go(func() (err error) {
			defer folder.Guard(&err)()
			runs[i], err = loadRun(seg, uint32(from), uint32(to), a.Throttle())
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	versions := 0
	for _, run := range runs {
		versions += len(run.records)
	}
	t := newTable(int(n), versions)
	doc := uint32(0)
	for _, run := range runs {
		if len(run.records) > 0 && run.first != doc {
			return nil, errTable
		}
		for _, rec := range run.records {
			t.put(doc, rec, sources.intern(rec.source))
			doc += uint32(len(rec.spans))
		}
	}
	if doc != n {
		return nil, errTable
	}
	return t, nil
}

// A recordRun is the records of consecutive versions of a segment, the first of
// which begins at the document first.
type recordRun struct {
	first   uint32
	records []*record
}

// minRun is how many documents are worth a goroutine of their own.
const minRun = 4096

// loadRun reads the records of the documents [from, to).
func loadRun(seg segment.Segment, from, to uint32, t *inflight.Throttle) (run recordRun, err error) {
	for run.first = from; run.first < to; run.first++ {
		if rec, err := loadRecord(seg, run.first); rec != nil || err != nil {
			break // the passages before belong to a version of the run before
		}
	}
	for doc := run.first; doc < to; {
		t.Yield(context.Background())
		rec, err := loadRecord(seg, doc)
		if err != nil {
			return run, err
		}
		if rec == nil || len(rec.spans) == 0 || uint64(len(rec.spans)) > seg.Count()-uint64(doc) {
			return run, errTable
		}
		run.records = append(run.records, rec)
		doc += uint32(len(rec.spans))
	}
	return run, nil
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

// put adds a version whose first passage is a document.
func (t *table) put(doc uint32, rec *record, source uint32) {
	e := entry{
		arrival: rec.arrival, arrived: rec.arrived, date: rec.date,
		sum: rec.sum, source: source, first: doc, count: uint32(len(rec.spans)),
	}
	for i, s := range rec.spans {
		at := doc + uint32(i)
		t.versionOf[at] = uint32(len(t.versions))
		t.spans[at] = span{uint32(s.Start), uint32(s.End)}
		t.lengths[at] = rec.lengths[i]
		e.tokens += uint32(rec.lengths[i])
	}
	t.versions = append(t.versions, e)
}

// record returns the record from which put made an entry.
func (t *table) record(e *entry, sources *interner) *record {
	r := &record{
		arrival: e.arrival, arrived: e.arrived, date: e.date,
		sum: e.sum, source: sources.name(e.source), lengths: t.lengths[e.first : e.first+e.count],
	}
	for _, s := range t.spans[e.first : e.first+e.count] {
		r.spans = append(r.spans, text.Span{Start: int(s.start), End: int(s.end)})
	}
	return r
}

// extent returns what the entry adds to the extent of the index.
func (e *entry) extent() extent {
	return extent{
		articles: 1, passages: int(e.count), tokens: int(e.tokens),
		digest: digest(e.arrival, e.sum),
	}
}
