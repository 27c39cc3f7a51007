package coverage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/sync/errgroup"

	"dateline/corpus"
	"dateline/corpus/briefs"
	"dateline/corpus/files"
)

// batchSize is how many articles are stored at once.
const batchSize = 500

// An Intake brings the articles that a reader reads into a store. What cannot be
// read is reported at once and does not stop the rest.
type Intake struct {
	Reader *files.Reader
	// Problems receives a line on each file that could not be read.
	Problems io.Writer
	// Backfill says that nothing read is news.
	Backfill bool

	// What became of the articles. Undated are those that were taken for an
	// archive's.
	Counts           [4]int // by corpus.Change
	Skipped, Undated int

	// first says that the store had nothing before, so that an article without a
	// date is taken for an archive's.
	first bool
	// stored, when set, is called after each batch.
	stored func()
	// yield, when set, is called between two articles: it waits while questions
	// are being answered.
	yield func(context.Context)
	// seen are the ids of the articles that were read.
	seen map[string]bool
	// troubled are the files that something was wrong with: their articles stay
	// as they are.
	troubled map[string]bool
}

// read reads and stores until the reader has no more. It goes on reading while
// the store writes.
func (in *Intake) read(ctx context.Context, store *corpus.Store) error {
	metadata, err := readBriefs(ctx)
	if err != nil {
		return err
	}
	in.seen, in.troubled = map[string]bool{}, map[string]bool{}
	batches := make(chan []corpus.Article, 2)
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		defer close(batches)
		return in.fill(ctx, metadata, batches)
	})
	g.Go(func() error { return in.store(ctx, store, batches) })
	return g.Wait()
}

// fill reads articles into batches.
func (in *Intake) fill(ctx context.Context, metadata map[string]corpus.Article, batches chan<- []corpus.Article) error {
	var next []corpus.Article
	send := func() error {
		select {
		case batches <- next:
			next = nil
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for a, err := range in.Reader.Articles(ctx) {
		if err != nil {
			if err := in.problem(err); err != nil {
				return err
			}
			continue
		}
		in.seen[a.ID] = true
		if in.yield != nil {
			in.yield(ctx)
		}
		if brief, ok := metadata[path.Base(a.ID)]; ok {
			a = corpus.Inherit(a, brief)
		}
		if next = append(next, a); len(next) == batchSize {
			if err := send(); err != nil {
				return err
			}
		}
	}
	if len(next) > 0 {
		return send()
	}
	return ctx.Err()
}

// problem reports what could not be read. An error that is not about a file ends the
// intake.
func (in *Intake) problem(err error) error {
	var p *files.Problem
	if !errors.As(err, &p) {
		return err
	}
	in.troubled[p.Path] = true
	if !p.Kept {
		in.Skipped++
	}
	_, err = fmt.Fprintln(in.Problems, p.Error())
	return err
}

// store stores batches as they come.
func (in *Intake) store(ctx context.Context, store *corpus.Store, batches <-chan []corpus.Article) error {
	for b := range batches {
		if err := in.storeBatch(ctx, store, b); err != nil {
			return err
		}
		if in.stored != nil {
			in.stored()
		}
	}
	return nil
}

// storeBatch stores the articles that may be news, and those that are not.
func (in *Intake) storeBatch(ctx context.Context, store *corpus.Store, b []corpus.Article) error {
	fresh, old := b, []corpus.Article(nil)
	switch {
	case in.Backfill:
		fresh, old = nil, b
	case in.first:
		fresh = nil
		for _, a := range b {
			if a.Published.IsZero() {
				old = append(old, a)
				in.Undated++
			} else {
				fresh = append(fresh, a)
			}
		}
	}
	added, err := store.Add(ctx, fresh...)
	if err != nil {
		return err
	}
	filled, err := store.Backfill(ctx, old...)
	for _, o := range append(added, filled...) {
		in.Counts[o.Change]++
	}
	return err
}

// BringIn brings articles in while the index follows; stories are left as they
// are.
func (c *Coverage) BringIn(ctx context.Context, in *Intake) error {
	last, err := c.Store.Last(ctx)
	if err != nil {
		return err
	}
	in.first, in.yield = last == 0, c.Index.Yield
	more := make(chan struct{}, 1)
	in.stored = func() {
		select {
		case more <- struct{}{}:
		default: // the index has not caught up with the last call yet
		}
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		defer close(more)
		return in.read(ctx, c.Store)
	})
	g.Go(func() error {
		for range more {
			if err := c.Index.Sync(ctx); err != nil {
				return err
			}
		}
		return c.Index.Sync(ctx)
	})
	return g.Wait()
}

// Prune withdraws the articles that were once read from paths and whose files in,
// which has just read them, did not find there. The article of a file that could not
// be read stays.
func (c *Coverage) Prune(ctx context.Context, in *Intake, paths []string) error {
	roots := make([]string, len(paths))
	for i, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return err
		}
		roots[i] = abs
	}
	entries, err := c.Store.Entries(ctx)
	if err != nil {
		return err
	}
	var gone []string
	for _, e := range entries {
		if e.File != "" && !in.seen[e.ID] && !in.troubled[e.File] && below(e.File, roots) {
			gone = append(gone, e.ID)
		}
	}
	outcomes, err := c.Store.Withdraw(ctx, gone...)
	if err != nil {
		return err
	}
	for _, o := range outcomes {
		in.Counts[o.Change]++
	}
	return c.Index.Sync(ctx)
}

// below reports whether a file is one of roots or inside one of them.
func below(file string, roots []string) bool {
	for _, r := range roots {
		rest, ok := strings.CutPrefix(file, r)
		if ok && (rest == "" || rest[0] == filepath.Separator || strings.HasSuffix(r, string(filepath.Separator))) {
			return true
		}
	}
	return false
}

// readBriefs returns the embedded briefs by id, for the metadata that the
// originals lack.
func readBriefs(ctx context.Context) (map[string]corpus.Article, error) {
	out := map[string]corpus.Article{}
	for a, err := range files.NewFS(briefs.FS, ".").Articles(ctx) {
		if err != nil {
			return nil, fmt.Errorf("embedded briefs: %w", err)
		}
		out[a.ID] = a
	}
	return out, nil
}
