package index

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"golang.org/x/sync/errgroup"
)

// hold returns the present view; the caller releases it.
func (ix *Index) hold() (*view, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	switch {
	case ix.damage != nil:
		return nil, fmt.Errorf("%w: %w", errDamaged, ix.damage)
	case ix.closed:
		return nil, ErrClosed
	case ix.current == nil:
		return nil, errRebuild
	}
	ix.current.holders.Add(1)
	return ix.current, nil
}

var errRebuild = errors.New("the index is being rebuilt: ask again in a while")

// renew makes the newest snapshot the present view.
func (ix *Index) renew() (v *view, err error) {
	defer guard(&err)()
	ix.renewing.Lock()
	defer ix.renewing.Unlock()
	snapshot, err := ix.newest()
	if err != nil {
		return nil, err
	}
	if err = ix.preload(snapshot); err != nil {
		_ = snapshot.Close()
		return nil, err
	}
	if v, err = newView(ix, snapshot); err != nil {
		v.release()
		return nil, err
	}
	if err = ix.warm(v); err != nil {
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
	ix.forget(v)
	ix.keepTables(v)
	return v, nil
}

func (ix *Index) newest() (*scorch.IndexSnapshot, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.engine == nil {
		return nil, errRebuild
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

// renewSoon renews the view behind a search when the engine has merged
// segments since: the coverage is the same, but in fewer of them. The search
// need not wait for it.
func (ix *Index) renewSoon(v *view) {
	snapshot, err := ix.newest()
	if err != nil {
		return
	}
	same := snapshot == v.snapshot
	_ = snapshot.Close() // gives up a hold; v has its own
	if same {
		return
	}
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.closed || ix.behind {
		return
	}
	ix.behind = true
	ix.pending.Go(func() {
		if _, err := ix.renew(); err != nil && !errors.Is(err, errRebuild) {
			ix.opts.Log.Error("the index could not be looked at", "error", err)
		}
		ix.mu.Lock()
		defer ix.mu.Unlock()
		ix.behind = false
	})
}

// broken is what is wrong with the index, as far as a search has noticed.
func (ix *Index) broken() error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	return ix.damage
}

// preload reads the tables that a snapshot lacks, on all cores. The caller
// holds renewing.
func (ix *Index) preload(snapshot *scorch.IndexSnapshot) error {
	segments := snapshot.Segments()
	tables := make([]*table, len(segments))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, s := range segments {
		if ix.tables[s.Id()] != nil {
			continue
		}
		g.Go(func() (err error) {
			defer guard(&err)()
			if s, ok := s.Segment().(filed); ok {
				if tables[i] = readTable(s, ix.sources); tables[i] != nil {
					return nil
				}
			}
			tables[i], err = loadTable(s.Segment(), ix.sources, ix.asking)
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

// forget lets go of what belongs to segments that are gone.
func (ix *Index) forget(v *view) {
	alive := v.segments()
	gone := false
	for id := range ix.tables {
		if !alive[id] {
			delete(ix.tables, id)
			gone = true
		}
	}
	if gone {
		ix.lists.drop(func(k listKey) bool { return !alive[k.segment] })
	}
}
