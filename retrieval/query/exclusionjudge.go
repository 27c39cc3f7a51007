package query

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// mayLeaveOut tells whether a lead at word i can be meant to leave out what stands
// after it, up to word to.
func (p *parser) mayLeaveOut(i, to int, lead exclusionLead, x items) bool {
	apart := i > 0 && (p.clauseBefore(i) || p.words[i-1].folded() == "but")
	alone := p.alone && p.firstLeft(i)
	if lead.kind != negatedLead && lead.kind != bareLead && p.nothingBefore(i) {
		return x.outlets && i > 0 && othersAsked[p.words[i-1].folded()] // but none other than Kim
	}
	if x.outlets {
		return p.mayLeaveOutlet(i, to, lead, apart || alone || p.firstLeft(i))
	}
	if x.category > noCategory {
		return p.mayLeaveCategory(i, lead, x, apart || alone)
	}
	return p.mayLeaveTopic(i, to, lead, x, apart)
}

// mayLeaveTopic is mayLeaveOut for words that are neither outlets nor kinds of
// articles.
func (p *parser) mayLeaveTopic(i, to int, lead exclusionLead, x items, apart bool) bool {
	alone := p.alone && p.firstLeft(i)
	if p.endsWithQuestion(to) && alone || x.commas && p.firstLeft(i) && !p.alone {
		return false
	}
	switch {
	case lead.kind == negatedLead:
		return lead.words[len(lead.words)-1] == "but" && apart && !p.firstLeft(i) && p.areKeywords(i, to) && !x.stative()
	case lead.kind == bareLead && alone:
		return len(x.Words) == 0 || p.contrasts(i, lead)
	case x.quoted && lead.kind != bareLead || alone:
		return true
	case x.stative():
		return false
	case x.contrasts && p.areKeywords(i, to):
		return true
	case lead.kind == bareLead:
		return p.rulesOut(i, to, lead, x, apart)
	case lead.kind == asideLead:
		return p.setAside(i, to) && !p.quantified(i) && !p.asksAmount()
	case lead.kind == aboutLead:
		return p.mayBeAbout(i, to, lead)
	case lead.words[0] == "minus" && subtracted[p.words[i+1].folded()]:
		return false
	case x.determined && p.firstLeft(i) || !p.areKeywords(i, to):
		return false
	case lead.kind == weakLead && p.headLeavesOut(i, x):
		return true
	}
	// Any noun may look like a name in German.
	person := len(x.Words) == 0 && lead.words[0] != "ohne" && i > 0 && !partings[p.words[i-1].folded()]
	return p.mayLeaveWords(i, lead, apart || person && lead.kind == weakLead)
}

// mayBeAbout tells whether a lead at word i says what articles are not about: among
// the words of a search, or in a clause that belongs to a word for articles.
func (p *parser) mayBeAbout(i, to int, lead exclusionLead) bool {
	if p.firstLeft(i) || i > 0 && speeches[p.words[i-1].folded()] {
		return false
	}
	if !relatives[lead.words[0]] {
		return p.areKeywords(i, to)
	}
	return slices.ContainsFunc(p.words[:i], func(w word) bool { return leadNouns[w.folded()] }) ||
		isOneOf(happenings, p.words[i-1].folded()) && p.areKeywords(i, to)
}

// setAside tells whether words i..to are set off by commas from a question or the words
// of a search.
func (p *parser) setAside(i, to int) bool {
	if p.firstLeft(i) && (to == len(p.words) || !strings.HasSuffix(p.words[to-1].text, ",")) {
		return false
	}
	return p.clauseBefore(i) && (p.asks() || p.areKeywords(i, to))
}

var (
	// relatives begin a clause that belongs to a noun.
	relatives = text.WordSet("that which где в де у")
	// speeches are not about something, in sayings.
	speeches = text.WordSet("речь разговор дело вопрос спор мова йдеться it's that's")
)

// subtracted follow "minus" in sums and temperatures.
var subtracted = text.WordSet("one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred")

// asksAmount tells whether a question asks for a number, from which something may be
// left out: How many died, leaving aside soldiers?
func (p *parser) asksAmount() bool {
	return slices.ContainsFunc(p.words[:min(len(p.words), maxAsking)], func(w word) bool { return countedBy[w.folded()] })
}

var countedBy = text.WordSet("many much сколько скільки viele viel")

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

// othersAsked are words that ask for others: Who except Yonhap reported it?
var othersAsked = text.WordSet("who кто хто wer")

// surelyOrders begin instructions that are nothing to ask about, as "drop charges" is.
var surelyOrders = text.WordSet("don't do ignore exclude leave omit filter исключи исключите убери уберите игнорируй не виключи прибери ігноруй ignoriere ignorier")

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
		if n++; n > maxKeywords || sentenceWords[said] || said == "the" && k < i && !(k > 0 && quantifiers[p.words[k-1].folded()]) || auxiliaries[said] || k >= to && !p.firstLeft(i) {
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
		if (before == "but" || lead.words[0] == "but") && p.asks() && p.goesOn(to) {
			return false // praised, but not by Yonhap, and then dismissed
		}
		return apart || !p.asks() || !deniesInQuestions[lead.words[len(lead.words)-1]] && !deniesInQuestions[lead.words[min(1, len(lead.words)-1)]]
	case bareLead:
		return (apart || p.areKeywords(i, to)) && !p.namesOtherOutlet(i, to)
	case weakLead:
		return !withoutVerbs[before] && (apart || !p.namesOtherOutlet(i, to))
	}
	return true
}

// goesOn tells whether the sentence goes on at word to with something else than a
// phrase that says where, when or about what.
func (p *parser) goesOn(to int) bool {
	for _, w := range p.words[to:] {
		if !w.taken {
			return !clauseWords[w.bare]
		}
	}
	return false
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
// countries except Russia, inflation excluding energy; events are only listed.
func (p *parser) quantified(i int) bool {
	for k, w := range p.words[:i] {
		said := w.folded()
		ofEvents := quantifiers[said] && slices.ContainsFunc(p.words[k+1:min(i, k+3)], func(w word) bool { return isOneOf(happenings, w.folded()) })
		if measures[said] || quantifiers[said] && !ofEvents || !w.taken && strings.ContainsAny(said, "0123456789") {
			return true
		}
	}
	return false
}
