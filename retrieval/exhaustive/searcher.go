package exhaustive

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// A Searcher holds a fixed coverage in memory. It is safe for concurrent use.
type Searcher struct {
	// Candidates is how many passages the first stage hands to the second.
	Candidates int
	// Calibration is handed to every question.
	Calibration retrieval.Calibration

	lexicon  *text.Lexicon
	articles []article
	passages []passage
	postings map[string][]posting
	// average lengths, in words that are searched, of a passage with its
	// header and of all passages of an article
	passageLength, articleLength float64
	scratch                      sync.Pool
}

type article struct {
	version     corpus.Version
	header      *text.Words
	first, last int // its passages are passages[first:last]
	length      float64
}

type passage struct {
	text.Span
	article int
	words   *text.Words
	length  float64
}

type posting struct {
	passage int32
	tf      float32
}

// New returns a Searcher of articles. It leaves out withdrawn ones.
func New(versions []corpus.Version) *Searcher {
	s := &Searcher{Candidates: 100, lexicon: text.NewLexicon(), postings: map[string][]posting{}}
	for i := range versions {
		if !versions[i].Withdrawn {
			s.add(versions[i])
		}
	}
	for _, p := range s.passages {
		s.passageLength += p.length / float64(len(s.passages))
	}
	for i := range s.articles {
		s.articleLength += s.articles[i].length / float64(len(s.articles))
	}
	s.scratch.New = func() any { return &scores{sum: make([]float64, len(s.passages))} }
	return s
}

// add splits an article into passages, analyses them and adds their postings.
func (s *Searcher) add(v corpus.Version) {
	a := article{version: v, first: len(s.passages)}
	a.header = s.lexicon.HeaderWords(retrieval.Header(&v.Article), nil)
	spans := text.Split(v.Text)
	if len(spans) == 0 {
		spans = []text.Span{{}} // a headline alone can be found too
	}
	for _, span := range spans {
		p := passage{Span: span, article: len(s.articles), words: s.lexicon.Words(v.Text, span, nil)}
		p.length = s.addPostings(len(s.passages), a.header, p.words)
		a.length += p.length
		s.passages = append(s.passages, p)
	}
	a.last = len(s.passages)
	s.articles = append(s.articles, a)
}

// addPostings adds the postings of a passage's words and returns how many words
// there are.
func (s *Searcher) addPostings(n int, texts ...*text.Words) (length float64) {
	tfs := map[string]float32{}
	for _, words := range texts {
		length += float64(words.Len())
		for term := range words.All() {
			tfs[term]++
		}
	}
	for term, tf := range tfs {
		s.postings[term] = append(s.postings[term], posting{int32(n), tf})
	}
	return length
}

// Search answers a query. Its error is always nil.
func (s *Searcher) Search(_ context.Context, q query.Query) (retrieval.Result, error) {
	question := retrieval.Read(q, s)
	question.Calibration = s.Calibration
	admitted, searched := s.admit(q.Filter, question)
	return question.Rank(s.Find(question, admitted), searched), nil
}

// admit returns which articles a filter admits, nil for all of them, and how much
// that is.
func (s *Searcher) admit(f query.Filter, question *retrieval.Question) ([]bool, retrieval.Searched) {
	var searched retrieval.Searched
	all := f.Empty()
	// Whom and what an article names was read against the whole coverage.
	f.People, f.Not.People, f.Not.Words = nil, nil, nil
	admitted := make([]bool, len(s.articles))
	for i := range s.articles {
		a := &s.articles[i]
		if !s.namesAll(a, question.People()) || question.Exclusion().HeldBy(&a.version.Article) {
			continue
		}
		if !retrieval.Admits(f, &a.version) {
			if retrieval.LeavesUndated(f, &a.version) {
				searched.Undated++
			}
			continue
		}
		admitted[i] = true
		searched.Articles++
		searched.Passages += a.last - a.first
		searched.Oldest, searched.Newest = extendPeriod(searched.Oldest, searched.Newest, corpus.WallClock(a.version.Published))
	}
	if all {
		admitted = nil
	}
	return admitted, searched
}

