package index

import (
	"context"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"dateline/corpus"
	"dateline/retrieval"
)

// mostDressers bounds how many goroutines read texts for one search.
const mostDressers = 4

// A dressingRoom is where the words of candidates lie. It can be used again
// when nobody looks at those candidates any more: they are most of what a
// search takes in memory.
type dressingRoom struct {
	tokens [mostDressers][]retrieval.Token
}

// dress makes candidates of hits: with their texts, words and article scores.
// What is not in memory takes some time to read and to analyse, so the work is
// shared out by article.
func (ix *Index) dress(ctx context.Context, v *view, f findings, room *dressingRoom) ([]retrieval.Candidate, error) {
	out := make([]retrieval.Candidate, len(f.hits))
	words := ix.words.present()
	f.question.Number(words.lexicon.numberOf)
	n := min(mostDressers, runtime.GOMAXPROCS(0))
	if len(f.hits) < 16 {
		n = 1
	}
	g, ctx := errgroup.WithContext(ctx)
	for share := range n {
		g.Go(func() (err error) {
			defer guard(&err)()
			d := dresser{ix: ix, tokens: &room.tokens[share], wordMemory: words, jobs: f.jobs, average: v.articleAverage(), articles: make(map[*entry]float64)}
			for i, h := range f.hits {
				if int(h.entry().arrival)%n == share {
					d.mine = append(d.mine, i)
				}
			}
			return d.dress(ctx, f.hits, out)
		})
	}
	return out, g.Wait()
}

// A dresser dresses its share of hits.
type dresser struct {
	ix *Index
	wordMemory
	tokens   *[]retrieval.Token
	jobs     jobs
	average  float64
	mine     []int
	articles map[*entry]float64
}

func (d *dresser) dress(ctx context.Context, hits []hit, out []retrieval.Candidate) error {
	arrivals := make([]corpus.Arrival, len(d.mine))
	for k, i := range d.mine {
		arrivals[k] = hits[i].entry().arrival
	}
	texts, err := d.ix.texts(ctx, arrivals)
	if err != nil {
		return err
	}
	// One slice holds the words of all; where it has to grow, the candidates
	// before keep what they have.
	words := slices.Grow((*d.tokens)[:0], 160*len(d.mine))
	defer func() { *d.tokens = words }()
	for _, i := range d.mine {
		h, from := hits[i], len(words)
		e, span := h.part.table.place(h.doc)
		t := texts[e.arrival]
		if words, err = d.unpacked(words, h, t.version); err != nil {
			return err
		}
		out[i] = retrieval.Candidate{
			Version: t.version, Span: span, Tokens: words[from:len(words):len(words)], Header: t.header,
			Ordinal: int(h.doc - e.first), Count: int(e.count),
			BM25: h.score, Article: d.article(h),
		}
	}
	return nil
}

// article is the score of a hit's article, computed once.
func (d *dresser) article(h hit) float64 {
	e := h.entry()
	score, ok := d.articles[e]
	if !ok {
		score = d.jobs[h.part].articleScore(e, d.average)
		d.articles[e] = score
	}
	return score
}
