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

// A versionHistory is a Store that can also tell which versions were current at
// an earlier time. The index holds only those that are current now.
type versionHistory interface {
	// Replaced yields the versions that were current at a time and have been
	// replaced since, by arrivals up to the given one.
	Replaced(ctx context.Context, t time.Time, upTo corpus.Arrival) iter.Seq2[*corpus.Version, error]
}

// addPast adds to the candidates of a search as of an earlier time the passages of
// versions that were current then and have been replaced since. They are few, so
// they are scored one by one. The term statistics are those of today, so that the
// scores can be compared with those from the index.
func (ix *index) addPast(ctx context.Context, v *view, l *text.Lexicon, asOf time.Time, found firstStage, now []retrieval.Candidate) (
	[]retrieval.Candidate, retrieval.Searched, error,
) {
	store, ok := ix.store.(versionHistory)
	if !ok {
		return now, found.searched, nil
	}
	p := pastCandidates{view: v, lexicon: l, question: found.question, terms: found.terms, searched: found.searched}
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
	all := slices.Concat(now, p.candidates)
	slices.SortStableFunc(all, func(a, b retrieval.Candidate) int {
		if (a.Phrases == nil) != (b.Phrases == nil) {
			return cmp.Compare(len(b.Phrases), len(a.Phrases)) // what holds phrases comes first
		}
		return cmp.Compare(b.BM25, a.BM25)
	})
	return all[:min(len(all), max(len(now), ix.opts.depth))], p.searched, nil
}

// A pastCandidates collects candidates from versions that the index no longer
// holds.
type pastCandidates struct {
	view       *view
	lexicon    *text.Lexicon
	question   *retrieval.Question
	terms      []weightedTerm
	analyser   analyser
	searched   retrieval.Searched
	candidates []retrieval.Candidate
}

// add adds the passages of a version that contain any of the terms.
func (p *pastCandidates) add(v *corpus.Version) {
	passages, rec := p.analyser.passages(v)
	if len(passages) == 0 {
		return
	}
	p.countSearched(v, len(passages))
	article := p.articleScore(passages)
	header := p.lexicon.HeaderWords(retrieval.Header(&v.Article), nil)
	for i, x := range passages {
		score, span := p.passageScore(x), rec.spans[i]
		phrases, held := p.question.FindPhrases(v.Title, v.Text, span)
		if score == 0 && !held {
			continue
		}
		if !held {
			phrases = nil
		}
		p.candidates = append(p.candidates, retrieval.Candidate{
			Version: v, Span: span, Ordinal: i, Count: len(passages), BM25: score, Article: article, Phrases: phrases,
			Words: p.lexicon.Words(v.Text, span, nil), Header: header,
		})
	}
}

// passageScore adds the terms up in the order in which a scorer does.
func (p *pastCandidates) passageScore(x passage) (sum float64) {
	for _, t := range p.terms {
		if f := x.terms[t.term]; f != nil {
			sum += t.weight * p.view.saturation.Of(uint8(f.Frequency()), uint16(x.length))
		}
	}
	return sum
}

// articleScore returns what scoreArticles would for an indexed article.
func (p *pastCandidates) articleScore(passages []passage) (sum float64) {
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

// countSearched adds a version to what was searched.
func (p *pastCandidates) countSearched(v *corpus.Version, passages int) {
	p.searched.Articles++
	p.searched.Passages += passages
	published := corpus.WallClock(v.Published)
	if published.IsZero() {
		return
	}
	if p.searched.Oldest.IsZero() || published.Before(p.searched.Oldest) {
		p.searched.Oldest = published
	}
	if published.After(p.searched.Newest) {
		p.searched.Newest = published
	}
}
