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

// A side is how a verb tells of what its class does: inverse, as who receives
// tells of sending, or straight.
type side struct {
	predicate
	inverse bool
}

// predicateOf returns the class of a verb, and whether the verb is one of the
// inverse ones. A verb in no class is a class of its own.
func predicateOf(term string) (p predicate, inverse bool) {
	if s, ok := predicates()[term]; ok {
		return s.predicate, s.inverse
	}
	return predicate{terms: map[string]bool{term: true}}, false
}

// predicates are the classes of verbs by the stems of their verbs. A verb of
// several lines belongs to the first.
//
//nolint:gochecknoglobals // made once from a constant, then constant
var predicates = sync.OnceValue(func() map[string]side {
	byTerm := map[string]side{}
	enter := func(terms map[string]bool, s side) {
		for t := range terms {
			if _, ok := byTerm[t]; !ok {
				byTerm[t] = s
			}
		}
	}
	for line := range strings.Lines(predicateText) {
		straight, inverse, _ := strings.Cut(strings.TrimSpace(line), "|")
		if straight != "" {
			p := predicate{stems(straight), stems(inverse), true}
			enter(p.terms, side{p, false})
			enter(p.inverse, side{p, true})
		}
	}
	return byTerm
})

// predicateText has the verbs that news uses for one another where somebody does
// something to somebody. Each line has one class, and behind the stroke the
// inverse verbs.
const predicateText = `
send ship supply deliver provide give transfer export donate sell dispatch shipment delivery | receive get buy obtain import acquire purchase accept
lend loan | borrow
pay
deploy station
attack raid bombard assault
invade occupy seize annex invasion
accuse blame
condemn denounce criticise criticize slam deplore rebuke berate scold criticism condemnation
praise applaud commend hail laud
thank
visit trip
help aid assist support assistance
sue sued
defeat beat overcome shatter smash outbid outvote | lose
hire appoint recruit
sack dismiss oust
arrest detain capture catch jail imprison
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
rescue save free freed release
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
steal
rob
`

// takers are the verbs of those who take a thing or a firm over, where it is not
// said from whom.
//
//nolint:gochecknoglobals // made once from a constant, then constant
var takers = sync.OnceValue(func() predicate {
	return predicate{terms: stems("buy acquire purchase acquisition takeover"), listed: true}
})

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
	return stems(`do be have make get go come say take happen become use know see think look seem mean want need like call keep let put set start begin end try turn show work live stand leave move run win plan expect announce die respond react serve learn land able lead act`)
})

// stems are the stems of some words.
func stems(words string) map[string]bool {
	set := map[string]bool{}
	for _, t := range text.Analyze(nil, words) {
		set[t.Term] = true
	}
	return set
}
