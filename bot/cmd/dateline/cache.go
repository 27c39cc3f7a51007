package main

import (
	"fmt"
	"os"
	"strconv"

	"dateline/retrieval/index"
)

// cacheVariable is what the configuration's key is in the environment, for
// commands that read no configuration.
const cacheVariable = "DATELINE_CACHE_MB"

// leastCache and mostCache bound the memory that may be set for the index's
// caches, in megabytes: with less, each question would read what the one before
// it has read, and more than the most is a slip.
const leastCache, mostCache = 16, 1 << 20

// indexOptions are those of the index of this program: half of the memory set
// for caches keeps postings, half texts and words.
func (a *app) indexOptions() (index.Options, error) {
	opts := index.Options{Log: a.log, Timed: a.timed}
	mb := a.cacheMB
	if text := os.Getenv(cacheVariable); mb == 0 && text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			return opts, fmt.Errorf("%s must be a whole number", cacheVariable)
		}
		if err := cacheable(n); err != nil {
			return opts, err
		}
		mb = n
	}
	opts.Postings = int64(mb) << 20 / 2
	opts.Texts = opts.Postings
	return opts, nil
}

// cacheable judges a number of megabytes.
func cacheable(mb int) error {
	if mb < leastCache || mb > mostCache {
		return fmt.Errorf("cache_mb must be from %d to %d", leastCache, mostCache)
	}
	return nil
}
