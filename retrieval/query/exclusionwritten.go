package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// The keys of written filters by outlet and by person.
const personKey = "person"

var sourceKeys = text.WordSet("source outlet")

// leaveOut marks words as belonging to a filter that leaves something out.
func (p *parser) leaveOut(from, to int) {
	p.take(from, to)
	for i := from; i < to; i++ {
		p.words[i].leftOut = true
	}
}

// exclusionSign is the length in bytes of the sign that excludes what follows it;
// 0 if a word does not begin with one.
func exclusionSign(word string) int {
	switch {
	case strings.HasPrefix(word, "-"), strings.HasPrefix(word, "!"):
		return 1
	case strings.HasPrefix(word, "−"):
		return len("−")
	}
	return 0
}

// writtenExclusion reads what is written at word i to leave something out, such as
// -source:yonhap, -ferry or NOT ferry, and returns how many words it takes, 0 for
// none.
func (p *parser) writtenExclusion(i int) int {
	first := p.words[i].text[0]
	operator := first == '-' || first == '!' || first == 'N' || first >= utf8.RuneSelf
	if !operator && !strings.Contains(p.words[i].text, ":") || p.exclusions == maxExclusions {
		return 0
	}
	p.exclusions++
	if n := p.exclusionAt(i); n > 0 {
		return n
	}
	p.exclusions--
	return 0
}

// exclusionAt is writtenExclusion for a word that may begin an exclusion.
func (p *parser) exclusionAt(i int) int {
	if n := p.signedName(i); n > 0 {
		return n
	}
	if n := p.signedWord(i); n > 0 {
		return n
	}
	return p.notOperator(i)
}

// signedName reads -source:yonhap, !source:yonhap and source:-yonhap, and the same
// of a person.
func (p *parser) signedName(i int) int {
	written := p.words[i].text
	sign := exclusionSign(written)
	key, value, ok := strings.Cut(written[sign:], ":")
	if !ok || strings.Count(value, ",") >= maxExclusions {
		return 0
	}
	key = strings.ToLower(key)
	if value = strings.Trim(value, `"“”«».;?`); !sourceKeys[key] && key != personKey {
		return 0
	}
	var x Exclusions
	wanted := p.filter
	for name := range strings.SplitSeq(value, ",") {
		signed := exclusionSign(strings.TrimSpace(name))
		name = strings.Trim(strings.TrimSpace(name)[signed:], `"“”«»`)
		switch out := sign+signed > 0; {
		case text.FoldName(name) == "":
			return 0
		case out && key == personKey:
			x.People = append(x.People, name)
		case out:
			x.Sources = append(x.Sources, name)
		case key == personKey:
			wanted.People = append(wanted.People, name)
		default:
			wanted.Sources = append(wanted.Sources, name)
		}
	}
	if x.IsZero() {
		return 0
	}
	p.filter = wanted
	p.filter.Not = p.filter.Not.And(x)
	return 1
}

// signedWord reads -ferry and -"ferry strike". A dash is none: between words, in
// numbers, before the items of a list, and where another follows.
func (p *parser) signedWord(i int) int {
	w := p.words[i]
	sign := exclusionSign(w.text)
	if sign == 0 || w.text[0] == '!' {
		return 0
	}
	rest := w.text[sign:]
	first, _ := utf8.DecodeRuneInString(rest)
	quoted := isOpeningQuote(first)
	if !quoted && (!unicode.IsLetter(first) || strings.ContainsAny(rest, ":/@=") || utf8.RuneCountInString(foldWord(rest)) < 2 && first < utf8.RuneSelf) {
		return 0
	}
	if !quoted && (dashEndings[foldWord(rest)] || i > 0 && p.hyphened(i) || p.closesDash(i)) || p.listItem(i) {
		return 0
	}
	if n := p.excludeOutlet(i, sign); n > 0 {
		return n
	}
	if i == 0 && capital(rest) && len(p.words) > 1 && exclusionSign(p.words[1].text) == 0 {
		return 0 // the item of a list, or a signature
	}
	return p.excludeWord(rest)
}

// dashEndings follow a hyphen that is not written together with the word before.
var dashEndings = text.WordSet("based led backed style born made owned run era elect backed supported controlled occupied aligned related linked held run year years old free wide like old-fashioned то либо нибудь")

// dashBeginnings come before such a hyphen.
var dashBeginnings = text.WordSet("pre post anti non ex co re pro mid self vice кое по")

// hyphened tells whether the sign of word i is a hyphen after the word before.
func (p *parser) hyphened(i int) bool {
	before := p.words[i-1].folded()
	return dashBeginnings[before] || text.IsNumber(before)
}

// closesDash tells whether a later word ends with a dash, so that the one at word i
// begins an aside: the ferry -the big one- sank.
func (p *parser) closesDash(i int) bool {
	for _, w := range p.untaken(i) {
		if last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(w.text, ".,;:!?")); strings.ContainsRune("-–—−", last) {
			return true
		}
	}
	return false
}

