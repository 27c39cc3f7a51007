package index

import (
	"context"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

func (ix *index) search(ctx context.Context, q query.Query) (retrieval.Result, error) {
	ix.inFlight.Begin()
	defer ix.inFlight.End()
	began := time.Now()
	var t Timings
	question, candidates, searched, err := ix.candidates(ctx, q, &t)
	if err != nil {
		return retrieval.Result{}, err
	}
	hydrated := time.Now()
	ranked := question.Order(candidates)
	if err := ix.loadTexts(ctx, ranked.Quoted()); err != nil {
		return retrieval.Result{}, err
	}
	result := ranked.Result(searched)
	if ix.opts.Timed != nil {
		t.Candidates, t.Rank = hydrated.Sub(began)-t.Parse, time.Since(hydrated)
		ix.opts.Timed(ctx, t)
	}
	return result, nil
}

// Timings are how long the stages of one search took.
type Timings struct {
	// Parse is for reading the question against the vocabulary, Candidates for
	// retrieving and hydrating the passages, and Rank for ranking them and
	// reading the texts that are quoted.
	Parse, Candidates, Rank time.Duration
}

func (ix *index) candidatesWithTexts(ctx context.Context, q query.Query) (
	*retrieval.Question, []retrieval.Candidate, retrieval.Searched, error,
) {
	question, candidates, searched, err := ix.candidates(ctx, q, &Timings{})
	if err != nil {
		return nil, nil, searched, err
	}
	all := make([]*retrieval.Candidate, len(candidates))
	for i := range candidates {
		all[i] = &candidates[i]
	}
	return question, candidates, searched, ix.loadTexts(ctx, all)
}

func (ix *index) candidates(ctx context.Context, q query.Query, t *Timings) (
	question *retrieval.Question, candidates []retrieval.Candidate, searched retrieval.Searched, err error,
) {
	err = ix.withSearchView(func(v *view) (err error) {
		var f firstStage
		if f, err = v.retrieve(ctx, q, ix.opts.depth); err != nil {
			return err
		}
		t.Parse = f.parseTime
		if err = ix.addPhrases(ctx, v, &f, q); err != nil {
			return err
		}
		question, searched = f.question, f.searched
		lexicon := ix.lexicons.current()
		if candidates, err = ix.hydrate(ctx, v, f, lexicon); err != nil {
			return err
		}
		withPhrases(candidates, f.phrases)
		if q.AsOf.IsZero() {
			return nil
		}
		candidates, searched, err = ix.addPast(ctx, v, lexicon, q.AsOf, f, candidates)
		return err
	})
	return question, candidates, searched, err
}

// A Hit is a passage that the first stage of a search found: a span of the
// version with an arrival, in bytes of its text.
type Hit struct {
	Arrival corpus.Arrival
	text.Span
	// Score is the passage's BM25.
	Score float64
}

func (ix *index) hits(ctx context.Context, q query.Query) (all []Hit, err error) {
	err = ix.withSearchView(func(v *view) error {
		f, err := v.retrieve(ctx, q, ix.opts.depth)
		for _, h := range f.hits {
			e, span := h.part.table.locate(h.doc)
			all = append(all, Hit{e.arrival, span, h.score})
		}
		return err
	})
	return all, err
}

// withSearchView runs a search on the present view. Background work yields
// meanwhile.
func (ix *index) withSearchView(search func(*view) error) error {
	return ix.withView(func(v *view) error {
		ix.inFlight.Begin()
		defer ix.inFlight.End()
		ix.refreshInBackground(v)
		return search(v)
	})
}

// withView runs work that nobody waits for on the present view.
func (ix *index) withView(work func(*view) error) (err error) {
	defer ix.guardSearch(&err)()
	v, err := ix.acquire()
	if err != nil {
		return err
	}
	defer v.release()
	return work(v)
}

// A firstStage is what the first stage of a search knows when it is done.
type firstStage struct {
	question *retrieval.Question
	terms    []weightedTerm
	searches partSearches
	hits     []hit
	searched retrieval.Searched
	accepted acceptSet
	// phrases are those of the question in the hits, nil if it has none.
	phrases [][]text.Span
	// parseTime is how long reading the question took.
	parseTime time.Duration
}

// retrieve finds the best passages for a query.
func (v *view) retrieve(ctx context.Context, q query.Query, depth int) (f firstStage, err error) {
	if f, err = v.readQuestion(q); err != nil {
		return f, err
	}
	accepted, searched, err := v.accept(ctx, q.Filter, f.question)
	if err != nil {
		return f, err
	}
	f.searched, f.accepted = searched, accepted
	return v.retrieveFrom(ctx, f, q, depth, accepted)
}

// readQuestion reads a query against the vocabulary of the view.
func (v *view) readQuestion(q query.Query) (f firstStage, err error) {
	if q.Aliases == nil {
		q.Aliases = v.ix.opts.Aliases
	}
	began := time.Now()
	words := &vocabulary{v: v}
	f.question = retrieval.Read(q, words)
	f.question.Calibration = v.calibration.Calibration
	f.parseTime = time.Since(began)
	return f, words.err
}

// retrieveFrom finds the best accepted passages for a query that readQuestion
// has read, whatever the query's own filter says.
func (v *view) retrieveFrom(ctx context.Context, f firstStage, q query.Query, depth int, accepted acceptSet) (_ firstStage, err error) {
	if f.terms, err = v.weighTerms(f.question.Terms()); err != nil {
		return f, err
	}
	if f.searches, err = v.partSearches(f.terms); err != nil {
		return f, err
	}
	f.hits, err = v.retrievePages(ctx, f.searches, depth, accepted, q)
	f.question.All = len(f.hits) < max(depth, q.Top)
	return f, err
}

// retrievePages finds the best passages, a page at a time. If a query limits
// the passages per article, a few long articles can fill a page with passages
// that the answer cannot show. Then the next page is retrieved, without those
// articles, until enough passages are left to fill the answer and some more:
// the ranking drops passages that repeat one another.
func (v *view) retrievePages(ctx context.Context, searches partSearches, depth int, accepted acceptSet, q query.Query) ([]hit, error) {
	depth = max(depth, q.Top)
	all, err := v.topHits(ctx, searches, depth, accepted)
	page := all
	for err == nil && q.PerArticle > 0 && len(page) == depth && countUsable(all, q.PerArticle) < q.Top+min(q.Top, surplus) {
		accepted = accepted.without(page)
		page, err = v.topHits(ctx, searches, depth, accepted)
		all = append(all, page...)
	}
	return all, err
}

// surplus is how many passages are retrieved beyond those asked for, since the
// ranking drops some.
const surplus = 20

// countUsable returns how many hits are left if each article may contribute at
// most perArticle.
func countUsable(hits []hit, perArticle int) (n int) {
	seen := make(map[*entry]int, len(hits))
	for _, h := range hits {
		e, _ := h.part.table.locate(h.doc)
		if seen[e]++; seen[e] <= perArticle {
			n++
		}
	}
	return n
}
