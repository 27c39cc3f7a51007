package retrieval

import (
	"cmp"
	"slices"

	"dateline/corpus"
	"dateline/retrieval/text"
)

// A scored is a candidate with its signals and scores.
type scored struct {
	*Candidate
	article int // the number of its article, in the order of the candidates
	hits    []hit
	values  values
	// relevance is the score without recency, recencyWeight what recency counts
	// beside it.
	relevance, recencyWeight float64
	score                    float64
	// phrases is how much it holds of the question's phrases. More comes first,
	// whatever the score.
	phrases int
	// currency says how current the passage is for the verdict, in 0..1.
	currency float64
	// bm25 and articleScore are the scores of the first stage, with each
	// concept counted once.
	bm25, articleScore float64
	// strength says how far the passage answers, in 0..1.
	strength float64
	// ownStrength says how far it answers by its own words.
	ownStrength float64
	trigrams    *trigrams // see said
}

// said are the trigrams by which its reprints are known.
func (r *scored) said() *trigrams {
	if r.trigrams == nil {
		r.trigrams = trigramsOf(r.Words)
	}
	return r.trigrams
}

// Rank orders candidates by how well they answer, and says how far the best
// ones do. The result has at most as many passages as the query wants, and from
// one article as the query allows; reprints come last.
func (q *Question) Rank(candidates []Candidate, searched Searched) Result {
	return q.Order(candidates).Result(searched)
}

// Ranked are candidates in order, before any is quoted.
type Ranked struct {
	question *Question
	scratch  *scratch
	ordered  []*scored // best first
	shown    []*scored
	// sightings say where the substitutes first occur.
	sightings []sighting
}

// Order ranks candidates. Their texts are not needed yet.
func (q *Question) Order(candidates []Candidate) *Ranked {
	s := newScratch(candidates)
	passages := q.scoreAll(s, candidates)
	slices.SortFunc(passages, compareScores)
	q.focus(passages)
	slices.SortFunc(passages, compareScores)
	shown := q.diversify(q.onlyHolding(passages))
	return &Ranked{question: q, scratch: s, ordered: passages, shown: shown, sightings: q.sightings(candidates, shown)}
}

// Quoted are the candidates whose texts Result will read.
func (r *Ranked) Quoted() []*Candidate {
	out := make([]*Candidate, 0, len(r.shown)+len(r.sightings))
	for _, s := range r.shown {
		out = append(out, s.Candidate)
	}
	for _, s := range r.sightings {
		if s.substitute.name == "" {
			out = append(out, s.candidate)
		}
	}
	return out
}

// Result quotes the passages to show. All candidates of Quoted must have their
// texts by then. It may be called once.
func (r *Ranked) Result(searched Searched) Result {
	defer r.release()
	result := Result{Searched: searched}
	r.question.demand(r.shown)
	distinct := r.distinct()
	for i, s := range r.shown {
		result.Passages = append(result.Passages, r.question.passage(s, slices.Contains(distinct, i)))
	}
	also, substituted := r.substitutions()
	result.Also = append(also, r.question.otherNames(result.Passages, also)...)
	result.Missing, result.Outside = r.question.missing(substituted), r.question.outsideFilter(substituted)
	result.Untranslated = r.question.untranslated(substituted)
	r.question.judge(&result, r.ordered, r.question.lacksTooMuch(substituted))
	r.question.read(&result, distinct)
	r.question.dropMeasured(&result)
	return result
}

// distinct are the best passages to show that are no reprints of one another, as
// indexes: those among which the first quote is chosen.
func (r *Ranked) distinct() (indexes []int) {
	var seen []*trigrams
	for i, s := range r.shown {
		if len(indexes) == contrastWidth {
			break
		}
		if own := trigramsOf(s.Words); !slices.ContainsFunc(seen, own.sameAs) {
			seen = append(seen, own)
			indexes = append(indexes, i)
		}
	}
	return indexes
}

// release returns the memory in which the candidates were scored to the pool.
func (r *Ranked) release() {
	if s := r.scratch; s != nil {
		r.scratch, r.ordered, r.shown = nil, nil, nil
		s.release()
	}
}

