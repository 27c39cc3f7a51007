package bot

import (
	"slices"

	"dateline/corpus"
	"dateline/corpus/story"
	"dateline/retrieval"
)

// repeatThreshold is how much of a quote an earlier one must share for it to be a
// repetition.
const repeatThreshold = 0.5

// withoutRepeats leaves out passages that only repeat, in a reprint, what an
// earlier passage says. If the agency's own article says the same, it is the one
// that is quoted.
func (ps memberships) withoutRepeats(passages []retrieval.Passage) []retrieval.Passage {
	kept := map[corpus.Arrival][]int{} // indexes in out, by origin
	var out []retrieval.Passage
	for _, p := range passages {
		origin := ps.origin(p.Article.Arrival)
		repeated := func(i int) bool { return repeats(p, out[i]) }
		if at := slices.IndexFunc(kept[origin], repeated); at >= 0 {
			if i := kept[origin][at]; ps[p.Article.Arrival].ByAgency && !ps[out[i].Article.Arrival].ByAgency && covers(p, out[i]) {
				out[i] = p
			}
			continue
		}
		kept[origin] = append(kept[origin], len(out))
		out = append(out, p)
	}
	return out
}

// repeats reports whether a quote of another article has said what a passage says:
// all of it, or the sentences for which it is shown.
func repeats(p, earlier retrieval.Passage) bool {
	return earlier.Article.Arrival != p.Article.Arrival &&
		max(story.Share(p.QuoteText(), earlier.QuoteText()), story.Share(p.MarkedSentences(), earlier.QuoteText())) >= repeatThreshold
}

// coverThreshold is how much of a quote another must share in order to cover it: a
// paper's place line or spelling is not the agency's.
const coverThreshold = 0.8

// covers reports whether quote a says all that b says, but for a word or two.
func covers(a, b retrieval.Passage) bool {
	x, y := a.QuoteText(), b.QuoteText()
	return story.Share(x, y) >= coverThreshold && float64(len(x)) >= coverThreshold*float64(len(y))
}

// diversify moves forward passages that have another origin than those before them
// and do not repeat them, so that the first page has as many origins as there are
// near the top. Passages beyond the second page stay behind: they are too far down
// to be moved forward.
func diversify(passages []retrieval.Passage, ps memberships, size int) []retrieval.Passage {
	near := passages[:min(2*size, len(passages))]
	var first, rest []retrieval.Passage
	shown := map[corpus.Arrival]bool{}
	for _, p := range near {
		repeated := func(q retrieval.Passage) bool { return repeats(p, q) }
		if n := ps.origin(p.Article.Arrival); !shown[n] && len(first) < size && !slices.ContainsFunc(first, repeated) {
			shown[n] = true
			first = append(first, p)
		} else {
			rest = append(rest, p)
		}
	}
	return slices.Concat(first, rest, passages[len(near):])
}
