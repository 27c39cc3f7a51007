package main

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

// An exchange puts restored data in the place of what a data folder has, in
// steps of which each is one renaming. Its own name in the folder says how far
// it has come, so that who finds it after a kill finishes it: see settle.
//
//   - .restoring-…: being unpacked; of no use after a kill.
//   - .restored-TIME: whole, and decided on; what is old moves to
//     backups/replaced-TIME.
//   - .entering-TIME: what is old is away; what is restored moves in.
const (
	restoringPrefix = ".restoring-"
	restoredPrefix  = ".restored-"
	enteringPrefix  = ".entering-"
)

// A mover renames files: os.Rename but for tests.
type mover func(from, to string) error

// exchange puts what was restored to fresh, a folder in dir, in the place of
// what dir has, and returns where that is kept, if there was anything. Both are
// closed, and dir is held.
func (move mover) exchange(dir, fresh string) (away string, err error) {
	if err := os.RemoveAll(filepath.Join(fresh, corpus.LockName)); err != nil {
		return "", err
	}
	if err := move(fresh, filepath.Join(dir, restoredPrefix+moment(dir))); err != nil {
		return "", err
	}
	return move.settle(dir)
}

// moment names an exchange as no other one in dir is named.
func moment(dir string) string {
	now := stamp(time.Now())
	at := now
	for n := 2; ; n++ {
		if _, err := os.Lstat(replaced(dir, at)); err != nil {
			return at
		}
		at = fmt.Sprintf("%s-%d", now, n)
	}
}

// replaced is where an exchange keeps what it replaces.
func replaced(dir, at string) string { return filepath.Join(dir, backupsName, "replaced-"+at) }

// settle finishes an exchange that was decided on, and clears away what one
// that was not has left. The caller holds dir.
func (move mover) settle(dir string) (away string, err error) {
	if away, err = move.leave(dir); err != nil {
		return "", err
	}
	if err := move.enter(dir); err != nil {
		return "", err
	}
	return away, removeAll(filepath.Join(dir, restoringPrefix+"*"))
}

// unsettled tells whether an exchange in dir was decided on and not finished.
func unsettled(dir string) bool {
	return found(dir, restoredPrefix) != "" || found(dir, enteringPrefix) != ""
}

// leave moves what is old away, where that is due.
func (move mover) leave(dir string) (away string, err error) {
	restored := found(dir, restoredPrefix)
	if restored == "" {
		return "", nil
	}
	at := strings.TrimPrefix(restored, restoredPrefix)
	old, err := holdings(dir)
	if err != nil {
		return "", err
	}
	away = replaced(dir, at)
	if len(old) > 0 {
		if err := os.MkdirAll(away, 0o700); err != nil {
			return "", err
		}
	}
	for _, name := range old {
		if err := move(filepath.Join(dir, name), filepath.Join(away, name)); err != nil {
			return "", err
		}
	}
	if err := removeAll(filepath.Join(away, indexName+"*")); err != nil {
		return "", err
	}
	if _, err := os.Stat(away); err != nil {
		away = "" // there was nothing
	}
	return away, move(filepath.Join(dir, restored), filepath.Join(dir, enteringPrefix+at))
}

// enter moves what was restored in, where that is due.
func (move mover) enter(dir string) error {
	entering := found(dir, enteringPrefix)
	if entering == "" {
		return nil
	}
	entering = filepath.Join(dir, entering)
	fresh, err := os.ReadDir(entering)
	if err != nil {
		return err
	}
	for _, e := range fresh {
		if err := move(filepath.Join(entering, e.Name()), filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return os.Remove(entering)
}

// found is the name of the folder in dir that begins with prefix, if there is
// one.
func found(dir, prefix string) string {
	entries, _ := os.ReadDir(dir) // a folder that is missing has none
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) {
			return e.Name()
		}
	}
	return ""
}

// holdings are the names of what a restored folder replaces: the database with
// what SQLite keeps beside it, the index, the lists. Other files are not
// Dateline's, and the audit log tells of what happened here all the same.
func holdings(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	var out []string
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, corpus.FileName) || strings.HasPrefix(name, indexName) || slices.Contains(lists(), name) {
			out = append(out, name)
		}
	}
	return out, err
}

// lists are a person's own files that are kept in backups too.
func lists() []string { return []string{publishersName, aliasesName} }

// removeAll removes the files and folders of a pattern.
func removeAll(pattern string) error {
	left, err := filepath.Glob(pattern)
	for _, path := range left {
		err = errors.Join(err, os.RemoveAll(path))
	}
	return err
}
