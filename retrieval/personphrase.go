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
// which articles say now and then at most; empty where none begins there, or
// what begins is a name of something else: U.S. officials, South Korea's army.
func (p *parser) nameAt(i int) string {
	var name []string
	for _, w := range p.open(i) {
		plain := w.plain()
		switch {
		case !capital(w.text):
			if !afterNames[plain] && !englishStops[plain] && !russianStops[plain] {
				return ""
			}
			return strings.Join(name, " ")
		case offices[plain] || len(name) == 0 && titles[plain] || possessive(plain):
			name = nil
			continue
		}
		name = append(name, strings.Trim(w.text, `.,;:!?()"'“”`))
		if strings.TrimRight(w.text, ",;?!") != w.text || strings.HasSuffix(w.text, ".") && len(w.text) > 2 && strings.Count(w.text, ".") == 1 {
			break
		}
	}
	return strings.Join(name, " ")
}

func possessive(plain string) bool {
	return strings.HasSuffix(plain, "'s") || strings.HasSuffix(plain, "’s")
}

// spoken are words for what somebody said.
var spoken = words(`remarks statements quotes comments speeches`)

// offices stand before names, wherever in what is said of somebody: NATO
// Secretary-General Mark Rutte.
var offices = words(`
president premier minister secretary secretary-general chancellor ambassador envoy spokesman spokeswoman spokesperson
senator congressman congresswoman representative governor chairman chairwoman
mr mrs ms dr prof professor gen col sen gov rep adm capt lt sgt`)

// titles do so, too, but may be names themselves, unless they come first.
var titles = words(`
vice prime foreign defence defense finance interior deputy acting general colonel admiral commander captain marshal mayor
leader chief director judge justice king queen prince princess pope archbishop bishop sir`)

// afterNames may follow a name, beside stop words.
var afterNames = words(`
over after before during since until till between against amid within through under near like
regarding concerning towards toward last past yesterday today tomorrow`)
