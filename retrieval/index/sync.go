package index

import (
	"context"
	"fmt"

	bleve "github.com/blevesearch/bleve_index_api"

	"dateline/corpus"
	"dateline/retrieval/index/folder"
)

// sync indexes what arrived since the last sync, as Live.Sync describes it, and
// calibrates the index if it has grown much.
func (ix *index) sync(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-ix.life.Done():
		return errClosed
	case <-ix.syncTurn:
	}
	defer func() { ix.syncTurn <- struct{}{} }()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(ix.life, cancel)()
	ix.stopMergeTimer()
	defer ix.startMergeTimer()
	if err := ix.syncOrRebuild(ctx); err != nil {
		return err
	}
	return ix.calibrate(ctx)
}

// syncOrRebuild indexes what is new, or everything if the index is damaged.
func (ix *index) syncOrRebuild(ctx context.Context) error {
	if why := ix.knownDamage(); why != nil {
		return ix.rebuild(ctx, why)
	}
	return ix.ingest(ctx)
}

// ingest indexes what arrived after the mark. One goroutine analyses a batch while
// the one before is written.
func (ix *index) ingest(ctx context.Context) error {
	v, err := ix.acquire()
	if err != nil {
		return err
	}
	from := v.state
	v.release()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	batches := make(chan *batch)
	gathered := make(chan error, 1)
	go func() {
		defer close(batches)
		gathered <- ix.analyseChanges(ctx, from.mark, batches)
	}()
	articles, passages := 0, 0
	for b := range batches {
		if err != nil {
			continue // drains the channel, so that analyseChanges ends
		}
		if from, err = ix.commit(b, from); err != nil {
			cancel()
			continue
		}
		articles, passages = articles+len(b.records), passages+len(b.passages)
		if ix.opts.progress != nil {
			ix.opts.progress(articles, passages)
		}
	}
	if e := <-gathered; err == nil {
		err = e
	}
	return err
}

// A batch is what is written to the index at once.
type batch struct {
	passages []passage
	records  map[corpus.Arrival]*record
	removed  []corpus.Arrival // replaced or withdrawn versions of earlier batches
	mark     corpus.Arrival
}

// analyseChanges splits and analyses what arrived after an arrival, and sends it
// in batches.
func (ix *index) analyseChanges(ctx context.Context, after corpus.Arrival, out chan<- *batch) (err error) {
	defer folder.Guard(&err)()
	a := analyser{pool: &ix.termMaps}
	b := newBatch()
	for v, err := range ix.store.Changes(ctx, after) {
		if err != nil {
			return fmt.Errorf("the coverage cannot be read: %w", err)
		}
		b.add(v, &a)
		ix.inFlight.Yield(ctx)
		if len(b.passages) >= ix.opts.batch || len(b.removed) >= ix.opts.batch {
			if err := b.send(ctx, out); err != nil {
				return err
			}
			b = newBatch()
		}
	}
	if b.mark == 0 {
		return nil
	}
	return b.send(ctx, out)
}

func newBatch() *batch { return &batch{records: make(map[corpus.Arrival]*record)} }

func (b *batch) send(ctx context.Context, out chan<- *batch) error {
	select {
	case out <- b:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// add adds a version and removes the one that it replaces.
func (b *batch) add(v *corpus.Version, a *analyser) {
	b.mark = v.Arrival
	if v.Replaces != 0 {
		b.remove(v.Replaces)
	}
	if v.Withdrawn {
		return
	}
	passages, rec := a.passages(v)
	if len(passages) > 0 {
		b.passages = append(b.passages, passages...)
		b.records[v.Arrival] = rec
	}
}

// remove removes a version from the batch, or from the index if it is not in the
// batch.
func (b *batch) remove(n corpus.Arrival) {
	if _, ok := b.records[n]; !ok {
		b.removed = append(b.removed, n)
		return
	}
	delete(b.records, n)
	id, kept := key(n), b.passages[:0]
	for _, p := range b.passages {
		if p.id != id {
			kept = append(kept, p)
		}
	}
	b.passages = kept
}

// commit writes a batch to the index together with the state after it, and shows
// it to searches.
func (ix *index) commit(b *batch, from state) (to state, err error) {
	defer folder.Guard(&err)()
	v, err := ix.acquire()
	if err != nil {
		return from, err
	}
	to = v.stateAfter(b)
	v.release()
	in := bleve.NewBatch()
	for _, s := range newSequencer(b.passages, ix.inFlight).slots() {
		in.Update(s)
	}
	for _, n := range b.removed {
		in.Delete(key(n))
	}
	in.SetInternal([]byte(stateKey), to.encode())
	if err := ix.engine.Batch(in); err != nil {
		return from, fmt.Errorf("the index could not be written: %w", err)
	}
	for i := range b.passages {
		terms := b.passages[i].terms
		clear(terms)
		ix.termMaps.Put(terms)
	}
	_, err = ix.refresh()
	return to, err
}

// stateAfter returns the state of the index after a batch is written.
func (v *view) stateAfter(b *batch) state {
	to := v.state
	to.mark = b.mark
	for _, r := range b.records {
		to.add(r.extent())
	}
	gone := make(map[corpus.Arrival]bool, len(b.removed))
	for _, n := range b.removed {
		gone[n] = true
	}
	if len(gone) == 0 {
		return to
	}
	for _, p := range v.parts {
		for i := range p.table.versions {
			if e := &p.table.versions[i]; gone[e.arrival] && p.live.Has(e.first) {
				to.subtract(e.extent())
			}
		}
	}
	return to
}
