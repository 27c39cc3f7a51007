package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

// intoFile has a command write its output into the file at path, whole or not
// at all, with done looking at what was written before it takes the file's
// place; where path is empty or "-", to standard output. The file is made here
// and not in a service, which may neither see it nor be allowed to write it.
func (a *app) intoFile(c *cobra.Command, path func(args []string) string, done func(context.Context, *os.File) error) {
	write := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		to := path(args)
		if a.session != nil || to == "" || to == "-" {
			return write(c, args)
		}
		return replaceFile(to, func(f *os.File) error {
			out := a.out
			a.out = f
			err := write(c, args)
			a.out = out
			if err != nil || done == nil {
				return err
			}
			if _, err := f.Seek(0, io.SeekStart); err != nil {
				return err
			}
			return done(c.Context(), f)
		})
	}
}

// replaceFile makes the file at path, or one in its place, when write has
// written all of it; it is on the disk then, and its owner's alone.
func replaceFile(path string, write func(*os.File) error) (err error) {
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
