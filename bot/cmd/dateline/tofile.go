package main

import (
	"context"
	"io"
	"os"

	"github.com/spf13/cobra"

	"dateline/bot/cmd/dateline/datafolder"
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
		return datafolder.ReplaceFile(to, func(f *os.File) error {
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
