package main

import (
	"context"
	"errors"
	"fmt"
	"path"

	"golang.org/x/sync/errgroup"

	"dateline/corpus"
	"dateline/corpus/briefs"
	"dateline/corpus/files"
)

// An intake brings what a reader reads into a store. What cannot be read is
// told to the person at once and does not stop the rest.
type intake struct {
	*app
	store  *corpus.Store
	reader *files.Reader
	// added, when set, is told after each batch that the store has more; it
	// must not block.
	added func()
	// giveWay, when set, is called between two articles: it waits while
	// questions are answered.
	giveWay func(context.Context)
	// backfill says that nothing read is news; first, that the store had
	// nothing before, so that what has no date is taken for an archive's.
	backfill, first bool

	// What became of it all, once read has returned.
	counts  [4]int
	skipped int
	// undated are those that were taken for an archive's.
	undated int
	seen    map[string]bool
	// troubled are the files that something was wrong with: what they held
	// before stays.
	troubled map[string]bool
}

// read reads and stores until the reader has no more. Reading goes on while
// the store writes.
func (in *intake) read(ctx context.Context) error {
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
	g.Go(func() error { return in.keep(ctx, batches) })
	return g.Wait()
}

// fill reads articles into batches.
func (in *intake) fill(ctx context.Context, metadata map[string]corpus.Article, batches chan<- []corpus.Article) error {
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
	for a, err := range in.reader.Articles(ctx) {
		if err != nil {
			if err := in.problem(err); err != nil {
				return err
			}
			continue
		}
		in.seen[a.ID] = true
		if in.giveWay != nil {
			in.giveWay(ctx)
		}
		if brief, ok := metadata[path.Base(a.ID)]; ok {
			a = corpus.Inherit(a, brief)
		}
		if next = append(next, a); len(next) == batch {
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

// problem tells a person what could not be read; what is no problem of a file
// ends the intake.
func (in *intake) problem(err error) error {
	var p *files.Problem
	if !errors.As(err, &p) {
		return err
	}
	in.troubled[p.Path] = true
	if !p.Kept {
		in.skipped++
	}
	_, err = fmt.Fprintln(in.errOut, p.Error())
	return err
}

// keep writes batches as they come.
func (in *intake) keep(ctx context.Context, batches <-chan []corpus.Article) error {
	for b := range batches {
		if err := in.keepBatch(ctx, b); err != nil {
			return err
		}
		if in.added != nil {
			in.added()
		}
	}
	return nil
}

// keepBatch writes what is news, and what is none.
func (in *intake) keepBatch(ctx context.Context, b []corpus.Article) error {
	fresh, old := b, []corpus.Article(nil)
	switch {
	case in.backfill:
		fresh, old = nil, b
	case in.first:
		fresh = nil
		for _, a := range b {
			if a.Published.IsZero() {
				old = append(old, a)
				in.undated++
			} else {
				fresh = append(fresh, a)
			}
		}
	}
	added, err := in.store.Add(ctx, fresh...)
	if err != nil {
		return err
	}
	filled, err := in.store.Backfill(ctx, old...)
	for _, o := range append(added, filled...) {
		in.counts[o.Change]++
	}
	return err
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
