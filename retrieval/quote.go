package retrieval

import (
	"slices"
	"strings"
)

const (
	// quoteSentences is how many sentences a quote has at most.
	quoteSentences = 3
	// longestQuote is the length in bytes that added sentences keep to.
	longestQuote = 750
)

// passage describes a rated candidate, with its quote and marks.
func (q *Question) passage(r *rated) Passage {
	text := r.Version.Text
	p := Passage{Article: r.Version, Span: r.Span, Score: r.score, Signals: r.values.signals()}
	hits := q.hits(nil, text, r.Tokens)
	p.Quote = q.quote(r.Candidate, hits)
	p.Marks = q.marks(r.Tokens, hits, p.Quote)
	return p
}

// signals lists the signals, the largest part of the score first, without
// those that add nothing.
func (v *values) signals() []Signal {
	var list []Signal
	for i, x := range v {
		if s := signalTable[i]; x > 0 && s.Weight > 0 {
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

// quote picks the best sentences of a passage: the one that covers most of the
// question, and a neighbour where it adds to that, or where the sentence leans
// on the one before it.
func (q *Question) quote(c *Candidate, hits []hit) Span {
	sentences := Sentences(c.Version.Text, c.Span)
	if len(sentences) == 0 {
		return c.Span
	}
	ideal, t := max(q.ideal, 1e-9), newTally(len(q.concepts))
	cover := func(from, to int) float64 {
		return q.coverage(t, within(hits, c.Tokens, Span{sentences[from].Start, sentences[to].End}), false) / ideal
	}
	best, bestCover := 0, -1.0
	for i := range sentences {
		if v := cover(i, i) + sentenceWorth(c.Version.Text, sentences[i]); v > bestCover+1e-9 {
			best, bestCover = i, v
		}
	}
	g := grower{text: c.Version.Text, sentences: sentences, cover: cover, from: best, to: best}
	return g.grow()
}

// A grower adds neighbours to the best sentence of a passage.
type grower struct {
	text      string
	sentences []Span
	// cover is the share of the question that some sentences cover.
	cover    func(from, to int) float64
	from, to int
}

// grow adds the better neighbour while the quote stays short: the sentence that
// matches best is often the one beside the answer.
func (g *grower) grow() Span {
	if g.from > 0 && leans(g.body(g.from)) && g.fits(g.from-1, g.to) {
		g.from--
	}
	for {
		left, right := g.gain(g.from-1), g.gain(g.to+1)
		switch {
		case max(left, right) < 0:
			return Span{g.sentences[g.from].Start, g.sentences[g.to].End}
		case left > right:
			g.from--
		default:
			g.to++
		}
	}
}

func (g *grower) body(i int) string { return g.text[g.sentences[i].Start:g.sentences[i].End] }

// fits tells whether the sentences from..to make a short quote.
func (g *grower) fits(from, to int) bool {
	return to-from < quoteSentences && g.sentences[to].End-g.sentences[from].Start <= longestQuote
}

// gain is what the quote would gain from one more sentence: what it covers
// that the quote does not, and half of what it covers again; -1 if it has no
// room.
func (g *grower) gain(i int) float64 {
	from, to := min(g.from, i), max(g.to, i)
	if from < 0 || to >= len(g.sentences) || !g.fits(from, to) {
		return -1
	}
	return max(0, g.cover(from, to)-g.cover(g.from, g.to)+g.cover(i, i)/2)
}

// sentenceWorth takes a little from what is hardly a sentence: a headline
// within the text, a caption, a single word.
func sentenceWorth(text string, s Span) float64 {
	body := text[s.Start:s.End]
	if len(body) < 40 || !closedBy(body) && !strings.ContainsAny(body, "。") {
		return -.1
	}
	return 0
}

// within are the hits inside a span.
func within(hits []hit, tokens []Token, span Span) []hit {
	from, to := 0, len(hits)
	for from < to && tokens[hits[from].token].Start < span.Start {
		from++
	}
	for to > from && tokens[hits[to-1].token].End > span.End {
		to--
	}
	return hits[from:to]
}

// marks are the words of a quote that match, joined where they overlap.
func (q *Question) marks(tokens []Token, hits []hit, quote Span) []Span {
	var marks []Span
	for _, h := range within(hits, tokens, quote) {
		span := q.markAt(tokens, h)
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

// markAt is the word of a hit, or all words of the name that begins there.
func (q *Question) markAt(tokens []Token, h hit) Span {
	span := tokens[h.token].Span
	id := q.table.find(tokens[h.token].Term)
	if id < 0 {
		return span
	}
	for _, s := range q.entries[id].standIns {
		if n := q.standIns[s].at(tokens[h.token:]); n > 0 {
			span.End = max(span.End, tokens[h.token+n-1].End)
		}
	}
	return span
}

// substituted are the other names and spellings that were searched: names that
// the candidates hold, spellings as the candidates spell them.
func (q *Question) substituted(candidates []Candidate) (also []Also) {
	for i := range q.standIns {
		s := &q.standIns[i]
		for k := range candidates {
			if word := s.spelled(&candidates[k]); word != "" {
				if s.name != "" {
					word = s.name
				}
				if a := (Also{Word: s.asked, For: word}); !slices.Contains(also, a) {
					also = append(also, a)
				}
				break
			}
		}
	}
	return also
}

// spelled is how a candidate spells what stands for a concept, empty if it
// does not hold it.
func (s *standIn) spelled(c *Candidate) string {
	for i := range c.Tokens {
		if n := s.at(c.Tokens[i:]); n > 0 && !c.Tokens[i].Stop {
			return c.Version.Text[c.Tokens[i].Start:c.Tokens[i+n-1].End]
		}
	}
	return ""
}
