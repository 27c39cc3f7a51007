package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"dateline/bot/doctor"
	"dateline/corpus"
	"dateline/retrieval/index"
)

// examineFolder looks at what is answered from, and at the address to listen
// on, which a service that has the folder open has taken.
func (a *app) examineFolder(ctx context.Context, cfg config) []doctor.Finding {
	if a.corpus != "" {
		if _, err := os.Stat(a.corpus); err != nil {
			return append(examineAddress(ctx, cfg), doctor.CorpusMissing("corpus", err))
		}
		return examineAddress(ctx, cfg)
	}
	dir, _, err := a.dataFolder()
	if err != nil {
		return []doctor.Finding{doctor.FolderClosed("data folder", err)}
	}
	if busy := a.examineBeside(ctx, dir); busy != nil {
		return busy
	}
	return append(examineAddress(ctx, cfg), a.examineIdle(ctx, dir)...)
}

// examineBeside has the service that has the folder open examine it; nil where
// there is none.
func (a *app) examineBeside(ctx context.Context, dir string) []doctor.Finding {
	var said bytes.Buffer
	b := &app{in: a.in, out: &said, errOut: a.errOut, args: []string{"check", "--folder"}, plain: true}
	service := b.knockAt(ctx, dir)
	if service == nil {
		return nil
	}
	defer service.CloseIdleConnections()
	var found []doctor.Finding
	err := b.send(ctx, service)
	if err == nil {
		err = json.Unmarshal(said.Bytes(), &found)
	}
	if err != nil {
		return []doctor.Finding{doctor.FolderInUse("data folder", fmt.Errorf("the service that has %s open does not answer: %w", dir, err))}
	}
	return append([]doctor.Finding{doctor.FolderBusy("data folder", dir)}, found...)
}

// checkFolder examines the open data folder, for a check beside the service.
func (a *app) checkFolder(ctx context.Context) error {
	if a.running == nil {
		return errors.New("no service runs here")
	}
	c, err := a.running.borrow(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	return json.NewEncoder(a.out).Encode(c.examine(ctx))
}

// examineIdle looks at a data folder that nobody has open.
func (a *app) examineIdle(ctx context.Context, dir string) []doctor.Finding {
	const subject = "data folder"
	if !keeps(dir) {
		if err := writable(dir); err != nil {
			return []doctor.Finding{doctor.FolderClosed(subject, err)}
		}
		return []doctor.Finding{doctor.FolderNew(subject, dir)}
	}
	if err := writable(dir); err != nil {
		return []doctor.Finding{doctor.FolderClosed(subject, err)}
	}
	c, err := a.openStore(ctx)
	var newer *corpus.NewerError
	var used *corpus.InUseError
	switch {
	case errors.As(err, &newer):
		return []doctor.Finding{doctor.FolderNewer(subject, err)}
	case errors.As(err, &used):
		return []doctor.Finding{doctor.FolderInUse(subject, err)}
	case err != nil:
		return []doctor.Finding{doctor.FolderClosed(subject, err)}
	}
	defer c.Close()
	if _, err := os.Stat(indexDir(dir)); err == nil {
		if c.index, err = index.OpenLive(ctx, indexDir(dir), c.store, index.Options{Log: a.log}); err != nil {
			return append(c.examine(ctx), doctor.IndexDiffers("index", err.Error()))
		}
	}
	return c.examine(ctx)
}

// writable tells whether files can be made in dir or, where it is missing, in
// what it will be made in.
func writable(dir string) error {
	for {
		info, err := os.Stat(dir)
		if err == nil && !info.IsDir() {
			return fmt.Errorf("%s is a file", dir)
		}
		if err == nil {
			break
		}
		if !errors.Is(err, os.ErrNotExist) || filepath.Dir(dir) == dir {
			return err
		}
		dir = filepath.Dir(dir)
	}
	f, err := os.CreateTemp(dir, ".dateline-check-*")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// examine looks at a coverage that is open: the room on its disk, and whether
// its index holds what the store does.
func (c *coverage) examine(ctx context.Context) []doctor.Finding {
	counts, err := c.store.Sources(ctx)
	if err != nil {
		return []doctor.Finding{doctor.FolderClosed("data folder", err)}
	}
	articles := 0
	for _, n := range counts {
		articles += n.Articles
	}
	var out []doctor.Finding
	if c.dir != "" {
		out = append(out, c.examineDisk(articles))
	}
	if c.index != nil {
		out = append(out, c.examineIndex(ctx, articles))
	}
	return out
}

func (c *coverage) examineDisk(articles int) doctor.Finding {
	free, err := corpus.FreeSpace(c.dir)
	if err != nil {
		return doctor.FolderClosed("data folder", err)
	}
	if f := doctor.DiskFree("data folder", free); !f.OK() {
		return f
	}
	return doctor.FolderFine("data folder", c.dir, articles, free)
}

func (c *coverage) examineIndex(ctx context.Context, articles int) doctor.Finding {
	differ, err := c.index.Verify(ctx)
	switch {
	case ctx.Err() != nil:
		return doctor.IndexUnread("index")
	case err != nil:
		return doctor.IndexDiffers("index", err.Error())
	case len(differ) > 0:
		return doctor.IndexDiffers("index", fmt.Sprintf("%s, the first of which: %s", plural(len(differ), "difference"), differ[0].Problem))
	}
	return doctor.IndexAgrees("index", articles)
}
