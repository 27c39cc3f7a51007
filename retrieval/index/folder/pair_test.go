package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestPair makes each folder the active one in turn. Recover must leave that one,
// under the first name, as long as both are there.
func TestPair(t *testing.T) {
	p := Pair(filepath.Join(t.TempDir(), "index"))
	active := string(p)
	for range 3 {
		next := p.Other(active)
		for _, dir := range []string{active, next} {
			if err := os.MkdirAll(dir, 0o700); err != nil {
				t.Fatal(err)
			}
		}
		write(t, filepath.Join(next, "next"), "")
		if err := p.Activate(next); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(active); err != nil {
			t.Fatal(err)
		}
		if p.Other(next) != active {
			t.Errorf("the other folder of %s is %s, not %s", next, p.Other(next), active)
		}
		active = next
	}
	for range 2 { // the second time there is nothing to do
		if err := p.Recover(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join(string(p), "next")); err != nil {
			t.Error(err)
		}
		for _, gone := range []string{p.second(), filepath.Join(p.first(), completeMarker)} {
			if _, err := os.Stat(gone); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s is left: %v", gone, err)
			}
		}
	}
}

// TestPairInMemory checks that an index in memory touches no folder.
func TestPairInMemory(t *testing.T) {
	t.Chdir(t.TempDir())
	p := Pair("")
	if err := errors.Join(p.Recover(), p.Activate(p.Other(""))); err != nil || p.Other("") != "" {
		t.Errorf("%q, %v", p.Other(""), err)
	}
	if left, err := os.ReadDir("."); err != nil || len(left) > 0 {
		t.Error(left, err)
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}
