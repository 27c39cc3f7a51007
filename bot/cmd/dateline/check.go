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

	"dateline/bot/doctor"
)

func (a *app) checkCommand() *cobra.Command {
	var path string
	var asJSON, folder bool
	var patience time.Duration
	c := &cobra.Command{
		Use:   "check",
		Short: "Say whether all that the service needs is well, and what to do where it is not",
		Long: `Check reads the configuration as dateline serve does, and tries everything in it
against the real services: tokens, scopes and intents, the channels of digests,
feeds, the data folder and its index, the address to listen on, and the clock.
Nothing is posted. Each fault comes with what to do.

Beside a running service, the service examines the data folder that it has open.
Exit status 1 when there are faults.`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			ctx, cancel := context.WithTimeout(c.Context(), patience)
			defer cancel()
			if folder {
				return a.checkFolder(ctx)
			}
			l, err := load(path, os.Getenv)
			if err != nil {
				return err
			}
			return a.report(a.examine(ctx, l), asJSON)
		},
	}
	a.corpusFlag(c)
	a.folderFlag(c)
	c.Flags().StringVar(&path, "config", os.Getenv("DATELINE_CONFIG"), "the configuration file (default: $DATELINE_CONFIG)")
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	c.Flags().DurationVar(&patience, "timeout", time.Minute, "how long it may take")
	c.Flags().BoolVar(&folder, "folder", false, "examine the data folder alone, for who has it open")
	_ = c.Flags().MarkHidden("folder")
	c.Annotations = map[string]string{besideService: "yes"}
	return c
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

// printFindings prints a line on each finding, and one below it on what to do.
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
