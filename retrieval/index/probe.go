package index

import (
	"context"
	"slices"
	"sync"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// probeDepth is how many passages are retrieved for each article that is asked
// about. With a hundred the noise is the same to .004, and each passage costs the
// reading of a text.
const probeDepth = 40

// A probe collects how strong the answers to questions look, in any order. It is
// safe for concurrent use.
type probe struct {
	mu sync.Mutex
	retrieval.Probe
}

// ask asks a question with one article and its reprints withheld. Reprints are not
// asked about themselves, so that they count for nothing.
func (p *probe) ask(ctx context.Context, v *view, q query.Query, w withheld) error {
	if q.Text == "" {
		return nil
	}
	f, err := v.readQuestion(q)
	if err != nil {
		return err
	}
	candidates, original, err := v.candidatesWithout(ctx, f, q, w)
	if err != nil || !original {
		return err
	}
	undated, current := f.question.Strengths(candidates)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Undated, p.Current = append(p.Undated, undated), append(p.Current, current)
	return nil
}

// A withheld is an article whose reprints are withheld with it.
type withheld struct {
	hit
	retrieval.Origin
	lexicon *text.Lexicon
}

// originOf returns an article as the origin of its reprints.
func originOf(a *corpus.Article, lexicon *text.Lexicon) retrieval.Origin {
	var room []text.Token
	return retrieval.NewOrigin(lexicon.Words(a.Text, text.Span{End: len(a.Text)}, &room))
}

// maxReprintSearches is how often a question is searched for at most, each time
// without the reprints that were found before. One more search is enough for
// nearly all articles.
const maxReprintSearches = 8

// candidatesWithout finds the candidates for a question that are left without an
// article and its reprints. It is not original if an earlier article says the same.
func (v *view) candidatesWithout(ctx context.Context, f firstStage, q query.Query, w withheld) (candidates []retrieval.Candidate, original bool, err error) {
	accepted := acceptSet{v: v}.without([]hit{w.hit})
	for range maxReprintSearches {
		if f, err = v.retrieveFrom(ctx, f, q, probeDepth, accepted); err != nil {
			return nil, false, err
		}
		if candidates, err = v.ix.hydrate(ctx, v, f, w.lexicon); err != nil {
			return nil, false, err
		}
		var reprints []hit
		for i := range candidates {
			if !w.RepeatedBy(&candidates[i]) {
				continue
			}
			if reprints = append(reprints, f.hits[i]); f.hits[i].entry().arrival < w.entry().arrival {
				return nil, false, nil
			}
		}
		if len(reprints) == 0 {
			return candidates, true, nil
		}
		accepted = accepted.without(reprints)
	}
	return slices.DeleteFunc(candidates, func(c retrieval.Candidate) bool { return w.RepeatedBy(&c) }), true, nil
}
