package bot

import (
	"context"
	"slices"
	"time"

	"dateline/corpus"
	"dateline/corpus/story"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// places are where the articles of some passages come from, within a filter.
type memberships map[corpus.Arrival]story.Membership

func (b *Bot) memberships(ctx context.Context, passages []retrieval.Passage, f query.Filter) (memberships, error) {
	if b.Stories == nil || len(passages) == 0 {
		return nil, nil
	}
	var last corpus.Arrival
	if !f.AsOf.IsZero() {
		var err error
		if last, err = b.Coverage.AsOf(ctx, f.AsOf); err != nil {
			return nil, err
		}
	}
	arrivals := make([]corpus.Arrival, len(passages))
	for i, p := range passages {
		arrivals[i] = p.Article.Arrival
	}
	ps, err := b.Stories.Memberships(ctx, last, arrivals...)
	if f.AsOf = (time.Time{}); err != nil || f.Empty() {
		return ps, err
	}
	return ps, b.countPassing(ctx, ps, f)
}

// within counts those reprints alone that pass a filter: an answer has no more
// articles than were searched for it.
func (b *Bot) countPassing(ctx context.Context, ps memberships, f query.Filter) error {
	passing := map[corpus.Arrival][]corpus.Arrival{} // by origin
	for n, p := range ps {
		if p.Reprints == 0 {
			continue
		}
		if _, known := passing[p.Origin]; !known {
			versions, err := b.Coverage.Versions(ctx, p.Copies...)
			if err != nil {
				return err
			}
			passing[p.Origin] = nil
			for _, v := range versions {
				if retrieval.Admits(f, v) {
					passing[p.Origin] = append(passing[p.Origin], v.Arrival)
				}
			}
		}
		p.Copies = passing[p.Origin]
		p.Reprints = len(p.Copies)
		if slices.Contains(p.Copies, n) {
			p.Reprints--
		}
		ps[n] = p
	}
	return nil
}

// origin names whose text an arrival is; one that is not placed is its own.
func (ps memberships) origin(n corpus.Arrival) corpus.Arrival {
	if p, ok := ps[n]; ok {
		return p.Origin
	}
	return n
}

// repeated is how much of what a quote tells an earlier one has told when it
// is only a repetition.
const repeatThreshold = 0.5

// distinct leaves out passages that only say again, in a reprint, what an
// earlier one says; what the agency's own article says as well is quoted from
// there.
func (ps memberships) withoutRepeats(passages []retrieval.Passage) []retrieval.Passage {
	said := map[corpus.Arrival][]int{} // places in out, by origin
	var out []retrieval.Passage
	for _, p := range passages {
		origin := ps.origin(p.Article.Arrival)
		again := func(i int) bool { return repeats(p, out[i]) }
		if at := slices.IndexFunc(said[origin], again); at >= 0 {
			if i := said[origin][at]; ps[p.Article.Arrival].ByAgency && !ps[out[i].Article.Arrival].ByAgency && covers(p, out[i]) {
				out[i] = p
			}
			continue
		}
		said[origin] = append(said[origin], len(out))
		out = append(out, p)
	}
	return out
}

// asMuch tells whether a quote says all of another, but for a word or two.
func covers(a, b retrieval.Passage) bool {
	x, y := a.QuoteText(), b.QuoteText()
	return story.Share(x, y) >= coverThreshold && float64(len(x)) >= coverThreshold*float64(len(y))
}

// nearlyAll is the share of a quote that says all of it: one paper's place line
// or spelling is not the other's.
const coverThreshold = 0.8

// repeats tells whether a quote of another article has told what a passage
// tells: all of it, or the sentences for which it is shown.
func repeats(p, said retrieval.Passage) bool {
	return said.Article.Arrival != p.Article.Arrival &&
		max(story.Share(p.QuoteText(), said.QuoteText()), story.Share(p.MarkedSentences(), said.QuoteText())) >= repeatThreshold
}

// A backing counts the articles behind some sources, reprints included, and
// the independent voices that they go back to: one for each agency or outlet,
// however many texts it gave, and one for each text of nobody known.
type provenance struct {
	articles, origins int
	names            []string
}

// behind counts what stands behind arrivals.
func (ps memberships) provenance(arrivals []corpus.Arrival) provenance {
	var b provenance
	seen := map[corpus.Arrival]bool{}
	for _, n := range arrivals {
		o := ps.origin(n)
		if seen[o] {
			continue
		}
		seen[o] = true
		b.articles += 1 + ps[n].Reprints
		name := ps[n].Name
		if name == "" {
			b.origins++
		} else if !slices.Contains(b.names, name) {
			b.origins++
			b.names = append(b.names, name)
		}
	}
	return b
}
