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
arrive | depart leave
attack | defend
ban prohibit outlaw | allow legalise legalize permit
open | close shut
build construct erect | demolish destroy dismantle raze
cancel scrap | sign hold launch
condemn criticise criticize denounce blast slam rebuke deplore | praise defend hail welcome applaud commend
cut reduce lower slash | raise increase boost lift
deploy send | withdraw pull
embrace support endorse | oppose reject
export | import
free release | detain arrest jail imprison capture
grow expand | shrink contract
hire appoint recruit | fire sack dismiss oust
impose | lift ease remove
include | exclude
join enter | leave quit exit withdraw
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

// antonyms are the pairs in both directions.
//
//nolint:gochecknoglobals // made once from a constant, then constant
var antonyms = sync.OnceValue(func() []antonym {
	return append(readAntonyms(antonymText, false), readAntonyms(converseText, true)...)
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
// says is done, and never the thing itself.
func oppositeWord(d *Demands, e *Evidence) (o Objection, ok bool) {
	for i := range d.reading.words {
		w := &d.reading.words[i]
		if w.Stop || w.name >= 0 || nominal(w.Form) {
			continue
		}
		for _, a := range antonyms() {
			if !a.words[w.Term] || e.saysAny(a.words) || d.reading.first(a.opposites) >= 0 || d.synonymIn(i, e) {
				continue
			}
			if at := e.read().first(a.opposites); at >= 0 && (!a.converse || d.sameActor(a.opposites, e)) {
				return Objection{Kind: Antonym, Asked: d.reading.slice(i, i+1), Says: e.read().slice(at, at+1)}, true
			}
		}
	}
	return o, false
}

// sameActor tells whether the evidence says of the asked actor that they did one
// of some things.
func (d *Demands) sameActor(terms map[string]bool, e *Evidence) bool {
	a, ok := d.action()
	if !ok || !a.agent.known() {
		return false
	}
	quote := e.read()
	return slices.ContainsFunc(quote.frames(predicate{terms: terms}), func(f frame) bool { return d.means(a.agent, quote, f.agent) })
}

// saysAny tells whether the quote or the headline has one of some words.
func (e *Evidence) saysAny(terms map[string]bool) bool {
	return e.read().first(terms) >= 0 || e.readHeadline().first(terms) >= 0
}

// first is the first word with one of some terms, -1 for none.
func (r *reading) first(terms map[string]bool) int {
	for i := range r.words {
		if terms[r.words[i].Term] {
			return i
		}
	}
	return -1
}
