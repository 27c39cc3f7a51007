package evidence

import (
	"maps"
	"slices"

	"dateline/retrieval/text"
)

// A name is a run of words that names a country, somebody or something.
type name struct {
	from, to int // words
	// country is the country that it names; empty for other names.
	country string
	// adjective: it is the adjective of a country, or its people.
	adjective bool
	// parts are the terms of other names, without titles.
	parts []string
	// direction tells North, East or Upper from South, West or Lower; 0 for names
	// without.
	direction int
}

// maxNameWords bounds the words of a name.
const maxNameWords = 6

// nameAt returns the name that begins with word i.
func (r *reading) nameAt(i int) (n name, ok bool) {
	if c := countryAt(r.words[i:min(len(r.words), i+maxNameWords)]); c != nil && r.writtenAsCountry(i, c) {
		n = name{from: i, to: i + len(c.words), country: c.country, adjective: c.adjective}
		if c.adjective || r.words[n.to-1].possessive || n.to == len(r.words) || !r.continues(n.to) {
			return n, true
		}
	}
	if !r.mayBegin(i) {
		return n, false
	}
	n = name{from: i, to: i + 1}
	for n.to < len(r.words) && n.to-n.from < maxNameWords && !r.words[n.to-1].possessive && r.continues(n.to) {
		n.to++
	}
	for k := n.from; k < n.to; k++ {
		if w := &r.words[k]; !titles[w.Form] && !w.Stop && len(w.Term) > 1 {
			n.parts = append(n.parts, w.Term)
			n.direction += directions[w.Form]
		}
	}
	for n.from < n.to && titles[r.words[n.from].Form] {
		n.from++
	}
	return n, len(n.parts) > 0
}

// writtenAsCountry tells whether the name of a country has its capital. Where
// people type without capitals, a name that is no other word needs none.
func (r *reading) writtenAsCountry(i int, c *countryName) bool {
	return r.words[i].capital || r.typed && !alsoWords[c.words[0]]
}

// mayBegin tells whether word i may begin a name.
func (r *reading) mayBegin(i int) bool {
	w := &r.words[i]
	switch {
	case w.Stop || calendarWords[w.Form]:
		return false
	case r.isName(w):
		return true
	case !w.capital:
		return false
	case !w.begins || text.EnglishListing(w.Term) != text.ListedWord:
		return len(w.Term) >= 2
	}
	// An ordinary word at the beginning of a sentence: a name only if a name
	// goes on. Four Finnish sailors are Finnish.
	if i+1 == len(r.words) || askingAuxiliaries[w.Form] && w.Form != "will" || prepositions[w.Form] || adverb(w.Form) ||
		countryAt(r.words[i+1:]) != nil {
		return false
	}
	return r.words[i+1].capital && !r.words[i+1].closed && !r.words[i+1].Stop
}

// continues tells whether word i continues the name before it.
func (r *reading) continues(i int) bool {
	w := &r.words[i]
	if w.closed || w.Stop || calendarWords[w.Form] {
		return false
	}
	if r.isName(w) {
		return true
	}
	hyphenated := w.Start > 0 && r.text[w.Start-1] == '-' && r.words[i-1].name < 0 && r.words[i-1].capital
	return w.capital || hyphenated && text.EnglishListing(w.Term) != text.ListedWord
}

// same tells whether two names may mean the same: the same country, or names
// of which one is a part of the other or both end alike. Phil Scott is not Phil
// Murphy.
func (n *name) same(m *name) bool {
	if n.country != "" || m.country != "" {
		return n.country == m.country
	}
	if n.direction*m.direction < 0 {
		return false // West Kestia is not East Kestia
	}
	short, long := n.parts, m.parts
	if len(short) > len(long) {
		short, long = long, short
	}
	shared := 0
	for _, p := range short {
		if slices.ContainsFunc(long, func(q string) bool { return alike(p, q) }) {
			shared++
		}
	}
	return shared == len(short) || shared >= 2 || alike(short[len(short)-1], long[len(long)-1])
}

// alike tells whether two parts of names are the same, or so nearly that one may
// be a typing error or another transcription: one letter for every four apart.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	short, long := min(len(a), len(b)), max(len(a), len(b))
	return short >= 4 && long-short <= long/4 && distance(a, b) <= long/4
}

// distance is the Levenshtein distance of two words, in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}

// titles are capitalised beside a name, and are no part of it.
var titles = text.WordSet(`
president vice prime minister foreign defence defense secretary general gen gov governor senator sen rep
representative congressman congresswoman mr mrs ms dr sir dame lord lady king queen prince princess pope
leader supreme chief chairman chairwoman chair ambassador spokesman spokeswoman spokesperson captain capt
colonel col lieutenant lt sergeant sgt judge justice attorney director commander commissioner mayor
chancellor premier coach officer chief executive ceo sheriff police first deputy former state`)

// directions are words that tell two places of one name apart, and those for the
// opposite.
var directions = map[string]int{
	"north": 1, "northern": 1, "south": -1, "southern": -1,
	"east": 2, "eastern": 2, "west": -2, "western": -2,
	"upper": 3, "lower": -3,
}

// calendarWords are capitalised, and name nobody.
var calendarWords = func() map[string]bool {
	all := text.WordSet("christmas easter")
	maps.Copy(all, weekdays)
	for month := range months {
		all[month] = true
	}
	return all
}()

// alsoWords are names of countries that are other words without a capital.
var alsoWords = text.WordSet("us turkey polish chad jordan pole poles scot scots lao kiwi bern turk mali niger nk rok s n u oman the people great downing white holy democratic republic viet new jordanian macedonia wellington prague lisbon georgia")

// nameTerms are the terms of the names, other than countries.
func (r *reading) nameTerms() map[string]bool {
	terms := map[string]bool{}
	for i := range r.names {
		for _, p := range r.names[i].parts {
			terms[p] = true
		}
	}
	return terms
}

// isKind tells whether a name is an ordinary word with a capital, as in Western
// officials: it names nobody.
func (n *name) isKind() bool {
	return n.country == "" && text.EnglishListing(n.parts[len(n.parts)-1]) == text.ListedWord && len(n.parts) == 1
}
