package index

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/index/folder"
)

// versions returns the versions with some distinct arrivals, in their order, from
// the cache or from the store.
func (ix *index) versions(ctx context.Context, arrivals []corpus.Arrival) ([]*corpus.Version, error) {
	out := make([]*corpus.Version, len(arrivals))
	var missing []corpus.Arrival
	for i, n := range arrivals {
		if v, ok := ix.texts.Get(n); ok {
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
			ix.texts.Put(out[i].Arrival, out[i], int64(600+len(out[i].Text)))
		}
	}
	return out, nil
}

const (
	// maxReaders is how many goroutines read texts for one search at most.
	maxReaders = 4
	// minTexts is how many texts that are not cached are worth a goroutine of
	// their own.
	minTexts = 4
)

// loadTexts gives candidates their texts.
func (ix *index) loadTexts(ctx context.Context, candidates []*retrieval.Candidate) error {
	lacking := make(map[corpus.Arrival][]*retrieval.Candidate, len(candidates))
	var arrivals []corpus.Arrival
	for _, c := range candidates {
		n := c.Version.Arrival
		if c.Version.Text != "" {
			continue
		}
		if v, ok := ix.texts.Get(n); ok {
			c.Version = v
			continue
		}
		if lacking[n] == nil {
			arrivals = append(arrivals, n)
		}
		lacking[n] = append(lacking[n], c)
	}
	n := min(maxReaders, runtime.GOMAXPROCS(0), 1+len(arrivals)/minTexts)
	return inParallel(ctx, n, len(arrivals), func(ctx context.Context, from, to int) error {
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

// inParallel splits work of so many pieces into n ranges and does them
// concurrently, or on the calling goroutine if n is 1.
func inParallel(ctx context.Context, n, pieces int, do func(ctx context.Context, from, to int) error) error {
	switch {
	case pieces == 0:
		return nil
	case n == 1:
		return do(ctx, 0, pieces)
	}
	g, ctx := errgroup.WithContext(ctx)
	for part := range n {
		g.Go(func() (err error) {
			defer folder.Guard(&err)()
			return do(ctx, part*pieces/n, (part+1)*pieces/n)
		})
	}
	return g.Wait()
}

var errText = errors.New("the index does not fit the text of the store")
