package retrieval

import "strings"

// personPhrase reads "remarks by Blinken" and its like as a person that the
// articles must name. The name stays among the words: it is what matters most.
func (p *parser) personPhrase() {
	for i := 0; i+2 < len(p.words); i++ {
		if !spoken[p.words[i].bare] || p.words[i+1].bare != "by" || !p.allOpen(i, i+3) {
			continue
		}
		if name := p.nameAt(i + 2); name != "" {
			p.filter.People = append(p.filter.People, name)
			p.take(i, i+2)
		}
	}
}

// nameAt is the name that begins with a word, without the office before it,
// which articles say now and then at most; empty where none begins there.
func (p *parser) nameAt(i int) string {
	var name []string
	for _, w := range p.open(i) {
		if !capital(w.text) {
			break
		}
		if !offices[w.plain()] || len(name) > 0 {
			name = append(name, strings.Trim(w.text, `.,;:!?()"'“”`))
		}
		if strings.TrimRight(w.text, ",;?!") != w.text || strings.HasSuffix(w.text, ".") && !offices[w.plain()] && len(w.text) > 2 {
			break
		}
	}
	return strings.Join(name, " ")
}

// spoken are words for what somebody said.
var spoken = words(`remarks statements quotes comments speeches`)

// offices stand before names.
var offices = words(`
president vice prime premier chancellor minister foreign defence defense finance interior secretary deputy acting
secretary-general ambassador envoy spokesman spokeswoman spokesperson senator governor mayor congressman congresswoman representative
general colonel admiral commander captain marshal chairman chairwoman leader chief director judge justice
king queen prince princess pope archbishop bishop
mr mrs ms dr sir prof professor gen col sen gov rep adm capt lt sgt`)
