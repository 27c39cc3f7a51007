package index

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"dateline/corpus"
	"dateline/retrieval"
)

// versions returns different versions in the order asked for, from memory or
// from the store.
func (ix *Index) versions(ctx context.Context, arrivals []corpus.Arrival) ([]*corpus.Version, error) {
	out := make([]*corpus.Version, len(arrivals))
	var missing []corpus.Arrival
	for i, n := range arrivals {
		if v, ok := ix.texts.get(n); ok {
			out[i] = v
		} else {
			missing = append(missing, n)
		}
	}
	if len(missing) == 0 {
		return out, nil
	}
	read, err := ix.store.Versions(ctx, missing...)
	if err != nil {
		return nil, fmt.Errorf("the coverage cannot be read: %w", err)
	}
	if len(read) != len(missing) {
		return nil, errors.New("the store lacks versions that the index holds")
	}
	for i := range out {
		if out[i] == nil {
			out[i], read = read[0], read[1:]
			ix.texts.put(out[i].Arrival, out[i], int64(600+len(out[i].Text)))
		}
	}
	return out, nil
}

const (
	// mostReaders bounds how many goroutines read texts for one search.
	mostReaders = 4
	// leastRead is how many texts that are not in memory are worth a goroutine
	// of their own.
	leastRead = 4
)

// complete gives candidates their texts.
func (ix *Index) complete(ctx context.Context, candidates []*retrieval.Candidate) error {
	lacking := make(map[corpus.Arrival][]*retrieval.Candidate, len(candidates))
	var arrivals []corpus.Arrival
	for _, c := range candidates {
		n := c.Version.Arrival
		if c.Version.Text != "" {
			continue
		}
		if v, ok := ix.texts.get(n); ok {
			c.Version = v
			continue
		}
		if lacking[n] == nil {
			arrivals = append(arrivals, n)
		}
		lacking[n] = append(lacking[n], c)
	}
	n := min(mostReaders, runtime.GOMAXPROCS(0), 1+len(arrivals)/leastRead)
	return shared(ctx, n, len(arrivals), func(ctx context.Context, from, to int) error {
		versions, err := ix.versions(ctx, arrivals[from:to])
		if err != nil {
			return err
		}
		for _, v := range versions {
			for _, c := range lacking[v.Arrival] {
				if c.Version = v; c.End > len(v.Text) {
					return errText
				}
			}
		}
		return nil
	})
}

// shared does a work of so many pieces in n parts at once, or by itself where
// that is one.
func shared(ctx context.Context, n, pieces int, do func(ctx context.Context, from, to int) error) error {
	switch {
	case pieces == 0:
		return nil
	case n == 1:
		return do(ctx, 0, pieces)
	}
	g, ctx := errgroup.WithContext(ctx)
	for part := range n {
		g.Go(func() (err error) {
			defer guard(&err)()
			return do(ctx, part*pieces/n, (part+1)*pieces/n)
		})
	}
	return g.Wait()
}

var errText = errors.New("the index does not fit the text of the store")
