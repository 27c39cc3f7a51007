package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"dateline/bot"
	"dateline/bot/digest"
	"dateline/corpus"
	"dateline/corpus/briefs"
	"dateline/corpus/feed"
	"dateline/corpus/files"
	"dateline/corpus/story"
	"dateline/retrieval/index"
)

// indexName is the index in the data folder.
const indexName = "index"

// batch is how many articles go into the store at once.
const batch = 500

// A coverage is everything that a command needs to answer.
type coverage struct {
	store *corpus.Store
	index *index.Live
	// stories know reprints and stories.
	stories *story.Groups
	// ledger is what the bot and the adapters remember.
	ledger *bot.Ledger
	bot    *bot.Bot
	// publisher is the service's; nil in a command of its own.
	publisher *digest.Publisher
	// feeds reads the feeds beside answering, nil where nobody does.
	feeds *feed.Reader
	// dir is the data folder, empty for one in memory.
	dir string
	// back gives back what a running service has lent; nil: it is the
	// command's own.
	back func()
	// skipped is how many files or lines were left out on reading.
	skipped int
}

// open opens what the flags name: a path to read into memory, or the data
// folder, or, before anything was imported, the briefs.
func (a *app) open(ctx context.Context) (*coverage, error) {
	if a.running != nil {
		return a.running.borrow(ctx)
	}
	if a.corpus != "" {
		return a.openMemory(ctx, files.New(a.corpus))
	}
	dir, named, err := a.dataFolder()
	if err != nil {
		return nil, err
	}
	if !keeps(dir) && !named {
		return a.openMemory(ctx, files.NewFS(briefs.FS, "."))
	}
	return a.openData(ctx)
}

// keeps tells whether a data folder has a store, or will as soon as it is
// opened.
func keeps(dir string) bool { return corpus.Exists(dir) || unsettled(dir) }

// dataFolder is the data folder, and whether the person named it.
func (a *app) dataFolder() (dir string, named bool, err error) {
	if a.data != "" {
		return a.data, true, nil
	}
	dir, err = dataDir()
	return dir, false, err
}

// openMemory reads articles into a store and an index that live as long as the
// command.
func (a *app) openMemory(ctx context.Context, r *files.Reader) (*coverage, error) {
	store, err := corpus.OpenMemory(ctx)
	if err != nil {
		return nil, err
	}
	c := &coverage{store: store}
	in := intake{app: a, store: store, reader: r}
	if err := in.read(ctx); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	c.skipped = in.skipped
	return a.over(ctx, c)
}

// openStore opens what the data folder keeps, without its index and the bot.
func (a *app) openStore(ctx context.Context) (*coverage, error) {
	if a.running != nil {
		return a.running.borrow(ctx)
	}
	dir, _, err := a.dataFolder()
	if err != nil {
		return nil, err
	}
	held, err := corpus.Lock(dir)
	if err != nil {
		return nil, err
	}
	return a.openHeld(ctx, dir, held)
}

// openHeld is openStore for a folder that is held already.
func (a *app) openHeld(ctx context.Context, dir string, held io.Closer) (*coverage, error) {
	store, err := a.openFolder(ctx, dir, held)
	if err != nil {
		return nil, err
	}
	return &coverage{store: store, dir: dir}, nil
}

// openData opens the data folder and brings its index up to date.
func (a *app) openData(ctx context.Context) (*coverage, error) {
	c, err := a.openStore(ctx)
	if err != nil || c.back != nil {
		return c, err
	}
	return a.over(ctx, c)
}

// over opens the index over a coverage's store and the bot over both; what is
// open already is closed when that fails.
func (a *app) over(ctx context.Context, c *coverage) (_ *coverage, err error) {
	defer func() {
		if err != nil {
			err = errors.Join(err, c.Close())
		}
	}()
	aliases, err := a.ownAliases(c.dir)
	if err != nil {
		return nil, err
	}
	at := ""
	if c.dir != "" {
		at = filepath.Join(c.dir, indexName)
	}
	opts, err := a.indexOptions()
	if err != nil {
		return nil, err
	}
	opts.Aliases = aliases
	if c.index, err = index.OpenLive(ctx, at, c.store, opts); err != nil {
		return nil, err
	}
	if err := a.openStories(ctx, c); err != nil {
		return nil, err
	}
	if err := c.catchUp(ctx); err != nil {
		return nil, err
	}
	if c.ledger, err = bot.OpenLedger(ctx, c.store.DB()); err != nil {
		return nil, err
	}
	c.bot = bot.New(bot.Options{Searcher: c.index, Indexed: c.index.Mark, Coverage: c.store, Ledger: c.ledger, Stories: c.stories, Log: a.log})
	return c, nil
}

// timed tells the log, and the figures where there are any, how long a search
// took.
func (a *app) timed(ctx context.Context, t index.Timings) {
	a.log.DebugContext(ctx, "searched", "parse", t.Parse, "candidates", t.Candidates, "rank", t.Rank)
	if a.figures != nil {
		a.figures.searched(t)
	}
}

// catchUp brings what is made of the store up to date with it.
func (c *coverage) catchUp(ctx context.Context) error {
	if err := c.index.Sync(ctx); err != nil {
		return err
	}
	return c.stories.Sync(ctx)
}

// publishersName is a person's own list of publishers in the data folder.
const publishersName = "publishers.yaml"

// listsIn is the folder of a person's own lists: the one that is opened, or for
// a coverage in memory the data folder.
func (a *app) listsIn(opened string) (string, error) {
	if opened != "" {
		return opened, nil
	}
	dir, _, err := a.dataFolder()
	return dir, err
}

func (a *app) openStories(ctx context.Context, c *coverage) error {
	dir, err := a.listsIn(c.dir)
	if err != nil {
		return err
	}
	var own *story.Publishers
	list, err := os.ReadFile(filepath.Join(dir, publishersName))
	switch {
	case err == nil:
		if own, err = story.ReadPublishers(list); err != nil {
			return err
		}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	c.stories, err = story.Open(ctx, c.store, own)
	return err
}

// Close closes in the reverse order of opening, or gives back what was lent.
func (c *coverage) Close() error {
	if c.back != nil {
		c.back()
		return nil
	}
	held, err := c.leave()
	return errors.Join(err, held.Close())
}

// leave is Close for who goes on holding the folder.
func (c *coverage) leave() (held io.Closer, err error) {
	if c.index != nil {
		err = c.index.Close()
	}
	held, closing := c.store.CloseKeepingLock()
	return held, errors.Join(err, closing)
}

// leftOut is the error of a command that did its work without some of the
// files.
func (c *coverage) leftOut() error { return leftOut(c.skipped) }

func leftOut(n int) error {
	switch n {
	case 0:
		return nil
	case 1:
		return &leftOutError{"1 article was left out, see above"}
	}
	return &leftOutError{fmt.Sprintf("%d articles were left out, see above", n)}
}
