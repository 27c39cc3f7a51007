package main

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"os"
	"strconv"

	"dateline/bot"
	"dateline/bot/cmd/dateline/config"
	"dateline/bot/cmd/dateline/coverage"
	"dateline/bot/cmd/dateline/datafolder"
	"dateline/corpus/briefs"
	"dateline/corpus/files"
	"dateline/retrieval/index"
)

// open opens the coverage that the flags name, with a bot, or borrows what the
// service has open.
func (a *app) open(ctx context.Context) (*opened, error) {
	if a.session != nil {
		return a.session.borrow(ctx)
	}
	return a.withBot(a.openCoverage(ctx))
}

// openData opens the data folder, even an empty one, with a bot, or borrows what the
// service has open.
func (a *app) openData(ctx context.Context) (*opened, error) {
	if a.session != nil {
		return a.session.borrow(ctx)
	}
	return a.withBot(a.openFull(ctx))
}

// openStore opens the store in the data folder, without its index or a bot, or
// borrows what the service has open.
func (a *app) openStore(ctx context.Context) (*opened, error) {
	if a.session != nil {
		return a.session.borrow(ctx)
	}
	c, err := a.inFolder(ctx, coverage.OpenStore)
	if err != nil {
		return nil, err
	}
	return &opened{&parts{Coverage: c}, c.Close}, nil
}

// withBot adds a bot to a coverage that a command has opened for itself.
func (a *app) withBot(c *coverage.Coverage, err error) (*opened, error) {
	if err != nil {
		return nil, err
	}
	return &opened{&parts{Coverage: c, bot: newBot(c, a.log)}, c.Close}, nil
}

// botOptions are what a bot over a coverage needs, but for what the configuration
// and the platforms say.
func botOptions(c *coverage.Coverage, log *slog.Logger) bot.Options {
	return bot.Options{Searcher: c.Index, Surveyor: c.Index, Indexed: c.Index.Mark, Coverage: c.Store, Ledger: c.Ledger, Stories: c.Stories, Log: log}
}

// newBot is a bot that answers from a coverage, without platforms or limits.
func newBot(c *coverage.Coverage, log *slog.Logger) *bot.Bot {
	return bot.New(botOptions(c, log))
}

// openCoverage opens what the flags name: a path to read into memory, or the
// data folder, or, before anything was imported, the briefs.
func (a *app) openCoverage(ctx context.Context) (*coverage.Coverage, error) {
	opts, err := a.coverageOptions()
	if err != nil {
		return nil, err
	}
	if a.corpus != "" {
		return coverage.OpenMemory(ctx, files.New(a.corpus), opts)
	}
	dir, named, err := a.dataFolder()
	if err != nil {
		return nil, err
	}
	if !datafolder.Exists(dir) && !named {
		return coverage.OpenMemory(ctx, files.NewFS(briefs.FS, "."), opts)
	}
	return coverage.Open(ctx, dir, opts)
}

// openFull opens the data folder and brings its index up to date.
func (a *app) openFull(ctx context.Context) (*coverage.Coverage, error) {
	return a.inFolder(ctx, coverage.Open)
}

// inFolder opens the data folder in one of the ways of package coverage.
func (a *app) inFolder(ctx context.Context, open func(context.Context, string, coverage.Options) (*coverage.Coverage, error)) (*coverage.Coverage, error) {
	dir, _, err := a.dataFolder()
	if err != nil {
		return nil, err
	}
	opts, err := a.coverageOptions()
	if err != nil {
		return nil, err
	}
	return open(ctx, dir, opts)
}

// coverageOptions are the options of a coverage by the flags, the configuration
// and, for commands that read no configuration, the environment.
func (a *app) coverageOptions() (coverage.Options, error) {
	lists, _, err := a.dataFolder()
	if err != nil {
		lists = "" // a person without a data folder has no lists in it
	}
	opts := coverage.Options{
		Log: a.log, Notices: a.errOut, Program: readBuild().version, Lists: lists,
		Aliases: a.path(cmp.Or(a.aliases, os.Getenv(config.Variable("aliases")))), CacheMB: a.cacheMB, Searched: a.searched,
	}
	variable := config.Variable("cache_mb")
	if text := os.Getenv(variable); opts.CacheMB == 0 && text != "" {
		if opts.CacheMB, err = strconv.Atoi(text); err != nil {
			return opts, fmt.Errorf("%s must be a whole number", variable)
		}
		if err := config.CheckCache(opts.CacheMB); err != nil {
			return opts, err
		}
	}
	return opts, nil
}

// searched tells the log, and the metrics where there are any, how long a search
// took.
func (a *app) searched(ctx context.Context, t index.Timings) {
	a.log.DebugContext(ctx, "searched", "parse", t.Parse, "candidates", t.Candidates, "rank", t.Rank)
	if a.metrics != nil {
		a.metrics.Searched(t)
	}
}

// dataFolder is the data folder, and whether the person named it.
func (a *app) dataFolder() (dir string, named bool, err error) {
	if a.data != "" {
		return a.data, true, nil
	}
	dir, err = datafolder.Default()
	return dir, false, err
}

// leftOut is the error of a command that did its work without n articles.
func leftOut(n int) error {
	switch n {
	case 0:
		return nil
	case 1:
		return &leftOutError{"1 article was left out, see above"}
	}
	return &leftOutError{fmt.Sprintf("%d articles were left out, see above", n)}
}
