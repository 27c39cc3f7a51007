package bot

import (
	"context"
	"slices"
	"time"

	"dateline/corpus"
	"dateline/corpus/story"
	"dateline/retrieval"
)

// places are where the articles of some passages come from, as of a time; the
// zero time is now.
type places map[corpus.Arrival]story.Place

func (b *Bot) places(ctx context.Context, passages []retrieval.Passage, asOf time.Time) (places, error) {
	if b.Stories == nil || len(passages) == 0 {
		return nil, nil
	}
	var last corpus.Arrival
	if !asOf.IsZero() {
		var err error
		if last, err = b.Coverage.AsOf(ctx, asOf); err != nil {
			return nil, err
		}
	}
	arrivals := make([]corpus.Arrival, len(passages))
	for i, p := range passages {
		arrivals[i] = p.Article.Arrival
	}
	return b.Stories.Places(ctx, last, arrivals...)
}

// origin names whose text an arrival is; one that is not placed is its own.
func (ps places) origin(n corpus.Arrival) corpus.Arrival {
	if p, ok := ps[n]; ok {
		return p.Origin
	}
	return n
}

// repeated is how much of what a quote tells an earlier one has told when it
// is only a repetition.
const repeated = 0.5

// distinct leaves out passages that only say again, in a reprint, what an
// earlier one says.
func (ps places) distinct(passages []retrieval.Passage) []retrieval.Passage {
	said := map[corpus.Arrival][]retrieval.Passage{}
	var out []retrieval.Passage
	for _, p := range passages {
		origin := ps.origin(p.Article.Arrival)
		if repeats(p, said[origin]) {
			continue
		}
		said[origin] = append(said[origin], p)
		out = append(out, p)
	}
	return out
}

// repeats tells whether quotes of other articles have told what this one
// tells: all of it, or the sentences for which it is shown.
func repeats(p retrieval.Passage, said []retrieval.Passage) bool {
	telling := p.Telling()
	return slices.ContainsFunc(said, func(q retrieval.Passage) bool {
		return q.Article.Arrival != p.Article.Arrival &&
			max(story.Share(p.QuoteText(), q.QuoteText()), story.Share(telling, q.QuoteText())) >= repeated
	})
}

// A backing counts the articles behind some sources, reprints included, and
// the independent voices that they go back to: one for each agency or outlet,
// however many texts it gave, and one for each text of nobody known.
type backing struct {
	articles, voices int
	names            []string
}

// behind counts what stands behind arrivals.
func (ps places) behind(arrivals []corpus.Arrival) backing {
	var b backing
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
			b.voices++
		} else if !slices.Contains(b.names, name) {
			b.voices++
			b.names = append(b.names, name)
		}
	}
	return b
}
