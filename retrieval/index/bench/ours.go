package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strings"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/index"
)

// ours indexes the store and asks, as the product does.
func ours(ctx context.Context, s settings, in *input) error {
	store, err := corpus.Open(ctx, in.store)
	if err != nil {
		return err
	}
	defer store.Close()
	dir := filepath.Join(s.dir, "ours")
	opts := index.Options{Postings: s.postings, Texts: s.texts}
	ix, err := index.Open(ctx, dir, store, opts)
	if err != nil {
		return err
	}
	if !s.reuse {
		if err := s.sync(ctx, ix, dir, in); err != nil {
			return errors.Join(err, ix.Close())
		}
	}
	if err := ix.Close(); err != nil {
		return err
	}
	begin := time.Now()
	if ix, err = index.Open(ctx, dir, store, opts); err != nil {
		return err
	}
	defer ix.Close()
	fmt.Printf("%-34s %.0f ms\n", "  opening", time.Since(begin).Seconds()*1000)
	places := func(q string) error {
		_, err := ix.Places(ctx, retrieval.Query{Text: q, Top: 10})
		return err
	}
	answer := func(q string) error {
		_, err := ix.Search(ctx, retrieval.Query{Text: q, Top: 10})
		return err
	}
	if err := measure("Dateline, top 100, first time", in.questions, 0, 1, places); err != nil {
		return err
	}
	err = s.profiled("places", func() error {
		return measure("Dateline, top 100", in.questions, s.rounds, s.rounds, places)
	})
	if err != nil {
		return err
	}
	if err := measure("Dateline, answer, first time", in.questions, 0, 1, answer); err != nil {
		return err
	}
	err = s.profiled("answer", func() error {
		return measure("Dateline, whole answer", in.questions, s.rounds, s.rounds, answer)
	})
	fmt.Printf("%-34s %s\n", "  most memory", peak())
	return err
}

// sync times the filling of the index.
func (s settings) sync(ctx context.Context, ix *index.Index, dir string, in *input) error {
	err := s.profiled("sync", func() error {
		return timed(in.passages, "Dateline, index", func() error { return ix.Sync(ctx) })
	})
	fmt.Printf("%-34s %.2f x the text; store %.2f x\n", "  size",
		float64(size(dir))/float64(in.bytes), float64(size(in.store))/float64(in.bytes))
	fmt.Printf("%-34s %s\n", "  most memory so far", peak())
	return err
}

// profiled runs a stage, with a profile where one is wanted.
func (s settings) profiled(name string, stage func() error) error {
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

// size is what a folder takes on the disk.
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

// peak is the most memory that the process has held, files mapped into it
// included, where the system says so.
func peak() string {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return runtime.GOOS + " does not say"
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
