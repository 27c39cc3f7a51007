package index

import (
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/corpus"
	"dateline/retrieval/index/folder"
	"dateline/retrieval/query"
)

// captureLog returns a logger and what it has logged.
func captureLog() (*slog.Logger, *strings.Builder) {
	var b strings.Builder
	return slog.New(slog.NewTextHandler(&b, nil)), &b
}

// A keptIndex is a sound, closed index on the disk, with several segments and
// deletions.
type keptIndex struct {
	dir   string
	store *memory
}

func newKeptIndex(t *testing.T) keptIndex {
	t.Helper()
	r := rand.New(rand.NewPCG(3, 3))
	v := keptIndex{t.TempDir(), newMemory()}
	ix := open(t, v.dir, v.store, Options{batch: 60})
	for round := range 3 {
		for i := range 60 {
			v.store.add(article(r, 40*round+i, 1+r.IntN(3)))
		}
		syncAll(t, ix)
	}
	if err := ix.close(); err != nil {
		t.Fatal(err)
	}
	return v
}

// damaged lets harm change a copy of the folder, opens it, and checks that answers
// are those of the store. It returns whether the index was rebuilt.
func (v keptIndex) damaged(t *testing.T, harm func(dir string) error) (rebuilt bool) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(v.dir)); err != nil {
		t.Fatal(err)
	}
	if err := harm(dir); err != nil {
		t.Fatal(err)
	}
	log, said := captureLog()
	ix := open(t, dir, v.store, Options{batch: 60, Log: log})
	syncAll(t, ix)
	compareAll(t, ix, v.store, rand.New(rand.NewPCG(4, 4)))
	if left, err := ix.verify(t.Context()); err != nil || len(left) > 0 {
		t.Errorf("verify: %v %v", left, err)
	}
	return strings.Contains(said.String(), "rebuilt")
}

func TestNoDamage(t *testing.T) {
	if newKeptIndex(t).damaged(t, func(string) error { return nil }) {
		t.Error("a sound index was rebuilt")
	}
}

// TestDamage flips bits of each file, cuts it off, zeroes parts of it and deletes
// it, at many places.
func TestDamage(t *testing.T) {
	ways := map[string]func(r *rand.Rand, path string) error{
		"flip":   flip,
		"cut":    cut,
		"zero":   zero,
		"delete": func(_ *rand.Rand, path string) error { return os.Remove(path) },
		"empty":  func(_ *rand.Rand, path string) error { return os.Truncate(path, 0) },
	}
	v, times := newKeptIndex(t), repetitions(1, 2, 10)
	for name, way := range ways {
		for _, pattern := range []string{"*" + folder.SegmentSuffix, "*" + folder.TableSuffix, "root.bolt"} {
			for n := range times {
				t.Run(fmt.Sprintf("%s %s %d", name, pattern, n), func(t *testing.T) {
					r := rand.New(rand.NewPCG(uint64(n), uint64(len(name)+len(pattern))))
					rebuilt := v.damaged(t, func(dir string) error {
						paths, err := filepath.Glob(filepath.Join(dir, pattern))
						if err != nil || len(paths) == 0 {
							return errors.Join(err, errors.New("nothing to harm"))
						}
						return way(r, paths[r.IntN(len(paths))])
					})
					if rebuilt && pattern == "*"+folder.TableSuffix {
						t.Error("rebuilt because of a table, which the segment has too")
					}
				})
			}
		}
	}
}

func flip(r *rand.Rand, path string) error {
	return change(path, func(b []byte) []byte {
		b[r.IntN(len(b))] ^= 1 << r.IntN(8)
		return b
	})
}

func cut(r *rand.Rand, path string) error {
	return change(path, func(b []byte) []byte { return b[:r.IntN(len(b))] })
}

func zero(r *rand.Rand, path string) error {
	return change(path, func(b []byte) []byte {
		from := r.IntN(len(b))
		clear(b[from:min(len(b), from+1+r.IntN(8192))])
		return b
	})
}

