package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dateline/bot"
	"dateline/bot/cmd/dateline/config"
	"dateline/bot/digest"
)

func (a *app) gapsCommand() *cobra.Command {
	var since, path string
	var asJSON bool
	c := &cobra.Command{
		Use:   "gaps",
		Short: "List the questions that the coverage did not answer",
		Long: `Gaps lists the questions without an answer, those asked most often first: how
often and when last, on which platforms, and which words the coverage did not
hold. What was asked in private is only counted, unless the configuration has
"audit: full". The configuration's gaps: posts the list to a channel once a week.`,
		Example: `  dateline gaps
  dateline gaps --since 7d
  dateline gaps --since 2024-10-01 --json`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, err := a.readConfig(path)
			if err != nil {
				return usage(c, err)
			}
			zone, err := cfg.Location()
			if err != nil {
				return usage(c, err)
			}
			from, err := parseSince(since, time.Now().In(zone))
			if err != nil {
				return usage(c, err)
			}
			a.locate(cfg)
			return a.gaps(c, cfg, from, zone, asJSON)
		},
	}
	a.dataFlag(c)
	c.Flags().StringVar(&since, "since", "30d", "a day, 2024-10-01, or how long ago: 12h, 7d, 4w; all for all of them")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.Flags().StringVar(&path, "config", os.Getenv("DATELINE_CONFIG"), "the configuration file (default: $DATELINE_CONFIG)")
	return c
}

// parseSince reads a day or a time that has passed; the zero time is all.
func parseSince(text string, now time.Time) (time.Time, error) {
	if text == "all" {
		return time.Time{}, nil
	}
	if t, err := time.ParseInLocation(time.DateOnly, text, now.Location()); err == nil {
		return t, nil
	}
	units := map[string]int{"d": 1, "w": 7}
	if text != "" {
		if n, err := strconv.Atoi(text[:len(text)-1]); err == nil && n > 0 && n < 100_000 && units[text[len(text)-1:]] > 0 {
			return now.AddDate(0, 0, -n*units[text[len(text)-1:]]), nil
		}
	}
	if d, err := time.ParseDuration(text); err == nil && d > 0 {
		return now.Add(-d), nil
	}
	return now, fmt.Errorf("--since %q: write a day such as 2024-10-01, or how long ago: 12h, 7d, 4w", text)
}

func (a *app) gaps(c *cobra.Command, cfg config.Config, from time.Time, zone *time.Location, asJSON bool) (err error) {
	cov, err := a.openExisting(c.Context())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cov.Close()) }()
	ledger, err := bot.OpenLedger(c.Context(), cov.Store.DB())
	if err != nil {
		return err
	}
	g, err := ledger.Gaps(c.Context(), from, time.Now(), cfg.Audit == config.AuditFull)
	if err != nil {
		return err
	}
	if asJSON {
		enc := json.NewEncoder(a.out)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		return enc.Encode(gapsOf(g))
	}
	var lines []string
	for _, gap := range g.List {
		lines = append(lines, digest.SayGap(gap, zone))
	}
	if g.Private > 0 {
		lines = append(lines, digest.SayPrivateGaps(g.Private))
	}
	if len(lines) == 0 {
		lines = []string{digest.SayNoGaps}
	}
	_, err = fmt.Fprintln(a.out, strings.Join(lines, "\n"))
	return err
}

// gapsJSON is the list for programs.
type gapsJSON struct {
	Since     string    `json:"since,omitempty"`
	Until     string    `json:"until"`
	Questions []gapJSON `json:"questions"`
	// Private counts what was asked in private and is not listed.
	Private int `json:"private"`
}

type gapJSON struct {
	Question  string         `json:"question"`
	Filters   []string       `json:"filters,omitempty"`
	Times     int            `json:"times"`
	Last      time.Time      `json:"last"`
	Platforms map[string]int `json:"platforms"`
	Missing   []string       `json:"missing,omitempty"`
	Private   bool           `json:"private,omitempty"`
}

func gapsOf(g bot.Gaps) gapsJSON {
	out := gapsJSON{Until: g.To.UTC().Format(time.RFC3339), Questions: []gapJSON{}, Private: g.Private}
	if !g.From.IsZero() {
		out.Since = g.From.UTC().Format(time.RFC3339)
	}
	for _, x := range g.List {
		out.Questions = append(out.Questions, gapJSON(x))
	}
	return out
}
