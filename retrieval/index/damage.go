package index

import (
	"context"
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2/util"

	"dateline/corpus"
	"dateline/retrieval/index/folder"
)

// guardSearch is folder.Guard for searches. If one panics because the index is
// damaged, that is noted, and the index answers no more until it is rebuilt.
func (ix *index) guardSearch(err *error) func() {
	end := folder.Guard(err)
	return func() {
		if r := recover(); r != nil {
			*err = fmt.Errorf("%w: %v", folder.ErrPanic, r)
		}
		end()
		if ix.isDamage(*err) {
			ix.mu.Lock()
			ix.damage = *err
			ix.mu.Unlock()
		}
	}
}

// errDamaged is the error of searches once the index is known to be damaged.
var errDamaged = errors.New("the index is damaged and will be rebuilt")

// isDamage tells whether what broke a search is damage that was not known yet. A
// panic while the files are sound is a bug in reading one question. That is no
// reason to rebuild the index and leave everybody without answers meanwhile.
func (ix *index) isDamage(err error) bool {
	switch {
	case errors.Is(err, errDamaged):
		return false
	case errors.Is(err, errTable):
		return true
	}
	return errors.Is(err, folder.ErrPanic) && !ix.filesSound()
}

// filesSound tells whether the segment files hold the bytes that were written.
func (ix *index) filesSound() bool { return ix.dir == "" || folder.CheckSegments(ix.dir) == nil }

// checkFolder checks the files before the engine reads them. It returns whether
// the folder holds an index.
func (ix *index) checkFolder() (used bool, err error) {
	if ix.dir == "" {
		return false, nil
	}
	return folder.Check(ix.dir, util.BoltPathKey, ix.opts.lockWait)
}

// reset removes the index's files, but neither the folder nor other files in it.
func (ix *index) reset() error {
	err := ix.stop()
	if err != nil {
		ix.opts.Log.Warn("the damaged index did not close well", "error", err)
	}
	ix.refreshMu.Lock()
	defer ix.refreshMu.Unlock()
	clear(ix.tables)
	ix.postings.DeleteFunc(func(listKey) bool { return true })
	ix.texts.DeleteFunc(func(corpus.Arrival) bool { return true })
	ix.outlines.DeleteFunc(func(corpus.Arrival) bool { return true })
	ix.mu.Lock()
	ix.damage = nil
	ix.mu.Unlock()
	if ix.dir == "" {
		return nil
	}
	return folder.Empty(ix.dir)
}

// spotCheck compares a few articles with the store, enough to notice that the
// index belongs to another store.
func (ix *index) spotCheck(ctx context.Context, v *view) error {
	const some = 16
	var asked []corpus.Arrival
	sums := make(map[corpus.Arrival]uint64)
	for _, p := range v.parts {
		step := max(1, len(p.table.versions)/some)
		for i := 0; i < len(p.table.versions); i += step {
			if e := &p.table.versions[i]; p.live.Has(e.first) {
				asked = append(asked, e.arrival)
				sums[e.arrival] = e.sum
			}
		}
	}
	if len(asked) == 0 {
		return nil
	}
	versions, err := ix.store.Versions(ctx, asked...)
	if err != nil {
		return fmt.Errorf("the store lacks what the index holds: %w", err)
	}
	for _, x := range versions {
		if contentSum(x) != sums[x.Arrival] {
			return fmt.Errorf("arrival %d is another article in the store", x.Arrival)
		}
	}
	return nil
}
