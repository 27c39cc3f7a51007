package evidence

import (
	"slices"

	"dateline/retrieval/text"
)

// objectType objects to evidence without any candidate for an answer of the type
// asked that the question does not name itself. One that offers a choice names them.
func objectType(d *Demands, e *Evidence) (o Objection, fired bool) {
	a := &d.asking
	if !latin(e.Quote) {
		return o, false
	}
	quote, headline := e.quote, e.headline
	if a.attribute != nil {
		return objectAttribute(d, e)
	}
	if !typed[a.kind] || d.offersChoice() || d.candidateIn(quote) || d.candidateIn(headline) {
		return o, false
	}
	asked := d.query.Text[d.question.words[a.from].Start:d.question.words[a.to-1].End]
	return Objection{Kind: Type, Asked: asked}, true
}

// offersChoice tells whether the question names the answers itself: Brandt or
// Ruiz.
func (d *Demands) offersChoice() bool {
	return (d.asking.kind == Who || d.asking.kind == Which) && d.question.holds("or")
}

// typed are the types without whose candidates a text is no answer.
var typed = map[AnswerType]bool{
	HowMany: true, HowMuch: true, HowLong: true, HowFar: true, HowOld: true, HowOften: true, HowBig: true, Percent: true,
	When: true, Where: true, Who: true, Which: true, OneOf: true,
}

func (d *Demands) candidateIn(r *reading) bool { return len(d.candidates(r)) > 0 }

// candidates are what in a text can be an answer of the type asked.
func (d *Demands) candidates(r *reading) []text.Span {
	switch a := &d.asking; a.kind {
	case When:
		return d.times(r)
	case Who:
		return append(d.namesIn(r), d.people(r)...)
	case Which:
		return d.namesIn(r)
	case Where:
		return append(d.namesIn(r), d.places(r)...)
	case OneOf:
		return d.listed(r, closedClasses[a.noun[0]])
	case HowOften:
		return append(d.listed(r, frequencies), d.figuresThat(r, func(f *figure) bool { return true })...)
	case HowLong:
		return append(d.listed(r, durationWords), d.figuresThat(r, a.accepts)...)
	case HowFar:
		return append(d.listed(r, distanceWords), d.figuresThat(r, a.accepts)...)
	case Percent:
		return append(d.listed(r, shareWords), d.figuresThat(r, a.accepts)...)
	case HowMany:
		return append(d.countedWithout(r), d.figuresThat(r, func(f *figure) bool { return a.accepts(f) && d.nearNoun(r, f) })...)
	case HowMuch:
		return append(d.listed(r, freeWords), d.figuresThat(r, func(f *figure) bool { return a.accepts(f) || a.money && r.isSum(f) })...)
	default:
		return d.figuresThat(r, a.accepts)
	}
}

// accepts tells whether a figure is of the type asked.
func (a *asking) accepts(f *figure) bool {
	if f.measure == code {
		return false
	}
	switch a.kind {
	case HowMany:
		if a.counts == duration || a.counts == money || a.counts == percent {
			return f.measure == a.counts || f.measure == count || f.measure == age || f.measure == ordinal
		}
		return f.measure == count || f.measure == ordinal || f.measure == otherUnit || f.measure == length || f.measure == percent
	case HowMuch:
		if a.money {
			return f.measure == money || f.measure == percent
		}
		return f.measure != calendar && f.measure != ordinal
	case HowLong:
		return f.measure == duration || f.measure == length || f.measure == age || f.measure == calendar
	case HowFar:
		return f.measure == length || f.measure == duration
	case HowOld:
		return (f.measure == count || f.measure == age || f.measure == duration) && f.value < 5000 || f.measure == calendar && f.value > 999
	case Percent:
		return f.measure == percent || f.measure == count && f.value < 100
	}
	return f.measure != calendar && f.measure != ordinal
}

// figuresThat are the figures of a text that pass, less those that the question
// has itself.
func (d *Demands) figuresThat(r *reading, passes func(*figure) bool) (spans []text.Span) {
	all := figures(r)
	for i := range all {
		f := &all[i]
		if passes(f) && !d.asksFigure(f) {
			spans = append(spans, f.Span)
		}
	}
	return spans
}