func change(path string, how func([]byte) []byte) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(path, how(b), 0o600)
}

func TestFolderDeleted(t *testing.T) {
	newKeptIndex(t).damaged(t, os.RemoveAll)
}

// TestOtherStore opens an index over a store that it was not made from.
func TestOtherStore(t *testing.T) {
	dir := t.TempDir()
	log, said := captureLog()
	ix := open(t, dir, paper(), Options{Log: log})
	syncAll(t, ix)
	if err := ix.close(); err != nil {
		t.Fatal(err)
	}
	m := newMemory()
	for i := range 5 {
		m.add(corpus.Article{ID: fmt.Sprint(i), Title: "Harvest fair", Text: "The fair begins on Monday."})
	}
	ix = open(t, dir, m, Options{Log: log})
	if r := ask(t, ix, query.Query{Text: "harvest"}); len(r.Passages) == 0 {
		t.Errorf("the index still has the other store's articles; log: %s", said)
	}
}

// TestInUse checks that a folder that is open cannot be opened again, and that the
// attempt fails soon and does no harm.
func TestInUse(t *testing.T) {
	m, dir := paper(), t.TempDir()
	ix := open(t, dir, m, Options{})
	syncAll(t, ix)
	if _, err := openIndex(t.Context(), dir, m, Options{lockWait: 10e6, Log: slog.New(slog.DiscardHandler)}); !errors.Is(err, folder.ErrInUse) {
		t.Fatalf("got %v", err)
	}
	if r := ask(t, ix, query.Query{Text: "bakery prize"}); len(r.Passages) == 0 {
		t.Error("the index was harmed")
	}
}

// TestBroken checks that an index that breaks a search answers no more, and that
// the next sync rebuilds it.
func TestBroken(t *testing.T) {
	m := paper()
	log, said := captureLog()
	ix := open(t, "", m, Options{Log: log})
	syncAll(t, ix)
	err := ix.withSearchView(func(*view) error { return errTable })
	if !errors.Is(err, errTable) {
		t.Fatal(err)
	}
	err = ix.withSearchView(func(*view) error { panic("a slice out of range") })
	if !errors.Is(err, errTable) {
		t.Fatalf("the broken index was asked again: %v", err)
	}
	if _, err := ix.search(t.Context(), query.Query{Text: "ferry", Top: 3}); err == nil {
		t.Fatal("the broken index answers")
	}
	syncAll(t, ix)
	if r := ask(t, ix, query.Query{Text: "ferry"}); len(r.Passages) == 0 || !strings.Contains(said.String(), "rebuilt") {
		t.Errorf("not rebuilt: %s", said)
	}
}

// TestOneQuestionBreaks checks that a panic over sound files costs only that
// question its answer, and that after one over damaged files the index answers no
// more.
func TestOneQuestionBreaks(t *testing.T) {
	m, dir := paper(), t.TempDir()
	ix := open(t, dir, m, Options{})
	syncAll(t, ix)
	breaks := func() {
		t.Helper()
		if err := ix.withSearchView(func(*view) error { panic("a slice out of range") }); !errors.Is(err, folder.ErrPanic) {
			t.Fatalf("got %v", err)
		}
	}
	breaks()
	if r := ask(t, ix, query.Query{Text: "ferry"}); len(r.Passages) == 0 {
		t.Error("the next question has no answer")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.zap"))
	if err != nil || len(files) == 0 {
		t.Fatal("no segments", err)
	}
	// In place: what is mapped into memory must not be cut off meanwhile.
	f, err := os.OpenFile(files[0], os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt([]byte("damage"), 0); err != nil {
		t.Fatal(err)
	}
	breaks()
	for range 2 {
		_, err := ix.search(t.Context(), query.Query{Text: "ferry", Top: 3})
		if !errors.Is(err, errDamaged) || strings.Count(err.Error(), errDamaged.Error()) != 1 {
			t.Errorf("got %v", err)
		}
	}
}
