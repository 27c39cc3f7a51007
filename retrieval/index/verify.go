package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"dateline/corpus"
)

// A Difference is one article that the index does not hold as the store does.
type Difference struct {
	Arrival corpus.Arrival
	// Problem says what is wrong, in words.
	Problem string
}

// Verify compares the index with the store: the bytes of its segments with
// their checksums, and a content hash of each article that has arrived up to
// the last Sync. It returns what differs, and an error when the segments do
// not hold; the next Sync then rebuilds the index. It reads all of the store.
func (ix *Index) Verify(ctx context.Context) (out []Difference, err error) {
	if err := ix.checkFiles(); err != nil {
		return nil, err
	}
	err = ix.study(func(v *view) error {
		out, err = v.compare(ctx)
		return err
	})
	return out, err
}

// checkFiles checks the segments of the newest view. While it does, the engine
// may merge some of them and remove their files; then it looks again.
func (ix *Index) checkFiles() (err error) {
	const looks = 10
	for n := range looks {
		if _, err := ix.renew(); err != nil {
			return err
		}
		err = ix.study(func(v *view) error {
			err := v.checkSegments()
			if errors.Is(err, os.ErrNotExist) && n == looks-1 {
				err = fmt.Errorf("%w: %w", errTable, err)
			}
			return err
		})
		if !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return err
}

func (v *view) checkSegments() error {
	for _, p := range v.parts {
		f, ok := p.segment.Segment().(interface{ Path() string })
		if !ok {
			continue // in memory
		}
		err := checkSegment(f.Path())
		if errors.Is(err, os.ErrNotExist) {
			return err
		}
		if err != nil {
			return fmt.Errorf("%w: segment %s: %w", errTable, filepath.Base(f.Path()), err)
		}
	}
	return nil
}

// compare goes through the store's log up to the view's mark. What the index
// holds and the log has replaced, withdrawn or never had is a difference too.
func (v *view) compare(ctx context.Context) (out []Difference, err error) {
	held := v.sums()
	want := make(map[corpus.Arrival]uint64)
	var a analyser
	for x, err := range v.ix.store.Changes(ctx, 0) {
		if err != nil {
			return nil, fmt.Errorf("the coverage cannot be read: %w", err)
		}
		if x.Arrival > v.state.mark {
			break
		}
		delete(want, x.Replaces)
		if !x.Withdrawn {
			want[x.Arrival] = contentSum(x)
		}
		if _, ok := held[x.Arrival]; !ok && !x.Withdrawn && !a.any(x) {
			delete(want, x.Arrival) // it has no passages
		}
	}
	for n, sum := range want {
		if got, ok := held[n]; !ok {
			out = append(out, Difference{n, "the index lacks it"})
		} else if got != sum {
			out = append(out, Difference{n, "the index holds another text"})
		}
	}
	for n := range held {
		if _, ok := want[n]; !ok {
			out = append(out, Difference{n, "the index still holds it"})
		}
	}
	return out, nil
}

// any tells whether a version has passages.
func (a *analyser) any(v *corpus.Version) bool {
	passages, _ := a.passages(v)
	return len(passages) > 0
}

// sums are the content hashes of the live versions.
func (v *view) sums() map[corpus.Arrival]uint64 {
	out := make(map[corpus.Arrival]uint64, v.extent.articles)
	for _, p := range v.parts {
		for i := range p.table.versions {
			if e := &p.table.versions[i]; p.live.has(e.first) {
				out[e.arrival] = e.sum
			}
		}
	}
	return out
}
