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

// stageImport times how articles come from JSON lines into answers: first until
// they can be found and are on the disk, then the built program's whole import,
// which also groups them into stories.
func stageImport(ctx context.Context, s settings, in *input) error {
	dir := filepath.Join(s.dir, "searchable")
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	err := s.withIndex(ctx, dir, func(store *corpus.Store, ix *index.Live) error {
		return timeIndexing(in.Passages, "Dateline, JSON lines to searchable", func() error { return ingestFile(ctx, in.JSON, store, ix) })
	})
	if err != nil {
		return err
	}
	in.sizes(filepath.Join(dir, "ours"), filepath.Join(dir, "store"))
	if s.dateline == "" {
		return nil
	}
	return s.timeProgram(ctx, in)
}

// ingestFile reads, cleans, stores and indexes articles concurrently, as the
// program does.
func ingestFile(ctx context.Context, path string, store *corpus.Store, ix *index.Live) error {
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

// timeProgram times the built program's import.
func (s settings) timeProgram(ctx context.Context, in *input) error {
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
	memory := watchMemory(cmd.Process.Pid)
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("%w: %s", err, &out)
	}
	printRate("dateline import, with stories", in.Passages, time.Since(begin), cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
	fmt.Printf("%-34s %s\n", "  most memory", <-memory)
	fmt.Printf("%-34s %.2f x the text, all of the data folder\n", "  size", float64(size(dir))/float64(in.Bytes))
	return nil
}

// watchMemory sends the peak memory of a process once it has ended. It has to look
// at the running process: what the system reports of a child that has ended is
// never less than what its parent held when it started the child.
func watchMemory(pid int) <-chan string {
	said := make(chan string, 1)
	go func() {
		last := memoryOf(pid)
		for now := last; now != ""; now = memoryOf(pid) {
			last = now
			time.Sleep(50 * time.Millisecond)
		}
		said <- last
	}()
	return said
}

// stageMeanwhile times answers while articles come in as fast as they can, on a
// copy of the store and the index.
func stageMeanwhile(ctx context.Context, s settings, in *input) error {
	dir := filepath.Join(s.dir, "meanwhile")
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	for _, part := range []string{"store", "ours"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(s.dir, part))); err != nil {
			return err
		}
	}
	return s.withIndex(ctx, dir, func(store *corpus.Store, ix *index.Live) error {
		if err := timeQuestions("Dateline, whole answer, quiet", in.questions, 1, 1, answer(ctx, ix)); err != nil {
			return err
		}
		news, err := newArticles(s)
		if err != nil {
			return err
		}
		importing, stop := context.WithCancel(ctx)
		g, importing := errgroup.WithContext(importing)
		came := 0
		begin := time.Now()
		g.Go(func() (err error) {
			came, err = ingestRepeatedly(importing, store, ix, news)
			return err
		})
		err = timeQuestions("Dateline, answer while importing", in.questions, 0, 1, answer(ctx, ix))
		stop()
		if e := g.Wait(); !errors.Is(e, context.Canceled) {
			err = errors.Join(err, e)
		}
		fmt.Printf("%-34s %.0f passages/s came in\n", "  meanwhile", float64(came)/time.Since(begin).Seconds())
		return err
	})
}

// newArticles returns variations of the sets that are not in the corpus.
func newArticles(s settings) ([]corpus.Article, error) {
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

// ingestRepeatedly stores and indexes articles, as an import does, until ctx ends,
// and returns how many passages came in. After the last article it starts again
// with changed texts.
func ingestRepeatedly(ctx context.Context, store *corpus.Store, ix *index.Live, news []corpus.Article) (passages int, err error) {
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