// compareScores orders by the phrases held and by score, the best first; equal ones by arrival, the
// newest first, and then by place.
func compareScores(a, b *scored) int {
	if a.phrases != b.phrases {
		return cmp.Compare(b.phrases, a.phrases)
	}
	if c := cmp.Compare(b.score, a.score); c != 0 { // nearly always
		return c
	}
	return cmp.Or(cmp.Compare(b.Version.Arrival, a.Version.Arrival), cmp.Compare(a.Start, b.Start))
}

// scoreAll computes the signals and scores of all candidates.
func (q *Question) scoreAll(s *scratch, candidates []Candidate) []*scored {
	s.prefetched = Prefetch(candidates)
	q.forgetReprints()
	q.numberTerms(candidates)
	q.findPhrases(s.all)
	r := scorer{
		Question: q, scratch: s,
		tally: newTally(len(q.concepts)), looseShares: make([]float64, len(q.concepts)), pairs: q.pairs(),
	}
	r.matchHeaders(s.all)
	r.matchPassages(s.all)
	r.markUnsaid(s.all)
	r.firstStageScores(s.all)
	r.countReprintsOnce(s.all)
	for i := range s.all {
		r.signals(&s.all[i])
	}
	q.applyFeedback(s)
	q.applyRecency(s.ordered)
	return s.ordered
}

// A scorer holds what scoring the passages of one question shares.
type scorer struct {
	*Question
	*scratch
	tally       *tally
	looseShares []float64 // by concept
	pairs       []pair
	// headerHits are the hits in the articles' headers.
	headerHits [][]hit
	// fullNames has, for each article, a bit for each name that it gives in
	// full; nil if the question has no names.
	fullNames []uint64
}

// matchHeaders numbers the articles, and finds the hits in their headers.
func (s *scorer) matchHeaders(all []scored) {
	numbers := make(map[corpus.Arrival]int, len(all))
	s.headerHits = make([][]hit, 0, len(all))
	for i := range all {
		c := &all[i]
		of, known := numbers[c.Version.Arrival]
		if !known {
			of = len(s.headerHits)
			numbers[c.Version.Arrival] = of
			s.headerHits = append(s.headerHits, s.findHits(c.Header))
		}
		c.article = of
	}
}

// findHits returns the hits among some words.
func (s *scorer) findHits(w *text.Words) []hit {
	from := len(s.hits)
	s.hits = s.appendHits(s.hits, w, false)
	return s.hits[from:len(s.hits):len(s.hits)]
}

// matchPassages finds the hits of all candidates.
func (s *scorer) matchPassages(all []scored) {
	for i := range all {
		all[i].hits = s.findHits(all[i].Words)
	}
	s.findFullNames(all)
	for i := range all {
		all[i].hits = s.resolveNames(&all[i])
	}
}

// signals computes the signals of a candidate, except for feedback.
func (s *scorer) signals(c *scored) {
	v := &c.values
	v[signalWords] = ratio(c.bm25, (text.K1+1)*s.ideal)
	v[signalArticle] = ratio(c.articleScore, (text.K1+1)*s.ideal)
	v[signalProximity] = ratio(s.window(s.tally, c.hits, proximityWindow), s.ideal)
	v[signalExact] = ratio(s.coverage(s.tally, c.hits, true), s.ideal)
	v[signalOrder] = inOrderShare(s.pairs, c.hits)
	v[signalHeadline] = ratio(s.headline(c), s.ideal)
	v[signalLead] = earliness(c.Ordinal)
	v[signalRecency] = s.recency(c.Candidate)
	c.currency = s.byTime(c.Candidate, currency)
	c.relevance = v.relevance()
	c.score = c.relevance
	c.strength = v.strength(c.currency)
}

// headline is the idf of the concepts in the title.
func (s *scorer) headline(c *scored) float64 {
	hits := s.headerHits[c.article]
	end := len(hits)
	for end > 0 && hits[end-1].End > len(c.Version.Title) {
		end--
	}
	return s.coverage(s.tally, hits[:end], false)
}
