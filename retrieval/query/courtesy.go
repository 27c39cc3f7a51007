package query

import (
	"slices"
	"strings"
	"unicode"

	"dateline/retrieval/text"
)

// withoutCourtesy returns what a message asks, without what people write around
// a question: greetings, thanks, "can you tell me", "cc @anna", emoji, a
// signature. It is empty if nothing else was written. Every character that is
// left is the message's own, in its order; a message without any of this is
// returned as it is.
//
// What is asked about stays: a word is taken off only at either end, outside of
// quotations, and not where the word before it makes it a thing, as in "who
// said thanks".
func withoutCourtesy(message string) string {
	m := readMessage(withoutSmile(message))
	to, question := m.closing()
	from := opening(m.units[:to])
	if m.whole() && from == 0 && to == len(m.units) || m.onlyLinks() {
		return m.text
	}
	if from >= to {
		return ""
	}
	left := m.between(m.units[from].Start, m.units[to-1].End)
	if to == len(m.units) {
		return left
	}
	left = strings.TrimRightFunc(left, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",-–—", r) })
	if question && !strings.HasSuffix(left, "?") {
		left += "?"
	}
	return left
}

// withoutSmile leaves out the brackets that Russian smiles with, which nothing
// opened: "сколько?))".
func withoutSmile(message string) string {
	left := strings.TrimRight(message, ") ")
	if strings.Contains(message, "(") || strings.HasSuffix(left, ":") || strings.HasSuffix(left, ";") {
		return message
	}
	return left
}

// opening is how many units come before what is asked.
func opening(units []unit) int {
	at, greeted := 0, false
	for at < len(units) {
		n, greets := openingAt(units, at, greeted)
		if n == 0 {
			break
		}
		at, greeted = at+n, greets
	}
	return at
}

// openingAt is how many units at a place are the next part of an opening, and
// whether a name may follow, as after a greeting.
func openingAt(all []unit, at int, greeted bool) (n int, greets bool) {
	units, book := all[at:], courtesies()
	if book["kept"].prefix(units) > 0 {
		return 0, false
	}
	switch u := units[0]; {
	case u.mention:
		return 1, true
	case u.sign || u.mark() && at > 0 && !u.asks:
		return 1, greeted
	}
	if n := book["greeting"].prefix(units); n > 0 {
		return n, true
	}
	if units[0].said == "dear" && len(units) > 1 && addressee(units[1:]) > 0 {
		return 1, true
	}
	if n := book["greeted"].prefix(units); n > 0 && (setOff(units, n) || greeted && isGreeted(all[at-1], units, n)) {
		return n, greeted
	}
	if n := addressee(units); n > 0 && (honoured(units[0]) || greeted && callsOn(all[at-1], units[n-1])) {
		return n, false
	}
	n = book["before"].prefix(units)
	if k := book["marked"].prefix(units); k > n && setOff(units, k) {
		n = k
	}
	if k := book["asking"].prefix(units); k > n && k < len(units) && asksWith[units[k].said] {
		n = k
	}
	return n, false
}

// isGreeted tells whether the first n units name those who are greeted, rather than
// begin the question: "hi all", but not "Hi! All the teams".
func isGreeted(greeting unit, units []unit, n int) bool {
	if n == len(units) || asksWith[units[n].said] {
		return true
	}
	return !greeting.ends && !greeting.mention && !greeting.sign && !units[0].capital
}

// setOff tells whether a mark stands after the first n units.
func setOff(units []unit, n int) bool { return units[n-1].ends && n < len(units) }

// addressee is how many units name the person greeted: a name or two before a
// mark, or before a question.
func addressee(units []unit) int {
	for n := 1; n <= min(2, len(units)-1); n++ {
		switch u := units[n-1]; {
		case honoured(u):
			return n
		case !u.capital || asksWith[u.said] || afterNames[u.said] || IsCalendarWord(u.said) || text.EnglishStopWords[u.said]:
			return 0
		case u.ends && !u.asks && !u.dot && !(u.comma && inApposition(units[n:])):
			return n
		case asksWith[units[n].said] && !units[n].capital && !u.ends && isStranger(units[:n]):
			return n
		}
	}
	return 0
}

// callsOn tells whether a greeting goes on to a name: "Hi Anna," or "Hi, Anna!",
// but not "Hi! Anna, ...", where she may be the topic.
func callsOn(greeting, name unit) bool { return !greeting.ends || greeting.comma && !name.comma }

// honoured tells whether a word calls somebody in Korean, as 민수님 does.
func honoured(u unit) bool {
	return u.ends && len(u.said) > len("님") && strings.HasSuffix(u.said, "님")
}

// inApposition tells whether what follows a name and a comma says more of the
// name, up to another comma: "Kanye West, who changed his name, ...".
func inApposition(units []unit) bool {
	first := units[0].said
	asks := asksWith[first] && !relativeWords[first] || auxiliaries[first]
	opens := courtesies()["before"].prefix(units) > 0 || courtesies()["marked"].prefix(units) > 0
	return !asks && !opens && slices.ContainsFunc(units[:len(units)-1], func(u unit) bool { return u.comma })
}

var relativeWords = text.WordSet("who whose which")

// isStranger tells whether units can be the name of somebody of whom news does not
// tell, and no words of the question.
func isStranger(units []unit) bool {
	var words []string
	for _, u := range units {
		words = append(words, u.said)
	}
	name := strings.Join(words, " ")
	tokens := text.Analyze(nil, name)
	for _, t := range tokens {
		if text.IsCommon(t.Term) || text.EnglishListing(t.Term) == text.ListedWord {
			return false
		}
	}
	if len(tokens) == 0 {
		return false
	}
	_, known := ShippedAliases().Match(name, tokens, 0)
	return known == 0
}

// asksWith are words that a question begins with.
var asksWith = text.WordSet(`
who whom whose what what's when where why which how who's if whether about can could do does
кто кого кому кем что чего чему чем когда где куда откуда почему зачем как какой какая какое какие какого каком каким
каких какую сколько чей чья чьё чьи о об про правда верно
wer wen wem wann wo warum wieso wie welche welcher welches wieviel ob
хто кого що коли де чому скільки який яка яке які як чи про
누가 누구 무엇 뭐 언제 어디 어디서 왜 어떻게 얼마나 몇`)
