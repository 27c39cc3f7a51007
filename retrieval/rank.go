package retrieval

import (
	"cmp"
	"slices"

	"dateline/corpus"
	"dateline/retrieval/text"
)

// A rated is a candidate with its signals.
type rated struct {
	*Candidate
	of     int // its article, by the order in which candidates have them
	hits   []hit
	values values
	score  float64
	// bm25 and article are the scores of the first stage, without what names
	// for the same thing added twice.
	bm25, article float64
	// strength says how far the passage answers, whenever it was published.
	strength float64
	// focus says how far it answers by its own words.
	focus float64
}

// Rank orders candidates by how well they answer, and says how far the best of
// them do. It gives as many as the query wants, no two of which say the same,
// and no more from one article than the query allows.
func (q *Question) Rank(candidates []Candidate, searched Searched) Result {
	return q.Order(candidates).Result(searched)
}

// Ranked are candidates in their order, before anything is quoted.
type Ranked struct {
	question *Question
	scratch  *scratch
	ratings  []*rated // best first
	shown    []*rated
	// sightings say where the stand-ins of the question were first seen.
	sightings []sighting
}

// Order ranks candidates, which need no texts for it.
func (q *Question) Order(candidates []Candidate) *Ranked {
	s := newScratch(candidates)
	ratings := q.rate(s, candidates)
	slices.SortFunc(ratings, compareRated)
	q.focus(ratings)
	slices.SortFunc(ratings, compareRated)
	return &Ranked{question: q, scratch: s, ratings: ratings, shown: q.varied(ratings), sightings: q.sightings(candidates)}
}

// Quoted are the candidates whose texts a Result will read.
func (r *Ranked) Quoted() []*Candidate {
	out := make([]*Candidate, 0, len(r.shown)+len(r.sightings))
	for _, s := range r.shown {
		out = append(out, s.Candidate)
	}
	for _, s := range r.sightings {
		if s.standIn.name == "" {
			out = append(out, s.candidate)
		}
	}
	return out
}

// Result quotes the passages to show. All that are Quoted have their texts. It
// is asked for once.
func (r *Ranked) Result(searched Searched) Result {
	defer r.leave()
	result := Result{Searched: searched}
	for _, s := range r.shown {
		result.Passages = append(result.Passages, r.question.passage(s))
	}
	also, named := r.substituted()
	result.Also = append(also, r.question.otherNames(result.Passages, also)...)
	result.Missing, result.Outside = r.question.missing(named), r.question.outside(named)
	r.question.judge(&result, r.ratings, r.question.lacks(named))
	return result
}

// leave gives up what the candidates were rated in.
func (r *Ranked) leave() {
	if s := r.scratch; s != nil {
		r.scratch, r.ratings, r.shown = nil, nil, nil
		s.clear()
	}
}

// compareRated orders best first; equal ones newest first, then by place.
func compareRated(a, b *rated) int {
	if c := cmp.Compare(b.score, a.score); c != 0 { // nearly always
		return c
	}
	return cmp.Or(cmp.Compare(b.Version.Arrival, a.Version.Arrival), cmp.Compare(a.Start, b.Start))
}

// rate computes the signals of all candidates.
func (q *Question) rate(s *scratch, candidates []Candidate) []*rated {
	s.touched = Touch(candidates)
	q.number(candidates)
	r := rater{
		Question: q, scratch: s,
		tally: newTally(len(q.concepts)), near: make([]float64, len(q.concepts)), pairs: q.pairs(),
	}
	r.head(s.all)
	r.match(s.all)
	r.locate(s.all)
	r.measure(s.all)
	for i := range s.all {
		r.rate(&s.all[i])
	}
	q.echo(s)
	return s.ratings
}

// A rater holds what rating one passage after the other reuses.
type rater struct {
	*Question
	*scratch
	tally *tally
	near  []float64 // counts of words that stand loosely, by concept
	pairs []pair
	// heads are the hits in the articles' headers.
	heads [][]hit
	// known are the names that the articles give in full; nil where the
	// question has none.
	known []uint64
}

// head numbers the articles, and finds the hits in their headers.
func (r *rater) head(all []rated) {
	numbers := make(map[corpus.Arrival]int, len(all))
	r.heads = make([][]hit, 0, len(all))
	for i := range all {
		c := &all[i]
		of, known := numbers[c.Version.Arrival]
		if !known {
			of = len(r.heads)
			numbers[c.Version.Arrival] = of
			r.heads = append(r.heads, r.find(c.Header))
		}
		c.of = of
	}
}

// find returns the hits among some words.
func (r *rater) find(w *text.Words) []hit {
	from := len(r.room)
	r.room = r.hits(r.room, w)
	return r.room[from:len(r.room):len(r.room)]
}

// match finds the hits of all candidates.
func (r *rater) match(all []rated) {
	for i := range all {
		all[i].hits = r.find(all[i].Words)
	}
	r.meet(all)
	for i := range all {
		all[i].hits = r.resolved(&all[i])
	}
}

func (r *rater) rate(c *rated) {
	v := &c.values
	v[words1] = ratio(c.bm25, (text.K1+1)*r.ideal)
	v[article1] = ratio(c.article, (text.K1+1)*r.ideal)
	v[together] = ratio(r.window(r.tally, c.hits, closeWords), r.ideal)
	v[wording] = ratio(r.coverage(r.tally, c.hits, true), r.ideal)
	v[inOrder] = inOrderShare(r.pairs, c.hits)
	v[headline] = ratio(r.headline(c), r.ideal)
	v[early] = earliness(c.Ordinal)
	v[recent] = r.current(c.Candidate)
	c.score = v.score()
	c.strength = v.strength()
}

// headline is the idf of the concepts that the title names.
func (r *rater) headline(c *rated) float64 {
	hits := r.heads[c.of]
	end := len(hits)
	for end > 0 && hits[end-1].End > len(c.Version.Title) {
		end--
	}
	return r.coverage(r.tally, hits[:end], false)
}

// current is the recency of a passage; where the question names a time, it is
// how near to that time the article was published.
func (r *rater) current(c *Candidate) float64 {
	if r.query.Asked.IsZero() || r.dates.Named.Start.IsZero() {
		return recency(r.query.Asked, c.Version.Published)
	}
	return r.dates.Named.Nearness(c.Version.Published)
}
