package retrieval

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

type hit struct {
	pos, concept int
	exact        bool
	span         Span
}

// Rank orders candidates by how well they answer, and says how far the best of
// them does.
func (q *Question) Rank(candidates []Candidate, searched Searched) Result {
	result := Result{Verdict: None, Searched: searched, Also: q.also, Missing: q.missing}
	scored := make([]scoredCandidate, len(candidates))
	best := map[int64][2]float64{}
	count := map[int64]float64{}
	cover := map[int64][]bool{}
	for i := range candidates {
		c := &candidates[i]
		a := int64(c.Version.Arrival)
		b := best[a]
		v := c.BM25
		if v > b[0] {
			b[0], b[1] = v, b[0]
		} else if v > b[1] {
			b[1] = v
		}
		best[a] = b
		count[a] += c.BM25 / max(q.ideal, 1e-9)
		cv := cover[a]
		if cv == nil {
			cv = make([]bool, len(q.concepts))
			cover[a] = cv
		}
		for _, t := range c.Tokens {
			if id := q.table.find(t.Term); id >= 0 && !t.Stop {
				cv[id] = true
			}
		}
		for _, t := range c.Header {
			if id := q.table.find(t.Term); id >= 0 && !t.Stop {
				cv[id] = true
			}
		}
	}
	for i := range candidates {
		c := &candidates[i]
		parts := q.signals(c)
		a := int64(c.Version.Arrival)
		other := best[a][0]
		if c.BM25 == other {
			other = best[a][1]
		}
		acov := 0.0
		for id, ok := range cover[a] {
			if ok {
				acov += q.concepts[id].idf
			}
		}
		parts = append(parts, Signal{Name: "other", Value: other / max(1e-9, q.ideal)}, Signal{Name: "count", Value: count[a]}, Signal{Name: "acov", Value: acov / max(1e-9, q.ideal)})
		scored[i] = scoredCandidate{c, parts}
	}
	slices.SortStableFunc(scored, func(a, b scoredCandidate) int {
		return cmp.Or(cmp.Compare(b.score(), a.score()), cmp.Compare(b.Version.Arrival, a.Version.Arrival), cmp.Compare(a.Start, b.Start))
	})
	perArticle := map[int64]int{}
	for _, s := range scored {
		if len(result.Passages) >= q.query.Top {
			break
		}
		n := int64(s.Version.Arrival)
		if q.query.PerArticle > 0 && perArticle[n] >= q.query.PerArticle {
			continue
		}
		perArticle[n]++
		result.Passages = append(result.Passages, Passage{Article: s.Version, Span: s.Span, Score: s.score(), Signals: s.parts})
	}
	return result
}

type scoredCandidate struct {
	*Candidate
	parts []Signal
}

func (s scoredCandidate) score() float64 {
	total := 0.0
	for _, p := range s.parts {
		total += p.Weight * p.Value
	}
	return total
}

