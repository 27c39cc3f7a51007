package evidence

import (
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
borrow | lend
build construct erect | demolish destroy dismantle raze
buy acquire purchase | sell
cancel scrap | sign hold launch
condemn criticise criticize denounce blast slam rebuke deplore | praise defend hail welcome applaud commend
cut reduce lower slash | raise increase boost lift
deploy send | withdraw pull
embrace support endorse | oppose reject
export | import
free release | detain arrest jail imprison capture
gain | lose
grow expand | shrink contract
hire appoint recruit | fire sack dismiss oust
impose | lift ease remove
include | exclude
join enter | leave quit exit withdraw
lend | borrow
lose | win
love | hate
marry | divorce
pass | reject defeat
rise rose climb increase grow surge soar jump | fall fell drop decline decrease plunge tumble sink slump
save | waste
strengthen | weaken
succeed | fail
support | oppose
tighten | loosen relax ease
win | lose
withdraw | deploy send stay
compulsory mandatory | voluntary optional
silent | vocal outspoken
legal | illegal
innocent | guilty
guilty | innocent acquitted
optimistic | pessimistic
smallest lowest | largest biggest highest
`

// An antonym is a word with its opposites, as stems.
type antonym struct{ words, opposites map[string]bool }

// antonyms are the pairs in both directions.
//
//nolint:gochecknoglobals // made once from a constant, then constant
var antonyms = sync.OnceValue(func() (table []antonym) {
	for line := range strings.Lines(antonymText) {
		if a, b, ok := strings.Cut(line, "|"); ok {
			x, y := stems(a), stems(b)
			table = append(table, antonym{x, y}, antonym{y, x})
		}
	}
	return table
})

// oppositeWord objects where the evidence has the opposite of what the question
// says is done, and never the thing itself.
func oppositeWord(d *Demands, e *Evidence) (o Objection, ok bool) {
	for i := range d.reading.words {
		w := &d.reading.words[i]
		if w.Stop || w.name >= 0 {
			continue
		}
		for _, a := range antonyms() {
			if !a.words[w.Term] || e.saysAny(a.words) || d.reading.first(a.opposites) >= 0 || d.synonymIn(i, e) {
				continue
			}
			if at := e.read().first(a.opposites); at >= 0 {
				return Objection{Kind: Antonym, Asked: d.reading.typed(i, i+1), Says: e.read().typed(at, at+1)}, true
			}
		}
	}
	return o, false
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
