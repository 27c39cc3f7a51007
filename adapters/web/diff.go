package web

import (
	"slices"
	"strings"
)

// A fate is what became of words from one version to the next.
type fate int

const (
	kept fate = iota
	taken
	added
)

// A change is words with their fate.
type change struct {
	Fate fate
	Text string
}

// Taken and Added are for templates.
func (c change) Taken() bool { return c.Fate == taken }

// Added tells whether the words are new.
func (c change) Added() bool { return c.Fate == added }

// compare returns the paragraphs of two texts that differ, as runs of words
// that stayed, went or came.
func compare(before, after string) [][]change {
	var out [][]change
	var old, young []string
	flush := func() {
		if len(old)+len(young) > 0 {
			out = append(out, wordChanges(old, young))
		}
		old, young = nil, nil
	}
	for _, c := range align(strings.Split(before, between), strings.Split(after, between)) {
		switch c.Fate {
		case kept:
			flush()
		case taken:
			old = append(old, c.Text)
		case added:
			young = append(young, c.Text)
		}
	}
	flush()
	return out
}

// wordChanges compares some paragraphs word by word.
func wordChanges(before, after []string) []change {
	var out []change
	for _, c := range align(strings.Fields(strings.Join(before, " ")), strings.Fields(strings.Join(after, " "))) {
		if n := len(out); n > 0 && out[n-1].Fate == c.Fate {
			out[n-1].Text += " " + c.Text
			continue
		}
		out = append(out, c)
	}
	return out
}

// maxCells bounds the table that align makes: beyond it all is taken and added
// whole. A thousand words by a thousand pass.
const maxCells = 1 << 20

// align finds what two lists have in common, in order: their longest common
// subsequence, by the textbook's table.
// https://en.wikipedia.org/wiki/Longest_common_subsequence
func align(a, b []string) []change {
	var head, tail []change
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		head, a, b = append(head, change{kept, a[0]}), a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		tail, a, b = append(tail, change{kept, a[len(a)-1]}), a[:len(a)-1], b[:len(b)-1]
	}
	slices.Reverse(tail)
	return slices.Concat(head, middle(a, b), tail)
}

// middle aligns what is left between a common beginning and a common end.
func middle(a, b []string) []change {
	var out []change
	i, j := 0, 0
	if len(a) > 0 && len(b) > 0 && len(a)*len(b) <= maxCells {
		rest := common(a, b)
		for i < len(a) && j < len(b) {
			switch {
			case a[i] == b[j]:
				out = append(out, change{kept, a[i]})
				i, j = i+1, j+1
			case rest[i+1][j] >= rest[i][j+1]:
				out = append(out, change{taken, a[i]})
				i++
			default:
				out = append(out, change{added, b[j]})
				j++
			}
		}
	}
	for _, s := range a[i:] {
		out = append(out, change{taken, s})
	}
	for _, s := range b[j:] {
		out = append(out, change{added, s})
	}
	return out
}

// common is the table: how much the rests of a from i and of b from j share.
func common(a, b []string) [][]int32 {
	rest := make([][]int32, len(a)+1)
	for i := range rest {
		rest[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				rest[i][j] = rest[i+1][j+1] + 1
			} else {
				rest[i][j] = max(rest[i+1][j], rest[i][j+1])
			}
		}
	}
	return rest
}
