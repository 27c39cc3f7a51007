package index

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
)

const (
	// minMerged is how many passages are worth merging: with fewer, several
	// segments are searched as fast as one.
	minMerged = 1 << 12
	// mergedShare is the share of all passages that the largest segment of a
	// merged index has at least. It is below 1 so that a small import does not
	// cause the whole index to be written again.
	mergedShare = .75
)

// errMerge means that the engine could not write a merged segment, most likely
// because the disk is full.
var errMerge = errors.New("the segments could not be merged")

// forceMerge merges all segments into one as Live.ForceMerge describes it.
func (ix *index) forceMerge(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-ix.mergeTurn:
	}
	defer func() { ix.mergeTurn <- struct{}{} }()
	if merged, err := ix.merged(); merged || err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(ix.life, cancel)()
	err := ix.mergeSegments(ctx)
	if err == nil {
		_, err = ix.refresh()
	}
	if ix.life.Err() != nil {
		return errClosed
	}
	return err
}

// merged tells whether merging would gain little. It never gains anything for an
// index in memory.
func (ix *index) merged() (bool, error) {
	if ix.dir == "" {
		return true, nil
	}
	v, err := ix.acquire()
	if err != nil {
		return false, err
	}
	defer v.release()
	all, most := 0, 0
	for _, p := range v.parts {
		n := p.table.docs()
		all, most = all+n, max(most, n)
	}
	return all < minMerged || float64(most) >= mergedShare*float64(all), nil
}

// mergeSegments merges all segments. It returns the first failure, because the
// engine would retry a failed merge forever.
func (ix *index) mergeSegments(ctx context.Context) error {
	ix.mu.Lock()
	engine, parts := ix.engine, 0
	if ix.current != nil {
		parts = len(ix.current.parts)
	}
	ix.mu.Unlock()
	if engine == nil {
		return errRebuilding
	}
	plan := mergeplan.SingleSegmentMergePlanOptions
	plan.SegmentsPerMergeTask = max(plan.SegmentsPerMergeTask, parts)
	for len(ix.mergeFailures) > 0 {
		err := <-ix.mergeFailures
		ix.opts.Log.Warn("segments could not be merged a while ago", "error", err)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	merged := make(chan error, 1) // the merge ends with the engine at the latest
	go func() { merged <- engine.ForceMerge(ctx, &plan) }()
	var failure error
	select {
	case err := <-merged:
		return errors.Join(err, ctx.Err())
	case <-ctx.Done():
		failure = ctx.Err()
	case err := <-ix.mergeFailures:
		failure = fmt.Errorf("%w: %w", errMerge, err)
	}
	cancel()
	select {
	case err := <-merged:
		return errors.Join(failure, err)
	case <-ix.life.Done():
		return failure
	}
}

// stopMergeTimer stops the timer that startMergeTimer started.
func (ix *index) stopMergeTimer() {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.mergeTimer != nil {
		ix.mergeTimer.Stop()
	}
}

// startMergeTimer merges the segments once no sync has run for mergeDelay.
func (ix *index) startMergeTimer() {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	switch {
	case ix.closed:
	case ix.mergeTimer == nil:
		ix.mergeTimer = time.AfterFunc(ix.opts.mergeDelay, ix.mergeInBackground)
	default:
		ix.mergeTimer.Reset(ix.opts.mergeDelay)
	}
}

// mergeInBackground merges the segments, unless the index is closed.
func (ix *index) mergeInBackground() {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.closed {
		return
	}
	ix.background.Go(func() {
		if err := ix.forceMerge(ix.life); err != nil && ix.life.Err() == nil && !errors.Is(err, errRebuilding) {
			ix.opts.Log.Warn("the index stays in several segments, which is slower", "error", err)
		}
	})
}
