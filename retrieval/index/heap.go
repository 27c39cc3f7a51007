package index

import "slices"

// A heap keeps the best hits up to a limit, the worst of them on top.
type heap struct {
	limit int
	hits  []hit
}

// threshold returns the score that a hit must reach, and whether there is one:
// a heap that is not full takes any hit.
func (h *heap) threshold() (float64, bool) {
	if len(h.hits) < h.limit {
		return 0, false
	}
	return h.hits[0].score, true
}

// push takes a hit if it is among the best.
func (h *heap) push(x hit) {
	if len(h.hits) < h.limit {
		h.hits = append(h.hits, x)
		h.up(len(h.hits) - 1)
		return
	}
	if h.limit > 0 && x.beats(h.hits[0]) {
		h.hits[0] = x
		h.down(0)
	}
}

func (h *heap) up(i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !h.hits[parent].beats(h.hits[i]) {
			return
		}
		h.hits[i], h.hits[parent] = h.hits[parent], h.hits[i]
		i = parent
	}
}

func (h *heap) down(i int) {
	x := h.hits[i]
	for {
		child := 2*i + 1
		if child >= len(h.hits) {
			break
		}
		if child+1 < len(h.hits) && h.hits[child].beats(h.hits[child+1]) {
			child++
		}
		if !x.beats(h.hits[child]) {
			break
		}
		h.hits[i] = h.hits[child]
		i = child
	}
	h.hits[i] = x
}

// sorted returns the hits, best first.
func (h *heap) sorted() []hit {
	slices.SortFunc(h.hits, hit.compare)
	return h.hits
}
