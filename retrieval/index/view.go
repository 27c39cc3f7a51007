package index

import (
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"dateline/retrieval"
	"dateline/retrieval/index/postings"
	"dateline/retrieval/text"
)

// A view is the index at one moment. It never changes, so a search sees one
// state of the coverage throughout. It counts its references: see acquire and
// release.
type view struct {
	ix       *index
	snapshot *scorch.IndexSnapshot
	parts    []*part
	state    state
	extent   extent
	searched retrieval.Searched // the extent, as a result tells it
	// calibration says what strengths of answers mean in this coverage.
	calibration calibration
	saturation  *postings.Saturation
	refs        atomic.Int64

	mu          sync.Mutex
	frequencies map[string]int
	spreads     map[string]int
	ranges      map[termRange]bool

	latinMu sync.Mutex
	latin   string // see latinTerms
}

// A part is one segment in a view.
type part struct {
	id      uint64
	segment *scorch.SegmentSnapshot
	table   *table
	live    postings.Set // nil: nothing is deleted
	deleted *roaring.Bitmap
}

// newView describes a snapshot, whose reference it takes over from the caller.
// It fails if the stored state does not fit the documents.
func newView(ix *index, snapshot *scorch.IndexSnapshot) (*view, error) {
	v := &view{ix: ix, snapshot: snapshot, frequencies: make(map[string]int), spreads: make(map[string]int), ranges: make(map[termRange]bool)}
	v.refs.Store(1)
	var sum tally
	for _, s := range snapshot.Segments() {
		p, err := ix.part(s)
		if err != nil {
			return v, err
		}
		e, err := p.extent(&sum)
		if err != nil {
			return v, err
		}
		v.parts = append(v.parts, p)
		v.extent.add(e)
	}
	v.searched, v.saturation = sum.searched(), postings.NewSaturation(v.average())
	v.calibration = decodeCalibration(snapshot.Internal()[calibrationKey])
	return v, v.readState()
}

func (v *view) readState() (err error) {
	raw := v.snapshot.Internal()[stateKey]
	if raw == nil && v.extent == (extent{}) {
		return nil // nothing has been indexed yet
	}
	if v.state, err = decodeState(raw); err != nil {
		return err
	}
	if v.state.extent != v.extent {
		return fmt.Errorf("the index holds %+v and should hold %+v", v.extent, v.state.extent)
	}
	return nil
}

// part joins a segment to its table, which loadTables has loaded.
func (ix *index) part(s *scorch.SegmentSnapshot) (*part, error) {
	t := ix.tables[s.Id()]
	p := &part{id: s.Id(), segment: s, table: t, deleted: s.Deleted()}
	if p.deleted == nil || p.deleted.IsEmpty() {
		p.deleted = nil
		return p, nil
	}
	if uint64(p.deleted.Maximum()) >= uint64(t.docs()) {
		return nil, errTable
	}
	p.live = postings.Set(nil).Clone(t.docs())
	for it := p.deleted.Iterator(); it.HasNext(); {
		p.live.Remove(it.Next())
	}
	return p, nil
}

// extent adds up the live versions. It fails if a version is deleted only in
// part.
func (p *part) extent(all *tally) (sum extent, err error) {
	for i := range p.table.versions {
		e := &p.table.versions[i]
		if p.live.Has(e.first) {
			sum.add(e.extent())
			all.add(e)
		}
		for doc := e.first; p.live != nil && doc < e.first+e.count; doc++ {
			if p.live.Has(doc) != p.live.Has(e.first) {
				return sum, errTable
			}
		}
	}
	return sum, nil
}

// average returns the mean length of the live passages, in words.
func (v *view) average() float64 {
	if v.extent.passages == 0 {
		return 0
	}
	return float64(v.extent.tokens) / float64(v.extent.passages)
}

// articleAverage returns the mean length of the live articles, in words.
func (v *view) articleAverage() float64 {
	if v.extent.articles == 0 {
		return 0
	}
	return float64(v.extent.tokens) / float64(v.extent.articles)
}

// postings returns a term's decoded postings in a part, from the cache if it has
// them.
func (v *view) postings(p *part, term string) (*postings.List, error) {
	k := listKey{p.id, term}
	if l, ok := v.ix.postings.Get(k); ok {
		return l, nil
	}
	l, err := decodePostings(p.segment.Segment(), p.table, term, v.average())
	if err != nil {
		return nil, err
	}
	v.ix.postings.Put(k, l, l.Bytes())
	return l, nil
}

// A listKey identifies a decoded postings list.
type listKey struct {
	segment uint64
	term    string
}

// idf returns a term's inverse document frequency in this view.
func (v *view) idf(term string) (float64, error) {
	n, err := v.frequency(term)
	return text.IDF(v.extent.passages, n), err
}

// maxFrequencies is how many frequencies and spreads a view remembers at most.
const maxFrequencies = 1 << 16

// frequency returns how many live passages contain the term.
func (v *view) frequency(term string) (int, error) {
	v.mu.Lock()
	n, ok := v.frequencies[term]
	v.mu.Unlock()
	if ok {
		return n, nil
	}
	for _, p := range v.parts {
		m, err := v.frequencyIn(p, term)
		if err != nil {
			return 0, err
		}
		n += m
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.frequencies) < maxFrequencies {
		v.frequencies[term] = n
	}
	return n, nil
}

// frequencyIn returns how many live passages of a part contain the term. It asks
// the cached postings list first, so a new view need not look up again what was
// asked of the one before.
func (v *view) frequencyIn(p *part, term string) (int, error) {
	if p.deleted == nil {
		if l, ok := v.ix.postings.Get(listKey{p.id, term}); ok {
			return len(l.Docs), nil
		}
	}
	dict, err := p.segment.Segment().Dictionary(textField)
	if err != nil {
		return 0, err
	}
	found, err := dict.PostingsList([]byte(term), p.deleted, nil)
	if err != nil {
		return 0, err
	}
	return int(found.Count()), nil
}

// release gives up one reference to the view; the last one closes it.
func (v *view) release() {
	if v.refs.Add(-1) == 0 {
		_ = v.snapshot.Close() // it only counts references and closes files
	}
}
