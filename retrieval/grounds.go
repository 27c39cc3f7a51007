package retrieval

import (
	"dateline/retrieval/evidence"
	"dateline/retrieval/text"
)

// Grounds are what speaks for a passage being the answer, and against it.
type Grounds struct {
	// Match is the logarithm of the odds that the coverage has the answer, by
	// the strength of the best passages alone.
	Match float64
	// Behind is how far the score of the passage is behind the best one, at most 0.
	Behind float64
	// Covered is the share of the question, by weight, that the quote and the
	// headline hold, Sentence the largest share in one sentence of the quote.
	// Both are less the mean of the other passages that were read, so that they
	// say how far this one stands out.
	Covered, Sentence float64
	// Held is the share of the question that the quote and the headline hold, as
	// it is.
	Held float64
	// Early is 1 for the first passage of an article, 1/2 for the second, and
	// so on.
	Early float64
	// Objections are the demands of the question that the quote does not meet.
	Objections []evidence.Objection
	// beside are the words of the question that the passage has only in lines
	// that are not quoted, besideShare their share of the question.
	beside      []string
	besideShare float64
	// phrases is how much the passage holds of the question's phrases.
	phrases int
	// Typed: the question asks for an answer of some type, and the quote has a
	// candidate.
	Typed bool
}

// cover notes what the quote of a passage holds of the question.
func (q *Question) cover(p *Passage, r *scored, hits []hit) {
	t := newTally(len(q.concepts))
	for _, s := range r.Words.Sentences() {
		if p.Quote.Contains(s) {
			p.Grounds.Sentence = max(p.Grounds.Sentence, ratio(q.coverage(t, within(hits, s), false), q.ideal))
		}
	}
	title := within(q.appendHits(nil, r.Header, true), text.Span{End: len(r.Version.Title)})
	t.reset()
	for _, list := range [][]hit{within(hits, p.Quote), title} {
		for i := range list {
			t.add(list[i].concept, q.concepts[list[i].concept].idf)
		}
	}
	p.Grounds.Held, p.Grounds.Early = ratio(t.sum, q.ideal), r.values[signalLead]
	p.Grounds.Covered = p.Grounds.Held
	q.lookBeside(p, r, hits, t)
}

// lookBeside notes the words of the question that the passage has only in
// furniture: teasers, captions and the like. A heading over the quote is none. The
// tally has what quote and headline hold.
func (q *Question) lookBeside(p *Passage, r *scored, hits []hit, t *tally) {
	forms := r.Words.SentenceForms(r.Version.Text)
	furniture := make([]hit, 0, len(hits))
	for i, s := range r.Words.Sentences() {
		own := within(hits, s)
		if len(own) == 0 || p.Quote.Contains(s) {
			continue
		}
		if forms[i].Kind > text.Query {
			furniture = append(furniture, own...)
			continue
		}
		for k := range own {
			t.add(own[k].concept, q.concepts[own[k].concept].idf)
		}
	}
	before := t.sum
	for i := range furniture {
		c := &q.concepts[furniture[i].concept]
		if sum := t.sum; !furniture[i].loose {
			if t.add(furniture[i].concept, c.idf); t.sum > sum {
				p.Grounds.beside = append(p.Grounds.beside, c.surface)
			}
		}
	}
	p.Grounds.besideShare = ratio(t.sum-before, q.ideal)
}

// contrast takes from what each passage covers the mean of what the others do.
func contrast(passages []*Passage) {
	sentences, covered := 0.0, 0.0
	for _, p := range passages {
		sentences += p.Grounds.Sentence
		covered += p.Grounds.Covered
	}
	others := float64(max(1, len(passages)-1))
	for _, p := range passages {
		g := &p.Grounds
		g.Sentence -= (sentences - g.Sentence) / others
		g.Covered -= (covered - g.Covered) / others
	}
}
