package bot

import (
	"slices"
	"strings"
	"time"

	"dateline/corpus"
	"dateline/retrieval/text"
)

// A Revision is one version of an article against the one before it.
type Revision struct {
	Arrival   corpus.Arrival
	Arrived   time.Time
	Withdrawn bool
	// Differences are what changed, in the order of the text; none for the first
	// version and for a withdrawal.
	Differences []Difference
}

// A Difference is a sentence, or a fact such as "title: ...", that one version has
// and the other has not.
type Difference struct {
	Added bool
	Text  string
}

// Revisions compares the versions of an article, oldest first, sentence by
// sentence.
func Revisions(versions []*corpus.Version) []Revision {
	out := make([]Revision, len(versions))
	for i, v := range versions {
		out[i] = Revision{Arrival: v.Arrival, Arrived: v.Arrived, Withdrawn: v.Withdrawn}
		if i == 0 || v.Withdrawn {
			continue
		}
		out[i].Differences = edits(statements(versions[i-1]), statements(v))
	}
	return out
}

// statements are what an article says: its facts and its sentences.
func statements(v *corpus.Version) []string {
	var out []string
	for _, f := range [][2]string{{"title", v.Title}, {"source", v.Source}, {"author", v.Author}, {"link", v.URL}} {
		if f[1] != "" {
			out = append(out, f[0]+": "+f[1])
		}
	}
	if !v.Published.IsZero() {
		out = append(out, "published: "+Stamp(v.Published))
	}
	for _, s := range text.Sentences(v.Text, text.Span{End: len(v.Text)}) {
		if text := strings.TrimSpace(v.Text[s.Start:s.End]); text != "" {
			out = append(out, text)
		}
	}
	return out
}

// mostCompared bounds the work of a comparison, which grows with the product
// of both lengths; what lies beyond is shown as replaced.
const mostCompared = 2000

// edits turns one list into another by the fewest removals and additions.
func edits(from, to []string) []Difference {
	start := 0
	for start < len(from) && start < len(to) && from[start] == to[start] {
		start++
	}
	from, to = from[start:], to[start:]
	for len(from) > 0 && len(to) > 0 && from[len(from)-1] == to[len(to)-1] {
		from, to = from[:len(from)-1], to[:len(to)-1]
	}
	if len(from) > mostCompared || len(to) > mostCompared {
		return slices.Concat(all(from, false), all(to, true))
	}
	return walk(from, to, lengths(from, to))
}

func all(list []string, added bool) []Difference {
	out := make([]Difference, len(list))
	for i, s := range list {
		out[i] = Difference{added, s}
	}
	return out
}

// lengths[i][j] is the length of the longest common subsequence of from[i:]
// and to[j:].
func lengths(from, to []string) [][]int {
	out := make([][]int, len(from)+1)
	for i := range out {
		out[i] = make([]int, len(to)+1)
	}
	for i := len(from) - 1; i >= 0; i-- {
		for j := len(to) - 1; j >= 0; j-- {
			if from[i] == to[j] {
				out[i][j] = out[i+1][j+1] + 1
			} else {
				out[i][j] = max(out[i+1][j], out[i][j+1])
			}
		}
	}
	return out
}

func walk(from, to []string, lengths [][]int) []Difference {
	var out []Difference
	i, j := 0, 0
	for i < len(from) && j < len(to) {
		switch {
		case from[i] == to[j]:
			i, j = i+1, j+1
		case lengths[i+1][j] >= lengths[i][j+1]:
			out = append(out, Difference{false, from[i]})
			i++
		default:
			out = append(out, Difference{true, to[j]})
			j++
		}
	}
	return slices.Concat(out, all(from[i:], false), all(to[j:], true))
}