func (q *Question) signals(c *Candidate) []Signal {
	text := c.Version.Text
	var hits []hit
	for i, t := range c.Tokens {
		if t.Stop {
			continue
		}
		if id := q.table.find(t.Term); id >= 0 {
			hits = append(hits, hit{i, id, strings.EqualFold(text[t.Start:t.End], q.concepts[id].surface), t.Span})
		}
	}
	htext := Header(&c.Version.Article)
	titleEnd := len(c.Version.Title)
	inTitle := make([]bool, len(q.concepts))
	inHead := make([]bool, len(q.concepts))
	titleWords := 0.0
	titleHits := 0.0
	for _, t := range c.Header {
		if t.Stop {
			continue
		}
		if t.End <= titleEnd {
			titleWords++
		}
		if id := q.table.find(t.Term); id >= 0 {
			inHead[id] = true
			if t.End <= titleEnd {
				inTitle[id] = true
				titleHits++
			}
		}
	}
	_ = htext
	in := make([]int, len(q.concepts))
	exact := make([]bool, len(q.concepts))
	for _, h := range hits {
		in[h.concept]++
		exact[h.concept] = exact[h.concept] || h.exact
	}
	var ideal, nameIdeal, numIdeal float64
	var cov, covBody, title, head, ex, names, nums, maxidf, maxin float64
	for i, k := range q.concepts {
		w := k.idf
		ideal += w
		if k.name {
			nameIdeal += w
		}
		if k.number {
			numIdeal += w
		}
		got := in[i] > 0 || inHead[i]
		if in[i] > 0 {
			covBody += w
		}
		if got {
			cov += w
			if k.name {
				names += w
			}
			if k.number {
				nums += w
			}
		}
		if inTitle[i] {
			title += w
		}
		if inHead[i] {
			head += w
		}
		if exact[i] {
			ex += w
		}
		if w > maxidf {
			maxidf = w
			maxin = 0
			if got {
				maxin = 1
			}
		}
	}
	if ideal == 0 {
		ideal = 1
	}
	div := func(a, b float64) float64 {
		if b == 0 {
			return 0
		}
		return a / b
	}
	w20, _ := q.window(hits, 12)
	w40, at := q.window(hits, 40)
	w25, _ := q.window(hits, 25)
	op, bi, pairs := q.pairs(hits)
	first := 0.0
	if c.Ordinal == 0 {
		first = 1
	}
	out := []Signal{
		{Name: "bm25", Value: c.BM25 / ideal, Weight: 1},
		{Name: "article", Value: c.Article / ideal, Weight: .5},
		{Name: "w12", Value: w20 / ideal},
		{Name: "w25", Value: w25 / ideal},
		{Name: "w40", Value: w40 / ideal},
		{Name: "cov", Value: cov / ideal},
		{Name: "cov2", Value: cov / ideal * cov / ideal},
		{Name: "first", Value: first},
		{Name: "posdecay", Value: 1 / float64(1+c.Ordinal)},
		{Name: "title", Value: title / ideal},
		{Name: "titleprec", Value: div(titleHits, titleWords)},
		{Name: "exact", Value: ex / ideal},
		{Name: "ordered", Value: div(op, pairs)},
		{Name: "bigram", Value: div(bi, pairs)},
		{Name: "names", Value: div(names, nameIdeal)},
		{Name: "numbers", Value: div(nums, numIdeal)},
		{Name: "rarest", Value: maxin},
		{Name: "length", Value: float64(len(c.Tokens)) / 100},
		{Name: "type", Value: q.answerType(c, at)},
		{Name: "short", Value: float64(min(c.Count, 30)) / 30},
	}
	for _, days := range []float64{3, 7, 14, 30, 90, 365} {
		v := 0.0
		if !q.query.Asked.IsZero() && !c.Version.Published.IsZero() {
			age := q.query.Asked.Sub(c.Version.Published).Hours() / 24
			if age < 0 {
				age = -age * 4
			}
			v = math.Exp(-age / days)
		}
		out = append(out, Signal{Name: "rec" + string(rune('0'+int(days)%10)), Value: v})
	}
	fut := 0.0
	if !q.query.Asked.IsZero() && c.Version.Published.After(q.query.Asked.AddDate(0, 0, 2)) {
		fut = 1
	}
	undated := 0.0
	if c.Version.Published.IsZero() {
		undated = 1
	}
	return append(out, Signal{Name: "future", Value: fut}, Signal{Name: "undated", Value: undated})
}

// window is the largest idf sum of distinct concepts within n tokens
func (q *Question) window(hits []hit, n int) (float64, int) {
	cnt := make([]int, len(q.concepts))
	sum, best, lo, bestAt := 0.0, 0.0, 0, 0
	for i, h := range hits {
		if cnt[h.concept] == 0 {
			sum += q.concepts[h.concept].idf
		}
		cnt[h.concept]++
		for hits[i].pos-hits[lo].pos > n {
			cnt[hits[lo].concept]--
			if cnt[hits[lo].concept] == 0 {
				sum -= q.concepts[hits[lo].concept].idf
			}
			lo++
		}
		if sum > best {
			best = sum
			bestAt = (hits[i].pos + hits[lo].pos) / 2
		}
	}
	return best, bestAt
}

func (q *Question) pairs(hits []hit) (op, bi, ideal float64) {
	prev := -1
	gap := 0
	for _, id := range q.order {
		if id < 0 {
			gap++
			continue
		}
		if prev >= 0 && gap <= 3 {
			w := min(q.concepts[prev].idf, q.concepts[id].idf)
			ideal += w
			bestd := 1000
			for i, h := range hits {
				if h.concept != prev {
					continue
				}
				for _, g := range hits[i+1:] {
					if g.pos-h.pos > 8 {
						break
					}
					if g.concept == id {
						bestd = min(bestd, g.pos-h.pos)
					}
				}
			}
			if bestd <= 8 {
				op += w
			}
			if bestd <= gap+1 {
				bi += w
			}
		}
		prev, gap = id, 0
	}
	return
}

func (q *Question) answerType(c *Candidate, at int) float64 {
	n := 0.0
	text := c.Version.Text
	for i := max(0, at-15); i < min(len(c.Tokens), at+15); i++ {
		t := c.Tokens[i]
		if q.table.find(t.Term) >= 0 {
			continue
		}
		b := text[t.Start]
		switch q.kind {
		case "number":
			if b >= '0' && b <= '9' {
				n++
			}
		case "date":
			if b >= '0' && b <= '9' && t.End-t.Start == 4 || months[t.Term] {
				n++
			}
		case "name", "place":
			r, _ := utf8.DecodeRuneInString(text[t.Start:])
			if unicode.IsUpper(r) && !t.Stop {
				n++
			}
		}
	}
	if q.kind == "name" || q.kind == "place" {
		n /= 2
	}
	return min(n, 3) / 3
}

var months = words("januari februari march april june juli august septemb octob novemb decemb monday tuesday wednesday thursday friday")
