package exhaustive

import "unicode/utf8"

// withinEdits tells whether at most so many edits turn a into b. An edit
// inserts, deletes or replaces a rune, or swaps two adjacent ones.
func withinEdits(a, b string, edits int) bool {
	x, y := []rune(a), []rune(b)
	if !utf8.ValidString(a) || len(x)-len(y) > edits || len(y)-len(x) > edits {
		return false
	}
	before, row := []int(nil), make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		next := make([]int, len(y)+1)
		next[0] = i
		best := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
			best = min(best, next[j])
		}
		if best > edits {
			return false
		}
		before, row = row, next
	}
	return row[len(y)] <= edits
}
