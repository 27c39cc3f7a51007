package evidence

import (
	"strings"

	"dateline/retrieval/text"
)

// readAsking finds out how a question asks. Of several sentences, as in a quiz,
// it is the last one with a question word that asks; its frame is no demand.
func readAsking(b *body) (a asking) {
	if !latin(b.text) {
		return a
	}
	ends := len(b.words)
	for _, s := range backwards(text.Sentences(b.text, text.Span{End: len(b.text)})) {
		from := ends
		for from > 0 && b.words[from-1].Start >= s.Start {
			from--
		}
		a, ok := b.askingWithin(from, ends)
		if a.kind == Other {
			if number, ok := b.numberOf(from, ends); ok {
				return number
			}
			a.attribute = b.readAttribute(from, ends)
		}
		if ok || a.attribute != nil {
			return a
		}
		ends = from
	}
	return a
}

func backwards(list []text.Span) []text.Span {
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return list
}

// askingWithin reads words from..to, one sentence. A question word that opens
// it is preferred to one inside it, which may belong to a clause.
func (b *body) askingWithin(from, to int) (a asking, ok bool) {
	at := from
	for at < to && openers[b.form(at)] {
		at++
	}
	if a, ok = b.askingAt(at, to, true); ok {
		return a, true
	}
	if at < to && askAuxiliaries[b.form(at)] {
		a = asking{kind: YesNo, from: at, to: at + 1}
		ok = true
	}
	for i := at + 1; i < to; i++ {
		if inner, found := b.askingAt(i, to, false); found {
			return inner, true
		}
	}
	return a, ok
}

// askingAt reads the question word that word i may be. Inside a sentence, only
// forms are taken that begin no clause.
func (b *body) askingAt(i, to int, opens bool) (a asking, ok bool) {
	a = asking{from: i, to: i + 1}
	next := b.form(i + 1)
	switch b.form(i) {
	case "how":
		return b.how(a, to)
	case "when":
		a.kind = When
		return a, opens && b.asksAsVerb(i, to) || i == to-1
	case "where":
		a.kind = Where
		return a, opens && b.asksAsVerb(i, to) || i == to-1
	case "who", "whom", "whose":
		a.kind = Who
		if describes[next] && i+2 < to && !determiners[b.form(i+2)] && to-i <= 6 {
			a.kind = Other // who is Feld?
		}
		return a, opens || i == to-1 || askPrepositions[b.form(i-1)] && b.form(i) != "who"
	case "why":
		a.kind = Why
		return a, opens || i == to-1
	case "which", "what", "whats":
		inside := askPrepositions[b.form(i-1)] && !askAuxiliaries[next] || i == to-1 || strings.Contains(b.before(i), ",")
		if !opens && (!inside || askAuxiliaries[next]) {
			a = b.which(a, to)
			return a, a.kind != Other && a.to-a.from <= 3 && !askAuxiliaries[next]
		}
		return b.which(a, to), true
	}
	return a, false
}

// asksAsVerb tells whether "when" at word i asks, rather than to begin a clause
// that the question follows after a comma.
func (b *body) asksAsVerb(i, to int) bool {
	for j := i + 1; j < to; j++ {
		if strings.Contains(b.before(j), ",") && (askPrepositions[b.form(j)] || askAuxiliaries[b.form(j)] || clauseAsks[b.form(j)]) {
			return false
		}
	}
	return true
}

// how reads what follows "how".
func (b *body) how(a asking, to int) (asking, bool) {
	next := b.form(a.from + 1)
	a.to = a.from + 2
	switch next {
	case "many":
		a.kind = HowMany
		return b.counted(a, to), true
	case "much":
		a.kind = HowMuch
		a.money = b.asksForMoney(a.to, to)
		return a, true
	case "long":
		a.kind = HowLong
	case "far":
		a.kind = HowFar
	case "old":
		a.kind = HowOld
	case "often", "frequently":
		a.kind = HowOften
	case "soon":
		a.kind = When
	case "tall", "big", "large", "high", "deep", "wide", "heavy", "fast", "hot", "cold", "late":
		a.kind = HowBig
	default:
		a.kind, a.to = How, a.from+1
		return a, a.from == 0 || openers[b.form(a.from-1)]
	}
	return a, true
}

// asksForMoney tells whether words from..to speak of paying.
func (b *body) asksForMoney(from, to int) bool {
	for i := from; i < to; i++ {
		if moneyWords[b.words[i].Term] {
			return true
		}
	}
	return false
}

var (
	openers = text.WordSet(`in at on to from by for with of during about under since until and so but hey please or then
tell me ok hi hello do you know exactly over through against around after before into near within`)
	askAuxiliaries = text.WordSet(`is are was were am be do does did has have had will would can could shall should may might must
isn aren wasn weren don doesn didn hasn haven hadn won couldn wouldn shouldn did's`)
	clauseAsks      = text.WordSet("what who which how where whom whose")
	describes       = text.WordSet("is was are were s")
	determiners     = text.WordSet("the a an this that his her their its your my our responsible in behind on to at being going leading running playing now currently")
	askPrepositions = text.WordSet("off in at on to from by for with of during about under over into than against near through since until after before as within")
	moneyWords      = text.WordSet("cost pay paid spend spent price worth earn fine sell sold buy bought donat rais charg fund invest money owe salari wage budget borrow fee fetch")
)
