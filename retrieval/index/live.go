package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/index/folder"
	"dateline/retrieval/query"
)

// A Live finds passages, and can be rebuilt from scratch while it answers. It
// is safe for concurrent use: searches go on during Sync and Reindex.
//
// On the disk, two folders take turns: see folder.Pair.
type Live struct {
	folders folder.Pair
	store   Store
	opts    Options

	syncTurn    chan struct{}   // holds a token while no Sync runs
	reindexTurn chan struct{}   // holds a token while no Reindex runs
	life        context.Context //nolint:containedctx // it ends with Close
	cancel      context.CancelFunc
	closeOnce   sync.Once

	mu     sync.Mutex // guards ix and active
	ix     *index
	active string // the folder of ix
}

var errReindexing = errors.New("the index is being rebuilt already")

// OpenLive opens the index in the folder dir and creates it if it is missing;
// an empty dir means an index in memory. The index holds what its last Sync
// brought in, so a new one is empty.
//
// An index that is damaged, was written by another version of the program or
// does not belong to the store is emptied and filled again from the store. That
// takes as long as a first Sync, and is logged. OpenLive fails if another
// process has the folder open.
func OpenLive(ctx context.Context, dir string, store Store, opts Options) (*Live, error) {
	folders := folder.Pair(dir)
	if err := folders.Recover(); err != nil {
		return nil, fmt.Errorf("what was left of rebuilding the index cannot be put in order: %w", err)
	}
	opts = opts.withDefaults()
	ix, err := openIndex(ctx, dir, store, opts)
	if err != nil {
		return nil, err
	}
	l := &Live{
		folders: folders, store: store, opts: opts, ix: ix, active: dir,
		syncTurn: make(chan struct{}, 1), reindexTurn: make(chan struct{}, 1),
	}
	l.syncTurn <- struct{}{}
	l.reindexTurn <- struct{}{}
	l.life, l.cancel = context.WithCancel(context.Background())
	return l, nil
}

// Reindex rebuilds the index from the store. Meanwhile Search and Sync use the
// old index, which is replaced once the new one has everything that the old one
// has. If Reindex fails, the old index stays. Only one Reindex can run at a
// time; another one fails at once.
func (l *Live) Reindex(ctx context.Context) error {
	select {
	case <-l.reindexTurn:
	default:
		return errReindexing
	}
	defer func() { l.reindexTurn <- struct{}{} }()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(l.life, cancel)()
	to := l.inactive()
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	next, err := openIndex(ctx, to, l.store, l.opts)
	if err != nil {
		return err
	}
	if err = next.sync(ctx); err == nil {
		err = l.swap(ctx, next, to)
	}
	if err != nil {
		return errors.Join(err, next.close(), os.RemoveAll(to))
	}
	return nil
}

// inactive returns the folder to build in; "" in memory, where there is nothing
// to remove.
func (l *Live) inactive() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.folders.Other(l.active)
}

// swap brings next up to date and puts it in the place of the old index. It
// holds the turn to sync throughout, so no arrival falls between the two.
func (l *Live) swap(ctx context.Context, next *index, dir string) error {
	if err := l.acquireSync(ctx); err != nil {
		return err
	}
	defer func() { l.syncTurn <- struct{}{} }()
	if err := next.sync(ctx); err != nil {
		return err
	}
	if err := l.folders.Activate(dir); err != nil {
		return err
	}
	l.mu.Lock()
	old, from := l.ix, l.active
	l.ix, l.active = next, dir
	l.mu.Unlock()
	if err := errors.Join(old.close(), os.RemoveAll(from)); err != nil {
		l.opts.Log.Warn("the index that was replaced could not be removed; the next start does it", "folder", from, "error", err)
	}
	return nil
}

func (l *Live) acquireSync(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-l.life.Done():
		return errClosed
	case <-l.syncTurn:
		return nil
	}
}

