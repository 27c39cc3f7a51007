package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"dateline/bot"
	"dateline/bot/cmd/dateline/config"
	"dateline/bot/cmd/dateline/control"
	"dateline/bot/cmd/dateline/datafolder"
	"dateline/bot/cmd/dateline/examine"
	"dateline/corpus"
	"dateline/retrieval/index"
)

// examineFolder looks at what is answered from, and at the address to listen
// on, which a service that has the folder open has taken.
func (a *app) examineFolder(ctx context.Context, cfg config.Config) []bot.Finding {
	if a.corpus != "" {
		if _, err := os.Stat(a.corpus); err != nil {
			return append(examine.Address(ctx, cfg), bot.CorpusMissing("corpus", err))
		}
		return examine.Address(ctx, cfg)
	}
	dir, _, err := a.dataFolder()
	if err != nil {
		return []bot.Finding{bot.FolderClosed("data folder", err)}
	}
	if busy := a.examineBeside(ctx, dir); busy != nil {
		return busy
	}
	return append(examine.Address(ctx, cfg), a.examineIdle(ctx, dir)...)
}

// examineBeside has the service that has the folder open examine it; nil where
// there is none.
func (a *app) examineBeside(ctx context.Context, dir string) []bot.Finding {
	service, err := control.Dial(ctx, dir)
	if err != nil {
		return nil // nobody listens there
	}
	defer service.Close()
	var out bytes.Buffer
	exit, err := service.Run(ctx, control.Streams{Out: &out, Err: a.errOut}, control.Request{Args: []string{"check", "--folder"}, Plain: true})
	if err == nil && exit != exitOK {
		err = &exitError{exit}
	}
	var found []bot.Finding
	if err == nil {
		err = json.Unmarshal(out.Bytes(), &found)
	}
	if err != nil {
		return []bot.Finding{bot.FolderInUse("data folder", fmt.Errorf("the service that has %s open does not answer: %w", dir, err))}
	}
	return append([]bot.Finding{bot.FolderBusy("data folder", dir)}, found...)
}

// checkFolder examines the open data folder, for a check beside the service.
func (a *app) checkFolder(ctx context.Context) error {
	if a.session == nil {
		return errors.New("no service runs here")
	}
	c, err := a.session.borrow(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	return json.NewEncoder(a.out).Encode(c.examine(ctx))
}

// examineIdle looks at a data folder that nobody has open.
func (a *app) examineIdle(ctx context.Context, dir string) []bot.Finding {
	const subject = "data folder"
	if !datafolder.Exists(dir) {
		if err := datafolder.Writable(dir); err != nil {
			return []bot.Finding{bot.FolderClosed(subject, err)}
		}
		return []bot.Finding{bot.FolderNew(subject, dir)}
	}
	if err := datafolder.Writable(dir); err != nil {
		return []bot.Finding{bot.FolderClosed(subject, err)}
	}
	c, err := a.openStore(ctx)
	var newer *corpus.NewerError
	var used *corpus.InUseError
	switch {
	case errors.As(err, &newer):
		return []bot.Finding{bot.FolderNewer(subject, err)}
	case errors.As(err, &used):
		return []bot.Finding{bot.FolderInUse(subject, err)}
	case err != nil:
		return []bot.Finding{bot.FolderClosed(subject, err)}
	}
	defer c.Close()
	if _, err := os.Stat(filepath.Join(dir, datafolder.Index)); err == nil {
		if c.index, err = index.OpenLive(ctx, filepath.Join(dir, datafolder.Index), c.store, index.Options{Log: a.log}); err != nil {
			return append(c.examine(ctx), bot.IndexDiffers("index", err.Error()))
		}
	}
	return c.examine(ctx)
}

// examine looks at a coverage that is open: the room on its disk, and whether
// its index holds what the store does.
func (c *coverage) examine(ctx context.Context) []bot.Finding {
	counts, err := c.store.Sources(ctx)
	if err != nil {
		return []bot.Finding{bot.FolderClosed("data folder", err)}
	}
	articles := 0
	for _, n := range counts {
		articles += n.Articles
	}
	var out []bot.Finding
	if c.dir != "" {
		out = append(out, c.examineDisk(articles))
	}
	if c.index != nil {
		out = append(out, c.examineIndex(ctx, articles))
	}
	return out
}

func (c *coverage) examineDisk(articles int) bot.Finding {
	free, err := corpus.Free(c.dir)
	if err != nil {
		return bot.FolderClosed("data folder", err)
	}
	if f := bot.DiskFree("data folder", free); !f.OK() {
		return f
	}
	return bot.FolderFine("data folder", c.dir, articles, free)
}

func (c *coverage) examineIndex(ctx context.Context, articles int) bot.Finding {
	differ, err := c.index.Verify(ctx)
	switch {
	case ctx.Err() != nil:
		return bot.IndexUnread("index")
	case err != nil:
		return bot.IndexDiffers("index", err.Error())
	case len(differ) > 0:
		return bot.IndexDiffers("index", fmt.Sprintf("%s, the first of which: %s", plural(len(differ), "difference"), differ[0].Problem))
	}
	return bot.IndexAgrees("index", articles)
}
