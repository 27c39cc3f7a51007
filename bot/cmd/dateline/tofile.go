package main

import (
	"context"
	"io"
	"os"

	"github.com/spf13/cobra"

	"dateline/bot/cmd/dateline/datafolder"
)

// intoFile has a command, which writes to its OutOrStdout, write to the file at path,
// completely or not at all; where path is empty or "-", to standard output. verify, which may be nil,
// checks what was written before it replaces the file. The file is written by this
// process and not by a service, which may not be allowed to write it.
func (a *app) intoFile(c *cobra.Command, path func(args []string) string, verify func(context.Context, *os.File) error) {
	write := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		to := path(args)
		if a.session != nil || to == "" || to == "-" {
			return write(c, args)
		}
		return datafolder.ReplaceFile(to, func(f *os.File) error {
			c.SetOut(f)
			err := write(c, args)
			c.SetOut(a.out)
			if err != nil || verify == nil {
				return err
			}
			if _, err := f.Seek(0, io.SeekStart); err != nil {
				return err
			}
			return verify(c.Context(), f)
		})
	}
}