// Sync indexes everything that arrived in the store since the last Sync, in
// batches. When it returns nil, all of that can be found and is on the disk.
// After an error the finished batches stay, and the next Sync continues from
// there.
func (l *Live) Sync(ctx context.Context) error {
	if err := l.acquireSync(ctx); err != nil {
		return err
	}
	defer func() { l.syncTurn <- struct{}{} }()
	return l.current().sync(ctx)
}

// Search answers a query: it reads the question against the vocabulary of the
// coverage, retrieves the best passages and ranks them.
func (l *Live) Search(ctx context.Context, q query.Query) (retrieval.Result, error) {
	return retryIfSwapped(l, func(ix *index) (retrieval.Result, error) { return ix.search(ctx, q) })
}

// Candidates returns what Search would rank: the question as it was read, the
// passages that the first stage found, best first and with their texts, and how
// much was searched. It lets a caller rank only some of the candidates.
func (l *Live) Candidates(ctx context.Context, q query.Query) (
	*retrieval.Question, []retrieval.Candidate, retrieval.Searched, error,
) {
	return l.current().candidatesWithTexts(ctx, q)
}

// Hits runs the first stage of Search alone, which reads no texts, and returns
// the best passages, best first. It is there to time that stage.
func (l *Live) Hits(ctx context.Context, q query.Query) ([]Hit, error) {
	return retryIfSwapped(l, func(ix *index) ([]Hit, error) { return ix.hits(ctx, q) })
}

// Calibration returns what the strengths of answers mean in the present
// coverage, or the zero value if that has not been measured yet.
func (l *Live) Calibration() (retrieval.Calibration, error) {
	return retryIfSwapped(l, (*index).calibrated)
}

// Mark returns the newest arrival that searches see, 0 if there is none.
func (l *Live) Mark(context.Context) (corpus.Arrival, error) {
	return retryIfSwapped(l, (*index).mark)
}

// Verify compares the index with the store: the bytes of its segments with
// their checksums, and a content hash of each article that had arrived by the
// last Sync. It returns how the articles differ, and an error if a segment is
// damaged; then the next Sync rebuilds the index. Verify reads the whole store.
func (l *Live) Verify(ctx context.Context) ([]Difference, error) {
	return retryIfSwapped(l, func(ix *index) ([]Difference, error) { return ix.verify(ctx) })
}

// Size returns how much searches see.
func (l *Live) Size() (Size, error) { return retryIfSwapped(l, (*index).size) }

// ForceMerge merges all segments into one, unless one holds most passages
// already. Each question is looked up in each segment, so one segment answers a
// tenth to a quarter faster than several. Until the engine writes something
// else, the merge doubles the room on the disk. It yields to searches.
//
// The index does the same by itself once no Sync has run for a while; ForceMerge
// is for those who cannot wait for that, such as benchmarks.
func (l *Live) ForceMerge(ctx context.Context) error { return l.current().forceMerge(ctx) }

// Yield waits while questions are being answered, for a few milliseconds at
// most. Whoever brings in coverage calls it between two articles, so that
// answers need not share the processor with an import.
func (l *Live) Yield(ctx context.Context) { l.current().inFlight.Yield(ctx) }

func (l *Live) current() *index {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.ix
}

// retryIfSwapped asks the index, and asks the new one if the old one was closed
// because Reindex replaced it meanwhile.
func retryIfSwapped[T any](l *Live, ask func(*index) (T, error)) (T, error) {
	for {
		ix := l.current()
		out, err := ask(ix)
		if !errors.Is(err, errClosed) || l.current() == ix {
			return out, err
		}
	}
}

// Close closes the index. Searches that are under way still get their answers;
// a Sync ends after its present batch and a Reindex at once, both with an error.
func (l *Live) Close() (err error) {
	l.closeOnce.Do(func() {
		l.cancel()
		<-l.reindexTurn // waits for a Reindex under way; none comes after
		err = l.current().close()
	})
	return err
}
