package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// outletFilters reads "according to the BBC" and "as reported by Yonhap" where
// they end a clause, and "in Yonhap" where it ends the question.
func (p *parser) outletFilters() {
	if len(p.known.Sources) == 0 {
		return
	}
	leads := 0
	for from := 0; from < len(p.words) && leads < maxLeads; from++ {
		n, sure := outletLead(p.words[from:])
		if n == 0 {
			continue
		}
		leads++
		if p.denied(from) {
			continue // strike not reported by Reuters
		}
		if from > 0 && !sure && trustWords[p.words[from-1].bare] {
			continue // trust in Reuters
		}
		for to := min(len(p.words), from+n+maxOutletWords); to > from+n; to-- {
			if p.allUntaken(from, to) && p.endsClause(to, sure) && p.takeOutlet(from, from+n, to, sure) {
				return
			}
		}
	}
	p.koreanOutletFilter()
}

// trustWords are words after which an outlet is what the question is about.
var trustWords = text.WordSet("trust confidence faith belief stake stakes shares interest investment investments investors jobs")

const (
	// maxOutletWords is the most words that the name of an outlet may have.
	maxOutletWords = 6
	// maxLeads bounds how many leads to an outlet are tried in one question.
	maxLeads = 64
)

// takeOutlet takes words from..to as a filter if those from name on name an
// outlet, and no word outside of them names another.
func (p *parser) takeOutlet(from, name, to int, sure bool) bool {
	outlets := p.namedOutlets(p.words[name:to], sure)
	if len(outlets) == 0 || p.namesOtherOutlet(from, to) {
		return false
	}
	p.filter.Sources = append(p.filter.Sources, outlets...)
	p.take(from, to)
	return true
}

// endsClause tells whether a clause ends before word at: at the end of the
// question, at a filter, or, after a lead that is sure, at a comma or before a
// word that begins a new clause.
func (p *parser) endsClause(at int, sure bool) bool {
	end := at
	for end < len(p.words) && p.words[end].filters() {
		end++
	}
	if end == len(p.words) {
		return true
	}
	return sure && (end > at || strings.HasSuffix(p.words[at-1].text, ",") || clauseWords[p.words[at].bare])
}

var clauseWords = text.WordSet("about on in since during before after between last yesterday")

func (p *parser) allUntaken(from, to int) bool {
	for _, w := range p.words[from:to] {
		if w.taken {
			return false
		}
	}
	return true
}

// outletLead is how many words lead to the name of an outlet, 0 if they do not.
// sure says that they hardly ever lead to anything else.
func outletLead(words []word) (n int, sure bool) {
	for lead := range outletLeads {
		if beginsWith(words, outletLeads[lead]) {
			n, sure = len(outletLeads[lead]), len(outletLeads[lead]) > 1 || nonLatin(words[0])
			break
		}
	}
	if n > 0 && n < len(words)-1 && words[n].bare == "the" {
		n++
	}
	return n, sure
}

// beginsWith tells whether words begin with those of a phrase.
func beginsWith(words []word, phrase []string) bool {
	if len(words) < len(phrase) {
		return false
	}
	for i, w := range phrase {
		if words[i].folded() != w {
			return false
		}
	}
	return true
}

var outletLeads = func() (leads [][]string) {
	for phrase := range strings.SplitSeq(`as reported by|as reported in|reported by|reported in|as published by|as published in|
published by|published in|as quoted by|as quoted in|according to|in|from|
по данным|по сообщению|по сообщениям|по информации|согласно|как сообщает|как сообщило|как сообщил|как пишет`, "|") {
		leads = append(leads, strings.Fields(phrase))
	}
	return leads
}()

