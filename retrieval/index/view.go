package index

import (
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"dateline/retrieval"
	"dateline/retrieval/text"
)

// A view is the index at one moment. It never changes, so a search that holds
// one sees one state of the coverage throughout.
type view struct {
	ix       *Index
	snapshot *scorch.IndexSnapshot
	parts    []*part
	state    state
	extent   extent
	all      retrieval.Searched // the extent in the words of a result
	// calibration says what strengths of answers mean here.
	calibration calibration
	sat         *saturation
	holders     atomic.Int64

	mu          sync.Mutex
	frequencies map[string]int
	spreads     map[string]int
}

// A part is one segment in a view.
type part struct {
	id      uint64
	segment *scorch.SegmentSnapshot
	table   *table
	live    bitset // nil: nothing is deleted
	deleted *roaring.Bitmap
}

// newView describes a snapshot, and takes over the caller's hold on it. What
// the snapshot says of itself must fit its documents.
func newView(ix *Index, snapshot *scorch.IndexSnapshot) (*view, error) {
	v := &view{ix: ix, snapshot: snapshot, frequencies: make(map[string]int), spreads: make(map[string]int)}
	v.holders.Store(1)
	var sum tally
	for _, s := range snapshot.Segments() {
		p, err := ix.part(s)
		if err != nil {
			return v, err
		}
		e, err := p.measure(&sum)
		if err != nil {
			return v, err
		}
		v.parts = append(v.parts, p)
		v.extent.plus(e)
	}
	v.all, v.sat = sum.searched(), newSaturation(v.average())
	v.calibration = decodeCalibration(snapshot.Internal()[calibrationKey])
	return v, v.readState()
}

func (v *view) readState() (err error) {
	raw := v.snapshot.Internal()[stateKey]
	if raw == nil && v.extent == (extent{}) {
		return nil // nothing has been taken in yet
	}
	if v.state, err = decodeState(raw); err != nil {
		return err
	}
	if v.state.extent != v.extent {
		return fmt.Errorf("the index holds %+v and should hold %+v", v.extent, v.state.extent)
	}
	return nil
}

// part joins a segment to its table, which is loaded.
func (ix *Index) part(s *scorch.SegmentSnapshot) (*part, error) {
	t := ix.tables[s.Id()]
	p := &part{id: s.Id(), segment: s, table: t, deleted: s.Deleted()}
	if p.deleted == nil || p.deleted.IsEmpty() {
		p.deleted = nil
		return p, nil
	}
	if uint64(p.deleted.Maximum()) >= uint64(t.docs()) {
		return nil, errTable
	}
	p.live = bitset(nil).clone(t.docs())
	for it := p.deleted.Iterator(); it.HasNext(); {
		p.live.clear(it.Next())
	}
	return p, nil
}

// measure adds up the live versions; a version is deleted as a whole.
func (p *part) measure(all *tally) (sum extent, err error) {
	for i := range p.table.versions {
		e := &p.table.versions[i]
		if p.live.has(e.first) {
			sum.plus(e.extent())
			all.add(e)
		}
		for doc := e.first; p.live != nil && doc < e.first+e.count; doc++ {
			if p.live.has(doc) != p.live.has(e.first) {
				return sum, errTable
			}
		}
	}
	return sum, nil
}

// average is the mean length of the live passages.
func (v *view) average() float64 {
	if v.extent.passages == 0 {
		return 0
	}
	return float64(v.extent.tokens) / float64(v.extent.passages)
}

// articleAverage is the mean length of the live articles.
func (v *view) articleAverage() float64 {
	if v.extent.articles == 0 {
		return 0
	}
	return float64(v.extent.tokens) / float64(v.extent.articles)
}

// list returns a term's postings in a part, decoded.
func (v *view) list(p *part, term string) (*list, error) {
	k := listKey{p.id, term}
	if l, ok := v.ix.lists.get(k); ok {
		return l, nil
	}
	l, err := decode(p.segment.Segment(), p.table, term, v.average())
	if err != nil {
		return nil, err
	}
	v.ix.lists.put(k, l, l.bytes())
	return l, nil
}

type listKey struct {
	segment uint64
	term    string
}

// idf is the term's weight in this view.
func (v *view) idf(term string) (float64, error) {
	n, err := v.frequency(term)
	return text.IDF(v.extent.passages, n), err
}

// mostFrequencies bounds how many frequencies a view remembers.
const mostFrequencies = 1 << 16

// frequency is how many live passages hold the term.
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
	if len(v.frequencies) < mostFrequencies {
		v.frequencies[term] = n
	}
	return n, nil
}

// frequencyIn is how many live passages of a part hold the term. Its decoded
// list knows, where there is one: so a view that is new need not look up again
// what was asked of the one before.
func (v *view) frequencyIn(p *part, term string) (int, error) {
	if p.deleted == nil {
		if l, ok := v.ix.lists.get(listKey{p.id, term}); ok {
			return len(l.docs), nil
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

// release gives up one hold on the view.
func (v *view) release() {
	if v.holders.Add(-1) == 0 {
		_ = v.snapshot.Close() // it only counts holders, and closes files
	}
}
