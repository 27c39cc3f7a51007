package index

import (
	"context"
	"log/slog"
	"time"

	"dateline/retrieval/index/inflight"
	"dateline/retrieval/query"
)

// Options are the settings of an index. The zero value is ready for use.
type Options struct {
	// Postings is how many bytes of decoded postings are cached; 0: 256 MiB.
	Postings int64
	// Texts is how many bytes of articles' texts and of their passages' analysed
	// words are cached; 0: 256 MiB. A quarter is for the texts, an eighth for the
	// spellings of the words and the rest for the words.
	Texts int64
	// Aliases are used for queries that bring none; nil: those that ship with the
	// program.
	Aliases *query.Aliases
	// Timed, if set, is called after each search with how long its stages took.
	// It must not block.
	Timed func(context.Context, Timings)
	// Log receives what an operator should know; nil: slog.Default().
	Log *slog.Logger

	// depth is how many passages the first stage hands to the second; 0: 100.
	depth int
	// batch is how many passages are indexed at once; 0: 16,384. A larger batch
	// is faster and takes about 6 kB of memory for each passage.
	batch int
	// probes is how many articles are asked about at most to calibrate the
	// confidence of answers; 0: 200. That takes as long as so many searches,
	// however large the coverage is.
	probes int
	// lockWait is how long opening waits for another process that has the folder
	// open; 0: one second.
	lockWait time.Duration
	// mergeDelay is how long the index waits for another sync before it merges
	// its segments; 0: ten seconds.
	mergeDelay time.Duration
	// progress, if set, is called after each batch with how many articles and
	// passages this sync has brought in so far.
	progress func(articles, passages int)
	// inFlight is shared by an index and the one that Reindex builds to replace
	// it, so that the build yields to searches in the old index.
	inFlight *inflight.Counter
}

func (o Options) withDefaults() Options {
	setDefault(&o.depth, defaultDepth)
	setDefault(&o.Postings, 256<<20)
	setDefault(&o.Texts, 256<<20)
	setDefault(&o.batch, 16384)
	setDefault(&o.probes, 200)
	setDefault(&o.lockWait, time.Second)
	setDefault(&o.mergeDelay, 10*time.Second)
	if o.inFlight == nil {
		o.inFlight = new(inflight.Counter)
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return o
}

func setDefault[T int | int64 | time.Duration](v *T, def T) {
	if *v <= 0 {
		*v = def
	}
}
