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
	"dateline/retrieval/index/cache"
	"dateline/retrieval/index/folder"
	"dateline/retrieval/index/inflight"
	"dateline/retrieval/index/postings"
)

// A Store holds the articles: the truth that the index is a cache of. It may also
// have the method of versionHistory, which searches as of an earlier time need.
type Store interface {
	// Changes yields the versions that arrived after an arrival, in order of
	// arrival.
	Changes(ctx context.Context, after corpus.Arrival) iter.Seq2[*corpus.Version, error]
	// Versions returns the versions with the given arrivals, in that order. It
	// fails if one is missing.
	Versions(ctx context.Context, arrivals ...corpus.Arrival) ([]*corpus.Version, error)
}

var errClosed = errors.New("the index is closed")

// An index is one folder's index, or one in memory, which Live wraps. It is safe
// for concurrent use: searches go on while sync runs.
type index struct {
	dir   string
	store Store
	opts  Options

	postings   *cache.Cache[listKey, *postings.List]
	texts      *cache.Cache[corpus.Arrival, *corpus.Version]
	outlines   *cache.Cache[corpus.Arrival, *outline]
	lexicons   *lexiconCache
	sources    *interner
	inFlight   *inflight.Counter
	termMaps   sync.Pool // of bleve.TokenFrequencies, whose passages are indexed
	scorerPool sync.Pool // of *scorer, between two searches

	syncTurn      chan struct{}   // holds a token while no sync runs
	mergeTurn     chan struct{}   // holds a token while no forceMerge runs
	mergeFailures chan error      // receives the error of a failed merge
	life          context.Context // ends with close
	cancel        context.CancelFunc

	mu         sync.Mutex // guards the fields up to mergeTimer
	engine     *scorch.Scorch
	queue      *bleve.AnalysisQueue
	current    *view
	damage     error
	closed     bool
	refreshing bool        // a refresh runs in the background
	mergeTimer *time.Timer // starts a merge once no sync has run for a while

	refreshMu  sync.Mutex // one refresh at a time; guards tables
	tables     map[uint64]*table
	background sync.WaitGroup
}

// openIndex opens the index in a folder as OpenLive describes it. It returns
// folder.ErrInUse if another process has the folder open.
func openIndex(ctx context.Context, dir string, store Store, opts Options) (*index, error) {
	opts = opts.withDefaults()
	ix := &index{
		dir: dir, store: store, opts: opts,
		sources:       newInterner(),
		inFlight:      opts.inFlight,
		syncTurn:      make(chan struct{}, 1),
		mergeTurn:     make(chan struct{}, 1),
		mergeFailures: make(chan error, 1),
		tables:        make(map[uint64]*table),
	}
	ix.postings = cache.New[listKey, *postings.List](ix.opts.Postings)
	ix.texts = cache.New[corpus.Arrival, *corpus.Version](ix.opts.Texts / 4)
	ix.outlines = cache.New[corpus.Arrival, *outline](ix.opts.Texts / 8 * 5)
	ix.lexicons = newLexiconCache(ix.opts.Texts / 8)
	ix.syncTurn <- struct{}{}
	ix.mergeTurn <- struct{}{}
	ix.life, ix.cancel = context.WithCancel(context.Background())
	if err := ix.open(ctx); err != nil {
		return nil, errors.Join(err, ix.close())
	}
	return ix, nil
}

// open opens what is in the folder, and rebuilds it if it is not sound.
func (ix *index) open(ctx context.Context) error {
	used, err := ix.checkFolder()
	if err == nil {
		err = ix.start(ctx, used)
	}
	if err == nil || ctx.Err() != nil || errors.Is(err, folder.ErrInUse) {
		return err
	}
	return ix.rebuild(ctx, err)
}

// rebuild empties the index and fills it again from the store.
func (ix *index) rebuild(ctx context.Context, why error) error {
	ix.opts.Log.Warn("the index is rebuilt from the store", "folder", ix.dir, "because", why)
	if err := ix.reset(); err != nil {
		return fmt.Errorf("the damaged index cannot be emptied: %w", err)
	}
	if err := ix.start(ctx, false); err != nil {
		return fmt.Errorf("the index cannot be rebuilt: %w", err)
	}
	return ix.ingest(ctx)
}

// start opens the engine and takes the first view. An index that was in use
// before must say what it holds.
func (ix *index) start(ctx context.Context, used bool) error {
	if err := ix.startEngine(); err != nil {
		return err
	}
	v, err := ix.refresh()
	if err != nil {
		return err
	}
	if used && v.state.mark == 0 {
		return errState
	}
	return ix.spotCheck(ctx, v)
}

// startEngine opens scorch directly: this package uses neither Bleve's mappings
// and analysers nor its searchers.
func (ix *index) startEngine() (err error) {
	queue := bleve.NewAnalysisQueue(1) // one worker: see sequencer
	defer func() {
		if err != nil {
			queue.Close()
		}
	}()
	defer folder.Guard(&err)()
	segments := segmentPlugin()
	made, err := scorch.NewScorch(scorch.Name, map[string]any{
		"path":                ix.dir,
		"bolt_timeout":        ix.opts.lockWait.String(),
		"forceSegmentType":    segments.Type(),
		"forceSegmentVersion": int(segments.Version()),
		"segmentConfig":       map[string]any{inFlightKey: ix.inFlight, mergeFailuresKey: ix.mergeFailures},
	}, queue)
	if err != nil {
		return err
	}
	if err := made.Open(); err != nil {
		return folder.InUse(err)
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

// close closes the index as Live.Close describes it.
func (ix *index) close() error {
	ix.mu.Lock()
	if ix.closed {
		ix.mu.Unlock()
		return nil
	}
	ix.closed = true
	ix.mu.Unlock()
	ix.stopMergeTimer()
	ix.cancel()
	<-ix.syncTurn // waits for a sync under way; none comes after
	ix.background.Wait()
	return ix.stop()
}

// stop closes the engine and releases the view.
func (ix *index) stop() (err error) {
	ix.mu.Lock()
	v, engine, queue := ix.current, ix.engine, ix.queue
	ix.current, ix.engine, ix.queue = nil, nil, nil
	ix.mu.Unlock()
	if v != nil {
		v.release()
	}
	defer folder.Guard(&err)()
	if engine != nil {
		err = engine.Close()
		queue.Close()
	}
	return err
}
