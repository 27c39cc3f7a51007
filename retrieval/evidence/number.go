package evidence

import (
	"math"
	"slices"

	"dateline/retrieval/text"
)

// objectNumber objects to evidence without a number that the question names.
func objectNumber(d *Demands, e *Evidence) (o Objection, fired bool) {
	return d.objectFigure(e, Number, func(f *figure) bool { return f.measure != ordinal })
}

// objectOrdinal does the same with ordinals.
func objectOrdinal(d *Demands, e *Evidence) (o Objection, fired bool) {
	return d.objectFigure(e, Ordinal, func(f *figure) bool { return f.measure == ordinal })
}

func (d *Demands) objectFigure(e *Evidence, kind Kind, concerns func(*figure) bool) (o Objection, fired bool) {
	if !slices.ContainsFunc(d.demanded, func(f figure) bool { return concerns(&f) }) {
		return o, false
	}
	quote, headline := e.quote, e.headline
	said := slices.Concat(figures(quote), figures(headline))
	english := latin(e.Quote) && latin(d.query.Text)
	for i := range d.demanded {
		f := &d.demanded[i]
		if !english && (f.measure == ordinal || f.value <= maxForeignWord) {
			continue
		}
		if !concerns(f) || slices.ContainsFunc(said, f.isSaidBy) {
			continue
		}
		says := saysInstead(quote, f)
		if says == "" && f.loose {
			continue
		}
		return Objection{Kind: kind, Asked: d.query.Text[f.Start:f.End], Says: says}, true
	}
	return o, false
}

// maxForeignWord is the greatest number that other languages may have spelt out,
// which is read in English alone.
const maxForeignWord = 20

// approximations lead to numbers that articles give more exactly, or leave out.
var approximations = text.WordSet("than about over nearly around almost roughly approximately some to least most under")

// saysInstead is the one figure of the quote that counts the same as the one
// asked; empty if there is none, or several.
func saysInstead(quote *reading, asked *figure) (says string) {
	for _, f := range figures(quote) {
		if f.measure != asked.measure || f.to >= len(quote.words) || quote.words[f.to].Term != asked.noun || asked.noun == "" {
			continue
		}
		if says != "" {
			return ""
		}
		says = quote.text[f.Start:f.End]
	}
	return says
}

// isSaidBy tells whether a figure in the evidence may be the one asked: twelve
// for 12, three for third, about 80,000 for 79,900.
func (f *figure) isSaidBy(said figure) bool {
	if said.measure == code && f.measure != code {
		return false
	}
	if f.measure == percent && said.measure != percent && math.Abs(said.value*100-f.value) < .5 {
		return true // half for 50 percent
	}
	if f.value >= 1000 {
		return math.Abs(said.value-f.value) <= .03*f.value
	}
	return said.value == f.value
}

// demandedFigures are the figures from a word of a question on, where its last
// sentence begins, that its evidence must have. A part of a name is none,
// nor are "which two teams", millions, or the first time.
func demandedFigures(r *reading, all []figure, from int) (list []figure) {
	for _, f := range all {
		if f.from < from || f.measure == calendar || f.measure == code || f.measure == age || f.value < 2 || isVague(r, &f) || r.isIdiom(&f) {
			continue
		}
		if f.to < len(r.words) && r.joined(f.to) {
			f.noun = r.words[f.to].Term
		}
		f.loose = f.measure == count && f.value < 3 && r.text[f.Start] > '9' || approximations[r.form(f.from-1)]
		list = append(list, f)
	}
	return list
}

// isVague tells whether a figure is no number that could be wrong: dozens,
// several, millions.
func isVague(r *reading, f *figure) bool {
	first := r.form(f.from)
	if _, ok := vagueNumbers[first]; ok {
		return true
	}
	_, scale := scaleOf(first)
	return scale
}

// isIdiom tells whether a figure of a question is one in name only.
func (r *reading) isIdiom(f *figure) bool {
	previous, next := r.form(f.from-1), r.form(f.to)
	if f.from > 0 && f.measure == count && r.joined(f.from) && r.words[f.from-1].capital && !r.words[f.from-1].Stop {
		return true // Formula 1
	}
	if f.measure == ordinal {
		aSecond := previous == "a" && (f.value == 2 || next == "of")
		named := f.to < len(r.words) && f.from > 0 && r.words[f.from].capital
		return ordinalNouns[next] || aSecond || named
	}
	return numberLeads[previous] || f.measure == duration || next == "time" || next == "way"
}

var ordinalNouns = text.WordSet("hand party half amendment avenue street century")

// numberLeads stand before a number that belongs to an idiom, ordinalNouns behind
// an ordinal that does.
var numberLeads = text.WordSet("which what these those the all both last past next first top other their his her its no")