// namedOutlets returns the outlets of the coverage that words name. A name of
// one word needs a capital: "in time" is no magazine. After a lead that is
// sure, an agency may be called without words such as News or Agency, unless
// what is left is a place: Yonhap is Yonhap News, but Moscow is not Moscow
// News.
func (p *parser) namedOutlets(words []word, sure bool) (found []string) {
	var texts []string
	for _, w := range words {
		texts = append(texts, w.text)
	}
	said := foldOutlet(strings.Join(texts, " "))
	if said == "" || len(words) == 1 && !capital(strings.TrimLeft(words[0].text, `"'“‘«`)) {
		return nil
	}
	if found = p.outletNamed(said, sure); len(found) > 0 {
		return found
	}
	if _, known := ShippedAliases().first[said]; !sure || known {
		return nil
	}
	for i, name := range p.outletNames() {
		if stripAgencyWords(name) == said && len(found) < maxLeads {
			found = append(found, p.known.Sources[i])
		}
	}
	return found
}

// maxShortAgency is the length in bytes up to which the name of an agency may
// be that of a place: mines in PA.
const maxShortAgency = 3

// outletNamed returns the outlet of a folded name, and all others that are the
// same agency. If the coverage has the agency under other names only, a short
// name counts only where it is surely an outlet's.
func (p *parser) outletNamed(said string, sure bool) []string {
	i := slices.Index(p.outletNames(), said)
	if i < 0 { // USA Today has usatoday.com
		i = slices.Index(p.outletNames(), strings.ReplaceAll(said, " ", ""))
	}
	if i < 0 && !sure && len(said) <= maxShortAgency {
		return nil
	}
	found := p.known.Agency(said)
	if i >= 0 && !slices.Contains(found, p.known.Sources[i]) {
		found = append(found, p.known.Sources[i])
	}
	return found
}

// foldOutlet returns the form in which outlets are compared: The Lantern is
// lantern, and cnn.com is cnn.
func foldOutlet(s string) string {
	for !strings.Contains(s, " ") {
		at := strings.LastIndexByte(s, '.')
		if at <= 0 || !domainEnds[strings.ToLower(s[at+1:])] {
			break
		}
		s = s[:at]
	}
	name := text.FoldName(s)
	if article, rest, ok := strings.Cut(name, " "); ok && articles[article] {
		return rest
	}
	return name
}

// articles may be left out of an outlet's name: The Lantern, Der Bote, Le Monde.
var articles = text.WordSet("the der die das le la les el los las il lo de het")

var domainEnds = text.WordSet("com org net info news co uk de fr ru kr jp cn in eu")

// outletNames are the folded names of the outlets.
func (p *parser) outletNames() []string {
	if p.outletNamesMemo == nil {
		for _, s := range p.known.Sources {
			p.outletNamesMemo = append(p.outletNamesMemo, foldOutlet(s))
		}
	}
	return p.outletNamesMemo
}

// stripAgencyWords removes words such as news and agency from the end of a
// folded name.
func stripAgencyWords(name string) string {
	for {
		at := strings.LastIndexByte(name, ' ')
		if at < 0 || !agencyWords[name[at+1:]] {
			return name
		}
		name = name[:at]
	}
}

var agencyWords = text.WordSet("news agency online com org net newspaper magazine")

// namesOtherOutlet tells whether words outside of from..to name an outlet. Then
// outlets are what the question is about.
func (p *parser) namesOtherOutlet(from, to int) bool {
	var b strings.Builder
	for i, w := range p.words {
		if (i < from || i >= to) && !w.leftOut {
			b.WriteString(w.text + " ")
		}
	}
	said := " " + text.FoldName(b.String()) + " "
	for _, name := range p.outletNames() {
		if name != "" && strings.Contains(said, " "+name+" ") {
			return true
		}
	}
	return false
}

// koreanOutletFilter reads 연합뉴스에 따르면, according to Yonhap.
func (p *parser) koreanOutletFilter() {
	for i := 0; i+1 < len(p.words) && i < maxLeads; i++ {
		name, ok := strings.CutSuffix(p.words[i].folded(), "에")
		if !ok || p.words[i+1].folded() != "따르면" || !p.allUntaken(i, i+2) {
			continue
		}
		if found := p.outletNamed(text.FoldName(name), true); len(found) > 0 && !p.namesOtherOutlet(i, i+2) {
			p.filter.Sources = append(p.filter.Sources, found...)
			p.take(i, i+2)
			return
		}
	}
}

// capital tells whether a word begins with a capital.
func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
