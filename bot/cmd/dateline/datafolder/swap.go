package datafolder

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dateline/corpus"
)

// A swap puts restored data in the place of what a data folder holds, in steps
// each of which is one renaming. The restored folder's own name says how far the
// swap has come, so that it can be finished after a kill:
//
//   - .restoring-…: being unpacked; of no use after a kill.
//   - .restored-TIME: whole, and decided on; the old data is being moved to
//     backups/replaced-TIME.
//   - .entering-TIME: the old data is away; the restored data is moving in.
const (
	restoringPrefix = ".restoring-"
	restoredPrefix  = ".restored-"
	enteringPrefix  = ".entering-"
)

// A renamer renames a file: os.Rename, but for tests.
type renamer func(from, to string) error

// NewRestore makes a folder in dir to unpack a backup into. It is removed by
// FinishSwap unless Swap was called with it.
func NewRestore(dir string) (fresh string, err error) { return os.MkdirTemp(dir, restoringPrefix) }

// Swap puts the data in fresh, a folder that NewRestore has made in dir, in the
// place of what dir holds. It returns where the old data is kept; that is empty
// where there was none. No data in either may be open, and the caller holds dir's
// lock.
func Swap(dir, fresh string) (kept string, err error) { return renamer(os.Rename).swap(dir, fresh) }

// FinishSwap finishes a swap that was decided on before the program was killed,
// and removes what is left of a restore that was not. It returns where the old
// data is kept, as Swap does. The caller holds dir's lock.
func FinishSwap(dir string) (kept string, err error) { return renamer(os.Rename).finish(dir) }

// Exists tells whether a data folder has articles, or will have as soon as it is
// opened.
func Exists(dir string) bool { return corpus.Exists(dir) || unfinished(dir) }

// unfinished tells whether a swap in dir was decided on and not finished.
func unfinished(dir string) bool {
	return entryWith(dir, restoredPrefix) != "" || entryWith(dir, enteringPrefix) != ""
}

func (rename renamer) swap(dir, fresh string) (kept string, err error) {
	if err := os.RemoveAll(filepath.Join(fresh, corpus.LockName)); err != nil {
		return "", err
	}
	if err := rename(fresh, filepath.Join(dir, restoredPrefix+newName(dir))); err != nil {
		return "", err
	}
	return rename.finish(dir)
}

// newName names a swap as no other swap in dir is named.
func newName(dir string) string {
	now := Stamp(time.Now())
	name := now
	for n := 2; ; n++ {
		if _, err := os.Lstat(replaced(dir, name)); err != nil {
			return name
		}
		name = fmt.Sprintf("%s-%d", now, n)
	}
}

// replaced is where a swap keeps what it replaces.
func replaced(dir, name string) string { return filepath.Join(dir, Backups, "replaced-"+name) }

func (rename renamer) finish(dir string) (kept string, err error) {
	if kept, err = rename.moveOut(dir); err != nil {
		return "", err
	}
	if err := rename.moveIn(dir); err != nil {
		return "", err
	}
	return kept, removeAll(filepath.Join(dir, restoringPrefix+"*"))
}

// moveOut moves the old data away, where that is due.
func (rename renamer) moveOut(dir string) (kept string, err error) {
	restored := entryWith(dir, restoredPrefix)
	if restored == "" {
		return "", nil
	}
	name := strings.TrimPrefix(restored, restoredPrefix)
	old, err := data(dir)
	if err != nil {
		return "", err
	}
	kept = replaced(dir, name)
	if len(old) > 0 {
		if err := os.MkdirAll(kept, 0o700); err != nil {
			return "", err
		}
	}
	for _, file := range old {
		if err := rename(filepath.Join(dir, file), filepath.Join(kept, file)); err != nil {
			return "", err
		}
	}
	if err := removeAll(filepath.Join(kept, Index+"*")); err != nil {
		return "", err
	}
	if _, err := os.Stat(kept); err != nil {
		kept = "" // there was nothing
	}
	return kept, rename(filepath.Join(dir, restored), filepath.Join(dir, enteringPrefix+name))
}

// moveIn moves the restored data in, where that is due.
func (rename renamer) moveIn(dir string) error {
	entering := entryWith(dir, enteringPrefix)
	if entering == "" {
		return nil
	}
	entering = filepath.Join(dir, entering)
	fresh, err := os.ReadDir(entering)
	if err != nil {
		return err
	}
	for _, e := range fresh {
		if err := rename(filepath.Join(entering, e.Name()), filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return os.Remove(entering)
}

// entryWith is the name of the entry of dir that begins with prefix, empty where
// there is none.
func entryWith(dir, prefix string) string {
	entries, _ := os.ReadDir(dir) // a folder that is missing has none
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) {
			return e.Name()
		}
	}
	return ""
}

// data are the names of what a restore replaces: the database with what SQLite
// keeps beside it, the index, the person's own lists. Other files are not
// Dateline's, and the audit log stays, since it tells of what happened here.
func data(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	var out []string
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, corpus.FileName) || strings.HasPrefix(name, Index) || slices.Contains(OwnLists(), name) {
			out = append(out, name)
		}
	}
	return out, err
}

// removeAll removes the files and folders of a pattern.
func removeAll(pattern string) error {
	left, err := filepath.Glob(pattern)
	for _, path := range left {
		err = errors.Join(err, os.RemoveAll(path))
	}
	return err
}
