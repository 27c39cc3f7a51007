package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"dateline/bot"
	"dateline/bot/cmd/dateline/datafolder"
	"dateline/corpus"
	"dateline/corpus/briefs"
	"dateline/corpus/files"
	"dateline/corpus/story"
	"dateline/retrieval/index"
)

// batch is how many articles go into the store at once.
const batch = 500

// A coverage is the articles, and what is made of them and kept beside them.
type coverage struct {
	store *corpus.Store
	index *index.Live
	// stories know reprints and stories.
	stories *story.Groups
	// ledger is what the bot and the adapters remember.
	ledger *bot.Ledger
	// dir is the data folder, empty for one in memory.
	dir string
	// skipped is how many files or lines were left out on reading.
	skipped int
}

// open opens what the flags name to answer from it, or borrows what the service
// has open.
func (a *app) open(ctx context.Context) (*parts, error) {
	if a.session != nil {
		return a.session.borrow(ctx)
	}
	return a.withBot(a.openCoverage(ctx))
}

// openData opens the data folder, whether it holds something or not, to answer
// from it, or borrows what the service has open.
func (a *app) openData(ctx context.Context) (*parts, error) {
	if a.session != nil {
		return a.session.borrow(ctx)
	}
	return a.withBot(a.openFull(ctx))
}

// openStore opens what the data folder keeps, without its index and a bot, or
// borrows what the service has open.
func (a *app) openStore(ctx context.Context) (*parts, error) {
	if a.session != nil {
		return a.session.borrow(ctx)
	}
	c, err := a.openBare(ctx)
	if err != nil {
		return nil, err
	}
	return &parts{coverage: c, close: c.Close}, nil
}

// withBot adds a bot to a coverage that a command has opened for itself.
func (a *app) withBot(c *coverage, err error) (*parts, error) {
	if err != nil {
		return nil, err
	}
	return &parts{coverage: c, bot: newBot(c, a.log), close: c.Close}, nil
}

// newBot is a bot that answers from a coverage and knows of nothing else.
func newBot(c *coverage, log *slog.Logger) *bot.Bot {
	return &bot.Bot{Searcher: c.index, Indexed: c.index.Mark, Coverage: c.store, Ledger: c.ledger, Stories: c.stories, Log: log}
}

// openCoverage opens what the flags name: a path to read into memory, or the
// data folder, or, before anything was imported, the briefs.
func (a *app) openCoverage(ctx context.Context) (*coverage, error) {
	if a.corpus != "" {
		return a.openMemory(ctx, files.New(a.corpus))
	}
	dir, named, err := a.dataFolder()
	if err != nil {
		return nil, err
	}
	if !datafolder.Exists(dir) && !named {
		return a.openMemory(ctx, files.NewFS(briefs.FS, "."))
	}
	return a.openFull(ctx)
}

// dataFolder is the data folder, and whether the person named it.
func (a *app) dataFolder() (dir string, named bool, err error) {
	if a.data != "" {
		return a.data, true, nil
	}
	dir, err = datafolder.Default()
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
	return a.complete(ctx, c)
}

// openBare opens the store in the data folder alone.
func (a *app) openBare(ctx context.Context) (*coverage, error) {
	dir, _, err := a.dataFolder()
	if err != nil {
		return nil, err
	}
	held, err := corpus.Hold(dir)
	if err != nil {
		return nil, err
	}
	return a.openHeld(ctx, dir, held)
}

// openHeld is openBare for a folder whose lock is held already.
func (a *app) openHeld(ctx context.Context, dir string, held io.Closer) (*coverage, error) {
	store, err := a.openFolder(ctx, dir, held)
	if err != nil {
		return nil, err
	}
	return &coverage{store: store, dir: dir}, nil
}

// openFull opens the data folder and brings its index up to date.
func (a *app) openFull(ctx context.Context) (*coverage, error) {
	c, err := a.openBare(ctx)
	if err != nil {
		return nil, err
	}
	return a.complete(ctx, c)
}

// complete opens, over a coverage's store, its index, stories and ledger, and
// brings them up to date. Where that fails it closes all of the coverage.
func (a *app) complete(ctx context.Context, c *coverage) (_ *coverage, err error) {
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
		at = filepath.Join(c.dir, datafolder.Index)
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
	return c, nil
}

// timed tells the log, and the metrics where there are any, how long a search
// took.
func (a *app) timed(ctx context.Context, t index.Timings) {
	a.log.DebugContext(ctx, "searched", "parse", t.Parse, "candidates", t.Candidates, "rank", t.Rank)
	if a.metrics != nil {
		a.metrics.Searched(t)
	}
}

// catchUp brings what is made of the store up to date with it.
func (c *coverage) catchUp(ctx context.Context) error {
	if err := c.index.Sync(ctx); err != nil {
		return err
	}
	return c.stories.Sync(ctx)
}

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
	list, err := os.ReadFile(filepath.Join(dir, datafolder.Publishers))
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

// Close closes in the reverse order of opening.
func (c *coverage) Close() error {
	held, err := c.release()
	return errors.Join(err, held.Close())
}

// release closes everything but the lock of the data folder, which it returns.
func (c *coverage) release() (held io.Closer, err error) {
	if c.index != nil {
		err = c.index.Close()
	}
	held, closing := c.store.Leave()
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
