package examine

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"dateline/bot/cmd/dateline/coverage"
	"dateline/bot/cmd/dateline/datafolder"
	"dateline/bot/doctor"
	"dateline/corpus"
	"dateline/retrieval/index"
)

// folderSubject is what findings call the data folder.
const folderSubject = "data folder"

// Folder examines a data folder that no process has open. It makes no folder, and
// does not change its index.
func Folder(ctx context.Context, dir string, o coverage.Options) []doctor.Finding {
	if err := datafolder.Writable(dir); err != nil {
		return []doctor.Finding{doctor.FolderUnusable(folderSubject, err)}
	}
	if !datafolder.Exists(dir) {
		return []doctor.Finding{doctor.FolderNew(folderSubject, dir)}
	}
	c, err := coverage.OpenStore(ctx, dir, o)
	var newer *corpus.NewerError
	var used *corpus.InUseError
	switch {
	case errors.As(err, &newer):
		return []doctor.Finding{doctor.FolderNewer(folderSubject, err)}
	case errors.As(err, &used):
		return []doctor.Finding{doctor.FolderInUse(folderSubject, err)}
	case err != nil:
		return []doctor.Finding{doctor.FolderUnusable(folderSubject, err)}
	}
	defer c.Close()
	if _, err := os.Stat(filepath.Join(dir, datafolder.Index)); err == nil {
		if c.Index, err = index.OpenLive(ctx, filepath.Join(dir, datafolder.Index), c.Store, index.Options{Log: o.Log}); err != nil {
			return append(Coverage(ctx, c), doctor.IndexDiffers("index", err.Error()))
		}
	}
	return Coverage(ctx, c)
}

// Coverage examines a coverage that is open: the room on its disk, and whether its
// index agrees with its store.
func Coverage(ctx context.Context, c *coverage.Coverage) []doctor.Finding {
	counts, err := c.Store.Sources(ctx)
	if err != nil {
		return []doctor.Finding{doctor.FolderUnusable(folderSubject, err)}
	}
	articles := 0
	for _, n := range counts {
		articles += n.Articles
	}
	var out []doctor.Finding
	if c.Dir != "" {
		out = append(out, disk(c, articles))
	}
	if c.Index != nil {
		out = append(out, indexed(ctx, c, articles))
	}
	return out
}

func disk(c *coverage.Coverage, articles int) doctor.Finding {
	free, err := corpus.FreeSpace(c.Dir)
	if err != nil {
		return doctor.FolderUnusable(folderSubject, err)
	}
	if f := doctor.DiskFree(folderSubject, free); !f.OK() {
		return f
	}
	return doctor.FolderUsable(folderSubject, c.Dir, articles, free)
}

func indexed(ctx context.Context, c *coverage.Coverage, articles int) doctor.Finding {
	differ, err := c.Index.Verify(ctx)
	switch {
	case ctx.Err() != nil:
		return doctor.IndexNotCompared("index")
	case err != nil:
		return doctor.IndexDiffers("index", err.Error())
	case len(differ) > 0:
		return doctor.IndexDiffers("index", sayDifferences(differ))
	}
	return doctor.IndexAgrees("index", articles)
}

func sayDifferences(all []index.Difference) string {
	if len(all) == 1 {
		return "1 difference, the first of which: " + all[0].Problem
	}
	return fmt.Sprintf("%d differences, the first of which: %s", len(all), all[0].Problem)
}
