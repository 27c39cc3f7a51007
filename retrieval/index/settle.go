package index

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
)

const (
	// leastSettled is how many passages are worth settling: of fewer, several
	// segments are searched as fast.
	leastSettled = 1 << 12
	// settledShare is the share of all passages that one segment holds in an
	// index that is settled: not every import has all of it written again.
	settledShare = .75
)

// errMerging says that the engine could not write a merged segment: the disk is
// full, most likely.
var errMerging = errors.New("the segments could not be merged")

// Settle merges all segments into one, where none holds most passages: each
// question is looked up in each segment, so that settled ones are answered a
// tenth to a quarter faster. It takes as much room on the disk again, until the
// engine writes something else, and gives way to those who ask. An index settles
// by itself when no Sync has been for a while.
func (ix *Index) Settle(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-ix.merging:
	}
	defer func() { ix.merging <- struct{}{} }()
	if settled, err := ix.settled(); settled || err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(ix.life, cancel)()
	err := ix.merge(ctx)
	if err == nil {
		_, err = ix.renew()
	}
	if ix.life.Err() != nil {
		return ErrClosed
	}
	return err
}

// settled tells whether there is little to merge; in memory there never is.
func (ix *Index) settled() (bool, error) {
	if ix.dir == "" {
		return true, nil
	}
	v, err := ix.hold()
	if err != nil {
		return false, err
	}
	defer v.release()
	all, most := 0, 0
	for _, p := range v.parts {
		n := p.table.docs()
		all, most = all+n, max(most, n)
	}
	return all < leastSettled || float64(most) >= settledShare*float64(all), nil
}

// merge merges all segments. The engine would try again without end where it
// cannot, so that the first failure ends it.
func (ix *Index) merge(ctx context.Context) error {
	ix.mu.Lock()
	engine, parts := ix.engine, 0
	if ix.current != nil {
		parts = len(ix.current.parts)
	}
	ix.mu.Unlock()
	if engine == nil {
		return errRebuild
	}
	plan := mergeplan.SingleSegmentMergePlanOptions
	plan.SegmentsPerMergeTask = max(plan.SegmentsPerMergeTask, parts)
	for len(ix.failed) > 0 {
		err := <-ix.failed
		ix.opts.Log.Warn("segments could not be merged a while ago", "error", err)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	merged := make(chan error, 1) // it ends with the engine at last
	go func() { merged <- engine.ForceMerge(ctx, &plan) }()
	var failure error
	select {
	case err := <-merged:
		return errors.Join(err, ctx.Err())
	case <-ctx.Done():
		failure = ctx.Err()
	case err := <-ix.failed:
		failure = fmt.Errorf("%w: %w", errMerging, err)
	}
	cancel()
	select {
	case err := <-merged:
		return errors.Join(failure, err)
	case <-ix.life.Done():
		return failure
	}
}

// settleLater puts off what settleSoon began to wait for.
func (ix *Index) settleLater() {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.settling != nil {
		ix.settling.Stop()
	}
}

// settleSoon settles the index when no Sync has been for a while.
func (ix *Index) settleSoon() {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	switch {
	case ix.closed:
	case ix.settling == nil:
		ix.settling = time.AfterFunc(ix.opts.settleAfter, ix.settle)
	default:
		ix.settling.Reset(ix.opts.settleAfter)
	}
}

// settle settles the index, unless it is closed.
func (ix *Index) settle() {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.closed {
		return
	}
	ix.pending.Go(func() {
		if err := ix.Settle(ix.life); err != nil && ix.life.Err() == nil && !errors.Is(err, errRebuild) {
			ix.opts.Log.Warn("the index stays in several segments, which is slower", "error", err)
		}
	})
}
