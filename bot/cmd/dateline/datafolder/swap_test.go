package datafolder

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAKillDuringASwapLeavesOldOrNew ends a swap before each of its renamings in turn. Before it is decided on, all that is old is in its place;
// from then on the next start finds all that is new there, and all that is old
// in one folder.
func TestAKillDuringASwapLeavesOldOrNew(t *testing.T) {
	old := map[string]string{"dateline.db": "old", "dateline.db-wal": "old log", "aliases.yaml": "old names"}
	fresh := map[string]string{"dateline.db": "new", "publishers.yaml": "new houses"}
	others := map[string]string{"incoming.txt": "a person's own"}
	killed := errors.New("killed")
	for steps, done := 0, false; !done; steps++ {
		dir := t.TempDir()
		lay(t, dir, old, others, map[string]string{"index/root.bolt": "old index", "audit/2031-05-04.jsonl": "asked"})
		lay(t, filepath.Join(dir, restoringPrefix+"1"), fresh, map[string]string{"index/root.bolt": "new index", "lock": ""})
		left := steps
		_, err := renamer(func(from, to string) error {
			if left--; left < 0 {
				return killed
			}
			return os.Rename(from, to)
		}).swap(dir, filepath.Join(dir, restoringPrefix+"1"))
		done = err == nil
		decided := steps > 0
		if !done && unfinished(dir) != decided {
			t.Fatalf("after %d steps: unfinished is %v", steps, !decided)
		}
		away, err := renamer(os.Rename).finish(dir)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{"audit/2031-05-04.jsonl": "asked"}
		maps.Copy(want, others)
		if decided {
			maps.Copy(want, fresh)
			want["index/root.bolt"] = "new index"
			kept := held(t, filepath.Join(dir, Backups))
			for name, text := range old {
				if got := only(kept, name); got != text {
					t.Errorf("after %d steps %s is kept as %q in %v", steps, name, got, kept)
				}
			}
			if len(kept) != len(old) {
				t.Errorf("after %d steps %v is kept", steps, kept)
			}
		} else {
			maps.Copy(want, old)
			want["index/root.bolt"] = "old index"
		}
		if err := os.RemoveAll(filepath.Join(dir, Backups)); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, held(t, dir)); diff != "" {
			t.Errorf("after %d steps (kept in %q):\n%s", steps, away, diff)
		}
	}
}

// TestWhatWasReplacedIsNotReplaced: two swaps in one second.
func TestWhatWasReplacedIsNotReplaced(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{"dateline.db": "first"})
	for _, text := range []string{"second", "third", "fourth"} {
		lay(t, dir, map[string]string{restoringPrefix + "1/dateline.db": text})
		if _, err := renamer(os.Rename).swap(dir, filepath.Join(dir, restoringPrefix+"1")); err != nil {
			t.Fatal(err)
		}
	}
	if kept := held(t, filepath.Join(dir, Backups)); len(kept) != 3 {
		t.Errorf("kept: %v", kept)
	}
}

// only is the text of the one file of that name.
func only(files map[string]string, name string) string {
	var out []string
	for path, text := range files {
		if filepath.Base(path) == name {
			out = append(out, text)
		}
	}
	return strings.Join(out, " and ")
}

// lay writes files below dir.
func lay(t *testing.T, dir string, all ...map[string]string) {
	t.Helper()
	for _, files := range all {
		for name, text := range files {
			path := filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// held are the files below dir, with their texts.
func held(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
