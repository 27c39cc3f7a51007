package evidence

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// readSides finds the two phrases that a question compares, as in "Which is
// higher, the mast or the tower?", "Is the mast higher than the tower?" and "How
// do Feld and Orr differ?".
func (b *body) readSides(from int) []phrase {
	to := len(b.words)
	compares := b.comparative(from) >= 0
	for i := from + 1; i+1 < to; i++ {
		switch form := b.form(i); {
		case form == "vs" || form == "versus":
			return b.around(from, i, to)
		case form == "or" && compares && b.comparative(i+1) != i+1:
			return b.around(from, i, to)
		case form == "than" && b.comparative(from) >= 0 && b.comparative(from) < i:
			return b.beforeThan(from, i, to)
		case (form == "and" || form == "with" || form == "to") && b.setsApart(from, i, to):
			return b.around(from, i, to)
		}
	}
	return nil
}

// setsApart tells whether the word at i joins two that a question sets apart:
// between A and B, compare A with B, how do A and B differ, A and B each.
func (b *body) setsApart(from, i, to int) bool {
	if b.form(i) == "and" && i+1 < to && (clauseAsks[b.form(i+1)] || b.form(i+1) == "when" || b.form(i+1) == "why") {
		return false
	}
	compares := -1
	for k := from; k < to; k++ {
		switch b.form(k) {
		case "compare", "compared", "comparison":
			compares = k
		case "difference", "differences", "between":
			if k < i && b.form(i) == "and" && (b.form(k) == "between" && b.sets(from, k) || b.form(k+1) == "between") {
				return true
			}
		case "differ", "differs", "each", "respectively":
			if k > i && b.form(i) == "and" {
				return true
			}
		}
	}
	return compares >= 0 && compares < i && i-compares <= maxSide+1
}

// sets tells whether a word before k speaks of a difference.
func (b *body) sets(from, k int) bool {
	for i := from; i < k; i++ {
		if b.form(i) == "difference" || b.form(i) == "differences" || b.form(i) == "gap" || b.comparative(i) == i {
			return true
		}
	}
	return false
}

// maxSide is how many words a side has at most.
const maxSide = 7

// around are the sides before and behind the word at i that joins them, less
// the words that they share: tower, in "the mast tower or the wind tower".
func (b *body) around(from, i, to int) []phrase {
	left := i
	for left > from && left > i-maxSide && !b.endsSide(left-1) && !(left < i && strings.ContainsAny(b.before(left), ",:;")) {
		left--
	}
	right := i + 1
	for right < to && right <= i+maxSide && (right == i+1 || !b.closesSide(right)) {
		right++
	}
	return b.apart(phrase{left, i}, phrase{i + 1, right})
}

// endsSide tells whether a side cannot go on to the left with word i.
func (b *body) endsSide(i int) bool {
	form := b.form(i)
	return b.comparative(i) == i || askAuxiliaries[form] || clauseAsks[form] || form == "between" || form == "compare" || form == "than"
}

// closesSide tells whether a side cannot go on to the right with word i.
func (b *body) closesSide(i int) bool {
	form := b.form(i)
	return strings.ContainsAny(b.before(i), ",;:?") || form == "differ" || form == "differs" || form == "each" || form == "on" || form == "respectively" ||
		askAuxiliaries[form]
}

// beforeThan are the sides of "Is A higher than B?"; who asks for a name, and so
// gives but one.
func (b *body) beforeThan(from, i, to int) []phrase {
	right := i + 1
	for right < to && right <= i+maxSide && !b.closesSide(right) {
		right++
	}
	left := b.comparative(from)
	if !askAuxiliaries[b.form(from)] || right == i+1 || b.capitals(phrase{i + 1, right}) == 0 && b.form(i+1) != "the" {
		return nil
	}
	return b.apart(phrase{from + 1, left}, phrase{i + 1, right})
}

func (b *body) capitals(p phrase) (n int) {
	for i := p.from; i < p.to; i++ {
		if b.capital(i) {
			n++
		}
	}
	return n
}

// apart are two sides, if each has a word of its own.
func (b *body) apart(x, y phrase) []phrase {
	own := func(x, y phrase) bool {
		return slices.ContainsFunc(b.telling(x), func(i int) bool { return !b.hasTerm(y, b.words[i].Term) })
	}
	if !own(x, y) || !own(y, x) {
		return nil
	}
	return []phrase{b.less(x, y), b.less(y, x)}
}

func (b *body) hasTerm(p phrase, term string) bool {
	return slices.ContainsFunc(b.words[p.from:p.to], func(t text.Token) bool { return t.Term == term })
}

// less is a phrase without the words at its ends that another one has too.
func (b *body) less(x, y phrase) phrase {
	dull := func(i int) bool { return b.hasTerm(y, b.words[i].Term) || len(b.telling(phrase{i, i + 1})) == 0 }
	for x.to-1 > x.from && dull(x.to-1) {
		x.to--
	}
	for x.from+1 < x.to && dull(x.from) {
		x.from++
	}
	return x
}

// comparative is the first word from i on that compares, -1 for none.
func (b *body) comparative(i int) int {
	for ; i < len(b.words); i++ {
		if form := b.form(i); comparatives[form] || form == "more" || form == "less" || form == "fewer" {
			return i
		}
	}
	return -1
}

var comparatives = text.WordSet(`older younger elder larger bigger smaller higher taller lower longer shorter faster slower quicker colder
warmer hotter cooler heavier lighter richer poorer cheaper dearer better worse stronger weaker earlier later further farther
closer deeper wider safer louder greater costlier bloodier deadlier harder easier`)
