package query

import (
	"strings"

	"dateline/retrieval/text"
)

// personFilters reads phrases such as "remarks by Blinken" as a person whom the
// articles must name. The name also stays among the searched words, where it
// matters most.
func (p *parser) personFilters() {
	for i := 0; i+2 < len(p.words); i++ {
		if !utterances[p.words[i].bare] || p.words[i+1].bare != "by" || !p.allUntaken(i, i+3) {
			continue
		}
		if name := p.nameAt(i + 2); name != "" {
			p.filter.People = append(p.filter.People, name)
			p.take(i, i+2)
		}
	}
}

// nameAt returns the name that begins at word i, without offices before it and
// without initials, which most articles leave out. It is empty if no name
// begins there, if the words name something else (U.S. officials, the Foreign
// Ministry), or if there are several names: a filter would require all of them.
func (p *parser) nameAt(i int) string {
	var name []string
	words := p.untaken(i)
	for at := 0; at < len(words); at++ {
		w, plain := words[at], words[at].folded()
		switch {
		case collectives[plain] && at+1 < len(words) && offices[words[at+1].folded()]: // the White House spokesman
		case collectives[plain] || strings.Contains(w.text, "/"):
			return ""
		case at > 0 && len(name) == 0 && plain == "of" && offices[words[at-1].folded()]:
			at = officeEnd(words, at)
			continue
		case offices[plain] || len(name) == 0 && titles[plain] || possessive(plain):
			name = nil
			continue
		case nameLinks[plain] && at+1 < len(words) && capital(words[at+1].text):
			return ""
		case !capital(w.text) || afterNames[plain] || IsCalendarWord(plain) || text.EnglishStopWords[plain] || text.RussianStopWords[plain]:
			return searchableName(name)
		case text.IsInitials(w.text) || afterSurname[plain]:
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
	return searchableName(name)
}

// officeEnd is the last word of what an office is of, as in Secretary of State
// or Secretary of the Treasury.
func officeEnd(words []word, of int) int {
	end := of
	if end+1 < len(words) && words[end+1].folded() == "the" {
		end++
	}
	if end+1 < len(words) && capital(words[end+1].text) {
		end++
	}
	return end
}

// searchableName joins the words of a name; it is empty if none of them is
// searched: nobody can be found as May.
func searchableName(name []string) string {
	said := strings.Join(name, " ")
	if !(Query{Text: said}).Asks() {
		return ""
	}
	return said
}

// endsSentence tells whether a word of a name ends with a full stop that is not
// part of an abbreviation.
func endsSentence(word string) bool {
	return strings.HasSuffix(word, ".") && !text.IsInitials(word) && !text.IsAbbreviation(foldWord(word))
}

func possessive(plain string) bool {
	return strings.HasSuffix(plain, "'s") || strings.HasSuffix(plain, "’s")
}

var (
	// utterances are words for what somebody said.
	utterances = text.WordSet(`remark remarks statement statements quote quotes comment comments speech speeches`)

	// offices are words that come before a name and never belong to it,
	// anywhere in a description: NATO Secretary-General Mark Rutte.
	offices = text.WordSet(`
president president-elect premier minister secretary secretary-general chancellor ambassador envoy spokesman spokeswoman spokesperson
senator congressman congresswoman representative councilman councilwoman councillor governor chairman chairwoman chair
general colonel admiral commander captain marshal major mayor leader chief director judge expert analyst professor
fm pm ceo cfo mr mrs ms dr prof gen col sen gov rep adm capt lt sgt maj brig sec pres min rev amb cmdr cpl`)

	// titles are words that come before a name as the first of a description;
	// elsewhere they may be names themselves.
	titles = text.WordSet(`
vice prime foreign defence defense finance interior deputy acting supreme justice king queen prince princess pope
archbishop bishop sir lord lady`)

	// afterNames are words that may follow a name, apart from stop words,
	// months and weekdays.
	afterNames = text.WordSet(`
over after before during since until till between against amid within through under near like
regarding concerning towards toward last past yesterday today tomorrow`)

	// nameLinks stand between two names.
	nameLinks = text.WordSet(`and or и или`)

	// collectives speak and act, but are no person.
	collectives = text.WordSet(`
official officials staff agency agencies administration government governments authorities intelligence military army forces
troops soldiers police officers media newspapers sources experts analysts leaders lawmakers diplomats members activists
residents citizens people workers union unions party parliament congress senate court courts judges prosecutors investigators
scientists researchers economists company companies executives rebels militants fighters victims witnesses
ministry office department committee council commission bank house`)

	// afterSurname are parts of a name that articles leave out.
	afterSurname = text.WordSet(`jr sr ii iii`)
)
