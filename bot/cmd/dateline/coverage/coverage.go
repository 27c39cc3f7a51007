package coverage

import (
	"cmp"
	"context"
	"errors"
	"io"
	"log/slog"
	"path/filepath"

	"dateline/bot"
	"dateline/bot/cmd/dateline/datafolder"
	"dateline/corpus"
	"dateline/corpus/files"
	"dateline/corpus/story"
	"dateline/retrieval/index"
)

// A Coverage is the articles, and what is made of them and kept beside them.
// What OpenStore opens has only the store.
type Coverage struct {
	Store *corpus.Store
	Index *index.Live
	// Stories know reprints and stories.
	Stories *story.Groups
	// Ledger is what the bot and the adapters remember.
	Ledger *bot.Ledger
	// Dir is the data folder, empty for a coverage in memory.
	Dir string
	// Skipped is how many files or lines were left out on reading into memory.
	Skipped int
}

// Options say how a coverage is opened.
type Options struct {
	Log *slog.Logger
	// Notices receives lines on what a person has to know: what could not be read,
	// and what was done with the data of an older version.
	Notices io.Writer
	// Program is the version of the program, for backups.
	Program string
	// Lists is the folder of a person's own lists for a coverage in memory; one
	// in a data folder has them there. Empty: there are none.
	Lists string
	// Aliases is the file of a person's own names for the same thing; empty: the
	// one among the lists.
	Aliases string
	// CacheMB bounds the memory of the index's caches, in megabytes; 0: the
	// index's own bounds.
	CacheMB int
	// Searched is called after each search with how long its stages took.
	Searched func(context.Context, index.Timings)
}

// Open opens the data folder dir and brings what is made of its articles up to
// date.
func Open(ctx context.Context, dir string, o Options) (*Coverage, error) {
	c, err := OpenStore(ctx, dir, o)
	if err != nil {
		return nil, err
	}
	return c.complete(ctx, o)
}

// OpenStore opens the articles in the data folder dir, and nothing that is made
// of them.
func OpenStore(ctx context.Context, dir string, o Options) (*Coverage, error) {
	held, err := corpus.Lock(dir)
	if err != nil {
		return nil, err
	}
	store, err := openFolder(ctx, dir, held, o)
	if err != nil {
		return nil, err
	}
	return &Coverage{Store: store, Dir: dir}, nil
}

// Reopen is Open for a folder whose lock is held, as Release returns it. Where
// that fails the lock is released.
func Reopen(ctx context.Context, dir string, held io.Closer, o Options) (*Coverage, error) {
	store, err := openFolder(ctx, dir, held, o)
	if err != nil {
		return nil, err
	}
	return (&Coverage{Store: store, Dir: dir}).complete(ctx, o)
}

// OpenMemory reads articles into a coverage that is kept nowhere.
func OpenMemory(ctx context.Context, r *files.Reader, o Options) (*Coverage, error) {
	store, err := corpus.OpenMemory(ctx)
	if err != nil {
		return nil, err
	}
	c := &Coverage{Store: store}
	in := Intake{Reader: r, Problems: o.Notices}
	if err := in.read(ctx, store); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	c.Skipped = in.Skipped
	return c.complete(ctx, o)
}

// complete opens, over the store, the index, stories and ledger, and brings them
// up to date. Where that fails it closes all of the coverage.
func (c *Coverage) complete(ctx context.Context, o Options) (_ *Coverage, err error) {
	defer func() {
		if err != nil {
			err = errors.Join(err, c.Close())
		}
	}()
	lists := cmp.Or(c.Dir, o.Lists)
	aliases, err := ownAliases(lists, o.Aliases)
	if err != nil {
		return nil, err
	}
	folder := ""
	if c.Dir != "" {
		folder = filepath.Join(c.Dir, datafolder.Index)
	}
	// Half of the memory is for postings, half for texts and words.
	half := int64(o.CacheMB) << 20 / 2
	c.Index, err = index.OpenLive(ctx, folder, c.Store, index.Options{
		Log: o.Log, Timed: o.Searched, Aliases: aliases, Postings: half, Texts: half,
	})
	if err != nil {
		return nil, err
	}
	publishers, err := ownPublishers(lists)
	if err != nil {
		return nil, err
	}
	if c.Stories, err = story.Open(ctx, c.Store, publishers); err != nil {
		return nil, err
	}
	if err := c.CatchUp(ctx); err != nil {
		return nil, err
	}
	if c.Ledger, err = bot.OpenLedger(ctx, c.Store.DB()); err != nil {
		return nil, err
	}
	return c, nil
}

// CatchUp brings what is made of the articles up to date with them.
func (c *Coverage) CatchUp(ctx context.Context) error {
	if err := c.Index.Sync(ctx); err != nil {
		return err
	}
	return c.Stories.Sync(ctx)
}

// Close closes everything in the reverse order of opening.
func (c *Coverage) Close() error {
	held, err := c.Release()
	return errors.Join(err, held.Close())
}

// Release closes everything but the lock of the data folder, which it returns.
func (c *Coverage) Release() (held io.Closer, err error) {
	if c.Index != nil {
		err = c.Index.Close()
	}
	held, closing := c.Store.CloseKeepingLock()
	return held, errors.Join(err, closing)
}
