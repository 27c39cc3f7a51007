package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"dateline/adapters/terminal"
	"dateline/bot"
	"dateline/bot/cmd/dateline/config"
	"dateline/bot/digest"
	"dateline/bot/plot"
)

// digestFlags are the flags of the digest commands.
type digestFlags struct {
	askFlags
	config, at, to, name, schedule, chart string
	published                             bool
}

func (a *app) digestCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "digest",
		Short: "What is new in the coverage, by story, once a day",
		Long: `A digest is a standing question, asked by the clock: what is new in the coverage
since its last edition, by story, with quotes and sources. Digests are set in
the configuration file and posted by dateline serve:

  digests:
    - platform: slack
      channel: C0123456789
      at: "08:00"
      zone: Asia/Seoul
      days: [mon, tue, wed, thu, fri]   # default: every day; one day: weekly
      question: artillery shells        # default: everything new
      sources: [Yonhap, Reuters]        # default: any outlet
      when_nothing: silent              # default: line, a single line
      spikes: true                      # what comes up far more than usual; default: off
      chart: true                       # a picture of the last 14 days; default: off`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(a.digestPreviewCommand(), a.digestPostCommand())
	return c
}

func (a *app) digestPreviewCommand() *cobra.Command {
	var f digestFlags
	c := &cobra.Command{
		Use:   "preview",
		Short: "Print an edition without posting or keeping it",
		Long: `Preview prints the edition that a digest would have at a given time: what arrived
since its last edition or, before the first one, within the last day (or week).
Without a configured digest it previews a daily digest of everything new.

Articles that were imported all at once have all arrived now, however old they
are; --published goes by their dates instead, to try a digest on an archive.`,
		Example: `  dateline digest preview
  dateline digest preview --schedule "weekly mon 08:00 Asia/Seoul" --json
  dateline digest preview --corpus articles/ --published --at 2024-10-25T08:00
  dateline digest preview --chart chart.png`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return a.previewDigest(c, f) },
	}
	a.corpusFlags(c)
	f.register(c)
	c.Flags().BoolVar(&f.json, "json", false, "print one JSON object, with what became of each article")
	c.Flags().StringVar(&f.chart, "chart", "", "write the chart of the last 14 days to this file, a PNG")
	c.Flags().BoolVar(&f.published, "published", false, "go by dates of publication instead of arrival")
	c.Flags().StringVar(&f.color, "color", "auto", "highlight words with escape sequences: auto, always or never")
	return c
}

func (f *digestFlags) register(c *cobra.Command) {
	fl := c.Flags()
	fl.StringVar(&f.config, "config", os.Getenv("DATELINE_CONFIG"), "the configuration file (default: $DATELINE_CONFIG)")
	fl.StringVar(&f.at, "at", "", "as if at this time: 2024-10-25T08:00, in the digest's zone (default: now)")
	fl.StringVar(&f.name, "name", "", "the configured digest of this name (default: the first)")
	fl.StringVar(&f.schedule, "schedule", "", `instead of a configured digest, one of everything new: "daily 08:00 Asia/Seoul"`)
}

func (a *app) previewDigest(c *cobra.Command, f digestFlags) (err error) {
	cfg, err := a.readConfig(f.config)
	if a.session != nil && c.Flags().Changed("config") { // not what the service runs with
		cfg, err = config.Read(a.path(f.config), os.Getenv)
	}
	if err != nil {
		return usage(c, err)
	}
	dig, err := f.digest(cfg)
	if err != nil {
		return usage(c, err)
	}
	at, err := f.moment(dig.Schedule.Zone, time.Now())
	if err != nil {
		return usage(c, err)
	}
	a.locate(cfg)
	cov, err := a.open(c.Context())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cov.Close()) }()
	dig.Chart = dig.Chart || f.chart != ""
	e, err := cov.publishing().Preview(c.Context(), dig, at, f.published)
	if err != nil {
		return err
	}
	if err := a.drawChart(e, a.path(f.chart)); err != nil {
		return err
	}
	if f.json {
		return terminal.PrintEditionJSON(a.out, e)
	}
	return a.printer(f.askFlags).PrintEdition(a.out, e)
}

// drawChart writes an edition's chart to the file that was named for it.
func (a *app) drawChart(e digest.Edition, file string) error {
	if file == "" {
		return nil
	}
	if e.Chart == nil {
		_, err := fmt.Fprintln(a.errOut, digest.SayNoChart)
		return err
	}
	picture, err := plot.PNG(e.Chart)
	if err != nil {
		return err
	}
	return os.WriteFile(file, picture, 0o600)
}

// digest is the digest that the flags name.
func (f digestFlags) digest(cfg config.Config) (digest.Digest, error) {
	all, err := cfg.ParseDigests()
	if err != nil {
		return digest.Digest{}, err
	}
	platform, place, toErr := digest.Where(f.to)
	if f.to != "" && toErr != nil {
		return digest.Digest{}, toErr
	}
	for _, d := range all {
		if f.schedule == "" && (f.name == "" || f.name == d.Name) && (f.to == "" || d.Platform == platform && d.Place == place) {
			return d, nil
		}
	}
	if f.name != "" {
		return digest.Digest{}, fmt.Errorf("no digest is named %q in the configuration", f.name)
	}
	if f.to == "" {
		platform, place = bot.Terminal, "preview"
	}
	return f.plain(cfg, platform, place)
}

// plain is a digest of everything new, as the flags schedule it.
func (f digestFlags) plain(cfg config.Config, platform, place string) (digest.Digest, error) {
	zone, err := cfg.Location()
	if err != nil {
		return digest.Digest{}, err
	}
	if f.schedule == "" {
		f.schedule = "daily 08:00"
	}
	s, err := digest.ParseSchedule(f.schedule, zone)
	if err != nil {
		return digest.Digest{}, err
	}
	return digest.Digest{Platform: platform, Place: place, Name: s.Word(), Schedule: s}, nil
}

// moment reads --at; it is now where the flag was not given.
func (f digestFlags) moment(zone *time.Location, now time.Time) (time.Time, error) {
	if f.at == "" {
		return now, nil
	}
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02 15:04", time.RFC3339, time.DateOnly} {
		if t, err := time.ParseInLocation(layout, f.at, zone); err == nil {
			return t, nil
		}
	}
	return now, fmt.Errorf("--at %q is no time: write 2024-10-25T08:00", f.at)
}
