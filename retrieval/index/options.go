package index

import (
	"context"
	"log/slog"
	"time"

	"dateline/retrieval/query"
)

// Options are the settings of an index. The zero value is ready for use.
type Options struct {
	// Depth is how many passages the first stage hands to the second; 0: 100.
	Depth int
	// Postings bounds the decoded postings kept in memory, in bytes; 0: 256 MiB.
	Postings int64
	// Texts bounds the texts of articles and the words of their passages kept
	// in memory, in bytes; 0: 256 MiB. A quarter of it is for the texts, an
	// eighth for the words' spellings.
	Texts int64
	// Batch is how many passages go into the index at once; 0: 16,384. More
	// is faster and takes about 6 kB of memory for each.
	Batch int
	// Probes bounds how many articles are asked about to measure what strengths
	// of answers mean in the coverage, which takes as long as so many searches,
	// however large it is; 0: 200.
	Probes int
	// LockWait is how long Open waits for another process that holds the
	// folder; 0: one second.
	LockWait time.Duration
	// Aliases are searched with queries that bring none; nil: those that ship
	// with the program.
	Aliases *query.Aliases
	// Timed, when set, is told of each search how long its stages took; it must
	// not block.
	Timed func(context.Context, Timings)
	// Log takes what an operator should know; nil: slog.Default().
	Log *slog.Logger
	// Progress, when set, is called after each batch of Sync with how many
	// articles and passages this Sync has brought in so far.
	Progress func(articles, passages int)

	// asking is shared by indexes that take each other's place: who builds the
	// next one gives way to those who ask the present one.
	asking *asking
	// settleAfter is how long after a Sync an index waits for another one before
	// it settles; 0: ten seconds.
	settleAfter time.Duration
}

func (o Options) withDefaults() Options {
	setDefault(&o.Depth, usualDepth)
	setDefault(&o.Postings, 256<<20)
	setDefault(&o.Texts, 256<<20)
	setDefault(&o.Batch, 16384)
	setDefault(&o.Probes, 200)
	setDefault(&o.LockWait, time.Second)
	setDefault(&o.settleAfter, 10*time.Second)
	if o.asking == nil {
		o.asking = new(asking)
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
