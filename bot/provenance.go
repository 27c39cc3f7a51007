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

// memberships say to which origins and stories some articles belong, by arrival.
type memberships map[corpus.Arrival]story.Membership

// memberships returns those of the articles of some passages. Only reprints that
// pass the filter are counted.
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

// countPassing keeps only those reprints that pass a filter, so that an answer
// does not count more articles than were searched for it.
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

// origin returns the article whose text an arrival carries: an agency's, another
// outlet's, or itself if it belongs to no story.
func (ps memberships) origin(n corpus.Arrival) corpus.Arrival {
	if p, ok := ps[n]; ok {
		return p.Origin
	}
	return n
}

// A provenance counts the articles behind some sources, reprints included, and the
// independent origins that they go back to: one for each agency or outlet, however
// many texts it wrote, and one for each text of an unknown writer.
type provenance struct {
	articles, origins int
	names             []string
}

// provenance returns that of the articles with the given arrivals.
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
