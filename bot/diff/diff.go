package diff

import "slices"

// An Op says what an [Edit] does with its text.
type Op int

// The operations of an edit script.
const (
	Keep   Op = iota // both lists have it
	Remove           // only the first list has it
	Add              // only the second list has it
)

// An Edit is one step of an edit script: a string, and what became of it.
type Edit struct {
	Op   Op
	Text string
}

// maxDiffCells bounds the time of [Strings], which grows with the product of both
// lengths: two lists of 2,048 strings are still compared. Its table then takes
// 512 KiB, one bit a cell.
const maxDiffCells = 1 << 22

// Strings returns an edit script that turns before into after and keeps as much
// as possible, their longest common subsequence; removals come ahead of
// additions. Where the lists are too long to compare, everything between their
// common beginning and their common end is removed and added.
func Strings(before, after []string) []Edit {
	head := 0
	for head < min(len(before), len(after)) && before[head] == after[head] {
		head++
	}
	common, a, b := before[:head], before[head:], after[head:]
	tail := 0
	for tail < min(len(a), len(b)) && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	end := a[len(a)-tail:]
	return slices.Concat(edits(Keep, common), diffMiddle(a[:len(a)-tail], b[:len(b)-tail]), edits(Keep, end))
}

func edits(op Op, texts []string) []Edit {
	out := make([]Edit, len(texts))
	for i, s := range texts {
		out[i] = Edit{op, s}
	}
	return out
}

// diffMiddle compares what a common beginning and a common end leave.
func diffMiddle(a, b []string) []Edit {
	var out []Edit
	i, j := 0, 0
	if len(a) > 0 && len(b) > 0 && len(a) <= maxDiffCells/len(b) {
		remove := removals(a, b)
		for i < len(a) && j < len(b) {
			switch {
			case a[i] == b[j]:
				out = append(out, Edit{Keep, a[i]})
				i, j = i+1, j+1
			case remove.has(i, j):
				out = append(out, Edit{Remove, a[i]})
				i++
			default:
				out = append(out, Edit{Add, b[j]})
				j++
			}
		}
	}
	return slices.Concat(out, edits(Remove, a[i:]), edits(Add, b[j:]))
}

// A bitTable is a table of bits, row by row.
type bitTable struct {
	width int
	words []uint64
}

func (t bitTable) has(i, j int) bool {
	n := i*t.width + j
	return t.words[n/64]&(1<<(n%64)) != 0
}

func (t bitTable) set(i, j int) {
	n := i*t.width + j
	t.words[n/64] |= 1 << (n % 64)
}

// removals tells for each pair of suffixes a[i:] and b[j:] whether a longest
// common subsequence of them can do without a[i]. It is the textbook's dynamic
// programme, of which only two rows of lengths are ever held:
// https://en.wikipedia.org/wiki/Longest_common_subsequence
func removals(a, b []string) bitTable {
	table := bitTable{len(b), make([]uint64, (len(a)*len(b)+63)/64)}
	below, row := make([]int32, len(b)+1), make([]int32, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			switch {
			case a[i] == b[j]:
				row[j] = below[j+1] + 1
			case below[j] >= row[j+1]:
				row[j] = below[j]
				table.set(i, j)
			default:
				row[j] = row[j+1]
			}
		}
		below, row = row, below
	}
	return table
}
