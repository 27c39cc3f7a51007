package index

import (
	"context"

	"dateline/retrieval"
)

// Search answers a query: it reads it against the coverage's words, finds the
// best passages for them, and ranks those.
func (ix *Index) Search(ctx context.Context, q retrieval.Query) (retrieval.Result, error) {
	question, candidates, searched, err := ix.Candidates(ctx, q)
	if err != nil {
		return retrieval.Result{}, err
	}
	return question.Rank(candidates, searched), nil
}

// Candidates returns the query as read and what the first stage finds for it,
// best first: what Search ranks. It serves those who learn the ranking.
func (ix *Index) Candidates(ctx context.Context, q retrieval.Query) (
	question *retrieval.Question, candidates []retrieval.Candidate, searched retrieval.Searched, err error,
) {
	defer ix.watch(&err)()
	v, err := ix.hold()
	if err != nil {
		return nil, nil, searched, err
	}
	defer v.release()
	ix.renewSoon(v)
	words := &vocabulary{v: v}
	question = retrieval.Read(q, words)
	if words.err != nil {
		return nil, nil, searched, words.err
	}
	candidates, searched, err = ix.candidates(ctx, v, q, question.Terms())
	return question, candidates, searched, err
}

func (ix *Index) candidates(ctx context.Context, v *view, q retrieval.Query, terms []retrieval.Term) (
	[]retrieval.Candidate, retrieval.Searched, error,
) {
	allowed, searched, err := v.allow(q.Filter)
	if err != nil {
		return nil, searched, err
	}
	heavy, err := v.weigh(terms)
	if err != nil {
		return nil, searched, err
	}
	hits, err := v.pages(ctx, heavy, ix.opts.Depth, allowed, q)
	if err != nil {
		return nil, searched, err
	}
	out, err := ix.dress(ctx, v, hits, heavy)
	return out, searched, err
}

// pages finds the best passages. Where a few articles take up all of a page,
// and the query wants only so many passages of each, it turns to the next
// page, without those articles, until there is enough to fill the answer
// twice: the ranking leaves out what says the same again.
func (v *view) pages(ctx context.Context, terms []wanted, depth int, allowed allowance, q retrieval.Query) ([]hit, error) {
	depth = max(depth, q.Top)
	all, err := v.best(ctx, terms, depth, allowed)
	page := all
	for err == nil && q.PerArticle > 0 && len(page) == depth && usable(all, q.PerArticle) < 2*q.Top {
		allowed = allowed.without(page)
		page, err = v.best(ctx, terms, depth, allowed)
		all = append(all, page...)
	}
	return all, err
}

// usable is how many hits are left when each article gives so many at most.
func usable(hits []hit, perArticle int) (n int) {
	seen := make(map[*entry]int, len(hits))
	for _, h := range hits {
		e, _ := h.part.table.place(h.doc)
		if seen[e]++; seen[e] <= perArticle {
			n++
		}
	}
	return n
}

// dress makes candidates of hits: with their texts, words and article scores.
func (ix *Index) dress(ctx context.Context, v *view, hits []hit, terms []wanted) ([]retrieval.Candidate, error) {
	texts, err := ix.read(ctx, hits)
	if err != nil {
		return nil, err
	}
	defer ix.keep(texts)
	average := v.articleAverage()
	articles := make(map[*entry]float64, len(hits))
	out := make([]retrieval.Candidate, len(hits))
	for i, h := range hits {
		e, span := h.part.table.place(h.doc)
		t := texts[e.arrival]
		tokens, err := t.words(span)
		if err != nil {
			return nil, err
		}
		score, ok := articles[e]
		if !ok {
			if score, err = v.articleScore(h, terms, average); err != nil {
				return nil, err
			}
			articles[e] = score
		}
		out[i] = retrieval.Candidate{
			Version: t.version, Span: span, Tokens: tokens,
			Ordinal: int(h.doc - e.first), Count: int(e.count),
			BM25: h.score, Article: score,
		}
	}
	return out, nil
}