// listItem tells whether word i begins one of several lines.
func (p *parser) listItem(i int) bool {
	before := strings.TrimRight(p.body[:p.words[i].Start], " \t")
	return strings.HasSuffix(before, "\n") || before == "" && strings.Contains(p.body[p.words[i].End:], "\n-")
}

// excludeOutlet excludes the outlet of the coverage that words from i on name, the
// first of them after a sign, and returns how many words that takes.
func (p *parser) excludeOutlet(i, sign int) int {
	if len(p.known.Sources) == 0 {
		return 0
	}
	words := append([]word(nil), p.untaken(i)...)
	words = words[:min(len(words), maxOutletWords)]
	words[0] = newWord(words[0].text, text.Span{Start: sign, End: len(words[0].text)})
	for n := len(words); n > 0; n-- {
		if n < len(words) && n > 1 && strings.HasSuffix(words[n-2].text, ",") {
			continue // a list
		}
		if found := p.outletsLeftOut(words[:n]); len(found) > 0 {
			p.filter.Not.Sources = joinNames(p.filter.Not.Sources, found)
			return n
		}
	}
	return 0
}

// excludeWord excludes a word or a phrase, and returns 1, or 0 if nothing in it is
// searched.
func (p *parser) excludeWord(said string) int {
	said = strings.Trim(said, `.,;:!?()[]"“”«»`)
	if !searchable(said) || strings.Contains(said, ":") {
		return 0
	}
	x := Exclusions{Words: []string{said}}
	if isPersonName(said) {
		x = Exclusions{People: []string{said}}
	}
	p.filter.Not = p.filter.Not.And(x)
	return 1
}

// searchable tells whether the index has any of the words.
func searchable(words string) bool {
	for _, t := range text.Analyze(nil, words) {
		if !t.Stop {
			return true
		}
	}
	return false
}

// notOperator reads NOT ferry, NOT "ferry strike" and NOT source:yonhap, as other
// search engines have it. In a question or after an auxiliary, NOT only stresses.
func (p *parser) notOperator(i int) int {
	if said := p.words[i].text; said != "NOT" && said != "НЕ" && said != "NICHT" || i+1 >= len(p.words) || p.words[i+1].taken || strings.ToUpper(p.body) == p.body {
		return 0
	}
	if i > 0 && (auxiliaries[p.words[i-1].folded()] || modals[p.words[i-1].folded()] || strings.ContainsAny(p.words[i-1].text, "'’")) {
		return 0
	}
	if n := p.notOperand(i + 1); n > 0 {
		if i > 0 && (p.words[i-1].text == "AND" || p.words[i-1].text == "BUT") {
			p.leaveOut(i-1, i)
		}
		return 1 + n
	}
	return 0
}

// notOperand excludes what word i and those after it say after NOT, and returns how
// many words that takes.
func (p *parser) notOperand(i int) int {
	if key, name, ok := strings.Cut(p.words[i].text, ":"); ok && (sourceKeys[key] || key == personKey) {
		p.filter.Not = p.filter.Not.And(LeaveOut(key + ":" + name))
		return 1
	}
	if n := p.excludeOutlet(i, 0); n > 0 {
		return n
	}
	if end := p.quotedEnd(i); end > 0 {
		return addIfAny(p.excludeWord(p.body[p.words[i].Start:p.words[end-1].End]), end-i-1)
	}
	said := p.words[i].folded()
	if prepositions[said] == prepositions["about"] && i+1 < len(p.words) && !p.words[i+1].taken {
		return addIfAny(p.notOperand(i+1), 1)
	}
	if p.asks() || strings.HasSuffix(said, "ed") || i+1 < len(p.words) && isShouted(p.words[i].text) && isShouted(p.words[i+1].text) {
		return 0
	}
	return p.excludeWord(p.words[i].text)
}

// isShouted tells whether a word is written in capitals.
func isShouted(word string) bool {
	return strings.ToUpper(word) == word && strings.ToLower(word) != word
}

// modals help a verb like auxiliaries.
var modals = text.WordSet("can could may might must should shall do does am being would will to so why if")

// quotedEnd is where the quotation ends that word i begins; 0 if it begins none.
func (p *parser) quotedEnd(i int) int {
	said := strings.TrimLeft(p.words[i].text, "(")
	open, size := utf8.DecodeRuneInString(said)
	if !isOpeningQuote(open) {
		return 0
	}
	for n, w := range p.untaken(i) {
		inner := w.text
		if n == 0 {
			inner = said[size:]
		}
		if strings.HasSuffix(strings.TrimRight(inner, ".,;:!?)"), string(closingQuote(open))) {
			return i + n + 1
		}
	}
	return 0
}

// asks tells whether the text puts a question, by its mark or by any word.
func (p *parser) asks() bool {
	if p.asksMemo == nil {
		asked := IsQuestion(p.body)
		for _, w := range p.words[:min(len(p.words), maxAsking)] {
			asked = asked || isQuestionWord(w.folded())
		}
		p.asksMemo = &asked
	}
	return *p.asksMemo
}

// maxAsking is in how many words a question word is looked for.
const maxAsking = 64
