package evidence

import (
	"slices"
	"strings"
	"unicode"
)

// lackingHalves says which half of a question with a description is not found:
// who is described, or what is asked about them.
func (d *Demands) lackingHalves(shown []Evidence) (list []Objection) {
	h := &d.whole.hop
	for _, i := range d.question.telling(h.role) {
		if !d.anySays(shown, i) {
			return []Objection{{Kind: Part, Asked: d.typed(phrase{i, i + 1})}}
		}
	}
	beside := d.question.beside(d.question.lastSentence(), h.description)
	if slices.ContainsFunc(beside, func(i int) bool { return d.anySays(shown, i) }) {
		return nil
	}
	var words []string
	for _, i := range beside {
		words = append(words, d.question.slice(i, i+1))
	}
	return []Objection{{Kind: Half, Asked: strings.Join(words, " "), Says: d.typed(h.description)}}
}

// otherHalf is the quote that says more than the first one of what is asked about
// whom the question describes, -1 for none. It is the one with the description,
// or names somebody or something with it that the question does not name.
func (d *Demands) otherHalf(quotes []Evidence) int {
	h := &d.whole.hop
	described := d.bestOn(quotes, d.question.telling(h.description), d.question.telling(h.role))
	if described < 0 {
		return -1
	}
	beside := d.question.beside(d.question.lastSentence(), h.description)
	best, most := -1, d.count(&quotes[0], beside)
	for i := range quotes {
		if n := d.count(&quotes[i], beside); n > most && (i == described || d.bridged(&quotes[described], &quotes[i])) {
			best, most = i, n
		}
	}
	return best
}

// bestOn is the quote that says most of some words, of those that have all that
// it must, if any does; -1 if none says any.
func (d *Demands) bestOn(quotes []Evidence, words, must []int) int {
	best, most := -1, 0
	for i := range quotes {
		n := d.count(&quotes[i], words)
		if len(must) > 0 && d.count(&quotes[i], must) == len(must) {
			n += len(words)
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}

// count is how many of the question's words at some places a quote says.
func (d *Demands) count(e *Evidence, at []int) (n int) {
	for _, i := range at {
		if d.says(e, i) {
			n++
		}
	}
	return n
}

// bridged tells whether two quotes, with their headlines, name something in
// common that the question does not.
func (d *Demands) bridged(x, y *Evidence) bool {
	named := map[string]bool{}
	for _, r := range []*reading{x.quote, x.headline} {
		for _, n := range r.names {
			for _, part := range n.parts {
				named[part] = len(part) > 2 && !d.asksTerm(part) && !strings.ContainsFunc(part, unicode.IsDigit)
			}
		}
	}
	for _, r := range []*reading{y.quote, y.headline} {
		for _, n := range r.names {
			if slices.ContainsFunc(n.parts, func(part string) bool { return named[part] }) {
				return true
			}
		}
	}
	return false
}
