package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"dateline/bot/cmd/dateline/config"
	"dateline/bot/cmd/dateline/coverage"
	"dateline/bot/cmd/dateline/examine"
	"dateline/bot/doctor"
)

func (a *app) checkCommand() *cobra.Command {
	var path string
	var asJSON, folder bool
	var patience time.Duration
	c := &cobra.Command{
		Use:   "check",
		Short: "Check that everything the service needs works",
		Long: `Check reads the configuration as dateline serve does, and tries everything in it
against the real services: tokens, scopes and intents, the channels of digests,
feeds, the data folder and its index, the address to listen on, and the clock.
Nothing is posted. Each fault comes with what to do about it.

Beside a running service, the service examines the data folder that it has open.
The exit status is 1 when there are faults.`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			ctx, cancel := context.WithTimeout(c.Context(), patience)
			defer cancel()
			if folder {
				return a.checkFolder(ctx)
			}
			l, err := config.Load(path, os.Getenv)
			if err != nil {
				return err
			}
			return a.report(a.examineAll(ctx, l), asJSON)
		},
	}
	a.corpusFlag(c)
	a.folderFlag(c)
	c.Flags().StringVar(&path, "config", os.Getenv("DATELINE_CONFIG"), "the configuration file (default: $DATELINE_CONFIG)")
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	c.Flags().DurationVar(&patience, "timeout", time.Minute, "how long it may take")
	c.Flags().BoolVar(&folder, "folder", false, "examine only the data folder, inside the service that has it open")
	_ = c.Flags().MarkHidden("folder")
	c.Annotations = map[string]string{forClients: "yes"}
	return c
}

// examineAll tries everything that a configuration needs, side by side; what it
// finds is in a fixed order.
func (a *app) examineAll(ctx context.Context, l *config.Loaded) []doctor.Finding {
	a.locate(l.Config)
	followed := a.followed(ctx) // first, since only one part at a time can open the folder
	return append(examine.Config(l), examine.Together(ctx,
		func(ctx context.Context) []doctor.Finding { return a.examineFolder(ctx, l.Config) },
		func(ctx context.Context) []doctor.Finding { return examine.Slack(ctx, l.Config, a.log) },
		func(ctx context.Context) []doctor.Finding { return examine.Discord(ctx, l.Config, a.log) },
		func(ctx context.Context) []doctor.Finding { return examine.Feeds(ctx, l.Config, followed, a.log) },
	)...)
}

// examineRunning tries everything that the service needs inside which it is
// called. The configuration was judged when the service started, and the address
// is taken by the service.
func (a *app) examineRunning(ctx context.Context, cfg config.Config, cov *coverage.Coverage) []doctor.Finding {
	followed, err := addresses(ctx, cov.Store)
	if err != nil {
		a.log.Error("which feeds were added by hand is not known", "err", err)
	}
	return examine.Together(ctx,
		func(ctx context.Context) []doctor.Finding { return examine.Coverage(ctx, cov) },
		func(ctx context.Context) []doctor.Finding { return examine.Slack(ctx, cfg, a.log) },
		func(ctx context.Context) []doctor.Finding { return examine.Discord(ctx, cfg, a.log) },
		func(ctx context.Context) []doctor.Finding { return examine.Feeds(ctx, cfg, followed, a.log) },
	)
}

// followed are the addresses of the feeds in the data folder. Where they cannot be
// read it is empty, and examineFolder finds out why.
func (a *app) followed(ctx context.Context) []string {
	if a.corpus != "" {
		return nil
	}
	all, err := a.wordsOf(ctx, feedWords)
	if err != nil {
		a.log.Debug("which feeds were added by hand is not known", "err", err)
	}
	return all
}

// report prints findings, and fails where there are faults.
func (a *app) report(all []doctor.Finding, asJSON bool) error {
	faults := doctor.Faults(all)
	var err error
	if asJSON {
		enc := json.NewEncoder(a.out)
		enc.SetIndent("", "  ")
		err = enc.Encode(map[string]any{"ok": faults == 0, "findings": all})
	} else {
		err = printFindings(a.out, all)
	}
	if err != nil {
		return err
	}
	if faults > 0 {
		return errors.New(doctor.SayExamined(faults, len(all)))
	}
	if !asJSON {
		_, err = fmt.Fprintln(a.out, doctor.SayExamined(faults, len(all)))
	}
	return err
}

// printFindings prints a line on each finding and, below a fault, a line on what to
// do about it.
func printFindings(w io.Writer, all []doctor.Finding) error {
	for _, f := range all {
		line := "✓ " + f.Subject + ": " + f.Says
		if !f.OK() {
			line = "✗ " + f.Subject + ": " + f.Says + "\n  → " + f.Remedy
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}
