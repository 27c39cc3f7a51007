package retrieval

import (
	"slices"

	"dateline/retrieval/evidence"
	"dateline/retrieval/text"
)

// passage makes the result for a candidate, with its quote and marks, and with
// what the quote covers if it is to be compared with others.
func (q *Question) passage(r *scored, compared bool) Passage {
	p := Passage{Article: r.Version, Span: r.Span, Score: r.score, Signals: r.signals()}
	hits := q.appendHits(make([]hit, 0, 2*len(r.hits)), r.Words, true)
	p.Quote = q.quote(r.Candidate, hits)
	p.Marks = joinedByAmpersand(r.Version.Text, q.marks(r.Words, hits, p.Quote))
	q.holdPhrases(&p, r.Candidate)
	p.Grounds.phrases = r.phrases
	if compared {
		q.cover(&p, r, hits)
	}
	return p
}

// findAnswer finds the words of a quote that may be what the question asks for.
func (q *Question) findAnswer(p *Passage) {
	for _, a := range q.demands.SetOff(p.QuoteText()) {
		p.Answer = append(p.Answer, text.Span{Start: p.Quote.Start + a.Start, End: p.Quote.Start + a.End})
	}
	q.addPhrases(p)
	p.Grounds.Typed = q.demands.Type() != evidence.Other && len(q.demands.Answers(p.QuoteText())) > 0
}

// signals lists the signals that add to the score, the largest part first.
func (r *scored) signals() []Signal {
	list := make([]Signal, 0, signalCount)
	for i, x := range r.values {
		s := signalTable[i]
		if i == signalRecency {
			s.Weight = r.recencyWeight
		}
		if x > 0 && s.Weight > 0 {
			s.Value = x
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b Signal) int {
		if a.Weight*a.Value > b.Weight*b.Value {
			return -1
		}
		return 1
	})
	return list
}

// within are the hits inside a span.
func within(hits []hit, span text.Span) []hit {
	from, to := 0, len(hits)
	for from < to && hits[from].Start < span.Start {
		from++
	}
	for to > from && hits[to-1].End > span.End {
		to--
	}
	return hits[from:to]
}

// neverMarked is searched, since it tells a little of what a question is about,
// but marking it would tell nothing.
const neverMarked = "were"

// marks are the matching words of a quote, joined where they overlap.
func (q *Question) marks(w *text.Words, hits []hit, quote text.Span) []text.Span {
	var marks []text.Span
	for _, h := range within(hits, quote) {
		if q.concepts[h.concept].term == neverMarked {
			continue
		}
		span := q.markAt(w, h)
		if n := len(marks); n > 0 && span.Start < marks[n-1].End {
			marks[n-1].End = max(marks[n-1].End, span.End)
			continue
		}
		marks = append(marks, span)
	}
	for i := range marks {
		marks[i].End = min(marks[i].End, quote.End)
	}
	return marks
}

// joinedByAmpersand joins marks between which only an ampersand stands: AT&T is
// one name.
func joinedByAmpersand(body string, marks []text.Span) []text.Span {
	out := marks[:0]
	for _, m := range marks {
		if n := len(out); n > 0 && m.Start == out[n-1].End+1 && body[out[n-1].End] == '&' {
			out[n-1].End = m.End
			continue
		}
		out = append(out, m)
	}
	return out
}

// markAt is the word of a hit, or all words of the substitute that begins
// there.
func (q *Question) markAt(w *text.Words, h hit) text.Span {
	span := h.Span
	id := q.numbers.Find(w.Numbers()[h.word])
	if id < 0 {
		return span
	}
	for _, s := range q.entries[id].substitutes {
		if s := &q.substitutes[s]; q.standsAt(s, w, h.word) {
			span.End = max(span.End, w.Span(h.word+len(s.numbers)-1).End)
		}
	}
	return span
}
