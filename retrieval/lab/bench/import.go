package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"dateline/corpus"
	"dateline/corpus/files"
	"dateline/retrieval/index"
	"dateline/retrieval/text"
)

// imports times the way of articles from JSON lines into answers: first until
// they can be found and are on the disk, then the built program's import as a
// whole, which groups them into stories besides.
func imports(ctx context.Context, s settings, in *input) error {
	dir := filepath.Join(s.dir, "searchable")
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	err := s.opened(ctx, dir, func(store *corpus.Store, ix *index.Live) error {
		return timed(in.Passages, "Dateline, JSON lines to searchable", func() error { return takeLines(ctx, in.JSON, store, ix) })
	})
	if err != nil {
		return err
	}
	in.sizes(filepath.Join(dir, "ours"), filepath.Join(dir, "store"))
	if s.dateline == "" {
		return nil
	}
	return s.program(ctx, in)
}

// takeLines reads, cleans, keeps and indexes articles, all at once, as the
// program does.
func takeLines(ctx context.Context, path string, store *corpus.Store, ix *index.Live) error {
	g, ctx := errgroup.WithContext(ctx)
	batches, more := make(chan []corpus.Article, 2), make(chan struct{}, 1)
	g.Go(func() error {
		defer close(batches)
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
		for a, err := range files.New(path).Articles(ctx) {
			if err != nil {
				return err
			}
			if next = append(next, a); len(next) == 500 {
				if err := send(); err != nil {
					return err
				}
			}
		}
		return send()
	})
	g.Go(func() error {
		defer close(more)
		for b := range batches {
			if _, err := store.Add(ctx, b...); err != nil {
				return err
			}
			select {
			case more <- struct{}{}:
			default:
			}
		}
		return nil
	})
	g.Go(func() error {
		for range more {
			if err := ix.Sync(ctx); err != nil {
				return err
			}
		}
		return ix.Sync(ctx)
	})
	return g.Wait()
}

// program times the built program.
func (s settings) program(ctx context.Context, in *input) error {
	dir := filepath.Join(s.dir, "imported")
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	//nolint:gosec // G204: whoever runs this program names the other one
	cmd := exec.CommandContext(ctx, s.dateline, "import", "--data", dir, in.JSON)
	begin := time.Now()
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		return err
	}
	memory := watched(cmd.Process.Pid)
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("%w: %s", err, &out)
	}
	indexed("dateline import, with stories", in.Passages, time.Since(begin), cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
	fmt.Printf("%-34s %s\n", "  most memory", <-memory)
	fmt.Printf("%-34s %.2f x the text, all of the data folder\n", "  size", float64(size(dir))/float64(in.Bytes))
	return nil
}

// watched says what most memory a process has held, once it has ended. What the
// system reports of a child that has ended is no less than what its parent held
// when it began.
func watched(pid int) <-chan string {
	said := make(chan string, 1)
	go func() {
		last := peak(pid)
		for now := last; now != ""; now = peak(pid) {
			last = now
			time.Sleep(50 * time.Millisecond)
		}
		said <- last
	}()
	return said
}

// meanwhile asks while more articles come in as fast as they can, over a copy
// of the store and the index.
func meanwhile(ctx context.Context, s settings, in *input) error {
	dir := filepath.Join(s.dir, "meanwhile")
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	for _, part := range []string{"store", "ours"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(s.dir, part))); err != nil {
			return err
		}
	}
	return s.opened(ctx, dir, func(store *corpus.Store, ix *index.Live) error {
		if err := measure("Dateline, whole answer, quiet", in.questions, 1, 1, answers(ctx, ix)); err != nil {
			return err
		}
		news, err := more(s)
		if err != nil {
			return err
		}
		importing, stop := context.WithCancel(ctx)
		g, importing := errgroup.WithContext(importing)
		came := 0
		begin := time.Now()
		g.Go(func() (err error) {
			came, err = takeIn(importing, store, ix, news)
			return err
		})
		err = measure("Dateline, answer while importing", in.questions, 0, 1, answers(ctx, ix))
		stop()
		if e := g.Wait(); !errors.Is(e, context.Canceled) {
			err = errors.Join(err, e)
		}
		fmt.Printf("%-34s %.0f passages/s came in\n", "  meanwhile", float64(came)/time.Since(begin).Seconds())
		return err
	})
}

// more are variations of the sets that are not in the corpus.
func more(s settings) ([]corpus.Article, error) {
	base, err := readSets(s.shared)
	if err != nil {
		return nil, err
	}
	vary := newVariation(base)
	out := make([]corpus.Article, 10_000)
	for i := range out {
		out[i] = vary.article(1000*len(base) + i)
	}
	return out, nil
}

// takeIn stores articles and indexes them, as an import does, until it is
// stopped, and returns how many passages have come in. When there are no more,
// they come again with other words.
func takeIn(ctx context.Context, store *corpus.Store, ix *index.Live, news []corpus.Article) (passages int, err error) {
	for round := 0; ; round++ {
		for batch := range slices.Chunk(news, 500) {
			for i := range batch {
				ix.Yield(ctx)
				batch[i].Text += fmt.Sprintf("\n\nRound %d.", round)
			}
			if _, err := store.Add(ctx, batch...); err != nil {
				return passages, err
			}
			if err := ix.Sync(ctx); err != nil {
				return passages, err
			}
			for i := range batch {
				passages += len(text.Split(batch[i].Text))
			}
		}
	}
}
