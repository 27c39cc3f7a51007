package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"dateline/corpus"
	"dateline/retrieval/index"
	"dateline/retrieval/query"
)

// withIndex runs a stage with the store and the index of a folder.
func (s settings) withIndex(ctx context.Context, dir string, stage func(*corpus.Store, *index.Live) error) (err error) {
	store, err := corpus.Open(ctx, filepath.Join(dir, "store"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	ix, err := index.OpenLive(ctx, filepath.Join(dir, "ours"), store, index.Options{Postings: s.postings, Texts: s.texts})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ix.Close()) }()
	return stage(store, ix)
}

// stageIndex times how an index is filled from the store, as the product does it,
// and how its segments are merged.
func stageIndex(ctx context.Context, s settings, in *input) error {
	dir := filepath.Join(s.dir, "ours")
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	err := s.withIndex(ctx, s.dir, func(_ *corpus.Store, ix *index.Live) error {
		err := s.withProfile("sync", func() error {
			return timeIndexing(in.Passages, "Dateline, index", func() error { return ix.Sync(ctx) })
		})
		if err != nil {
			return err
		}
		return timeIndexing(in.Passages, "  merging, when all is quiet", func() error { return ix.ForceMerge(ctx) })
	})
	in.sizes(dir, in.Store)
	fmt.Printf("%-34s %s\n", "  most memory so far", memoryOf(os.Getpid()))
	return err
}

// sizes prints how much room an index and a store take on the disk.
func (in *input) sizes(index, store string) {
	i, s := float64(size(index))/float64(in.Bytes), float64(size(store))/float64(in.Bytes)
	fmt.Printf("%-34s index %.2f + store %.2f = %.2f x the text\n", "  size", i, s, i+s)
}

// stageOpen times how the existing index is opened, twenty times.
func stageOpen(ctx context.Context, s settings, _ *input) error {
	store, err := corpus.Open(ctx, filepath.Join(s.dir, "store"))
	if err != nil {
		return err
	}
	defer store.Close()
	times := make([]time.Duration, 20)
	var used time.Duration
	err = s.withProfile("open", func() error {
		for i := range times {
			begin, before := time.Now(), clock(unix.CLOCK_PROCESS_CPUTIME_ID)
			ix, err := index.OpenLive(ctx, filepath.Join(s.dir, "ours"), store, index.Options{})
			if err != nil {
				return err
			}
			times[i] = time.Since(begin)
			used += clock(unix.CLOCK_PROCESS_CPUTIME_ID) - before
			if err := ix.Close(); err != nil {
				return err
			}
		}
		return nil
	})
	slices.Sort(times)
	fmt.Printf("%-34s %.0f ms, least %.0f, most %.0f, %.0f of processor time\n", "Dateline, opening",
		millis(times[len(times)/2]), millis(times[0]), millis(times[len(times)-1]), millis(used)/float64(len(times)))
	return err
}

func millis(d time.Duration) float64 { return d.Seconds() * 1000 }

// stageAsk times the first stage of a search alone, and whole answers.
func stageAsk(ctx context.Context, s settings, in *input) error {
	return s.withIndex(ctx, s.dir, func(_ *corpus.Store, ix *index.Live) error {
		hits := func(q string) error {
			_, err := ix.Hits(ctx, query.Query{Text: q, Top: 10})
			return err
		}
		if err := timeQuestions("Dateline, top 100, first time", in.questions, 0, 1, hits); err != nil {
			return err
		}
		err := s.withProfile("hits", func() error {
			return timeQuestions("Dateline, top 100", in.questions, s.rounds, s.rounds, hits)
		})
		if err != nil {
			return err
		}
		if err := timeQuestions("Dateline, answer, first time", in.questions, 0, 1, answer(ctx, ix)); err != nil {
			return err
		}
		err = s.withProfile("answer", func() error {
			return timeQuestions("Dateline, whole answer", in.questions, s.rounds, s.rounds, answer(ctx, ix))
		})
		fmt.Printf("%-34s %s\n", "  most memory so far", memoryOf(os.Getpid()))
		return err
	})
}

// answer returns a function that asks for a whole answer.
func answer(ctx context.Context, ix *index.Live) func(string) error {
	return func(q string) error {
		_, err := ix.Search(ctx, query.Query{Text: q, Top: 10})
		return err
	}
}

// withProfile runs a stage, and writes a CPU profile of it if one is wanted.
func (s settings) withProfile(name string, stage func() error) error {
	if s.profile == "" {
		return stage()
	}
	f, err := os.Create(filepath.Join(s.profile, name+".prof"))
	if err != nil {
		return err
	}
	defer f.Close()
	if err := pprof.StartCPUProfile(f); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	return stage()
}

// size returns how many bytes the files of a folder have.
func size(dir string) (n int64) {
	_ = filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if info, err := d.Info(); err == nil {
				n += info.Size()
			}
		}
		return nil
	})
	return n
}

// memoryOf describes the peak memory of a process, memory-mapped files included,
// and its present memory without them. It is empty if the system does not tell.
func memoryOf(pid int) string {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return ""
	}
	out := make([]string, 0, 3)
	for line := range strings.Lines(string(b)) {
		for _, name := range []string{"VmHWM:", "RssAnon:"} {
			if strings.HasPrefix(line, name) {
				out = append(out, strings.Join(strings.Fields(line), " "))
			}
		}
	}
	return strings.Join(out, ", ")
}
