package main

import "slices"

func rank(e example, w []float64) []string {
	type sc struct {
		id string
		s  float64
	}
	best := make([]sc, 0, len(e.rows))
	for _, r := range e.rows {
		s := 0.0
		for i, v := range r.values {
			if w[i] != 0 {
				s += w[i] * v
			}
		}
		best = append(best, sc{r.article, s})
	}
	slices.SortStableFunc(best, func(a, b sc) int {
		if a.s > b.s {
			return -1
		}
		if a.s < b.s {
			return 1
		}
		return 0
	})
	seen := map[string]bool{}
	var ids []string
	for _, b := range best {
		if !seen[b.id] {
			seen[b.id] = true
			ids = append(ids, b.id)
		}
	}
	return ids
}
