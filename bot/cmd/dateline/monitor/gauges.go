package monitor

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"path/filepath"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"dateline/bot/cmd/dateline/datafolder"
	"dateline/corpus"
	"dateline/retrieval/index"
)

// Gauges say how things stand at the moment of asking. What cannot be found out
// is logged and left out.
type Gauges struct {
	Log *slog.Logger
	// Version is that of the program.
	Version   string
	Platforms Platforms
	// Waiting says how many questions wait on a platform, by its name.
	Waiting map[string]func() int
	Store   *corpus.Store
	Index   *index.Live
	// Dir is the data folder, empty for a coverage in memory.
	Dir string
	// Feeds counts the feeds, and those that have failed for a day.
	Feeds func(context.Context) (all, failing int, err error)
}

// lookupTime bounds one look at how things stand.
const lookupTime = 5 * time.Second

func gauge(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("dateline_"+name, help, labels, nil)
}

// Describe implements prometheus.Collector. It describes nothing, since which
// metrics there are depends on the configuration.
func (g *Gauges) Describe(chan<- *prometheus.Desc) {}

// Collect implements prometheus.Collector.
func (g *Gauges) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), lookupTime)
	defer cancel()
	tell := func(d *prometheus.Desc, v float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	tell(gauge("build_info", "Always 1; the label is the version.", "version"), 1, g.Version)
	ready := gauge("platform_ready", "Whether a platform takes questions: 1 or 0.", "platform")
	heard := gauge("platform_heard_timestamp_seconds", "When a platform last gave a sign of life, in Unix time.", "platform")
	for name, health := range g.Platforms {
		h := health()
		tell(ready, number(h.Ready), strings.ToLower(name))
		if !h.Heard.IsZero() {
			tell(heard, unix(h.Heard), strings.ToLower(name))
		}
	}
	waiting := gauge("queue_length", "Questions that wait for their turn.", "platform")
	for name, length := range g.Waiting {
		tell(waiting, float64(length()), name)
	}
	for _, look := range []func(context.Context, func(*prometheus.Desc, float64, ...string)) error{g.coverage, g.reading, g.sizes} {
		if err := look(ctx, tell); err != nil {
			g.Log.ErrorContext(ctx, "a figure for /metrics could not be found out", "err", err)
		}
	}
}

// coverage measures how large and how current the index is.
func (g *Gauges) coverage(ctx context.Context, tell func(*prometheus.Desc, float64, ...string)) error {
	size, err := g.Index.Size()
	if err != nil {
		return err
	}
	tell(gauge("index_articles", "Articles that searches see."), float64(size.Articles))
	tell(gauge("index_passages", "Passages that searches see."), float64(size.Passages))
	mark, err := g.Index.Mark(ctx)
	if err != nil {
		return err
	}
	last, err := g.Store.Last(ctx)
	if err != nil || last == 0 {
		return err
	}
	tell(gauge("index_behind_arrivals", "Versions of articles that have arrived and that searches do not see yet."), float64(last-min(mark, last)))
	newest, err := g.Store.Version(ctx, last)
	if err != nil {
		return err
	}
	tell(gauge("coverage_newest_arrival_timestamp_seconds", "When the newest version of an article arrived, in Unix time."),
		unix(newest.Arrived))
	return nil
}

// reading measures how many feeds there are, and how many fail.
func (g *Gauges) reading(ctx context.Context, tell func(*prometheus.Desc, float64, ...string)) error {
	if g.Feeds == nil {
		return nil
	}
	all, failing, err := g.Feeds(ctx)
	if err != nil {
		return err
	}
	tell(gauge("feeds", "Feeds that are followed."), float64(all))
	tell(gauge("feeds_failing", "Feeds that have failed for a day."), float64(failing))
	return nil
}

// sizes measures what the data folder takes on the disk.
func (g *Gauges) sizes(_ context.Context, tell func(*prometheus.Desc, float64, ...string)) error {
	if g.Dir == "" {
		return nil
	}
	var indexed, rest int64
	err := filepath.WalkDir(g.Dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // an index that was built anew has just taken its place
		}
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return nil //nolint:nilerr // the index drops files while it is looked at
		}
		if rel, _ := filepath.Rel(g.Dir, path); strings.HasPrefix(rel, datafolder.Index) {
			indexed += info.Size()
		} else {
			rest += info.Size()
		}
		return nil
	})
	tell(gauge("index_size_bytes", "What the index takes on the disk."), float64(indexed))
	tell(gauge("store_size_bytes", "What the rest of the data folder takes on the disk."), float64(rest))
	return err
}

func unix(t time.Time) float64 { return float64(t.UnixMilli()) / 1000 }

func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
