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

// leastDressing is how many passages that are not in memory are worth a
// goroutine of their own.
const leastDressing = 8

// dress makes candidates of hits: with their words and article scores, and
// without their texts. What is not in memory takes some time to read and to
// analyse, so that work is shared out by article.
func (ix *Index) dress(ctx context.Context, v *view, f findings, lexicon *text.Lexicon) ([]retrieval.Candidate, error) {
	d := dresser{ix: ix, lexicon: lexicon, hits: f.hits, out: make([]retrieval.Candidate, len(f.hits))}
	d.gather(f.jobs, v.articleAverage())
	missing, passages := d.remember()
	n := min(mostReaders, runtime.GOMAXPROCS(0), 1+passages/leastDressing)
	return d.out, shared(ctx, n, len(missing), func(ctx context.Context, from, to int) error {
		return d.read(ctx, missing[from:to])
	})
}

// A dresser makes candidates of the hits of one search.
type dresser struct {
	ix      *Index
	lexicon *text.Lexicon
	hits    []hit
	groups  []group
	out     []retrieval.Candidate
}

// A group is the hits of one article.
type group struct {
	*entry
	part    *part
	hits    []int // by their places in the article
	score   float64
	outline *outline // nil: not in memory
}

// gather groups the hits by article, and scores the articles.
func (d *dresser) gather(jobs jobs, average float64) {
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
	d.groups = make([]group, 0, len(order))
	for from := 0; from < len(order); {
		a := group{entry: d.hits[order[from]].entry(), part: d.hits[order[from]].part}
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
		jobs[p].rate(d.groups[from:to], average)
		from = to
	}
}

// remember makes candidates with what is in memory. It returns the groups that
// lack something, and how many passages they lack.
func (d *dresser) remember() (missing []*group, passages int) {
	arrivals := make([]corpus.Arrival, len(d.groups))
	for i := range d.groups {
		arrivals[i] = d.groups[i].arrival
	}
	outlines := d.ix.outlinesOf(d.lexicon, arrivals)
	for i := range d.groups {
		a, before := &d.groups[i], passages
		a.outline = outlines[i]
		for _, at := range a.hits {
			h := &d.hits[at]
			_, span := h.part.table.place(h.doc)
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

// read completes the candidates of some groups.
func (d *dresser) read(ctx context.Context, groups []*group) error {
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
		d.ix.keep(a.outline)
	}
	return nil
}
