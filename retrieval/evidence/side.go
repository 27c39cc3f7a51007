package evidence

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// readSides finds the two phrases that a question compares, as in "Which is
// higher, the mast or the tower?", "Is the mast higher than the tower?" and "How
// do Feld and Orr differ?".
func (r *reading) readSides(from int) []phrase {
	to := len(r.words)
	compares := r.comparative(from) >= 0
	for i := from + 1; i+1 < to; i++ {
		switch form := r.form(i); {
		case form == "vs" || form == "versus":
			return r.around(from, i, to)
		case form == "or" && compares && r.comparative(i+1) != i+1:
			return r.around(from, i, to)
		case form == "than" && r.comparative(from) >= 0 && r.comparative(from) < i:
			return r.beforeThan(from, i, to)
		case (form == "and" || form == "with" || form == "to") && r.setsApart(from, i, to):
			return r.around(from, i, to)
		}
	}
	return nil
}

// setsApart tells whether the word at i joins two that a question sets apart:
// between A and B, compare A with B, how do A and B differ, A and B each.
func (r *reading) setsApart(from, i, to int) bool {
	if r.form(i) == "and" && i+1 < to && (clauseAsks[r.form(i+1)] || r.form(i+1) == "when" || r.form(i+1) == "why") {
		return false
	}
	compares := -1
	for k := from; k < to; k++ {
		switch r.form(k) {
		case "compare", "compared", "comparison":
			compares = k
		case "difference", "differences", "between":
			if k < i && r.form(i) == "and" && (r.form(k) == "between" && r.sets(from, k) || r.form(k+1) == "between") {
				return true
			}
		case "differ", "differs", "each", "respectively":
			if k > i && r.form(i) == "and" {
				return true
			}
		}
	}
	return compares >= 0 && compares < i && i-compares <= maxSide+1
}

// sets tells whether a word before k speaks of a difference.
func (r *reading) sets(from, k int) bool {
	for i := from; i < k; i++ {
		if r.form(i) == "difference" || r.form(i) == "differences" || r.form(i) == "gap" || r.comparative(i) == i {
			return true
		}
	}
	return false
}

// maxSide is how many words a side has at most.
const maxSide = 7

// around are the sides before and behind the word at i that joins them, less
// the words that they share: tower, in "the mast tower or the wind tower".
func (r *reading) around(from, i, to int) []phrase {
	left := i
	for left > from && left > i-maxSide && !r.endsSide(left-1) && !(left < i && strings.ContainsAny(r.before(left), ",:;")) {
		left--
	}
	right := i + 1
	for right < to && right <= i+maxSide && (right == i+1 || !r.closesSide(right)) {
		right++
	}
	return r.apart(phrase{left, i}, phrase{i + 1, right})
}

// endsSide tells whether a side cannot go on to the left with word i.
func (r *reading) endsSide(i int) bool {
	form := r.form(i)
	return r.comparative(i) == i || askingAuxiliaries[form] || clauseAsks[form] || form == "between" || form == "compare" || form == "than"
}

// closesSide tells whether a side cannot go on to the right with word i.
func (r *reading) closesSide(i int) bool {
	form := r.form(i)
	return strings.ContainsAny(r.before(i), ",;:?") || form == "differ" || form == "differs" || form == "each" || form == "on" || form == "respectively" ||
		askingAuxiliaries[form]
}

// beforeThan are the sides of "Is A higher than B?"; who asks for a name, and so
// gives but one.
func (r *reading) beforeThan(from, i, to int) []phrase {
	right := i + 1
	for right < to && right <= i+maxSide && !r.closesSide(right) {
		right++
	}
	left := r.comparative(from)
	if !askingAuxiliaries[r.form(from)] || right == i+1 || r.capitals(phrase{i + 1, right}) == 0 && r.form(i+1) != "the" {
		return nil
	}
	return r.apart(phrase{from + 1, left}, phrase{i + 1, right})
}

func (r *reading) capitals(p phrase) (n int) {
	for i := p.from; i < p.to; i++ {
		if r.words[i].capital {
			n++
		}
	}
	return n
}

// apart are two sides, if each has a word of its own.
func (r *reading) apart(x, y phrase) []phrase {
	own := func(x, y phrase) bool {
		return slices.ContainsFunc(r.telling(x), func(i int) bool { return !r.hasTerm(y, r.words[i].Term) })
	}
	if !own(x, y) || !own(y, x) {
		return nil
	}
	return []phrase{r.less(x, y), r.less(y, x)}
}

func (r *reading) hasTerm(p phrase, term string) bool {
	return slices.ContainsFunc(r.words[p.from:p.to], func(w word) bool { return w.Term == term })
}

// less is a phrase without the words at its ends that another one has too.
func (r *reading) less(x, y phrase) phrase {
	dull := func(i int) bool { return r.hasTerm(y, r.words[i].Term) || len(r.telling(phrase{i, i + 1})) == 0 }
	for x.to-1 > x.from && dull(x.to-1) {
		x.to--
	}
	for x.from+1 < x.to && dull(x.from) {
		x.from++
	}
	return x
}

// comparative is the first word from i on that compares, -1 for none.
func (r *reading) comparative(i int) int {
	for ; i < len(r.words); i++ {
		if form := r.form(i); comparatives[form] || form == "more" || form == "less" || form == "fewer" {
			return i
		}
	}
	return -1
}

var comparatives = text.WordSet(`older younger elder larger bigger smaller higher taller lower longer shorter faster slower quicker colder
warmer hotter cooler heavier lighter richer poorer cheaper dearer better worse stronger weaker earlier later further farther
closer deeper wider safer louder greater costlier bloodier deadlier harder easier`)
