package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"dateline/adapters/terminal"
	"dateline/bot"
	"dateline/bot/digest"
	"dateline/bot/plot"
)

// digesting is what the flags of the digest commands say.
type digesting struct {
	asking
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
      days: [mon, tue, wed, thu, fri]   # every day where left out; one day: weekly
      question: artillery shells        # all that is new where left out
      sources: [Yonhap, Reuters]        # any outlet where left out
      when_nothing: silent              # or line, one line; that is the default
      spikes: true                      # what comes up far more than usual; off by default
      chart: true                       # a picture of the last 14 days; off by default`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(a.digestPreviewCommand(), a.digestPostCommand())
	return c
}

func (a *app) digestPreviewCommand() *cobra.Command {
	var f digesting
	c := &cobra.Command{
		Use:   "preview",
		Short: "Print an edition, and post and keep nothing",
		Long: `Preview prints the edition that a digest would have at a time: what arrived
since its last edition or, before the first one, within the day (or week) before.
Without a configured digest it is one of all that is new, daily.

Articles that were imported all at once have arrived now, however old they are;
--published reckons by their dates instead, to try a digest on an archive.`,
		Example: `  dateline digest preview
  dateline digest preview --schedule "weekly mon 08:00 Asia/Seoul" --json
  dateline digest preview --corpus articles/ --published --at 2024-10-25T08:00
  dateline digest preview --chart chart.png`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return a.previewDigest(c, f) },
	}
	a.corpusFlags(c)
	f.digestFlags(c)
	c.Flags().BoolVar(&f.json, "json", false, "print one JSON object, with what became of every article")
	c.Flags().StringVar(&f.chart, "chart", "", "write the chart of the last 14 days to this file, a PNG")
	c.Flags().BoolVar(&f.published, "published", false, "reckon by the dates of publication instead of by arrival")
	c.Flags().StringVar(&f.color, "color", "auto", "set words off with escape sequences: auto, always or never")
	return c
}

func (f *digesting) digestFlags(c *cobra.Command) {
	fl := c.Flags()
	fl.StringVar(&f.config, "config", os.Getenv("DATELINE_CONFIG"), "the configuration file (default: $DATELINE_CONFIG)")
	fl.StringVar(&f.at, "at", "", "as if at this time: 2024-10-25T08:00, in the digest's zone (default: now)")
	fl.StringVar(&f.name, "name", "", "the configured digest of this name (default: the first)")
	fl.StringVar(&f.schedule, "schedule", "", `instead of a configured digest, one of all that is new: "daily 08:00 Asia/Seoul"`)
}

func (a *app) previewDigest(c *cobra.Command, f digesting) (err error) {
	cfg, err := a.readConfig(f.config)
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
	e, err := cov.publisherOf().Preview(c.Context(), dig, at, f.published)
	if err != nil {
		return err
	}
	if err := a.drawChart(e, a.path(f.chart)); err != nil {
		return err
	}
	if f.json {
		return terminal.PrintEditionJSON(a.out, e)
	}
	return a.printer(f.asking).PrintEdition(a.out, e)
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

// publisherOf is the publisher of the coverage: a service has one already.
func (c *coverage) publisherOf() *digest.Publisher {
	if c.publisher != nil {
		return c.publisher
	}
	return digest.New(c.digestOptions())
}

// digestOptions are what a publisher of digests over the coverage needs, but for
// what the configuration says.
func (c *coverage) digestOptions() digest.Options {
	return digest.Options{
		Searcher: c.index, Coverage: c.store, Stories: c.stories, Ledger: c.ledger, Store: digest.NewStore(c.store.DB()),
		Log: c.bot.Log, Sync: c.catchUp,
	}
}

// digest is the one that the flags name.
func (f digesting) digest(cfg config) (digest.Digest, error) {
	all, err := cfg.digests()
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

// plain is a digest of all that is new.
func (f digesting) plain(cfg config, platform, place string) (digest.Digest, error) {
	zone, err := cfg.zone()
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

// moment reads --at.
func (f digesting) moment(zone *time.Location, now time.Time) (time.Time, error) {
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
