package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

func (a *app) reindexCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "reindex",
		Short: "Build the index anew, while questions are answered from the old one",
		Long: `Reindex builds the index anew from the articles. A running service answers from
the old index until the new one is whole, and from then on from the new one. It
takes room for both on the disk. An index that is damaged, or of another version,
is rebuilt without being asked.`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return a.reindex(c.Context()) },
	}
	a.dataFlag(c)
	return c
}

func (a *app) reindex(ctx context.Context) (err error) {
	if err := a.kept(); err != nil {
		return err
	}
	c, err := a.openData(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if err := c.index.Reindex(ctx); err != nil {
		return err
	}
	size, err := c.index.Size()
	if err == nil {
		_, err = fmt.Fprintln(a.out, SayReindexed(size.Articles, size.Passages))
	}
	return err
}
