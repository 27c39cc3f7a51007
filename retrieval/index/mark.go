package index

import "dateline/corpus"

func (ix *index) mark() (corpus.Arrival, error) {
	v, err := ix.acquire()
	if err != nil {
		return 0, err
	}
	defer v.release()
	return v.state.mark, nil
}

// Size is how many articles and passages can be found.
type Size struct {
	Articles, Passages int
}

func (ix *index) size() (Size, error) {
	v, err := ix.acquire()
	if err != nil {
		return Size{}, err
	}
	defer v.release()
	return Size{v.extent.articles, v.extent.passages}, nil
}
