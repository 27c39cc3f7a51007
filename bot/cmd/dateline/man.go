package main

import (
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// manCommand writes the manual pages from the commands themselves, so that they
// are never out of date.
func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "man FOLDER",
		Short:  "Write the manual pages into a folder",
		Args:   args(cobra.ExactArgs(1)),
		Hidden: true,
		RunE: func(c *cobra.Command, folder []string) error {
			if err := os.MkdirAll(folder[0], 0o755); err != nil { //nolint:gosec // everybody may read manuals
				return err
			}
			date, err := manDate(os.Getenv)
			if err != nil {
				return err
			}
			root := c.Root()
			root.DisableAutoGenTag = true // it would hold today's date
			return doc.GenManTree(root, &doc.GenManHeader{
				Section: "1", Source: "dateline " + readBuild().version, Manual: "Dateline", Date: &date,
			}, folder[0])
		},
	}
}

// manDate is the date of the sources, see
// https://reproducible-builds.org/docs/source-date-epoch/, or today.
func manDate(getenv func(string) string) (time.Time, error) {
	epoch := getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return time.Now().UTC(), nil
	}
	s, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH is %q, and not seconds since 1970", epoch)
	}
	return time.Unix(s, 0).UTC(), nil
}
