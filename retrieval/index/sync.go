package index

import (
	"context"
	"fmt"

	bleve "github.com/blevesearch/bleve_index_api"

	"dateline/corpus"
)

// Sync takes in all that arrived since the last one, in batches. When it
// returns without an error, it is found and on the disk. After an error, what
// the finished batches brought stays, and the next Sync goes on from there.
func (ix *Index) Sync(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-ix.life.Done():
		return ErrClosed
	case <-ix.syncing:
	}
	defer func() { ix.syncing <- struct{}{} }()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(ix.life, cancel)()
	ix.settleLater()
	defer ix.settleSoon()
	if err := ix.bringUp(ctx); err != nil {
		return err
	}
	return ix.calibrate(ctx)
}

// bringUp takes in what is new, or everything if the index does not hold.
func (ix *Index) bringUp(ctx context.Context) error {
	if why := ix.broken(); why != nil {
		return ix.rebuild(ctx, why)
	}
	return ix.catchUp(ctx)
}

func (ix *Index) catchUp(ctx context.Context) error {
	v, err := ix.hold()
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
		gathered <- ix.gather(ctx, from.mark, batches)
	}()
	articles, passages := 0, 0
	for b := range batches {
		if err != nil {
			continue // drained, so that gather ends
		}
		if from, err = ix.take(b, from); err != nil {
			cancel()
			continue
		}
		articles, passages = articles+len(b.records), passages+len(b.passages)
		if ix.opts.Progress != nil {
			ix.opts.Progress(articles, passages)
		}
	}
	if e := <-gathered; err == nil {
		err = e
	}
	return err
}

// A batch is what goes into the index at once.
type batch struct {
	passages []passage
	records  map[corpus.Arrival]*record
	gone     []corpus.Arrival // replaced or withdrawn versions of earlier batches
	mark     corpus.Arrival
}

// gather cuts and analyses what arrived after an arrival, while the batch
// before goes into the index.
func (ix *Index) gather(ctx context.Context, after corpus.Arrival, out chan<- *batch) (err error) {
	defer guard(&err)()
	a := analyser{spare: &ix.spare}
	b := newBatch()
	for v, err := range ix.store.Changes(ctx, after) {
		if err != nil {
			return fmt.Errorf("the coverage cannot be read: %w", err)
		}
		b.add(v, &a)
		ix.GiveWay(ctx)
		if len(b.passages) >= ix.opts.Batch || len(b.gone) >= ix.opts.Batch {
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

// add takes a version in, and what it replaces out.
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

// remove takes a version out of the batch, or else out of the index.
func (b *batch) remove(n corpus.Arrival) {
	if _, ok := b.records[n]; !ok {
		b.gone = append(b.gone, n)
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

// take puts a batch into the index, with the state after it, and shows it to
// searches.
func (ix *Index) take(b *batch, from state) (to state, err error) {
	defer guard(&err)()
	v, err := ix.hold()
	if err != nil {
		return from, err
	}
	to = v.after(b)
	v.release()
	in := bleve.NewBatch()
	for _, s := range newFeed(b.passages, ix.asking).slots() {
		in.Update(s)
	}
	for _, n := range b.gone {
		in.Delete(key(n))
	}
	in.SetInternal([]byte(stateKey), to.encode())
	if err := ix.engine.Batch(in); err != nil {
		return from, fmt.Errorf("the index could not be written: %w", err)
	}
	for i := range b.passages {
		terms := b.passages[i].terms
		clear(terms)
		ix.spare.Put(terms)
	}
	_, err = ix.renew()
	return to, err
}

// after is the state of the index when a batch has gone in.
func (v *view) after(b *batch) state {
	to := v.state
	to.mark = b.mark
	for _, r := range b.records {
		to.plus(r.extent())
	}
	gone := make(map[corpus.Arrival]bool, len(b.gone))
	for _, n := range b.gone {
		gone[n] = true
	}
	if len(gone) == 0 {
		return to
	}
	for _, p := range v.parts {
		for i := range p.table.versions {
			if e := &p.table.versions[i]; gone[e.arrival] && p.live.has(e.first) {
				to.minus(e.extent())
			}
		}
	}
	return to
}
