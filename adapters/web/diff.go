package web

import (
	"strings"

	"dateline/bot/diff"
)

// A change is a run of words that two versions share, or that only one has.
type change struct{ diff.Edit }

// Removed tells whether only the earlier version has the words.
func (c change) Removed() bool { return c.Op == diff.Remove }

// Added tells whether only the later version has the words.
func (c change) Added() bool { return c.Op == diff.Add }

// compare returns the paragraphs in which two texts differ, word by word.
// Adjacent paragraphs that differ are compared together, so that the words of a
// paragraph that was split still match.
func compare(before, after string) [][]change {
	var out [][]change
	var removed, added []string
	flush := func() {
		if len(removed)+len(added) > 0 {
			out = append(out, compareWords(removed, added))
		}
		removed, added = nil, nil
	}
	for _, e := range diff.Strings(strings.Split(before, paragraphBreak), strings.Split(after, paragraphBreak)) {
		switch e.Op {
		case diff.Keep:
			flush()
		case diff.Remove:
			removed = append(removed, e.Text)
		case diff.Add:
			added = append(added, e.Text)
		}
	}
	flush()
	return out
}

func compareWords(before, after []string) []change {
	var out []change
	for _, e := range diff.Strings(strings.Fields(strings.Join(before, " ")), strings.Fields(strings.Join(after, " "))) {
		if n := len(out); n > 0 && out[n-1].Op == e.Op {
			out[n-1].Text += " " + e.Text
			continue
		}
		out = append(out, change{e})
	}
	return out
}
