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
