package evidence

import (
	"slices"
	"strings"
	"sync"
)

// antonymText has words and, behind the stroke, words for their opposite. A
// passage on the one is no answer to a question about the other.
const antonymText = `
abolish scrap repeal | establish introduce found create
accept approve agree allow permit back grant | reject refuse deny decline veto block
acquit exonerate clear | convict expel condemn sentence
admit confirm acknowledge concede | deny dismiss
arrive | depart leave left
attack | defend
ban prohibit outlaw forbid | allow legalise legalize permit
open | close shut
build construct erect | demolish destroy dismantle raze
cancel scrap | sign hold launch
condemn criticise criticize denounce blast slam rebuke deplore | praise defend hail welcome applaud commend
cut reduce lower slash | raise increase boost lift
deploy send | withdraw pull
embrace support endorse | oppose reject
export | import
free freed release | detain arrest jail imprison capture
grow expand | shrink contract
hire appoint recruit | fire sack dismiss oust
impose | lift ease remove
include | exclude
join enter | leave left quit exit withdraw
love | hate
marry | divorce
pass | reject defeat
rise rose climb increase grow surge soar jump | fall fell drop decline decrease plunge tumble sink slump
save | waste
strengthen | weaken
succeed | fail
support | oppose
tighten | loosen relax ease
withdraw | deploy send stay
compulsory mandatory | voluntary optional
silent | vocal outspoken
legal | illegal
innocent | guilty
guilty | innocent acquitted
optimistic | pessimistic
smallest lowest | largest biggest highest
oldest | youngest newest
fastest quickest | slowest
longest | shortest
hottest warmest | coldest
richest wealthiest | poorest
best | worst
shorten | lengthen extend prolong
improve | worsen deteriorate
encourage | discourage
reveal disclose | conceal hide
promote | demote relegate
profit | loss
deficit | surplus
majority | minority
`

// converseText has words that the other side of the same matter goes by: who
// loses is told by who wins. They are opposites only of the same actor.
const converseText = `
win | lose
buy acquire purchase | sell
lend | borrow
gain | lose
hire | fire
`

// An antonym is a word with its opposites, as stems.
type antonym struct {
	words, opposites map[string]bool
	converse         bool
}

// antonyms are the pairs in both directions, by their words.
//
//nolint:gochecknoglobals // made once from a constant, then constant
var antonyms = sync.OnceValue(func() map[string][]antonym {
	byTerm := map[string][]antonym{}
	for _, a := range append(readAntonyms(antonymText, false), readAntonyms(converseText, true)...) {
		for t := range a.words {
			byTerm[t] = append(byTerm[t], a)
		}
	}
	return byTerm
})

func readAntonyms(list string, converse bool) (table []antonym) {
	for line := range strings.Lines(list) {
		if a, b, ok := strings.Cut(line, "|"); ok {
			x, y := stems(a), stems(b)
			table = append(table, antonym{x, y, converse}, antonym{y, x, converse})
		}
	}
	return table
}

// oppositeWord objects where the evidence has the opposite of what the question
// says is done, and never the thing itself. Whether it was done is answered by
// the opposite.
func oppositeWord(d *Demands, e *Evidence) (o Objection, ok bool) {
	if d.asking.kind == YesNo {
		return o, false
	}
	for i := range d.question.words {
		w := &d.question.words[i]
		if w.Stop || w.name >= 0 || nominal(w.Form) {
			continue
		}
		for _, a := range antonyms()[w.Term] {
			if e.saysAny(a.words) || d.question.first(a.opposites) >= 0 || d.synonymIn(i, e) {
				continue
			}
			if at := e.quote.first(a.opposites); at >= 0 && (!a.converse || d.sameActor(a.opposites, e)) {
				return Objection{Kind: Antonym, Asked: d.question.slice(i, i+1), Says: e.quote.slice(at, at+1)}, true
			}
		}
	}
	return o, false
}

// saysOpposite tells whether the evidence has a word for the opposite of word at
// of the question, which answers whether it was done.
func (d *Demands) saysOpposite(at int, e *Evidence) bool {
	return slices.ContainsFunc(antonyms()[d.question.words[at].Term], func(a antonym) bool { return e.saysAny(a.opposites) })
}

// sameActor tells whether the evidence says of the asked actor that they did one
// of some things.
func (d *Demands) sameActor(terms map[string]bool, e *Evidence) bool {
	a, ok := d.asked()
	if !ok || !a.agent.known() || a.turned {
		return false
	}
	quote := e.quote
	return slices.ContainsFunc(quote.frames(predicate{terms: terms}), func(f frame) bool { return d.means(a.agent, quote, f.agent) })
}

// saysAny tells whether the quote or the headline has one of some words.
func (e *Evidence) saysAny(terms map[string]bool) bool {
	return e.quote.first(terms) >= 0 || e.headline.first(terms) >= 0
}
