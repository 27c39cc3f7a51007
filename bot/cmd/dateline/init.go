package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"dateline/bot/cmd/dateline/config"
)

func (a *app) initCommand() *cobra.Command {
	var force bool
	c := &cobra.Command{
		Use:   "init [FILE]",
		Short: "Write a configuration file to start from, with every key explained",
		Long: `Write a configuration file (default: dateline.yaml; - prints it) with every key,
its default, what it means and the environment variable that overrides it. Only
you can read it, since it will hold tokens.`,
		Args: args(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, files []string) error {
			path := "dateline.yaml"
			if len(files) > 0 {
				path = files[0]
			}
			return a.init(path, force)
		},
	}
	c.Flags().BoolVar(&force, "force", false, "overwrite the file")
	return c
}

func (a *app) init(path string, force bool) error {
	if path == "-" {
		_, err := a.out.Write(config.Sample())
		return err
	}
	if err := writeNew(path, config.Sample(), force); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("%s is there already and was left as it is; --force overwrites it", path)
		}
		return err
	}
	_, err := fmt.Fprintf(a.out, `Wrote %[1]s: every key with its default, readable only by you.
Next: fill in what you need, and then
  dateline check --config %[1]s
  dateline serve --config %[1]s
`, path)
	return err
}

// writeNew writes a file that only its owner can read. A file that is there already
// is kept, unless force is set.
func writeNew(path string, content []byte, force bool) error {
	if force {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Close())
}
