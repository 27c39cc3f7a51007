package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// A Live index can be built anew while it answers. It is safe for use by many
// goroutines.
//
// Two folders take turns: the one it was given, and one beside it. The second
// is the one to be used while it holds the file complete, which comes and goes
// in one step; so one of them is whole at any moment, however a process ends.
type Live struct {
	dir   string
	store Store
	opts  Options

	syncing    chan struct{}   // holds a token while no Sync runs
	rebuilding chan struct{}   // holds a token while no Reindex runs
	life       context.Context //nolint:containedctx // it ends with Close
	end        context.CancelFunc
	closing    sync.Once

	mu sync.Mutex // guards what follows
	ix *Index
	at string // ix's folder
}

const besideSuffix, complete = ".new", "complete"

// ErrReindexing says that the index is being built anew already.
var ErrReindexing = errors.New("the index is being built anew already")

// OpenLive is Open for an index that can be built anew.
func OpenLive(ctx context.Context, dir string, store Store, opts Options) (*Live, error) {
	if dir != "" {
		if err := tidy(dir); err != nil {
			return nil, fmt.Errorf("what was left of building the index anew cannot be put in order: %w", err)
		}
	}
	opts = opts.withDefaults()
	ix, err := Open(ctx, dir, store, opts)
	if err != nil {
		return nil, err
	}
	l := &Live{
		dir: dir, store: store, opts: opts, ix: ix, at: dir,
		syncing: make(chan struct{}, 1), rebuilding: make(chan struct{}, 1),
	}
	l.syncing <- struct{}{}
	l.rebuilding <- struct{}{}
	l.life, l.end = context.WithCancel(context.Background())
	return l, nil
}

// tidy leaves one folder, at its usual place.
func tidy(dir string) error {
	beside := dir + besideSuffix
	if _, err := os.Stat(filepath.Join(beside, complete)); errors.Is(err, fs.ErrNotExist) {
		return os.RemoveAll(beside)
	} else if err != nil {
		return err
	}
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.Rename(beside, dir); err != nil {
		return err
	}
	return os.Remove(filepath.Join(dir, complete))
}

// Reindex builds the index anew from the store. Searches and Sync go on
// meanwhile on the old one, which the new one replaces when it holds all that
// the old one does. After an error the old one stays.
func (l *Live) Reindex(ctx context.Context) error {
	select {
	case <-l.rebuilding:
	default:
		return ErrReindexing
	}
	defer func() { l.rebuilding <- struct{}{} }()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(l.life, cancel)()
	to := l.other()
	if to != "" {
		if err := os.RemoveAll(to); err != nil {
			return err
		}
	}
	next, err := Open(ctx, to, l.store, l.opts)
	if err != nil {
		return err
	}
	if err = next.Sync(ctx); err == nil {
		err = l.exchange(ctx, next, to)
	}
	if err != nil {
		return errors.Join(err, next.Close(), discard(to))
	}
	return nil
}

// other is the folder that is not in use.
func (l *Live) other() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.at == l.dir && l.dir != "" {
		return l.dir + besideSuffix
	}
	return l.dir
}

// exchange takes in what has arrived while next was built, and puts it in the
// place of the old index. Nothing is taken in between the two.
func (l *Live) exchange(ctx context.Context, next *Index, at string) error {
	if err := l.wait(ctx); err != nil {
		return err
	}
	defer func() { l.syncing <- struct{}{} }()
	if err := next.Sync(ctx); err != nil {
		return err
	}
	if err := l.settle(at); err != nil {
		return err
	}
	l.mu.Lock()
	old, from := l.ix, l.at
	l.ix, l.at = next, at
	l.mu.Unlock()
	if err := errors.Join(old.Close(), discard(from)); err != nil {
		l.opts.Log.Warn("the index that was replaced could not be removed; the next start does it", "folder", from, "error", err)
	}
	return nil
}

// settle makes at the folder that is used from now on, after a restart too.
func (l *Live) settle(at string) error {
	mark := filepath.Join(l.dir+besideSuffix, complete)
	switch at {
	case "":
		return nil
	case l.dir:
		return os.Remove(mark)
	}
	return os.WriteFile(mark, nil, 0o600)
}

func discard(dir string) error {
	if dir == "" {
		return nil
	}
	return os.RemoveAll(dir)
}

// wait takes the turn to bring arrivals in.
func (l *Live) wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-l.life.Done():
		return ErrClosed
	case <-l.syncing:
		return nil
	}
}

// Sync is Index.Sync.
func (l *Live) Sync(ctx context.Context) error {
	if err := l.wait(ctx); err != nil {
		return err
	}
	defer func() { l.syncing <- struct{}{} }()
	return l.index().Sync(ctx)
}

// Search is Index.Search.
func (l *Live) Search(ctx context.Context, q query.Query) (retrieval.Result, error) {
	return attempt(l, func(ix *Index) (retrieval.Result, error) { return ix.Search(ctx, q) })
}

// Candidates is Index.Candidates.
func (l *Live) Candidates(ctx context.Context, q query.Query) (
	*retrieval.Question, []retrieval.Candidate, retrieval.Searched, error,
) {
	return l.index().Candidates(ctx, q)
}

// Calibration is Index.Calibration.
func (l *Live) Calibration() (retrieval.Calibration, error) { return attempt(l, (*Index).Calibration) }

// Mark is Index.Mark.
func (l *Live) Mark(ctx context.Context) (corpus.Arrival, error) {
	return attempt(l, func(ix *Index) (corpus.Arrival, error) { return ix.Mark(ctx) })
}

// Verify is Index.Verify.
func (l *Live) Verify(ctx context.Context) ([]Difference, error) {
	return attempt(l, func(ix *Index) ([]Difference, error) { return ix.Verify(ctx) })
}

// Size is Index.Size.
func (l *Live) Size() (Size, error) { return attempt(l, (*Index).Size) }

// GiveWay is Index.GiveWay.
func (l *Live) GiveWay(ctx context.Context) { l.index().GiveWay(ctx) }

func (l *Live) index() *Index {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.ix
}

// attempt asks the index, and again where it was replaced just then.
func attempt[T any](l *Live, question func(*Index) (T, error)) (T, error) {
	for {
		ix := l.index()
		out, err := question(ix)
		if !errors.Is(err, ErrClosed) || l.index() == ix {
			return out, err
		}
	}
}

// Close closes the index: see Index.Close. A Reindex under way ends with an
// error.
func (l *Live) Close() (err error) {
	l.closing.Do(func() {
		l.end()
		<-l.rebuilding // waits for a Reindex under way; none comes after
		err = l.index().Close()
	})
	return err
}
