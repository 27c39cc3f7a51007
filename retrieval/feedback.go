package retrieval

import (
	"cmp"
	"slices"

	"dateline/retrieval/text"
)

const (
	// feedbackArticles is how many of the best articles provide terms.
	feedbackArticles = 5
	// feedbackTerms is how many of their terms are weighed.
	feedbackTerms = 25
	// feedbackConcepts is how many different words a topic with feedback may
	// have. A longer text says by itself what it is about, and more reliably
	// than the articles that it finds.
	feedbackConcepts = 40
)

// applyFeedback applies pseudo-relevance feedback: it raises each candidate by
// how much its article has of the terms that are typical of the best articles.
// A topic asks for articles like the best ones as well. A question asks for its
// answer, and a paragraph is not short of words, so both are left alone;
// docs/ranking.md has the measurements. Of an article only the candidates are
// known.
func (q *Question) applyFeedback(s *scratch) {
	if q.asksOneThing() || len(q.concepts) > feedbackConcepts {
		return
	}
	articles := byArticle(s.ordered)
	if len(articles) <= feedbackArticles {
		return
	}
	best := slices.Clone(articles)
	slices.SortFunc(best, func(a, b []*scored) int { return compareScores(a[0], b[0]) })
	m := newFeedbackModel(q, s, best[:feedbackArticles], len(articles))
	for _, own := range articles {
		m.addArticle(own)
	}
	m.weighTerms(best[:feedbackArticles])
	s.termCounts = m.pooled
	for i, own := range articles {
		value := m.score(&m.vectors[i])
		for _, r := range own {
			r.values[signalFeedback] = value
			r.relevance += signalTable[signalFeedback].Weight * value
		}
	}
}

// byArticle groups candidates by article, each with its best first.
func byArticle(passages []*scored) [][]*scored {
	var articles [][]*scored
	for _, r := range passages {
		for len(articles) <= r.article {
			articles = append(articles, nil)
		}
		own := append(articles[r.article], r)
		if last := len(own) - 1; compareScores(own[last], own[0]) < 0 {
			own[0], own[last] = own[last], own[0]
		}
		articles[r.article] = own
	}
	return articles
}

// A feedbackModel holds the terms of the best articles that the question does
// not have, and their frequencies in all articles.
type feedbackModel struct {
	ids     text.NumberTable // from the numbers of terms to indexes of terms
	lexemes []text.Lexeme
	terms   []feedbackTerm
	counts  []float64    // by term, in the current article; all 0 in between
	vectors []termVector // by article
	pooled  []termCount  // holds the counts of all vectors
	length  float64      // the mean of the vectors
	ideal   float64      // the sum of the weights
}

// A feedbackTerm is a term of the best articles: in how many articles it
// occurs, and how typical it is of the best.
type feedbackTerm struct {
	number   uint32
	articles int
	weight   float64
}

// A termVector is what one article has of the terms of a feedback model, and
// its length in searched words.
type termVector struct {
	length float64
	counts []termCount
}

// A termCount is the frequency of one term in an article.
type termCount struct {
	term int
	tf   float64
}

// newFeedbackModel makes a model of the terms of the best articles.
func newFeedbackModel(q *Question, s *scratch, best [][]*scored, articles int) *feedbackModel {
	room := 0
	for _, own := range best {
		for _, r := range own {
			room += r.Words.Len()
		}
	}
	m := &feedbackModel{
		ids: text.NewNumberTable(room), lexemes: best[0][0].Words.Lexicon().Lexemes(),
		terms: make([]feedbackTerm, 0, room), vectors: make([]termVector, 0, articles), pooled: s.termCounts[:0],
	}
	for _, own := range best {
		for _, r := range own {
			m.addTerms(q, r.Words)
		}
	}
	m.counts = make([]float64, len(m.terms))
	return m
}

// addTerms takes in the terms of a passage of one of the best articles.
func (m *feedbackModel) addTerms(q *Question, w *text.Words) {
	for _, n := range w.Numbers() {
		if m.ids.Find(n) < 0 && q.numbers.Find(n) < 0 {
			m.ids.Add(n, len(m.terms))
			m.terms = append(m.terms, feedbackTerm{number: n})
		}
	}
}

// addArticle counts the terms in the passages of one article.
func (m *feedbackModel) addArticle(own []*scored) {
	var v termVector
	from := len(m.pooled)
	for _, r := range own {
		v.length += float64(r.Words.Len())
		for _, n := range r.Words.Numbers() {
			if !m.ids.MayContain(n) {
				continue
			}
			id := m.ids.Find(n)
			if id < 0 {
				continue
			}
			if m.counts[id]++; m.counts[id] == 1 {
				m.pooled = append(m.pooled, termCount{term: id})
			}
		}
	}
	v.counts = m.pooled[from:len(m.pooled):len(m.pooled)]
	for i := range v.counts {
		c := &v.counts[i]
		c.tf, m.counts[c.term] = m.counts[c.term], 0
		m.terms[c.term].articles++
	}
	m.vectors = append(m.vectors, v)
	m.length += (v.length - m.length) / float64(len(m.vectors))
}

// weighTerms weighs the most typical terms, which are frequent in the best
// articles but rare among all of them and in general texts; the others get no
// weight.
func (m *feedbackModel) weighTerms(best [][]*scored) {
	for _, own := range best {
		v := &m.vectors[own[0].article]
		for _, c := range v.counts {
			m.terms[c.term].weight += text.Saturate(c.tf, v.length, m.length)
		}
	}
	rarities := make([]float64, len(m.vectors)+1) // by the number of articles
	for n := range rarities {
		rarities[n] = text.IDF(len(m.vectors), n)
	}
	for i := range m.terms {
		w := &m.terms[i]
		w.weight *= rarities[w.articles] * m.lexemes[w.number].Rarity
	}
	most := m.topTerms()
	for i := range m.terms {
		m.terms[i].weight = 0
	}
	for _, w := range most {
		m.terms[m.ids.Find(w.number)].weight = w.weight
		m.ideal += w.weight
	}
}

// topTerms are the terms of the greatest weight, in order.
func (m *feedbackModel) topTerms() []feedbackTerm {
	most := make([]feedbackTerm, 0, feedbackTerms+1)
	for _, w := range m.terms {
		if len(most) == feedbackTerms && w.weight < most[feedbackTerms-1].weight {
			continue // nearly always
		}
		at, _ := slices.BinarySearchFunc(most, w, m.compare)
		most = slices.Insert(most, at, w)
		most = most[:min(len(most), feedbackTerms)]
	}
	return most
}

// compare orders terms by weight, the greatest first, and equal ones
// alphabetically.
func (m *feedbackModel) compare(a, b feedbackTerm) int {
	if c := cmp.Compare(b.weight, a.weight); c != 0 {
		return c
	}
	return cmp.Compare(m.lexemes[a.number].Term, m.lexemes[b.number].Term)
}

// score is the BM25 score of an article over the weighted terms, as a share, in
// 0..1, of the greatest possible.
func (m *feedbackModel) score(v *termVector) (sum float64) {
	for _, c := range v.counts {
		if w := m.terms[c.term].weight; w > 0 {
			sum += w * text.Saturate(c.tf, v.length, m.length)
		}
	}
	return ratio(sum, (text.K1+1)*m.ideal)
}
