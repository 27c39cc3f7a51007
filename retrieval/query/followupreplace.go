package query

import (
	"strings"

	"dateline/retrieval/text"
)

// replace puts a fragment into the question, in the place of what is of the same
// kind or, if it has none, at its end.
func (w words) replace(fragment words) (asked string, swapped Swap, ok bool) {
	said := fragment.statement()
	if n := len(fragment.units); prepositions[fragment.units[0].said] != 0 && n > 1 {
		if asked, ok := w.replacePhrase(fragment); ok {
			return asked, swapped, true
		}
		return w.append(" " + said), swapped, true
	}
	if asked, ok := w.replaceKorean(fragment); ok {
		return asked, swapped, true
	}
	if asked, swapped, ok := w.replaceName(fragment); ok {
		return asked, swapped, true
	}
	if isName(fragment) {
		return "", swapped, false // a name that can only be added narrows as a filter
	}
	if asked, ok := w.replaceCounted(fragment); ok {
		return asked, swapped, true
	}
	if asked, ok := w.replaceTopic(said); ok {
		return asked, swapped, true
	}
	return w.append(", " + said), swapped, true
}

// append adds words at the end of the question, before its question mark.
func (w words) append(said string) string {
	left := strings.TrimRight(w.text, " ?.!")
	return left + said + w.text[len(left):]
}

// splice puts words in the place of the units from..to, and keeps the marks
// after them.
func (w words) splice(from, to int, said string) string {
	return w.text[:w.units[from].Start] + said + w.text[w.units[to-1].wordEnd(w.text):]
}

// prepositions are numbered by what they lead to: those with one number can stand
// for one another.
var prepositions = func() map[string]int {
	kinds := map[string]int{}
	for i, kind := range strings.Split(`about regarding concerning о об обо про насчёт насчет über щодо
in at within into в во на у
on
from aus von из от с со з із від
to towards nach к до
with mit
against gegen против проти
by von
for für для за
before vor
after nach после`, "\n") {
		for _, word := range strings.Fields(kind) {
			kinds[word] = i + 1
		}
	}
	return kinds
}()

// replacePhrase puts a fragment that begins with a preposition in the place of
// the last phrase that begins with one like it.
func (w words) replacePhrase(fragment words) (asked string, ok bool) {
	kinds := []int{prepositions[fragment.units[0].said]}
	if kinds[0] == prepositions["about"] {
		kinds = append(kinds, prepositions["on"]) // remarks on sanctions
	}
	for _, kind := range kinds {
		for from := len(w.units) - 2; from > 0; from-- {
			if prepositions[w.units[from].said] == kind {
				return w.splice(from, w.phraseEnd(from), fragment.statement()), true
			}
		}
	}
	return "", false
}

// replaceTopic puts words in the place of what the question is about, after
// "about".
func (w words) replaceTopic(said string) (asked string, ok bool) {
	for from := len(w.units) - 2; from > 0; from-- {
		if prepositions[w.units[from].said] == prepositions["about"] {
			return w.splice(from+1, w.phraseEnd(from), said), true
		}
	}
	return "", false
}

// phraseEnd is where the phrase ends that a preposition at a place begins: at a
// mark, a word that begins a clause, or another preposition, unless that says more
// of a topic, as in "about sanctions on coal".
func (w words) phraseEnd(preposition int) int {
	topic := prepositions[w.units[preposition].said] == prepositions["about"]
	for at := preposition + 2; at < len(w.units); at++ {
		said := w.units[at].said
		another := prepositions[said] != 0 && !(topic && topicLinks[said])
		if w.units[at-1].ends || another || isQuestionWord(said) {
			return at
		}
	}
	return len(w.units)
}

// topicLinks are the prepositions within a topic.
var topicLinks = text.WordSet("of on against for with between")

// counted finds the noun that a question counts: its place after "how many".
func (w words) counted() (at int, ok bool) {
	for i, u := range w.units {
		switch {
		case i+2 < len(w.units) && u.said == "how" && quantityWords[w.units[i+1].said]:
			return i + 2, true
		case i+1 < len(w.units) && (u.said == "сколько" || u.said == "скільки"):
			return i + 1, true
		}
	}
	return 0, false
}

// replaceCounted puts a noun in the place of the one that the question counts.
func (w words) replaceCounted(fragment words) (asked string, ok bool) {
	at, ok := w.counted()
	if !ok || isEmptyWord(w.units[at].said) {
		return "", false
	}
	end := at + 1
	for end < len(w.units) && !w.units[end-1].ends && !isEmptyWord(w.units[end].said) && (w.units[end-1].capital || isAdjective(w.units[end-1].said)) {
		end++
	}
	if from, counts := fragment.counted(); counts {
		fragment.units = fragment.units[from:]
	}
	return w.splice(at, end, fragment.statement()), true
}

// isAdjective tells whether a word before a noun belongs to it, by its ending.
func isAdjective(said string) bool {
	for _, ending := range []string{"an", "ery", "ear", "ical", "ese", "ish", "ed", "ic", "ых", "их"} {
		if strings.HasSuffix(said, ending) {
			return true
		}
	}
	return false
}

