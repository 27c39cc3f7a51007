package index

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"golang.org/x/sync/errgroup"

	"dateline/retrieval/index/folder"
)

// acquire returns the present view, which the caller must release.
func (ix *index) acquire() (*view, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	switch {
	case ix.damage != nil:
		return nil, fmt.Errorf("%w: %w", errDamaged, ix.damage)
	case ix.closed:
		return nil, errClosed
	case ix.current == nil:
		return nil, errRebuilding
	}
	ix.current.refs.Add(1)
	return ix.current, nil
}

var errRebuilding = errors.New("the index is being rebuilt: ask again in a while")

// refresh makes the engine's latest snapshot the present view.
func (ix *index) refresh() (v *view, err error) {
	defer folder.Guard(&err)()
	ix.refreshMu.Lock()
	defer ix.refreshMu.Unlock()
	snapshot, err := ix.latestSnapshot()
	if err != nil {
		return nil, err
	}
	if err = ix.loadTables(snapshot); err != nil {
		_ = snapshot.Close()
		return nil, err
	}
	if v, err = newView(ix, snapshot); err != nil {
		v.release()
		return nil, err
	}
	if err = ix.warmPostings(v); err != nil {
		v.release()
		return nil, err
	}
	ix.mu.Lock()
	old := ix.current
	ix.current = v
	ix.mu.Unlock()
	if old != nil {
		old.release()
	}
	ix.dropStale(v)
	ix.saveTables(v)
	return v, nil
}

// latestSnapshot returns the engine's latest snapshot, which the caller must
// close.
func (ix *index) latestSnapshot() (*scorch.IndexSnapshot, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.engine == nil {
		return nil, errRebuilding
	}
	reader, err := ix.engine.Reader()
	if err != nil {
		return nil, err
	}
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, errors.Join(fmt.Errorf("the engine's reader is a %T", reader), reader.Close())
	}
	return snapshot, nil
}

// refreshInBackground refreshes the view if the engine has merged segments since.
// The coverage is the same, only in fewer segments, so the search that notices it
// need not wait.
func (ix *index) refreshInBackground(v *view) {
	snapshot, err := ix.latestSnapshot()
	if err != nil {
		return
	}
	same := snapshot == v.snapshot
	_ = snapshot.Close() // it only counts references, and v has its own
	if same {
		return
	}
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.closed || ix.refreshing {
		return
	}
	ix.refreshing = true
	ix.background.Go(func() {
		if _, err := ix.refresh(); err != nil && !errors.Is(err, errRebuilding) {
			ix.opts.Log.Error("the index could not be looked at", "error", err)
		}
		ix.mu.Lock()
		defer ix.mu.Unlock()
		ix.refreshing = false
	})
}

// knownDamage returns the damage that a search has noticed, nil for none.
func (ix *index) knownDamage() error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	return ix.damage
}

// loadTables reads the tables that a snapshot lacks, on all cores. The caller
// holds refreshMu.
func (ix *index) loadTables(snapshot *scorch.IndexSnapshot) error {
	segments := snapshot.Segments()
	tables := make([]*table, len(segments))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, s := range segments {
		if ix.tables[s.Id()] != nil {
			continue
		}
		g.Go(func() (err error) {
			defer folder.Guard(&err)()
			if s, ok := s.Segment().(fileSegment); ok {
				if tables[i] = readTable(s, ix.sources); tables[i] != nil {
					return nil
				}
			}
			tables[i], err = loadTable(s.Segment(), ix.sources, ix.inFlight)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	for i, s := range segments {
		if tables[i] != nil {
			ix.tables[s.Id()] = tables[i]
		}
	}
	return nil
}

// dropStale drops the tables and postings of segments that a view no longer has.
// The caller holds refreshMu.
func (ix *index) dropStale(v *view) {
	alive := v.segments()
	gone := false
	for id := range ix.tables {
		if !alive[id] {
			delete(ix.tables, id)
			gone = true
		}
	}
	if gone {
		ix.postings.DeleteFunc(func(k listKey) bool { return !alive[k.segment] })
	}
}
