package corpus

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func openStore(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func closeStore(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestReopen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "odd name? 100% #1 é", "data")
	s := openStore(t, dir)
	add(t, s, shells())
	closeStore(t, s)
	s = openStore(t, dir)
	defer closeStore(t, s)
	v, err := s.Current(t.Context(), shells().ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(shells(), v.Article); diff != "" {
		t.Error(diff)
	}
	if _, err := os.Stat(filepath.Join(dir, FileName)); err != nil {
		t.Error(err)
	}
}

// TestHolderProcess is not a test of its own: TestSecondProcessIsRefused runs it
// as the process that holds the lock.
func TestHolderProcess(t *testing.T) {
	dir := os.Getenv("CORPUS_TEST_HOLD")
	if dir == "" {
		t.Skip("only another test runs this one")
	}
	s := openStore(t, dir)
	defer closeStore(t, s)
	fmt.Println("held")
	_, _ = os.Stdin.Read(make([]byte, 1)) // until the other test is done
}

func TestSecondProcessIsRefused(t *testing.T) {
	dir := t.TempDir()
	holder := exec.Command(os.Args[0], "-test.run=^TestHolderProcess$")
	holder.Env = append(os.Environ(), "CORPUS_TEST_HOLD="+dir)
	in, err := holder.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 4)); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), dir)
	var used *InUseError
	if !errors.As(err, &used) || used.PID != holder.Process.Pid || !strings.Contains(err.Error(), dir) {
		t.Errorf("second process: %v, %+v", err, used)
	}
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	if err := holder.Wait(); err != nil {
		t.Error(err)
	}
	closeStore(t, openStore(t, dir))
}

func TestSecondOpenInOneProcessIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	defer closeStore(t, s)
	var used *InUseError
	if _, err := Open(t.Context(), dir); !errors.As(err, &used) {
		t.Error(err)
	}
}

func TestNewerDataIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	_, err := s.DB().ExecContext(t.Context(),
		`INSERT INTO `+StoreSchema().Name+` (version_id, is_applied) VALUES ($1, $2)`, 999, true)
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	_, err = Open(t.Context(), dir)
	var newer *NewerError
	if !errors.As(err, &newer) || newer.Have != 999 {
		t.Errorf("opened data of a newer version: %v", err)
	}
	// A refused data folder is unlocked again.
	_, err = Open(t.Context(), dir)
	if !errors.As(err, &newer) {
		t.Errorf("opened again: %v", err)
	}
}

func TestDamagedDataIsReported(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, FileName), []byte(strings.Repeat("not a database", 3000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), dir); !errors.Is(err, errDamaged) {
		t.Error(err)
	}
}

func TestFolderThatCannotBeCreated(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), file); err == nil || !strings.Contains(err.Error(), "cannot be made") {
		t.Error(err)
	}
}

func brief() Article {
	b := shells()
	b.Brief, b.Text = true, "In short: shells were sent."
	return b
}

func original() Article {
	return Article{ID: brief().ID, File: "/original/shells.txt", Text: "The whole article about the shells."}
}

