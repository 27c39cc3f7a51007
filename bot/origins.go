package bot

import (
	"context"
	"slices"
	"strings"
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

// distinct leaves out passages that only say again, in a reprint, what an
// earlier one says: they have a sentence in common.
func (ps places) distinct(passages []retrieval.Passage) []retrieval.Passage {
	said := map[corpus.Arrival][]string{}
	var out []retrieval.Passage
	for _, p := range passages {
		origin := ps.origin(p.Article.Arrival)
		words := strings.Join(strings.Fields(p.QuoteText()), " ")
		again := func(before string) bool { return repeats(before, words) || repeats(words, before) }
		if slices.ContainsFunc(said[origin], again) {
			continue
		}
		said[origin] = append(said[origin], words)
		out = append(out, p)
	}
	return out
}

// repeats tells whether a whole sentence of quote, not a mere phrase, stands in
// other.
func repeats(other, quote string) bool {
	const phrase = 40 // bytes; "he said on Tuesday." stands anywhere
	for _, s := range retrieval.Sentences(quote, retrieval.Span{End: len(quote)}) {
		if sentence := quote[s.Start:s.End]; (len(sentence) >= phrase || len(sentence) == len(quote)) && strings.Contains(other, sentence) {
			return true
		}
	}
	return false
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
