package index

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/text"
)

// A Past is a Store that has the versions that stood once. The index itself
// holds what stands now.
type Past interface {
	// Replaced yields the versions that stood at a time and were replaced
	// since, by arrivals up to the given one.
	Replaced(ctx context.Context, t time.Time, upTo corpus.Arrival) iter.Seq2[*corpus.Version, error]
}

// withPast adds to the candidates of a search as of an earlier time the
// passages of versions that stood then and have been replaced since. They are
// few, and are scored one by one, with the word statistics of today, so that
// they compare with those from the index.
func (ix *Index) withPast(ctx context.Context, v *view, l *text.Lexicon, asOf time.Time, found findings, now []retrieval.Candidate) (
	[]retrieval.Candidate, retrieval.Searched, error,
) {
	store, ok := ix.store.(Past)
	if !ok {
		return now, found.searched, nil
	}
	p := past{view: v, lexicon: l, terms: found.terms, searched: found.searched}
	for x, err := range store.Replaced(ctx, asOf, v.state.mark) {
		if err != nil {
			return nil, found.searched, fmt.Errorf("the coverage cannot be read: %w", err)
		}
		switch {
		case found.question.Admits(x):
			p.add(x)
		case found.question.LeavesUndated(x):
			p.searched.Undated++
		}
	}
	all := slices.Concat(now, p.out)
	slices.SortStableFunc(all, func(a, b retrieval.Candidate) int { return cmp.Compare(b.BM25, a.BM25) })
	return all[:min(len(all), max(len(now), ix.opts.Depth))], p.searched, nil
}

// A past gathers candidates from versions that the index does not hold.
type past struct {
	view     *view
	lexicon  *text.Lexicon
	terms    []wanted
	analyser analyser
	searched retrieval.Searched
	out      []retrieval.Candidate
}

func (p *past) add(v *corpus.Version) {
	passages, rec := p.analyser.passages(v)
	if len(passages) == 0 {
		return
	}
	p.extend(v, len(passages))
	article := p.articleScore(passages)
	header := p.lexicon.HeaderWords(retrieval.Header(&v.Article), nil)
	for i, x := range passages {
		score := p.score(x)
		if score == 0 {
			continue
		}
		span := rec.spans[i]
		p.out = append(p.out, retrieval.Candidate{
			Version: v, Span: span, Ordinal: i, Count: len(passages), BM25: score, Article: article,
			Words: p.lexicon.Words(v.Text, span, nil), Header: header,
		})
	}
}

// score sums the terms in the order in which the index does.
func (p *past) score(x passage) (sum float64) {
	for _, t := range p.terms {
		if f := x.terms[t.term]; f != nil {
			sum += t.weight * p.view.sat.of(uint8(f.Frequency()), uint16(x.length))
		}
	}
	return sum
}

func (p *past) articleScore(passages []passage) (sum float64) {
	counts, length := map[string]int{}, 0
	for _, x := range passages {
		length += x.length
		for term, f := range x.terms {
			counts[term] += f.Frequency()
		}
	}
	average := p.view.articleAverage()
	for _, t := range p.terms {
		sum += t.weight * text.Saturate(float64(counts[t.term]), float64(length), average)
	}
	return sum
}

// extend counts a version into what was searched.
func (p *past) extend(v *corpus.Version, passages int) {
	p.searched.Articles++
	p.searched.Passages += passages
	if v.Published.IsZero() {
		return
	}
	if p.searched.Oldest.IsZero() || v.Published.Before(p.searched.Oldest) {
		p.searched.Oldest = v.Published
	}
	if v.Published.After(p.searched.Newest) {
		p.searched.Newest = v.Published
	}
}
