package evidence

import (
	"cmp"
	"slices"

	"dateline/retrieval/text"
)

// A whole is what a question asks of several quotes together: it compares, asks
// for more than one thing, asks for a reason, or describes somebody in place of
// naming them.
type whole struct {
	// sides are the phrases compared, two or none; property is the word that
	// says by what, -1 for none.
	sides    []phrase
	property int
	// parts are the questions within the question, two or more or none.
	parts []phrase
	// hop leads to who or what the question is about, if it does not say so.
	hop hop
}

// A phrase is words from..to of the question.
type phrase struct{ from, to int }

// readWhole reads what the question asks of several quotes.
func readWhole(r *reading) (w whole) {
	w.property = -1
	if !latin(r.text) {
		return w
	}
	from := r.lastSentence()
	if w.sides = r.readSides(from); len(w.sides) > 0 || r.comparative(from) >= 0 {
		w.property = r.readProperty(from, len(w.sides) > 0)
	}
	if len(w.sides) == 0 {
		w.parts = r.readParts(from)
	}
	if len(w.sides) == 0 && len(w.parts) == 0 {
		w.hop = r.readHop(from)
	}
	return w
}

// AsksSeveral tells whether the question asks something of several quotes
// together, so that [Demands.Lacking] and [Demands.Beside] may say something.
func (d *Demands) AsksSeveral() bool {
	w := &d.whole
	return len(w.sides) > 0 || w.property >= 0 || len(w.parts) > 0 || w.hop.known() || d.asksMatter()
}

// Lacking are the demands that none of the quotes shown meets: a side of a
// comparison, one of several things asked for, one half of the way.
func (d *Demands) Lacking(shown []Evidence) []Objection {
	switch w := &d.whole; {
	case len(w.sides) > 0 || w.property >= 0:
		return d.lackingSides(d.readAll(shown))
	case len(w.parts) > 0:
		return d.lackingParts(d.readAll(shown))
	case w.hop.known():
		return d.lackingHalves(d.readAll(widened(shown)))
	case d.asksMatter():
		return d.lackingMatter(d.readAll(widened(shown)))
	}
	return nil
}

// readAll reads evidence, and leaves the caller's as it is.
func (d *Demands) readAll(all []Evidence) []Evidence {
	all = slices.Clone(all)
	for i := range all {
		all[i].read(d)
	}
	return all
}

// widened is evidence of passages as a whole.
func widened(shown []Evidence) []Evidence {
	wide := make([]Evidence, len(shown))
	for i, e := range shown {
		wide[i] = Evidence{Quote: cmp.Or(e.Passage, e.Quote), Headline: e.Headline}
	}
	return wide
}

// Beside finds the quote that should be shown with the best ones, the first of
// all if it leads, else among the first few. It is -1 if they do by themselves.
func (d *Demands) Beside(quotes []Evidence, few int) (at int, leads bool) {
	if !d.whole.hop.known() && len(d.whole.sides) == 0 {
		return -1, false
	}
	quotes = d.readAll(quotes)
	if d.whole.hop.known() {
		return d.otherHalf(quotes), true
	}
	few = min(few, len(quotes))
	for _, side := range d.whole.sides {
		if !d.anyIn(side, quotes[:few]) {
			for i := few; i < len(quotes); i++ {
				if d.anyIn(side, quotes[i:i+1]) {
					return i, false
				}
			}
		}
	}
	return -1, false
}

// says tells whether evidence has word i of the question, in another form or by
// another name too.
func (d *Demands) says(e *Evidence, i int) bool {
	term := d.question.words[i].Term
	p, _ := predicateOf(term)
	return e.saysAny(p.terms) || e.saysAny(p.inverse) || e.saysRelated(term) || d.synonymIn(i, e)
}

// anySays tells whether any of the evidence has word i of the question.
func (d *Demands) anySays(shown []Evidence, i int) bool {
	for k := range shown {
		if d.says(&shown[k], i) {
			return true
		}
	}
	return false
}

// anyIn tells whether any of the evidence has a word of a phrase, or the phrase
// has none to look for.
func (d *Demands) anyIn(p phrase, shown []Evidence) bool {
	telling := d.question.telling(p)
	return len(telling) == 0 || slices.ContainsFunc(telling, func(i int) bool { return d.anySays(shown, i) })
}

// telling are the words of a phrase that a text on it must have.
func (r *reading) telling(p phrase) (at []int) {
	for i := p.from; i < p.to; i++ {
		if form := r.form(i); !r.words[i].Stop && !untelling[form] && !openers[form] && !askingAuxiliaries[form] {
			at = append(at, i)
		}
	}
	return at
}

// typed is a phrase as it was typed.
func (d *Demands) typed(p phrase) string {
	return d.query.Text[d.question.words[p.from].Start:d.question.words[p.to-1].End]
}

// untelling are words that a question has for its own sake, or that an answer
// puts in many ways.
var untelling = text.WordSet(`who whom whose what when where why how which that more most less least fewer many much often ever
get got give given take took taken make made become became come came go goes going went happen happened say says said know need
think new now still again also just other others one ones two both each either them they he she it its this these
those last current currently own use used find found put keep try tried able thing things way time time's people day year reason
really actually exactly called named call name so such than per cent mean there their his her`)