// namesAll tells whether an article names all of some people.
func (s *Searcher) namesAll(a *article, people []retrieval.Person) bool {
	holds := func(term string) bool {
		list := s.postings[term]
		at := firstOf(list, a)
		return at < len(list) && int(list[at].passage) < a.last
	}
	return !slices.ContainsFunc(people, func(p retrieval.Person) bool { return !p.NamedIn(holds) })
}

// firstOf returns where in a list the postings of an article begin, or would.
func firstOf(list []posting, a *article) int {
	at, _ := slices.BinarySearchFunc(list, int32(a.first), func(p posting, n int32) int { return cmp.Compare(p.passage, n) })
	return at
}

func extendPeriod(oldest, newest, t time.Time) (time.Time, time.Time) {
	switch {
	case t.IsZero():
		return oldest, newest
	case oldest.IsZero():
		return t, t
	case t.Before(oldest):
		return t, newest
	case t.After(newest):
		return oldest, t
	}
	return oldest, newest
}

// A scores holds the sums of one search. They are all zero between searches.
type scores struct {
	sum     []float64
	touched []int32
}

// Find returns the candidates for a question: the best passages by BM25, of
// the articles admitted (nil: all).
func (s *Searcher) Find(question *retrieval.Question, admitted []bool) []retrieval.Candidate {
	sc, ok := s.scratch.Get().(*scores)
	if !ok {
		return nil // the pool holds nothing else
	}
	defer s.scratch.Put(sc)
	terms := question.Terms()
	for _, t := range terms {
		s.score(sc, t)
	}
	found := make([]int32, 0, len(sc.touched))
	for _, p := range sc.touched {
		if sc.sum[p] > 0 && (admitted == nil || admitted[s.passages[p].article]) {
			found = append(found, p)
		}
	}
	slices.SortFunc(found, func(a, b int32) int {
		return cmp.Or(cmp.Compare(sc.sum[b], sc.sum[a]), cmp.Compare(a, b))
	})
	question.All = len(found) < s.Candidates
	found = found[:min(len(found), s.Candidates)]
	found, phrases := s.addPhrases(question, sc, found, admitted)
	candidates := s.candidates(sc, found, terms)
	for i, spans := range phrases {
		candidates[i].Phrases = spans
	}
	for _, p := range sc.touched {
		sc.sum[p] = 0
	}
	sc.touched = sc.touched[:0]
	return candidates
}

// score adds a term's score to the passages that contain it.
func (s *Searcher) score(sc *scores, t retrieval.Term) {
	list := s.postings[t.Text]
	weight := t.Weight * text.IDF(len(s.passages), len(list))
	for _, p := range list {
		if sc.sum[p.passage] == 0 {
			sc.touched = append(sc.touched, p.passage)
		}
		sc.sum[p.passage] += weight * text.Saturate(float64(p.tf), s.passages[p.passage].length, s.passageLength)
	}
}

// candidates describes the passages found.
func (s *Searcher) candidates(sc *scores, found []int32, terms []retrieval.Term) []retrieval.Candidate {
	candidates := make([]retrieval.Candidate, len(found))
	whole := map[int]float64{}
	for i, n := range found {
		p := &s.passages[n]
		a := &s.articles[p.article]
		if _, known := whole[p.article]; !known {
			whole[p.article] = s.articleScore(a, terms)
		}
		candidates[i] = retrieval.Candidate{
			Version: &a.version, Span: p.Span,
			Ordinal: int(n) - a.first, Count: a.last - a.first,
			BM25: sc.sum[n], Article: whole[p.article],
			Words: p.words, Header: a.header,
		}
	}
	return candidates
}

// articleScore returns the BM25 of all passages of an article taken as one.
func (s *Searcher) articleScore(a *article, terms []retrieval.Term) (sum float64) {
	for _, t := range terms {
		list := s.postings[t.Text]
		tf := 0.0
		for at := firstOf(list, a); at < len(list) && int(list[at].passage) < a.last; at++ {
			tf += float64(list[at].tf)
		}
		sum += t.Weight * text.IDF(len(s.passages), len(list)) * text.Saturate(tf, a.length, s.articleLength)
	}
	return sum
}
