package query

import (
	"slices"
	"strings"
	"unicode"

	"dateline/retrieval/text"
)

// closing is where what follows the question begins. question says that a
// question mark there belongs to what is asked.
func (m *chatMessage) closing() (to int, question bool) {
	to = len(m.units)
	for to > 0 {
		n, own := m.closingAt(to)
		if n == 0 {
			break
		}
		asked := m.units[to-1].asks && !own
		to -= n
		question = to > 0 && (question || asked) && continues(m.units[to-1])
	}
	return to, question
}

// continues tells whether a question goes on after a word: no mark but a comma
// follows it.
func continues(u unit) bool { return !u.ends || u.comma }

// closingAt is how many units before a place are the last part of what follows
// a question. own says that its question mark is not the question's.
func (m *chatMessage) closingAt(to int) (n int, own bool) {
	units, book := m.units[:to], courtesies()
	last := units[len(units)-1]
	switch {
	case last.sign, last.mark() && to < len(m.units) && !last.asks:
		return 1, false
	case last.mention && addressed(units):
		return 1, false
	}
	if n := copied(units, to == len(m.units)); n > 0 {
		return n, false
	}
	if n := m.signature(units); n > 0 {
		return n, false
	}
	if n := aside(units); n > 0 {
		return n, false
	}
	if n := book["after, asking"].suffix(units); n > 0 {
		return n, true
	}
	if n := book["after, marked"].suffix(units); n > 0 && n < len(units) && brokenOff(units, n) {
		return n, false
	}
	if n := book["after"].suffix(units); n > 0 && (brokenOff(units, n) || canEnd(units, n)) {
		return n, false
	}
	return 0, false
}

// maxAside is how many units a remark on what the answer is for may have.
const maxAside = 12

// aside is how many units at the end say what the answer is for, as "I need it for
// the evening news".
func aside(units []unit) int {
	for n := min(maxAside, len(units)-1); n > 1; n-- {
		part := units[len(units)-n:]
		if courtesies()["aside"].prefix(part) > 0 && brokenOff(units, n) && !slices.ContainsFunc(part, func(u unit) bool { return u.asks }) {
			return n
		}
	}
	return 0
}

// brokenOff tells whether the last n units come after a mark, or are all there is.
func brokenOff(units []unit, n int) bool {
	return n == len(units) || units[len(units)-n-1].ends || units[len(units)-n-1].sign
}

// canEnd tells whether the last n units, which no mark sets off, can be thanks or
// please rather than what is asked about.
func canEnd(units []unit, n int) bool {
	last := units[len(units)-1]
	if first := units[len(units)-n].said; text.IsASCII(first) == text.IsASCII(units[len(units)-n-1].said) && binds(units[:len(units)-n]) {
		return false
	}
	return !last.asks || !strings.HasPrefix(units[len(units)-n].said, "than")
}

// binds tells whether what follows units belongs to their last word, as after
// "who said", but not after "what was said".
func binds(units []unit) bool {
	n := len(units)
	before := units[n-1].said
	passive := n > 1 && auxiliaries[units[n-2].said] && units[n-2].said != "did" && strings.HasSuffix(before, "d")
	owner := possessive(before) && unicode.IsLetter(rune(before[0]))
	return (binding[before] || owner) && !passive
}

// addressed tells whether the mention at the end of units calls a person, rather
// than being what is asked about.
func addressed(units []unit) bool {
	if brokenOff(units, 1) {
		return true
	}
	before := units[len(units)-2]
	stop := text.EnglishStopWords[before.said] && before.said != "said"
	return before.mention || !units[len(units)-1].asks && !binds(units[:len(units)-1]) && !stop
}

// maxCopied is how many units after cc may name people.
const maxCopied = 6

// copied is how many units at the end say to whom the message is copied, as
// "cc @anna". last says that nothing came after them.
func copied(units []unit, last bool) int {
	for n := 1; n <= min(maxCopied, len(units)); n++ {
		u := units[len(units)-n]
		if copies[u.said] {
			counted := last && n == 1 && !brokenOff(units, n) && text.IsNumber(units[len(units)-n-1].said)
			named := n > 1 && !units[len(units)-n+1].capital
			if counted || n > 1 && !named && !brokenOff(units, n) {
				return 0
			}
			return n
		}
		if !u.mention && !u.sign && !u.mark() && (!u.capital || u.asks) {
			return 0
		}
	}
	return 0
}

// copies are words before the people to whom a message is copied.
var copies = text.WordSet("cc c/c c.c cc'd cc'ing копия 참조")

// signature is how many units at the end sign the message: "Cheers, Anna" or
// "– Anna".
func (m *chatMessage) signature(units []unit) int {
	names := 0
	for names < min(3, len(units)-1) && isSignedName(units[len(units)-1-names]) {
		names++
	}
	for k := names; k >= 0; k-- {
		rest := units[:len(units)-k]
		if n := courtesies()["sign-off"].suffix(rest); n > 0 && n < len(rest) && (brokenOff(rest, n) || k > 0 && rest[len(rest)-1].comma && rest[len(rest)-n].capital) {
			return n + k
		}
	}
	for k := names; k > 0; k-- {
		rest := units[:len(units)-k]
		if last := rest[len(rest)-1]; last.mark() && len(rest) > 1 && m.isDash(last) && !continues(rest[len(rest)-2]) {
			return k + 1
		}
		if m.isDash(units[len(units)-k]) && !continues(rest[len(rest)-1]) {
			return k
		}
	}
	return 0
}

func isSignedName(u unit) bool { return u.capital && !u.asks }

// isDash tells whether a unit begins with a dash.
func (m *chatMessage) isDash(u unit) bool {
	word := m.text[u.Start:u.End]
	return strings.HasPrefix(word, "-") || strings.HasPrefix(word, "–") || strings.HasPrefix(word, "—")
}

// binding are the words that make a thing of what follows them.
var binding = text.WordSet(`
say says said saying tell tells told telling word words write writes wrote written shout shouted tweet tweeted
express expresses expressed send sends sent give gives gave offer offers offered owe owes owed deserve deserves hear
heard sing sang called named titled mean means
a an the of for with and or no not to by in about on as from like his her its their our my your without any some
than between is are was were be what which how they you we i he she if
сказал сказала сказали сказать говорит говорят слово слова песня передал передала передали выразил выразила и или не
за с на в о об от до без как что чем из к по это й та або з про від`)
