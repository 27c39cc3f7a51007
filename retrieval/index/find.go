package index

import (
	"context"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// Search answers a query: it reads it against the coverage's words, finds the
// best passages for them, and ranks those.
func (ix *Index) Search(ctx context.Context, q query.Query) (retrieval.Result, error) {
	ix.asking.begin()
	defer ix.asking.end()
	began := time.Now()
	var t Timings
	question, candidates, searched, err := ix.candidates(ctx, q, &t)
	if err != nil {
		return retrieval.Result{}, err
	}
	gathered := time.Now()
	ranked := question.Order(candidates)
	if err := ix.complete(ctx, ranked.Quoted()); err != nil {
		return retrieval.Result{}, err
	}
	result := ranked.Result(searched)
	if ix.opts.Timed != nil {
		t.Candidates, t.Rank = gathered.Sub(began)-t.Parse, time.Since(gathered)
		ix.opts.Timed(ctx, t)
	}
	return result, nil
}

// Timings are how long the stages of one search took.
type Timings struct {
	// Parse is the reading of the question against the coverage's words,
	// Candidates the first stage with the words of what it finds, Rank the
	// second, with the texts that are quoted.
	Parse, Candidates, Rank time.Duration
}

// Candidates returns the query as read and what the first stage finds for it,
// best first: what Search ranks. It serves those who learn the ranking.
func (ix *Index) Candidates(ctx context.Context, q query.Query) (
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
	return question, candidates, searched, ix.complete(ctx, all)
}

func (ix *Index) candidates(ctx context.Context, q query.Query, t *Timings) (
	question *retrieval.Question, candidates []retrieval.Candidate, searched retrieval.Searched, err error,
) {
	err = ix.look(func(v *view) (err error) {
		var f findings
		if f, err = v.find(ctx, q, ix.opts.Depth); err != nil {
			return err
		}
		t.Parse = f.parse
		question, searched = f.question, f.searched
		lexicon := ix.lexicon.present()
		if candidates, err = ix.dress(ctx, v, f, lexicon); err != nil || q.AsOf.IsZero() {
			return err
		}
		candidates, searched, err = ix.withPast(ctx, v, lexicon, q.AsOf, f, candidates)
		return err
	})
	return question, candidates, searched, err
}

// A Place is where a passage stands, and its BM25 score.
type Place struct {
	Arrival corpus.Arrival
	text.Span
	Score float64
}

// Places returns where the best passages for a query's words stand, best
// first: the first stage alone, which reads no texts.
func (ix *Index) Places(ctx context.Context, q query.Query) (places []Place, err error) {
	err = ix.look(func(v *view) error {
		f, err := v.find(ctx, q, ix.opts.Depth)
		for _, h := range f.hits {
			e, span := h.part.table.place(h.doc)
			places = append(places, Place{e.arrival, span, h.score})
		}
		return err
	})
	return places, err
}

// look gives the present view to a search.
func (ix *Index) look(search func(*view) error) error {
	return ix.study(func(v *view) error {
		ix.asking.begin()
		defer ix.asking.end()
		ix.renewSoon(v)
		return search(v)
	})
}

// study gives the present view to work that nobody waits for.
func (ix *Index) study(work func(*view) error) (err error) {
	defer ix.watch(&err)()
	v, err := ix.hold()
	if err != nil {
		return err
	}
	defer v.release()
	return work(v)
}

// findings are what the first stage knows when it is done.
type findings struct {
	question *retrieval.Question
	terms    []wanted
	jobs     jobs
	hits     []hit
	searched retrieval.Searched
	// parse is how long reading the question took.
	parse time.Duration
}

func (v *view) find(ctx context.Context, q query.Query, depth int) (f findings, err error) {
	if f, err = v.read(q); err != nil {
		return f, err
	}
	allowed, searched, err := v.allow(q.Filter, f.question.People())
	if err != nil {
		return f, err
	}
	f.searched = searched
	return v.findAmong(ctx, f, q, depth, allowed)
}

// read reads a query against the words of the view.
func (v *view) read(q query.Query) (f findings, err error) {
	if q.Aliases == nil {
		q.Aliases = v.ix.opts.Aliases
	}
	began := time.Now()
	words := &vocabulary{v: v}
	f.question = retrieval.Read(q, words)
	f.question.Calibration = v.calibration.Calibration
	f.parse = time.Since(began)
	return f, words.err
}

// findAmong finds for a query that was read among what is allowed, whatever
// its own filter says.
func (v *view) findAmong(ctx context.Context, f findings, q query.Query, depth int, allowed allowance) (_ findings, err error) {
	if f.terms, err = v.weigh(f.question.Terms()); err != nil {
		return f, err
	}
	if f.jobs, err = v.jobs(f.terms); err != nil {
		return f, err
	}
	f.hits, err = v.pages(ctx, f.jobs, depth, allowed, q)
	f.question.All = len(f.hits) < max(depth, q.Top)
	return f, err
}

// pages finds the best passages. Where a few articles take up all of a page,
// and the query wants only so many passages of each, it turns to the next
// page, without those articles, until there is enough to fill the answer and
// some more: the ranking leaves out what says the same again.
func (v *view) pages(ctx context.Context, jobs jobs, depth int, allowed allowance, q query.Query) ([]hit, error) {
	depth = max(depth, q.Top)
	all, err := v.best(ctx, jobs, depth, allowed)
	page := all
	for err == nil && q.PerArticle > 0 && len(page) == depth && usable(all, q.PerArticle) < q.Top+min(q.Top, spare) {
		allowed = allowed.without(page)
		page, err = v.best(ctx, jobs, depth, allowed)
		all = append(all, page...)
	}
	return all, err
}

// spare is how many passages more than asked for the ranking may leave out.
const spare = 20

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
