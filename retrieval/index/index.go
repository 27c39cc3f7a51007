package index

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"time"

	bleve "github.com/blevesearch/bleve_index_api"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"dateline/corpus"
)

// A Store is where the articles are: the truth that the index is a cache of.
type Store interface {
	// Changes yields what arrived after an arrival, in order of arrival.
	Changes(ctx context.Context, after corpus.Arrival) iter.Seq2[*corpus.Version, error]
	// Versions returns versions in the order of their arrivals asked for.
	Versions(ctx context.Context, arrivals ...corpus.Arrival) ([]*corpus.Version, error)
}

// ErrClosed says that the index was closed.
var ErrClosed = errors.New("the index is closed")

// An Index finds passages. It is safe for use by many goroutines, while Sync
// runs too.
type Index struct {
	dir   string
	store Store
	opts  Options

	lists    *lru[listKey, *list]
	texts    *lru[corpus.Arrival, *corpus.Version]
	outlines *lru[corpus.Arrival, *outline]
	lexicon  *lexiconKeeper
	sources  *names
	asking   *asking
	spare    sync.Pool // of the maps of passages that are in the index
	scorers  sync.Pool // of scorers between two searches

	syncing chan struct{}   // holds a token while no Sync runs
	merging chan struct{}   // holds a token while no Settle runs
	failed  chan error      // of a merge
	life    context.Context // ends with Close
	end     context.CancelFunc

	mu      sync.Mutex // guards what follows
	engine  *scorch.Scorch
	queue   *bleve.AnalysisQueue
	current *view
	damage  error
	closed  bool
	behind  bool // a renewal is under way behind a search
	// settling runs when the index is to settle.
	settling *time.Timer

	renewing sync.Mutex // one renewal at a time; guards tables
	tables   map[uint64]*table
	pending  sync.WaitGroup
}

// Open opens the index in the folder dir and makes it where it is missing; an
// empty dir is an index in memory. What it holds is as new as its last Sync.
//
// An index that is damaged, was written by another version, or does not
// belong to the store is emptied and filled again from the store, which takes
// its time and is logged. A folder that another process has open is refused
// with ErrInUse.
func Open(ctx context.Context, dir string, store Store, opts Options) (*Index, error) {
	opts = opts.withDefaults()
	ix := &Index{
		dir: dir, store: store, opts: opts,
		sources: newNames(),
		asking:  opts.asking,
		syncing: make(chan struct{}, 1),
		merging: make(chan struct{}, 1),
		failed:  make(chan error, 1),
		tables:  make(map[uint64]*table),
	}
	ix.lists = newLRU[listKey, *list](ix.opts.Postings)
	ix.texts = newLRU[corpus.Arrival, *corpus.Version](ix.opts.Texts / 4)
	ix.outlines = newLRU[corpus.Arrival, *outline](ix.opts.Texts / 8 * 5)
	ix.lexicon = newLexiconKeeper(ix.opts.Texts / 8)
	ix.syncing <- struct{}{}
	ix.merging <- struct{}{}
	ix.life, ix.end = context.WithCancel(context.Background())
	if err := ix.open(ctx); err != nil {
		return nil, errors.Join(err, ix.Close())
	}
	return ix, nil
}

// open opens what is there; where that does not hold, it starts anew.
func (ix *Index) open(ctx context.Context) error {
	used, err := ix.inspect()
	if err == nil {
		err = ix.start(ctx, used)
	}
	if err == nil || ctx.Err() != nil || errors.Is(err, ErrInUse) {
		return err
	}
	return ix.rebuild(ctx, err)
}

// rebuild empties the index and fills it again.
func (ix *Index) rebuild(ctx context.Context, why error) error {
	ix.opts.Log.Warn("the index is rebuilt from the store", "folder", ix.dir, "because", why)
	if err := ix.reset(); err != nil {
		return fmt.Errorf("the damaged index cannot be emptied: %w", err)
	}
	if err := ix.start(ctx, false); err != nil {
		return fmt.Errorf("the index cannot be made anew: %w", err)
	}
	return ix.catchUp(ctx)
}

// start opens the engine and looks at all that it holds. An index that was in
// use before has to say what it holds.
func (ix *Index) start(ctx context.Context, used bool) error {
	if err := ix.startEngine(); err != nil {
		return err
	}
	v, err := ix.renew()
	if err != nil {
		return err
	}
	if used && v.state.mark == 0 {
		return errState
	}
	return ix.compareSome(ctx, v)
}

// startEngine opens scorch with what this package needs and nothing besides.
func (ix *Index) startEngine() (err error) {
	queue := bleve.NewAnalysisQueue(1) // one worker: see feed
	defer func() {
		if err != nil {
			queue.Close()
		}
	}()
	defer guard(&err)()
	segments := registered()
	made, err := scorch.NewScorch(scorch.Name, map[string]any{
		"path":                ix.dir,
		"bolt_timeout":        ix.opts.LockWait.String(),
		"forceSegmentType":    segments.Type(),
		"forceSegmentVersion": int(segments.Version()),
		"segmentConfig":       map[string]any{askingKey: ix.asking, failedKey: ix.failed},
	}, queue)
	if err != nil {
		return err
	}
	if err := made.Open(); err != nil {
		return inUse(err)
	}
	engine, ok := made.(*scorch.Scorch)
	if !ok {
		return fmt.Errorf("the engine is a %T", made)
	}
	ix.mu.Lock()
	defer ix.mu.Unlock()
	ix.engine, ix.queue = engine, queue
	return nil
}

// Close closes the index. Searches that are under way end well; a Sync ends
// after its present batch, with an error.
func (ix *Index) Close() error {
	ix.mu.Lock()
	if ix.closed {
		ix.mu.Unlock()
		return nil
	}
	ix.closed = true
	ix.mu.Unlock()
	ix.settleLater()
	ix.end()
	<-ix.syncing // waits for a Sync under way; none comes after
	ix.pending.Wait()
	return ix.stop()
}

// stop closes the engine and lets go of the view.
func (ix *Index) stop() (err error) {
	ix.mu.Lock()
	v, engine, queue := ix.current, ix.engine, ix.queue
	ix.current, ix.engine, ix.queue = nil, nil, nil
	ix.mu.Unlock()
	if v != nil {
		v.release()
	}
	defer guard(&err)()
	if engine != nil {
		err = engine.Close()
		queue.Close()
	}
	return err
}
