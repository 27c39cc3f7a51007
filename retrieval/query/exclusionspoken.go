package query

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// exclusionFilters takes what is said in plain words to be left out, such as "not
// from Yonhap", "excluding sport" or "연합뉴스 제외". It is taken only where it can
// hardly mean anything else, because a wrong exclusion hides the answer: where a
// clause ends with it, and words that are no outlet only where nothing is asked.
func (p *parser) exclusionFilters() {
	leads := 0
	for i := 0; i < len(p.words) && leads < maxExclusionLeads; i++ {
		if p.words[i].taken {
			continue
		}
		if lead, ok := p.exclusionLead(i); ok {
			leads++
			p.takeExclusion(i, lead)
		}
	}
	p.koreanExclusions()
}

// maxExclusionLeads bounds how many leads to exclusions are tried in one question.
const maxExclusionLeads = 16

// exclusionLead finds the longest lead at word i that may be one there.
func (p *parser) exclusionLead(i int) (lead exclusionLead, ok bool) {
	first := strings.ReplaceAll(p.words[i].folded(), "ё", "е")
	for _, lead := range exclusionLeads[first] {
		if strings.HasSuffix(p.words[i].text, ",") && len(lead.words) > 1 {
			continue // cities that it does not, including
		}
		if !beginsWith(p.words[i:], lead.words) && !(len(lead.words) == 1 && first == lead.words[0]) || len(p.words) == i+len(lead.words) {
			continue
		}
		return lead, p.leadsHere(i, lead)
	}
	return lead, false
}

// leadsHere tells whether a lead at word i is one: it is no part of a title and is
// not denied itself, and an instruction begins a clause.
func (p *parser) leadsHere(i int, lead exclusionLead) bool {
	if p.denied(i) || i > 0 && capital(p.words[i].text) && capital(p.words[i-1].text) && !p.clauseBefore(i) {
		return false // Doctors Without Borders
	}
	if strings.ContainsAny(p.words[i+len(lead.words)-1].text, ".;!?") {
		return false
	}
	return lead.kind != orderLead || p.clauseBefore(i) || i > 0 && linkWords[p.words[i-1].folded()]
}

// linkWords join an exclusion with what stands before it.
var linkWords = text.WordSet("and but or please also then и но а та але und aber i - – —")

// clauseBefore tells whether a clause ends before word i.
func (p *parser) clauseBefore(i int) bool {
	for i > 0 && p.words[i-1].taken {
		i--
	}
	return i == 0 || strings.ContainsAny(lastMark(p.words[i-1].text), ",;:.!?)–—-")
}

// lastMark is the last character of a word.
func lastMark(word string) string {
	runes := []rune(word[max(0, len(word)-4):])
	if len(runes) == 0 {
		return ""
	}
	return string(runes[len(runes)-1])
}

// denied tells whether a negation stands before word i.
func (p *parser) denied(i int) bool {
	for i--; i >= 0 && negationAdverbs[p.words[i].folded()] && !p.words[i].taken; i-- {
	}
	if i < 0 || p.words[i].taken {
		return false
	}
	before := strings.ReplaceAll(p.words[i].folded(), "’", "'")
	return negations[before] || strings.HasSuffix(before, "n't")
}

// takeExclusion takes what follows a lead at word i as far as it is to be left out.
func (p *parser) takeExclusion(i int, lead exclusionLead) {
	from := i + len(lead.words)
	end := from
	for end < min(len(p.words), from+maxFilterWords) && !p.words[end].taken {
		end++
	}
	for _, outlets := range []bool{true, false} {
		for to := end; to > from; to-- {
			listed := to < end && isListLink(p.words[to].folded()) || nameLinks[p.words[to-1].folded()]
			if !p.endsExclusion(to) && !(outlets && i == 0 && lead.kind != bareLead) || p.alone && listed {
				continue
			}
			items, ok := p.itemsLeftOut(from, to)
			if !ok || items.outlets != outlets || !p.mayLeaveOut(i, to, lead, items) {
				continue
			}
			p.filter.Not = p.filter.Not.And(items.Exclusions)
			p.leaveOut(p.linkedFrom(i), to)
			return
		}
	}
}

