package index

import (
	"cmp"
	"context"
	"runtime"
	"slices"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/text"
)

// minHydrated is how many passages that are not cached are worth a goroutine of
// their own.
const minHydrated = 8

// hydrate turns hits into candidates, with their words and article scores but
// without their texts. Passages whose words are not cached have to be read and
// analysed, so that work is divided by article among several goroutines.
func (ix *index) hydrate(ctx context.Context, v *view, f firstStage, lexicon *text.Lexicon) ([]retrieval.Candidate, error) {
	d := hydrator{ix: ix, lexicon: lexicon, hits: f.hits, out: make([]retrieval.Candidate, len(f.hits))}
	d.group(f.searches, v.articleAverage())
	missing, passages := d.fromCache()
	n := min(maxReaders, runtime.GOMAXPROCS(0), 1+passages/minHydrated)
	return d.out, inParallel(ctx, n, len(missing), func(ctx context.Context, from, to int) error {
		return d.fromStore(ctx, missing[from:to])
	})
}

// A hydrator turns the hits of one search into candidates.
type hydrator struct {
	ix      *index
	lexicon *text.Lexicon
	hits    []hit
	groups  []articleHits
	out     []retrieval.Candidate
}

// An articleHits is the hits of one article.
type articleHits struct {
	*entry
	part    *part
	hits    []int // indexes into the hits of the search, in the article's order
	score   float64
	outline *outline // nil: not cached
}

// group groups the hits by article and scores the articles.
func (d *hydrator) group(searches partSearches, average float64) {
	order := make([]int, len(d.hits))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := &d.hits[a], &d.hits[b]
		if x.part != y.part {
			return cmp.Compare(x.part.id, y.part.id)
		}
		return cmp.Compare(x.doc, y.doc)
	})
	d.groups = make([]articleHits, 0, len(order))
	for from := 0; from < len(order); {
		a := articleHits{entry: d.hits[order[from]].entry(), part: d.hits[order[from]].part}
		to := from + 1
		for to < len(order) && d.hits[order[to]].part == a.part && d.hits[order[to]].doc < a.first+a.count {
			to++
		}
		a.hits = order[from:to]
		d.groups = append(d.groups, a)
		from = to
	}
	for from := 0; from < len(d.groups); {
		p, to := d.groups[from].part, from+1
		for to < len(d.groups) && d.groups[to].part == p {
			to++
		}
		searches[p].scoreArticles(d.groups[from:to], average)
		from = to
	}
}

// fromCache makes the candidates and fills in what is cached. It returns the
// articles that lack something, and how many passages lack their words.
func (d *hydrator) fromCache() (missing []*articleHits, passages int) {
	arrivals := make([]corpus.Arrival, len(d.groups))
	for i := range d.groups {
		arrivals[i] = d.groups[i].arrival
	}
	outlines := d.ix.cachedOutlines(d.lexicon, arrivals)
	for i := range d.groups {
		a, before := &d.groups[i], passages
		a.outline = outlines[i]
		for _, at := range a.hits {
			h := &d.hits[at]
			_, span := h.part.table.locate(h.doc)
			c := retrieval.Candidate{
				Span: span, Ordinal: int(h.doc - a.first), Count: int(a.count),
				BM25: h.score, Article: a.score,
			}
			if o := a.outline; o != nil {
				c.Version, c.Header, c.Words = o.version, o.header, o.words[c.Ordinal].Load()
			}
			if c.Words == nil {
				passages++
			}
			d.out[at] = c
		}
		if passages > before {
			missing = append(missing, a)
		}
	}
	return missing, passages
}

// fromStore fills in what the candidates of some articles lack.
func (d *hydrator) fromStore(ctx context.Context, groups []*articleHits) error {
	arrivals := make([]corpus.Arrival, len(groups))
	for i, a := range groups {
		arrivals[i] = a.arrival
	}
	versions, err := d.ix.versions(ctx, arrivals)
	if err != nil {
		return err
	}
	var room []text.Token
	for i, a := range groups {
		if a.outline == nil {
			a.outline = newOutline(versions[i], d.lexicon, a.count)
		}
		for _, at := range a.hits {
			c := &d.out[at]
			c.Version, c.Header = a.outline.version, a.outline.header
			if c.Words != nil {
				continue
			}
			if c.Words, err = a.outline.analyse(d.lexicon, versions[i].Text, c.Ordinal, c.Span, &room); err != nil {
				return err
			}
		}
		d.ix.cacheOutline(a.outline)
	}
	return nil
}
