package main

import (
	"fmt"
	"os"
	"strconv"

	"dateline/bot/cmd/dateline/config"
	"dateline/retrieval/index"
)

// indexOptions are those of the index of this program: half of the memory set
// for caches keeps postings, half texts and words.
func (a *app) indexOptions() (index.Options, error) {
	opts := index.Options{Log: a.log, Timed: a.timed}
	mb := a.cacheMB
	variable := config.Variable("cache_mb") // for commands that read no configuration
	if text := os.Getenv(variable); mb == 0 && text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			return opts, fmt.Errorf("%s must be a whole number", variable)
		}
		if err := config.CheckCache(n); err != nil {
			return opts, err
		}
		mb = n
	}
	opts.Postings = int64(mb) << 20 / 2
	opts.Texts = opts.Postings
	return opts, nil
}