// endsExclusion tells whether a clause ends before word at.
func (p *parser) endsExclusion(at int) bool {
	return p.endsClause(at, true) || strings.ContainsAny(lastMark(p.words[at-1].text), ":;.")
}

// linkedFrom is where the words begin that only join an exclusion at word i to the
// rest: "and", or "from any outlet" before "except".
func (p *parser) linkedFrom(i int) int {
	at := i
	for at > 0 && !p.words[at-1].taken && (linkWords[p.words[at-1].folded()] || p.words[at-1].folded() == "") {
		at--
	}
	for n := 1; n <= 3 && n <= at && p.allUntaken(at-n, at); n++ {
		said := p.words[at-n : at]
		if anySource[strings.Join(foldedWords(said), " ")] {
			return at - n
		}
	}
	return at
}

// anySource are phrases for all outlets.
var anySource = func() map[string]bool {
	all := map[string]bool{}
	for _, phrase := range alternatives(strings.Fields("from|by|in any|all|other|every outlet|outlets|source|sources|paper|papers|media|newspaper|newspapers")) {
		all[strings.Join(phrase, " ")] = true
	}
	for _, phrase := range alternatives(strings.Fields("from|by|in outlets|sources|anyone|everyone|anywhere|everywhere|anybody|everybody|papers|others")) {
		all[strings.Join(phrase, " ")] = true
	}
	return all
}()

func foldedWords(words []word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.folded()
	}
	return out
}

// Items are what a phrase lists to be left out, and what the least certain of them
// is.
type items struct {
	Exclusions
	outlets, quoted bool // all of them are
	category        category
	commas          bool // there is one between two items
}

// itemsLeftOut reads words from..to as a list, "Yonhap, TASS and opinion pieces".
func (p *parser) itemsLeftOut(from, to int) (list items, ok bool) {
	list = items{outlets: true, quoted: true, category: formCategory}
	start := from
	for at := from; at < to; at++ {
		said := p.words[at].folded()
		link := isListLink(said)
		if link && !p.addItem(&list, start, at) && at > start {
			return list, false
		}
		if link {
			start = at + 1
			continue
		}
		if quoted := p.quotedEnd(at); quoted > at && quoted <= to {
			at = quoted - 1
		}
		if strings.HasSuffix(p.words[at].text, ",") && at+1 < to {
			if !p.addItem(&list, start, at+1) {
				return list, false
			}
			start, list.commas = at+1, true
		}
	}
	if start < to && !p.addItem(&list, start, to) {
		return list, false
	}
	return list, !list.IsZero()
}

func isListLink(said string) bool { return nameLinks[said] || listLinks[said] }

var listLinks = text.WordSet("und oder та або й і nor ни ані noch & please bitte пожалуйста")

// addItem adds words from..to to what is left out. ok is false if they name nothing
// that can be.
func (p *parser) addItem(list *items, from, to int) (ok bool) {
	determined := determiners[p.words[from].folded()]
	from, to = p.trimItem(from, to)
	if from >= to {
		return false
	}
	words := p.words[from:to]
	if found := p.outletsLeftOut(words); len(found) > 0 {
		list.Sources = joinNames(list.Sources, found)
		list.quoted, list.category = false, noCategory
		return true
	}
	list.outlets = false
	said := strings.Trim(p.body[words[0].Start:words[len(words)-1].End], `.,;:!?()[]"“”«»`)
	if p.quotedEnd(from) != to {
		list.quoted = false
		if len(words) > maxExcludedWords || !excludable(words) || determined && !p.alone && categoryOf(said) == noCategory {
			return false
		}
	}
	kind := categoryOf(said)
	list.category = min(list.category, kind)
	switch {
	case !searchable(said):
		return false
	case isPersonName(said):
		list.People = joinNames(list.People, []string{said})
	case kind > noCategory:
		list.Words = joinNames(list.Words, []string{withoutGeneric(said)})
	default:
		list.Words = joinNames(list.Words, []string{said})
	}
	return true
}

