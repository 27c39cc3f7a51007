package query

import (
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
	for _, lead := range exclusionLeads[leadWord(p.words[i])] {
		if strings.HasSuffix(p.words[i].text, ",") && len(lead.words) > 1 {
			continue // cities that it does not, including
		}
		if len(p.words) <= i+len(lead.words) || !saysLead(p.words[i:], lead.words) {
			continue
		}
		return lead, p.leadsHere(i, lead)
	}
	return lead, false
}

// saysLead tells whether words begin with those of a lead.
func saysLead(words []word, lead []string) bool {
	for i, said := range lead {
		if leadWord(words[i]) != said {
			return false
		}
	}
	return true
}

// leadWord is a word in the spelling that the leads have.
func leadWord(w word) string { return leadSpelling.Replace(w.folded()) }

var leadSpelling = strings.NewReplacer("ё", "е", "’", "'", "ʼ", "'")

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
			if !p.endsExclusion(to) && !(outlets && lead.kind != bareLead && (i == 0 || anybody[p.words[i-1].folded()] || othersAsked[p.words[i-1].folded()] || anybody[lead.words[0]])) || p.alone && listed {
				continue
			}
			rest, contrasts := to, false
			if !outlets && lead.kind != negatedLead {
				rest, contrasts = p.contrasted(i, from, to)
			}
			items, ok := p.itemsLeftOut(from, rest, lead)
			items.contrasts = contrasts
			if !ok || items.outlets != outlets || !p.mayLeaveOut(i, to, lead, items) {
				continue
			}
			p.filter.Not = p.filter.Not.And(items.Exclusions)
			if anybody[lead.words[0]] {
				i++ // what does anyone but Yonhap say
			}
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
