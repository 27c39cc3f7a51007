package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// outletPhrases reads "according to the BBC", "as reported by Yonhap" wherever
// they end a clause, and "in Yonhap" at the end.
func (p *parser) outletPhrases() {
	if len(p.known.Sources) == 0 {
		return
	}
	leads := 0
	for from := 0; from < len(p.words) && leads < mostLeads; from++ {
		n, sure := outletLead(p.words[from:])
		if n == 0 {
			continue
		}
		leads++
		if from > 0 && !sure && trusting[p.words[from-1].bare] {
			continue // trust in Reuters
		}
		for to := min(len(p.words), from+n+longestOutlet); to > from+n; to-- {
			if p.allOpen(from, to) && p.endsClause(to, sure) && p.outletAt(from, from+n, to, sure) {
				return
			}
		}
	}
	p.koreanOutlet()
}

// trusting are words behind which an outlet is what the question is about.
var trusting = text.WordSet("trust confidence faith belief stake stakes shares interest investment investments investors jobs")

const (
	// longestOutlet is how many words the name of an outlet has at most.
	longestOutlet = 6
	// mostLeads is how many times a question may seem to lead to an outlet.
	mostLeads = 64
)

// outletAt takes words from..to as a filter, if those from name on name an
// outlet, and no others do.
func (p *parser) outletAt(from, name, to int, sure bool) bool {
	outlets := p.outlets(p.words[name:to], sure)
	if len(outlets) == 0 || p.othersNamed(from, to) {
		return false
	}
	p.filter.Sources = append(p.filter.Sources, outlets...)
	p.take(from, to)
	return true
}

// endsClause tells whether a clause ends before a place: at the end, at a
// filter, or, where what leads to the outlet is sure, at a comma or before a
// word that begins something else.
func (p *parser) endsClause(at int, sure bool) bool {
	end := at
	for end < len(p.words) && p.words[end].taken {
		end++
	}
	if end == len(p.words) {
		return true
	}
	return sure && (end > at || strings.HasSuffix(p.words[at-1].text, ",") || clauseWords[p.words[at].bare])
}

var clauseWords = text.WordSet("about on in since during before after between last yesterday")

func (p *parser) allOpen(from, to int) bool {
	for _, w := range p.words[from:to] {
		if w.taken {
			return false
		}
	}
	return true
}

// outletLead is how many words lead to the name of an outlet; sure: they hardly
// lead to anything else.
func outletLead(words []word) (n int, sure bool) {
	for lead := range outletLeads {
		if says(words, outletLeads[lead]) {
			n, sure = len(outletLeads[lead]), len(outletLeads[lead]) > 1 || foreign(words[0])
			break
		}
	}
	if n > 0 && n < len(words)-1 && words[n].bare == "the" {
		n++
	}
	return n, sure
}

// says tells whether words begin with those of a phrase.
func says(words []word, phrase []string) bool {
	if len(words) < len(phrase) {
		return false
	}
	for i, w := range phrase {
		if words[i].plain() != w {
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

// outlets are those of the coverage that words name. A name of one word must be
// typed with a capital: "in time" is no magazine. Behind a sure lead an agency
// may go without what agencies have in their names, unless what is left is a
// country or the like: Yonhap is Yonhap News, and Moscow is not Moscow News. It
// may go by another of its names there, too, and what it has under several
// names is all the same agency.
func (p *parser) outlets(words []word, sure bool) (found []string) {
	var texts []string
	for _, w := range words {
		texts = append(texts, w.text)
	}
	said := outletName(strings.Join(texts, " "))
	if said == "" || len(words) == 1 && !capital(strings.TrimLeft(words[0].text, `"'“‘«`)) {
		return nil
	}
	if found = p.outlet(said, sure); len(found) > 0 {
		return found
	}
	if _, known := ShippedAliases().first[said]; !sure || known {
		return nil
	}
	for i, name := range p.outletNames() {
		if bareOutlet(name) == said && len(found) < mostLeads {
			found = append(found, p.known.Sources[i])
		}
	}
	return found
}

// shortAgency is how many bytes a name has at most that may be a place's, too:
// mines in PA.
const shortAgency = 3

// outlet is the one of a name, with what is the same agency; where the coverage
// has the agency under other names only, a short name must surely be an
// outlet's.
func (p *parser) outlet(said string, sure bool) []string {
	i := slices.Index(p.outletNames(), said)
	if i < 0 { // USA Today has usatoday.com
		i = slices.Index(p.outletNames(), strings.ReplaceAll(said, " ", ""))
	}
	if i < 0 && !sure && len(said) <= shortAgency {
		return nil
	}
	found := p.known.Agency(said)
	if i >= 0 && !slices.Contains(found, p.known.Sources[i]) {
		found = append(found, p.known.Sources[i])
	}
	return found
}

// outletName is a name as it is compared: The Lantern is lantern, and cnn.com is
// cnn.
func outletName(s string) string {
	for !strings.Contains(s, " ") {
		at := strings.LastIndexByte(s, '.')
		if at <= 0 || !domainEnds[strings.ToLower(s[at+1:])] {
			break
		}
		s = s[:at]
	}
	return strings.TrimPrefix(text.FoldName(s), "the ")
}

var domainEnds = text.WordSet("com org net info news co uk de fr ru kr jp cn in eu")

// outletNames are the outlets' names as they are compared.
func (p *parser) outletNames() []string {
	if p.folded == nil {
		for _, s := range p.known.Sources {
			p.folded = append(p.folded, outletName(s))
		}
	}
	return p.folded
}

// bareOutlet is a name without what agencies have in their names.
func bareOutlet(name string) string {
	for {
		at := strings.LastIndexByte(name, ' ')
		if at < 0 || !agencyWords[name[at+1:]] {
			return name
		}
		name = name[:at]
	}
}

var agencyWords = text.WordSet("news agency online com org net newspaper magazine")

// othersNamed tells whether the words outside of a phrase name an outlet, too:
// then the outlets are what the question is about.
func (p *parser) othersNamed(from, to int) bool {
	var b strings.Builder
	for i, w := range p.words {
		if i < from || i >= to {
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

// koreanOutlet reads 연합뉴스에 따르면.
func (p *parser) koreanOutlet() {
	for i := 0; i+1 < len(p.words) && i < mostLeads; i++ {
		name, ok := strings.CutSuffix(p.words[i].plain(), "에")
		if !ok || p.words[i+1].plain() != "따르면" || !p.allOpen(i, i+2) {
			continue
		}
		if found := p.outlet(text.FoldName(name), true); len(found) > 0 && !p.othersNamed(i, i+2) {
			p.filter.Sources = append(p.filter.Sources, found...)
			p.take(i, i+2)
			return
		}
	}
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