// maxExcludedWords is the most words of a topic that is left out.
const maxExcludedWords = 3

// trimItem cuts off what may stand around the name of an outlet or a topic.
func (p *parser) trimItem(from, to int) (int, int) {
	for from < to-1 && (determiners[p.words[from].folded()] || leadNouns[p.words[from].folded()] || leadPrepositions[p.words[from].folded()] && from > 0 && leadNouns[p.words[from-1].folded()]) {
		from++
	}
	for to > from+1 && politeWords[p.words[to-1].folded()] {
		to--
	}
	return from, to
}

var politeWords = text.WordSet("please thanks bitte пожалуйста")

// excludable tells whether words can be a topic: none of them is a date, a number or
// a word that only joins others, and they belong to no set phrase.
func excludable(words []word) bool {
	for i, w := range words {
		said := w.folded()
		if i < len(words)-1 && strings.ContainsAny(lastMark(w.text), ",.;:!?") && !text.IsInitials(w.text) {
			return false
		}
		stop := isEmptyWord(said) || quantifiers[said] || afterNames[said] || timeWords[said] || auxiliaries[said] || prepositions[said] != 0
		if stop && (i == 0 || i == len(words)-1) || notExcluded[said] || IsCalendarWord(w.bare) ||
			strings.ContainsAny(said, "0123456789") && strings.Trim(said, "0123456789.,-") == "" {
			return false
		}
	}
	return true
}

// stative tells whether what is left out may say how something is, as in "missing but
// not found".
func (x items) stative() bool {
	state := func(w string) bool {
		return statives[w] || slices.ContainsFunc(adjectiveEndings, func(end string) bool { return strings.HasSuffix(w, end) })
	}
	for _, w := range x.Words {
		first, _, _ := strings.Cut(w, " ")
		if strings.ToLower(w) == w && x.category == noCategory && (state(w) || strings.HasSuffix(first, "ing")) {
			return true
		}
	}
	return false
}

// withoutGeneric is the name of a category without words such as pieces.
func withoutGeneric(said string) string {
	var left []string
	for w := range strings.FieldsSeq(said) {
		generic := true
		for _, t := range text.Analyze(nil, w) {
			generic = generic && genericTerms[t.Term]
		}
		if !generic {
			left = append(left, w)
		}
	}
	return strings.Join(left, " ")
}

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
	return p.areKeywords(i, to) && !x.stative() && p.mayLeaveWords(i, lead, apart)
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
		if n++; n > maxKeywords || sentenceWords[said] || auxiliaries[said] || k >= to && !p.firstLeft(i) {
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

// outletsLeftOut returns the outlets of the coverage that words name, in any case
// of Russian or Ukrainian.
func (p *parser) outletsLeftOut(words []word) []string {
	for len(words) > 1 && (determiners[words[0].folded()] || leadNouns[words[0].folded()]) {
		words = words[1:]
	}
	if len(p.known.Sources) == 0 || len(words) == 0 {
		return nil
	}
	if found := p.namedOutlets(words, true); len(found) > 0 {
		return found
	}
	said := words[0].folded()
	switch {
	case len(words) == 1 && !capital(words[0].text) && (isUnlisted(said) || p.alone):
		return p.outletNamed(foldOutlet(said), true)
	case nonLatin(words[0]) && len(words) <= maxNameWords+1:
		return p.inflectedOutlets(words)
	}
	return nil
}

// inflectedOutlets returns the outlets whose names have the stems of some words:
// Вестника is Вестник.
func (p *parser) inflectedOutlets(words []word) (found []string) {
	said := termsOf(strings.Join(foldedWords(words), " "))
	if len(said) == 0 {
		return nil
	}
	first := []rune(said[0])
	begin := string(first[:min(len(first), 3)])
	for i, name := range p.outletNames() {
		if strings.HasPrefix(name, begin) && slices.Equal(termsOf(name), said) {
			found = append(found, p.known.Sources[i])
		}
	}
	return found
}
