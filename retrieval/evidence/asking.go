package evidence

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// readAsking finds out how a question asks. Of several sentences, as in a quiz,
// it is the last one with a question word that asks; its frame is no demand.
func readAsking(r *reading) (a asking) {
	if !latin(r.text) {
		return a
	}
	ends := len(r.words)
	for _, s := range slices.Backward(text.Sentences(r.text, text.Span{End: len(r.text)})) {
		from := ends
		for from > 0 && r.words[from-1].Start >= s.Start {
			from--
		}
		a, ok := r.askingWithin(from, ends)
		if a.kind == Other {
			if number, ok := r.numberOf(from, ends); ok {
				return number
			}
			a.attribute = r.readAttribute(from, ends)
		}
		if ok || a.attribute != nil {
			return a
		}
		ends = from
	}
	return a
}

// maxOneFact is how many words a sentence may have that asks for one fact. What
// a longer one tells beside it need not stand in one quote.
const maxOneFact = 25

// asksOneFact tells whether a text asks for one fact. Details of a topic, or of a
// long question, are no demands.
func (d *Demands) asksOneFact() bool {
	asks := d.asking.to > 0 || d.asking.attribute != nil || strings.HasSuffix(strings.TrimSpace(d.query.Text), "?")
	return asks && len(d.question.words)-d.question.lastSentence() <= maxOneFact
}

// askingWithin reads words from..to, one sentence. A question word that opens
// it is preferred to one inside it, which may belong to a clause.
func (r *reading) askingWithin(from, to int) (a asking, ok bool) {
	at := from
	for at < to && openers[r.form(at)] {
		at++
	}
	if a, ok = r.askingAt(at, to, true); ok {
		return a, true
	}
	if at < to && askingAuxiliaries[r.form(at)] {
		a = asking{kind: YesNo, from: at, to: at + 1}
		ok = true
	}
	for i := at + 1; i < to; i++ {
		if inner, found := r.askingAt(i, to, false); found {
			return inner, true
		}
	}
	return a, ok
}

// askingAt reads the question word that word i may be. Inside a sentence, only
// forms are taken that begin no clause.
func (r *reading) askingAt(i, to int, opens bool) (a asking, ok bool) {
	a = asking{from: i, to: i + 1}
	next := r.form(i + 1)
	switch r.form(i) {
	case "how":
		return r.how(a, to)
	case "when":
		a.kind = When
		return a, opens && r.asksAsVerb(i, to) || i == to-1
	case "where":
		a.kind = Where
		return a, opens && r.asksAsVerb(i, to) || i == to-1
	case "who", "whom", "whose":
		a.kind = Who
		if describes[next] && i+2 < to && !determiners[r.form(i+2)] && to-i <= 6 {
			a.kind = Other // who is Feld?
		}
		return a, opens || i == to-1 || prepositions[r.form(i-1)] && r.form(i) != "who"
	case "why":
		a.kind = Why
		return a, opens || i == to-1
	case "which", "what", "whats":
		inside := prepositions[r.form(i-1)] && !askingAuxiliaries[next] || i == to-1 || strings.Contains(r.before(i), ",")
		if !opens && (!inside || askingAuxiliaries[next]) {
			a = r.which(a, to)
			return a, a.kind != Other && a.to-a.from <= 3 && !askingAuxiliaries[next]
		}
		return r.which(a, to), true
	}
	return a, false
}

// asksAsVerb tells whether "when" at word i asks, rather than to begin a clause
// that the question follows after a comma.
func (r *reading) asksAsVerb(i, to int) bool {
	for j := i + 1; j < to; j++ {
		if strings.Contains(r.before(j), ",") && (prepositions[r.form(j)] || askingAuxiliaries[r.form(j)] || clauseAsks[r.form(j)]) {
			return false
		}
	}
	return true
}

// how reads what follows "how".
func (r *reading) how(a asking, to int) (asking, bool) {
	next := r.form(a.from + 1)
	a.to = a.from + 2
	switch next {
	case "many":
		a.kind = HowMany
		return r.counted(a, to), true
	case "much":
		a.kind = HowMuch
		a.money = r.asksForMoney(a.to, to)
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
		return a, a.from == 0 || openers[r.form(a.from-1)]
	}
	return a, true
}

// asksForMoney tells whether words from..to speak of paying.
func (r *reading) asksForMoney(from, to int) bool {
	for i := from; i < to; i++ {
		if moneyWords[r.words[i].Term] {
			return true
		}
	}
	return false
}

var (
	// openers may stand before the question word.
	openers = text.WordSet(`in at on to from by for with of during about under since until and so but hey please or then
tell me ok hi hello do you know exactly over through against around after before into near within`)
	// clauseAsks ask behind a clause and its comma: "When it sank, who".
	clauseAsks = text.WordSet("what who which how where whom whose")
	// describes follow "who" where a person is asked to be described, and no
	// determiner stands behind them.
	describes   = text.WordSet("is was are were s")
	determiners = text.WordSet("the a an this that his her their its your my our responsible in behind on to at being going leading running playing now currently")
	// moneyWords are the stems of words that speak of paying.
	moneyWords = text.WordSet("cost pay paid spend spent price worth earn fine sell sold buy bought donat rais charg fund invest money owe salari wage budget borrow fee fetch")
)