// asksFigure tells whether the question has a figure itself.
func (d *Demands) asksFigure(f *figure) bool {
	return slices.ContainsFunc(d.figures, func(asked figure) bool { return asked.value == f.value && f.value > 1 })
}

// nounReach is how many words may stand between a figure and what it counts.
const nounReach = 6

// nearNoun tells whether what is counted stands near a figure.
func (d *Demands) nearNoun(r *reading, f *figure) bool {
	a := &d.asking
	if len(a.noun) == 0 || misspelled(a.noun) || a.counts == duration && f.measure == duration {
		return true
	}
	if vagueNouns[a.noun[0]] || a.counts != count && f.measure != count {
		return true
	}
	people := slices.ContainsFunc(a.noun, func(n string) bool { return personNouns[n] || casualtyTerms[n] })
	for i := max(0, f.from-nounReach); i < min(len(r.words), f.to+nounReach); i++ {
		if slices.Contains(a.noun, r.words[i].Term) || people && (personNouns[r.words[i].Term] || deathWords[r.form(i)]) {
			return true
		}
	}
	return false
}

// vagueNouns count what goes by other nouns in an answer.
var vagueNouns = text.WordSet("time type kind form sort way thing one member")

// countedWithout are answers to how many that have no figure: no, many.
func (d *Demands) countedWithout(r *reading) (spans []text.Span) {
	for i := range r.words {
		if slices.Contains(d.asking.noun, r.words[i].Term) {
			switch r.form(i - 1) {
			case "no", "many", "few", "numerous", "a", "an", "countless":
				spans = append(spans, text.Span{Start: r.words[i-1].Start, End: r.words[i].End})
			}
		}
	}
	return append(spans, d.nobody(r)...)
}

// nobody are the places where a text tells of nobody of whom the question asks
// how many they are: nobody came, none of them.
func (d *Demands) nobody(r *reading) (spans []text.Span) {
	for i := range r.words {
		form := r.form(i)
		if form != "nobody" && form != "none" && (form != "one" || r.form(i-1) != "no") {
			continue
		}
		if f := (figure{from: i, to: i + 1}); len(d.asking.noun) > 0 && d.nearNoun(r, &f) {
			spans = append(spans, r.words[i].Span)
		}
	}
	return spans
}

// isSum tells whether a figure without a currency is a sum of money: it stands
// behind a word of paying, and counts nothing.
func (r *reading) isSum(f *figure) bool {
	if f.measure != count || f.to < len(r.words) && !r.words[f.to].Stop && !r.words[f.to].closed {
		return f.measure == count && f.value < 1
	}
	for i := f.from - 1; i >= 0 && i >= f.from-sumReach; i-- {
		if moneyWords[r.words[i].Term] {
			return true
		}
	}
	return f.value < 1
}

// sumReach is how many words may stand between a word of paying and a sum.
const sumReach = 4

// casualtyTerms are the terms of deathWords and of verbs for them.
//
//nolint:gochecknoglobals // made once from a constant list, then constant
var casualtyTerms = stems("killed dead died die injured wounded hurt injure wound kill perish missing hospitalized")

// listed are the words of a list in a text that the question does not have.
func (d *Demands) listed(r *reading, list map[string]bool) (spans []text.Span) {
	for i := range r.words {
		if list[r.form(i)] && !d.asksTerm(r.words[i].Term) {
			spans = append(spans, r.words[i].Span)
		}
	}
	return spans
}

// asksTerm tells whether the question has a word.
func (d *Demands) asksTerm(term string) bool {
	return slices.ContainsFunc(d.question.words, func(w word) bool { return w.Term == term })
}

func (d *Demands) asksToken(w word) bool { return d.asksTerm(w.Term) }

// misspelled tells whether English has none of some stems, as of a typing error.
func misspelled(stems []string) bool {
	return !slices.ContainsFunc(stems, func(s string) bool { return len(s) < text.MinListedLength || text.EnglishListing(s) != text.Unlisted })
}
