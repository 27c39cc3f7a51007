package evidence

import (
	"strings"
	"sync"

	"dateline/retrieval/text"
)

// A predicate is a class of verbs, and of nouns made from them, that tell of the
// same thing being done.
type predicate struct {
	// terms are their stems.
	terms map[string]bool
	// inverse are the stems of verbs that tell it from the other side: who
	// receives is not who sends.
	inverse map[string]bool
	// listed: it is in the table.
	listed bool
}

// predicateOf returns the class of a verb, and whether the verb is one of the
// inverse ones. A verb in no class is a class of its own.
func predicateOf(term string) (p predicate, inverse bool) {
	for _, c := range predicates() {
		if c.terms[term] {
			return c, false
		}
		if c.inverse[term] {
			return c, true
		}
	}
	return predicate{terms: map[string]bool{term: true}}, false
}

// predicates are the verbs that news uses for one another where somebody does
// something to somebody. Each line has one class, and behind the stroke the
// inverse verbs.
//
//nolint:gochecknoglobals // made once from a constant, then constant
var predicates = sync.OnceValue(func() (table []predicate) {
	for line := range strings.Lines(predicateText) {
		straight, inverse, _ := strings.Cut(strings.TrimSpace(line), "|")
		if straight != "" {
			table = append(table, predicate{stems(straight), stems(inverse), true})
		}
	}
	return table
})

const predicateText = `
send ship supply deliver provide give transfer export donate sell dispatch shipment delivery | receive get buy obtain import acquire purchase accept
buy acquire purchase acquisition takeover
lend loan | borrow
pay
deploy station
attack raid bombard assault
invade occupy seize annex invasion
accuse blame
condemn denounce criticise criticize slam deplore rebuke berate scold criticism condemnation
praise applaud commend hail laud
thank
visit
help aid assist support assistance
sue
defeat beat overcome shatter smash
hire appoint recruit
sack dismiss oust
arrest detain capture jail imprison
kill murder assassinate shoot
threaten warn
invite
train
arm
sanction
recognise recognize
tell inform
urge
ban bar prohibit block
host
pardon
rescue save free release
succeed replace
fund finance
promise pledge vow
defend protect
betray
expel
name nominate endorse
chase pursue
owe
teach
express voice
mock ridicule insult
apologise apologize apology
concede yield
extradite
bribe
hack
trust
invest
`

// symmetricVerbs are what both sides do.
//
//nolint:gochecknoglobals // made once from a constant, then constant
var symmetricVerbs = sync.OnceValue(func() map[string]bool {
	return stems(`meet sign agree talk marry divorce negotiate discuss play cooperate trade ally join fight war clash border speak share compete merge face unveil hold conduct stage reach seal strike`)
})

// lightVerbs say too little to be compared.
//
//nolint:gochecknoglobals // made once from a constant, then constant
var lightVerbs = sync.OnceValue(func() map[string]bool {
	return stems(`do be have make get go come say take happen become use know see think look seem mean want need like call keep let put set start begin end try turn show work live stand leave move run win plan expect announce die respond react serve learn land able lead`)
})

// stems are the stems of some words.
func stems(words string) map[string]bool {
	set := map[string]bool{}
	for _, t := range text.Analyze(nil, words) {
		set[t.Term] = true
	}
	return set
}
