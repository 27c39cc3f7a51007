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
		Short: "Rebuild the index while questions are answered from the old one",
		Long: `Reindex rebuilds the index from the articles. A running service answers from the
old index until the new one is complete. The disk needs room for both. An index
that is damaged, or of another version, is rebuilt automatically.`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return a.reindex(c.Context()) },
	}
	a.dataFlag(c)
	return c
}

func (a *app) reindex(ctx context.Context) (err error) {
	if err := a.requireData(); err != nil {
		return err
	}
	c, err := a.openData(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if err := c.Index.Reindex(ctx); err != nil {
		return err
	}
	size, err := c.Index.Size()
	if err == nil {
		_, err = fmt.Fprintln(a.out, sayReindexed(size.Articles, size.Passages))
	}
	return err
}
