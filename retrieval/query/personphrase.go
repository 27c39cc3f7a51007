package query

import (
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

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

// nameAt is the name that begins with a word, without the office before it and
// initials in it, which articles say now and then at most; empty where none
// begins there, where what begins is a name of something else (U.S. officials,
// the Foreign Ministry), and where there are several: a filter would ask for all.
func (p *parser) nameAt(i int) string {
	var name []string
	words := p.open(i)
	for at := 0; at < len(words); at++ {
		w, plain := words[at], words[at].plain()
		switch {
		case bodies[plain] && at+1 < len(words) && offices[words[at+1].plain()]: // the White House spokesman
		case bodies[plain] || strings.Contains(w.text, "/"):
			return ""
		case at > 0 && len(name) == 0 && plain == "of" && offices[words[at-1].plain()]:
			at = officeEnd(words, at)
			continue
		case offices[plain] || len(name) == 0 && titles[plain] || possessive(plain):
			name = nil
			continue
		case joining[plain] && at+1 < len(words) && capital(words[at+1].text):
			return ""
		case !capital(w.text) || afterNames[plain] || text.EnglishStopWords[plain] || text.RussianStopWords[plain]:
			return searchedName(name)
		case onlyInitials(w.text) || afterSurname[plain]:
		default:
			name = append(name, strings.Trim(w.text, `.,;:!?()"'“”`))
		}
		if strings.TrimRight(w.text, ",;:?!") == w.text && !endsSentence(w.text) {
			continue
		}
		if strings.HasSuffix(w.text, ",") && at+1 < len(words) && capital(words[at+1].text) {
			return ""
		}
		break
	}
	return searchedName(name)
}

// officeEnd is the last word of what an office is of: State, the Treasury.
func officeEnd(words []word, of int) int {
	end := of
	if end+1 < len(words) && words[end+1].plain() == "the" {
		end++
	}
	if end+1 < len(words) && capital(words[end+1].text) {
		end++
	}
	return end
}

// searchedName is a name of some words, empty if none of them is searched: May
// is no word to find anybody by.
func searchedName(name []string) string {
	said := strings.Join(name, " ")
	if !(Query{Text: said}).Asks() {
		return ""
	}
	return said
}

// onlyInitials tells whether a word is one or more letters of a name: J. or J.D.
func onlyInitials(word string) bool {
	for part := range strings.SplitSeq(strings.TrimRight(word, ".,"), ".") {
		if utf8.RuneCountInString(part) != 1 {
			return false
		}
	}
	return true
}

// endsSentence tells whether a word of a name ends with a full stop, and not
// with that of an abbreviation.
func endsSentence(word string) bool {
	return strings.HasSuffix(word, ".") && !onlyInitials(word) && !abbreviated[plain(word)]
}

func possessive(plain string) bool {
	return strings.HasSuffix(plain, "'s") || strings.HasSuffix(plain, "’s")
}

var (
	// spoken are words for what somebody said.
	spoken = text.WordSet(`remark remarks statement statements quote quotes comment comments speech speeches`)

	// offices stand before names, wherever in what is said of somebody: NATO
	// Secretary-General Mark Rutte.
	offices = text.WordSet(`
president president-elect premier minister secretary secretary-general chancellor ambassador envoy spokesman spokeswoman spokesperson
senator congressman congresswoman representative councilman councilwoman councillor governor chairman chairwoman chair
general colonel admiral commander captain marshal major mayor leader chief director judge expert analyst professor
fm pm ceo cfo mr mrs ms dr prof gen col sen gov rep adm capt lt sgt maj brig sec pres min rev amb cmdr cpl`)

	// titles do so, too, but may be names themselves, unless they come first.
	titles = text.WordSet(`
vice prime foreign defence defense finance interior deputy acting supreme justice king queen prince princess pope
archbishop bishop sir lord lady`)

	// afterNames may follow a name, beside stop words.
	afterNames = text.WordSet(`
over after before during since until till between against amid within through under near like
regarding concerning towards toward last past yesterday today tomorrow
january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday`)

	// joining stand between two names.
	joining = text.WordSet(`and or и или`)

	// bodies say and do things, too, and are nobody.
	bodies = text.WordSet(`
official officials staff agency agencies administration government governments authorities intelligence military army forces
troops soldiers police officers media newspapers sources experts analysts leaders lawmakers diplomats members activists
residents citizens people workers union unions party parliament congress senate court courts judges prosecutors investigators
scientists researchers economists company companies executives rebels militants fighters victims witnesses
ministry office department committee council commission bank house`)

	// afterSurname belongs to a name, and articles leave it out.
	afterSurname = text.WordSet(`jr sr ii iii`)

	// abbreviated parts of names end with a full stop.
	abbreviated = text.WordSet(`st jr sr`)
)
