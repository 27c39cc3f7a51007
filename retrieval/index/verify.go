package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"dateline/corpus"
	"dateline/retrieval/index/folder"
)

// A Difference is an article that the index does not hold as the store does.
type Difference struct {
	Arrival corpus.Arrival
	// Problem says what is wrong, in words for an operator.
	Problem string
}

// verify compares the index with the store as Live.Verify describes it.
func (ix *index) verify(ctx context.Context) (out []Difference, err error) {
	if err := ix.verifyFiles(); err != nil {
		return nil, err
	}
	err = ix.withView(func(v *view) error {
		out, err = v.compareWithStore(ctx)
		return err
	})
	return out, err
}

// verifyFiles checks the segment files of the newest view. Meanwhile the engine
// may merge some of them and remove their files; then it tries again.
func (ix *index) verifyFiles() (err error) {
	const looks = 10
	for n := range looks {
		if _, err := ix.refresh(); err != nil {
			return err
		}
		err = ix.withView(func(v *view) error {
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
		err := folder.CheckSegment(f.Path())
		if errors.Is(err, os.ErrNotExist) {
			return err
		}
		if err != nil {
			return fmt.Errorf("%w: segment %s: %w", errTable, filepath.Base(f.Path()), err)
		}
	}
	return nil
}

// compareWithStore goes through the store's changes up to the view's mark. An
// article that the index holds but the store has replaced, withdrawn or never had
// is a difference, too.
func (v *view) compareWithStore(ctx context.Context) (out []Difference, err error) {
	held := v.contentSums()
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
		if _, ok := held[x.Arrival]; !ok && !x.Withdrawn && !a.hasPassages(x) {
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

// hasPassages tells whether a version has passages.
func (a *analyser) hasPassages(v *corpus.Version) bool {
	passages, _ := a.passages(v)
	return len(passages) > 0
}

// contentSums returns the content hashes of the live versions.
func (v *view) contentSums() map[corpus.Arrival]uint64 {
	out := make(map[corpus.Arrival]uint64, v.extent.articles)
	for _, p := range v.parts {
		for i := range p.table.versions {
			if e := &p.table.versions[i]; p.live.Has(e.first) {
				out[e.arrival] = e.sum
			}
		}
	}
	return out
}
