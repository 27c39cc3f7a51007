package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/bot/cmd/dateline/datafolder"
	"dateline/bot/diff"
	"dateline/corpus"
	"dateline/corpus/feed"
)

func (a *app) historyCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "history ID",
		Short: "Show how an article has changed, and which answers quote it",
		Long: `History shows each version of an article, and what changed in it sentence by
sentence: "-" marks what was removed, "+" what was added. The ID is the
article's, or the web address of its page.`,
		Args: args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, ids []string) error { return a.history(c.Context(), ids[0]) },
	}
	a.dataFlag(c)
	return c
}

func (a *app) history(ctx context.Context, id string) (err error) {
	c, err := a.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	versions, err := c.Store.History(ctx, id)
	if errors.Is(err, corpus.ErrUnknown) && feed.CanonicalID(id) != "" {
		versions, err = c.Store.History(ctx, feed.CanonicalID(id))
	}
	if err != nil {
		return err
	}
	ledger, err := bot.OpenLedger(ctx, c.Store.DB())
	if err != nil {
		return err
	}
	citing, err := ledger.Citing(ctx, versions[0].ID)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(a.out, historyText(versions, citing))
	return err
}

// openExisting is openStore for commands that make no sense before there is a
// coverage.
func (a *app) openExisting(ctx context.Context) (*opened, error) {
	if err := a.requireData(); err != nil {
		return nil, err
	}
	return a.openStore(ctx)
}

// requireData is an error where the data folder holds nothing yet.
func (a *app) requireData() error {
	if a.session != nil {
		return nil
	}
	dir, _, err := a.dataFolder()
	if err == nil && !datafolder.Exists(dir) {
		err = errors.New("there is no coverage yet: import articles or add feeds first")
	}
	return err
}

// historyText lays out an article's versions.
func historyText(versions []*corpus.Version, citing []bot.Receipt) string {
	var b strings.Builder
	last := versions[len(versions)-1]
	if last.Title != "" {
		fmt.Fprintln(&b, last.Title)
	}
	fmt.Fprintln(&b, last.ID)
	for i, r := range diff.Versions(versions) {
		what := "changed"
		switch {
		case r.Withdrawn:
			what = "withdrawn"
		case i == 0:
			what = "arrived"
		case versions[i-1].Withdrawn:
			what = "came back"
		}
		fmt.Fprintf(&b, "\n%s %s, arrival %d\n", what, calendar.Stamp(r.Arrived), r.Arrival)
		for _, e := range r.Differences {
			mark := "-"
			if e.Op == diff.Add {
				mark = "+"
			}
			fmt.Fprintf(&b, "  %s %s\n", mark, e.Text)
		}
	}
	if len(citing) > 0 {
		fmt.Fprintln(&b, "\nQuoted in answers:")
		for _, r := range citing {
			fmt.Fprintf(&b, "  %s · %s · %s\n", r.ID, calendar.Stamp(r.Request.At), r.Query.Text)
		}
	}
	return b.String()
}