func TestArticleInheritsFromBrief(t *testing.T) {
	s := openMemory(t)
	add(t, s, brief())
	if got := add(t, s, original()); got[0] != (Outcome{Changed, 2}) {
		t.Fatal(got)
	}
	want := brief()
	want.Brief, want.Text, want.File = false, original().Text, original().File
	check := func(what string) {
		t.Helper()
		v, err := s.Current(t.Context(), want.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, v.Article); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	check("after the import")
	if got := add(t, s, original(), brief()); got[0].Change != Unchanged || got[1].Change != Unchanged {
		t.Errorf("again, and the brief again: %v", got)
	}
	check("after both again")
	corrected := original()
	corrected.Text, want.Text = "The corrected article.", "The corrected article."
	corrected.Source, want.Source = "The Tribune", "The Tribune"
	add(t, s, corrected)
	check("after a correction")
	if _, err := s.Withdraw(t.Context(), want.ID); err != nil {
		t.Fatal(err)
	}
	if got := add(t, s, corrected); got[0].Change != Added {
		t.Error(got)
	}
	check("after it was withdrawn and added again")
}

func TestInherit(t *testing.T) {
	if got := Inherit(brief(), brief()); !cmp.Equal(got, brief()) {
		t.Error("a brief inherited")
	}
	if got := Inherit(original(), shells()); !cmp.Equal(got, original()) {
		t.Error("an article inherited from one that is not a brief")
	}
	own := shells()
	own.Inferred = false
	if got := Inherit(own, brief()); !cmp.Equal(got, own) {
		t.Error(cmp.Diff(own, got))
	}
}

func TestSources(t *testing.T) {
	s := openMemory(t)
	day := func(d int) time.Time { return time.Date(2024, 6, d, 0, 0, 0, 0, time.UTC) }
	add(t, s, Article{ID: "1", Source: "Herald", Published: day(3), Text: "a"}, Article{ID: "2", Source: "Herald", Published: day(1), Text: "b"},
		Article{ID: "3", Source: "Herald", Text: "c"}, Article{ID: "4", Text: "d"}, Article{ID: "5", Source: "Gone", Text: "e"})
	if _, err := s.Withdraw(t.Context(), "5"); err != nil {
		t.Fatal(err)
	}
	got, err := s.Sources(t.Context())
	want := []SourceCount{{Source: "Herald", Articles: 3, Oldest: day(1), Newest: day(3)}, {Articles: 1}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestErrUnknown(t *testing.T) {
	s := openMemory(t)
	if _, err := s.Version(t.Context(), 7); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
	if _, err := s.Current(t.Context(), "x"); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
	if _, err := s.History(t.Context(), "x"); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
	if _, err := s.Versions(t.Context(), 1); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
}

func TestInvalidArticlesAreRejected(t *testing.T) {
	s := openMemory(t)
	for _, bad := range []Article{{Text: "no id"}, {ID: "x", Text: "\xff"}, {ID: "x", Title: "a\x00b"}} {
		if _, err := s.Add(t.Context(), shells(), bad); err == nil {
			t.Errorf("added %+v", bad)
		}
	}
	if n, err := s.Last(t.Context()); n != 0 || err != nil {
		t.Errorf("part of a batch was stored: %d, %v", n, err)
	}
}

func TestAsOf(t *testing.T) {
	now := time.Date(2024, 10, 20, 0, 0, 0, 0, time.UTC)
	s, err := OpenMemory(t.Context(), WithClock(func() time.Time { return now }))
	if err != nil {
		t.Fatal(err)
	}
	defer closeStore(t, s)
	add(t, s, Article{ID: "1", Text: "a"}, Article{ID: "2", Text: "b"})
	now = now.Add(-time.Hour) // a clock that was set back
	add(t, s, Article{ID: "3", Text: "c"})
	now = now.Add(2 * time.Hour)
	add(t, s, Article{ID: "4", Text: "d"})
	for _, c := range []struct {
		at   time.Time
		want Arrival
	}{{now.Add(-time.Hour), 0}, {now, 3}, {now.Add(time.Second), 4}} {
		if got, err := s.AsOf(t.Context(), c.at); got != c.want || err != nil {
			t.Errorf("as of %v: %d, %v, want %d", c.at, got, err, c.want)
		}
	}
}

func TestConcurrentReadsDuringWrites(t *testing.T) {
	for name, s := range map[string]*Store{"memory": openMemory(t), "file": openStore(t, t.TempDir())} {
		t.Run(name, func(t *testing.T) {
			add(t, s, shells())
			errs := make(chan error)
			for range 4 {
				go func() {
					for range 50 {
						if _, err := s.Version(t.Context(), 1); err != nil {
							errs <- err
							return
						}
					}
					errs <- nil
				}()
			}
			for i := range 20 {
				add(t, s, Article{ID: fmt.Sprint(i), Text: "word"})
			}
			for range 4 {
				if err := <-errs; err != nil {
					t.Error(err)
				}
			}
			if name == "file" {
				closeStore(t, s)
			}
		})
	}
}

func TestHashTellsFieldsApart(t *testing.T) {
	a, b := Article{Title: "ab", Source: "c"}, Article{Title: "a", Source: "bc"}
	if a.contentHash() == b.contentHash() {
		t.Error("two articles have one hash")
	}
	c := a
	c.ID, c.File = "other", "other"
	if a.contentHash() != c.contentHash() {
		t.Error("the id or the file is in the hash")
	}
	if diff := cmp.Diff(a, c, cmpopts.IgnoreFields(Article{}, "ID", "File")); diff != "" {
		t.Error(diff)
	}
}

func TestDatabaseIsPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no file modes")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for range 2 { // new, and with the mode that an older version gave it
		s := openStore(t, dir)
		add(t, s, shells())
		files, err := filepath.Glob(filepath.Join(dir, FileName+"*"))
		if err != nil || len(files) < 2 {
			t.Fatal(files, err)
		}
		for _, f := range files {
			if info, err := os.Stat(f); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%s has mode %v, %v", f, info.Mode(), err)
			}
		}
		closeStore(t, s)
		if err := os.Chmod(filepath.Join(dir, FileName), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestLockIsKeptBetweenOpenings(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	add(t, s, shells())
	lock, err := s.CloseKeepingLock()
	if err != nil {
		t.Fatal(err)
	}
	var used *InUseError
	if _, err := Open(t.Context(), dir); !errors.As(err, &used) {
		t.Errorf("opened in between: %v", err)
	}
	if s, err = OpenLocked(t.Context(), dir, lock); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Current(t.Context(), shells().ID); err != nil {
		t.Error(err)
	}
	closeStore(t, s)
	closeStore(t, openStore(t, dir))
}