// isName tells whether a fragment names somebody or something.
func isName(fragment words) bool {
	names := fragment.names(true)
	return len(names) == 1 && names[0].from == 0 && names[0].to == len(fragment.units)
}

// A namedPart is where a question names somebody or something.
type namedPart struct {
	from, to int
	place    bool
}

// names finds the names in the words. The first word, which has a capital
// anyway, is one only if the aliases know it or alone says that it is.
func (w words) names(alone bool) (found []namedPart) {
	for i := 0; i < len(w.units); i++ {
		n := w.nameLength(i, alone)
		if n == 0 {
			continue
		}
		found = append(found, namedPart{i, i + n, isPlace(w.units[i:i+n]) || w.standsForPlace(i, i+n)})
		i += n - 1
	}
	return found
}

// nameLength is how many words from a place on are one name, 0 for none.
func (w words) nameLength(i int, alone bool) (n int) {
	if known := w.knownLength(i); known > 0 {
		n = known
	}
	for at := i; at < len(w.units); at++ {
		u := w.units[at]
		if !(u.capital && (at > 0 || alone || offices[u.said]) || isUnlisted(u.said)) || IsCalendarWord(u.said) || isQuestionWord(u.said) || isEmptyWord(u.said) {
			break
		}
		n = max(n, at-i+1)
		if u.ends || possessive(u.said) {
			break
		}
	}
	return n
}

// isUnlisted tells whether a word is no English one, and so a name however it is
// written.
func isUnlisted(said string) bool {
	said = bareName(said)
	if len(said) < text.MinListedLength || strings.ContainsFunc(said, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return false
	}
	tokens := text.Analyze(nil, said)
	return len(tokens) == 1 && text.EnglishListing(tokens[0].Term) != text.ListedWord
}

// longestName is the most words that a known name may have.
const longestName = 6

// knownLength is how many words from a place on the aliases know as a name that
// is written with a capital.
func (w words) knownLength(i int) int {
	body := w.text[w.units[i].Start:w.units[min(i+longestName, len(w.units))-1].End]
	tokens := text.Analyze(nil, body)
	if len(tokens) == 0 || isEmptyWord(w.units[i].said) {
		return 0
	}
	names, taken := ShippedAliases().Match(body, tokens, 0)
	if taken == 0 || !ShippedAliases().proper(names[0]) {
		return 0
	}
	end := w.units[i].Start + tokens[taken-1].End
	n := 1
	for i+n < len(w.units) && w.units[i+n].Start < end {
		n++
	}
	return n
}

// person is the name of the first person in the question.
func (w words) person() (name string, ok bool) {
	for _, p := range w.names(false) {
		if !p.place {
			return bareName(w.text[w.units[p.from].Start:w.units[p.to-1].wordEnd(w.text)]), true
		}
	}
	return "", false
}

// bareName is a name without a possessive ending.
func bareName(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
}

// replaceName puts a name in the place of the first of the same kind: a person
// for a person, a country for a country.
func (w words) replaceName(fragment words) (asked string, swapped Swap, ok bool) {
	if !isName(fragment) {
		return "", swapped, false
	}
	names := w.names(false)
	place := isPlace(fragment.units) || len(fragment.units) == 1 && fragment.units[0].capital && w.asksOfPlace(names)
	name := bareName(fragment.statement())
	for _, p := range names {
		old := w.text[w.units[p.from].Start:w.units[p.to-1].wordEnd(w.text)]
		if p.place != place || strings.EqualFold(bareName(old), name) {
			continue
		}
		return w.splice(p.from, p.to, name+old[len(bareName(old)):]), Swap{bareName(old), name}, true
	}
	return "", swapped, false
}

// isPlace tells whether a name is that of a country or a city.
func isPlace(name []unit) bool {
	last := name[len(name)-1].said
	return places[bareName(last)] || places[withoutParticle(last)]
}

var places = text.WordSet(`
korea russia ukraine china japan america states us u.s usa kingdom uk britain france germany italy spain poland israel iran
iraq syria lebanon egypt turkey india pakistan afghanistan canada mexico brazil australia taiwan vietnam philippines belarus
sweden finland norway greece hungary romania moldova georgia armenia azerbaijan kazakhstan mongolia cuba venezuela yemen
gaza palestine qatar dprk prc rok africa europe asia moscow kremlin kyiv kiev pyongyang seoul beijing tokyo washington tehran
paris warsaw brussels geneva jerusalem london berlin kursk kharkiv odesa crimea donetsk vladivostok
россия россии китай китая корея кореи украина украины япония сша иран ирана израиль германия франция польша москва москвы
киев пхеньян сеул пекин вашингтон курск кндр рф
러시아 중국 북한 남한 한국 미국 일본 우크라이나 이란 이스라엘 독일 프랑스 모스크바 평양 서울 베이징 도쿄 키이우 쿠르스크`)
