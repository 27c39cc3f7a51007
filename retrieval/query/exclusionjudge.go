package query

import (
	"strings"

	"dateline/retrieval/text"
)

// mayLeaveOut tells whether a lead at word i can be meant to leave out what stands
// after it, up to word to.
func (p *parser) mayLeaveOut(i, to int, lead exclusionLead, x items) bool {
	apart := i > 0 && (p.clauseBefore(i) || p.words[i-1].folded() == "but")
	alone := p.alone && p.firstLeft(i)
	if lead.kind != negatedLead && lead.kind != bareLead && p.nothingBefore(i) {
		return false // none other than Kim
	}
	if x.outlets {
		return p.mayLeaveOutlet(i, to, lead, apart || alone || p.firstLeft(i))
	}
	if x.category > noCategory {
		return p.mayLeaveCategory(i, lead, x, apart || alone)
	}
	if p.endsWithQuestion(to) && alone || x.commas && p.firstLeft(i) && !p.alone || lead.kind == negatedLead {
		return false
	}
	if lead.kind == bareLead {
		return alone && (len(x.Words) == 0 || p.contrasts(i, lead))
	}
	if x.quoted || alone {
		return true
	}
	if x.determined && p.firstLeft(i) || !p.areKeywords(i, to) || x.stative() {
		return false
	}
	// Any noun may look like a name in German.
	person := len(x.Words) == 0 && lead.words[0] != "ohne" && i > 0 && !partings[p.words[i-1].folded()]
	return p.mayLeaveWords(i, lead, apart || person && lead.kind == weakLead)
}

// mayLeaveWords is mayLeaveOut for words that are no outlets, between the words of a
// search.
func (p *parser) mayLeaveWords(i int, lead exclusionLead, apart bool) bool {
	switch lead.kind {
	case weakLead:
		return apart || p.afterCoverage(i)
	case orderLead:
		return apart && surelyOrders[lead.words[0]]
	}
	return !p.quantified(i)
}

// surelyOrders begin instructions that are nothing to ask about, as "drop charges" is.
var surelyOrders = text.WordSet("ignore exclude leave omit filter исключи исключите убери уберите игнорируй не виключи прибери ігноруй ignoriere ignorier")

// maxKeywords is how many words a search may have that is no sentence.
const maxKeywords = 6

// areKeywords tells whether the words outside of i..to are those of a search: few,
// and neither a question nor a sentence. They stand before what is left out, or all
// after it.
func (p *parser) areKeywords(i, to int) bool {
	n := 0
	for k, w := range p.words {
		if w.taken || k >= i && k < to {
			continue
		}
		said, _, _ := strings.Cut(strings.ReplaceAll(w.folded(), "’", "'"), "'")
		if n++; n > maxKeywords || sentenceWords[said] || said == "the" && k < i || auxiliaries[said] || k >= to && !p.firstLeft(i) {
			return false
		}
	}
	return !p.asks()
}

// mayLeaveCategory is mayLeaveOut for kinds of articles.
func (p *parser) mayLeaveCategory(i int, lead exclusionLead, x items, apart bool) bool {
	switch lead.kind {
	case negatedLead:
		return false
	case bareLead, weakLead:
		return x.category == formCategory && (i == 0 || !havingWords[p.words[i-1].folded()]) || apart || p.afterCoverage(i)
	}
	return true
}

// havingWords come before "no opinion" where nobody had one.
var havingWords = text.WordSet("have has had having form formed with offer offered express expressed is are was were there")

// contrasts tells whether a lead at word i is "but not", in any language.
func (p *parser) contrasts(i int, lead exclusionLead) bool {
	last := lead.words[len(lead.words)-1]
	return (last == "not" || last == "не" || last == "nicht") && (len(lead.words) > 1 || i > 0 && linkWords[p.words[i-1].folded()])
}

// mayLeaveOutlet is mayLeaveOut for outlets.
func (p *parser) mayLeaveOutlet(i, to int, lead exclusionLead, apart bool) bool {
	before := ""
	if i > 0 {
		before = p.words[i-1].folded()
	}
	switch lead.kind {
	case negatedLead:
		return apart || !p.asks() || !deniesInQuestions[lead.words[1]]
	case bareLead:
		return apart && !p.namesOtherOutlet(i, to)
	case weakLead:
		return !withoutVerbs[before] && (apart || !p.namesOtherOutlet(i, to))
	}
	return true
}

// deniesInQuestions follow "not" in questions about what an outlet left out: Why was
// it not reported by Yonhap?
var deniesInQuestions = text.WordSet("reported published written covered carried quoted told as in by via в in im")

// firstLeft tells whether nothing but filters stands before word i.
func (p *parser) firstLeft(i int) bool {
	for _, w := range p.words[:i] {
		if !w.taken && !linkWords[w.folded()] {
			return false
		}
	}
	return true
}

// endsWithQuestion tells whether the word before to ends in a question mark.
func (p *parser) endsWithQuestion(to int) bool {
	return strings.ContainsAny(p.words[to-1].text, "?？")
}

// afterCoverage tells whether the word before i names coverage: news without sport.
func (p *parser) afterCoverage(i int) bool {
	return i > 0 && leadNouns[p.words[i-1].folded()]
}

// nothingBefore tells whether "other than" and the like at word i mean "only".
func (p *parser) nothingBefore(i int) bool {
	for _, w := range p.words[max(0, i-2):i] {
		if nothings[w.folded()] {
			return true
		}
	}
	return false
}

// quantified tells whether an exception at word i belongs to what is asked: all
// countries except Russia, inflation excluding energy.
func (p *parser) quantified(i int) bool {
	for _, w := range p.words[:i] {
		said := w.folded()
		if measures[said] || quantifiers[said] || !w.taken && strings.ContainsAny(said, "0123456789") {
			return true
		}
	}
	return false
}
