package index

import (
	"context"

	"dateline/corpus"
)

// Mark returns the newest arrival that searches see, 0 for none.
func (ix *Index) Mark(context.Context) (corpus.Arrival, error) {
	v, err := ix.hold()
	if err != nil {
		return 0, err
	}
	defer v.release()
	return v.state.mark, nil
}

// Size is how much can be found.
type Size struct {
	Articles, Passages int
}

// Size returns how much searches see.
func (ix *Index) Size() (Size, error) {
	v, err := ix.hold()
	if err != nil {
		return Size{}, err
	}
	defer v.release()
	return Size{v.extent.articles, v.extent.passages}, nil
}
