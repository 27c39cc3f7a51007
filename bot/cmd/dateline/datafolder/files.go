package datafolder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dateline/bot/cmd/dateline/control"
	"dateline/corpus"
)

// ReplaceFile makes the file at path, or replaces the one there, once write has
// written all of it. The file is on the disk then, and only its owner can read it.
func ReplaceFile(path string, write func(*os.File) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the folder %q is not there: make it first", filepath.Dir(path))
	}
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := write(f); err != nil {
		_ = f.Close() // the first error says more
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// Stamp is a moment as a part of the name of a file; stamps sort by time.
func Stamp(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

// KeepNewest removes all but the newest n files of a pattern, by their names.
func KeepNewest(pattern string, n int) error {
	files, err := filepath.Glob(pattern)
	slices.Sort(files)
	for _, path := range files[:max(0, len(files)-n)] {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}

// Vacant is an error where a data folder holds anything but what every use of it
// leaves behind, and files whose names begin with a dot, such as those of programs
// that were killed.
func Vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case name == corpus.LockName, name == control.SocketName, name == Backups, name == History, strings.HasPrefix(name, "."):
		default:
			return fmt.Errorf("the data folder %q is not empty: restore into another one, or replace what it holds with --force", dir)
		}
	}
	return nil
}

// Writable is an error where no files can be made in dir or, where dir is missing,
// in the folder in which it will be made.
func Writable(dir string) error {
	for {
		info, err := os.Stat(dir)
		if err == nil && !info.IsDir() {
			return fmt.Errorf("%s is a file", dir)
		}
		if err == nil {
			break
		}
		if !errors.Is(err, os.ErrNotExist) || filepath.Dir(dir) == dir {
			return err
		}
		dir = filepath.Dir(dir)
	}
	f, err := os.CreateTemp(dir, ".dateline-check-*")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}
