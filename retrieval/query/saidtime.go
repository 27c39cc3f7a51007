package query

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// Times in a question that filter nothing: until June, over Easter, im März,
// 4월에. They say when, and are no words that articles must have.

// saidTime reads such a time at a word, with the words that lead to it, and
// returns how many words it takes, 0 for none. The period is zero unless it is
// one by which recency can be measured.
func (p *parser) saidTime(at int) (when Period, n int) {
	words := p.words[at:min(len(p.words), at+maxFilterWords)]
	if when, n = p.saidInGrammar(at, words); n > 0 {
		return when, n
	}
	begun := phraseBeginnings()[words[0].low]
	if begun == nil && startsWithNumber(words[0]) && len(words) > 1 {
		begun = phraseBeginnings()[words[1].low]
	}
	for _, c := range begun {
		if translated := p.translate(c, words); len(translated) > 0 {
			if when, n = p.saidInGrammar(at, translated); n > 0 {
				return when, translated[n-1].through - at
			}
		}
	}
	return Period{}, 0
}

// saidInGrammar reads a time after words that lead to one, or at the end of the
// question, in the words of the grammar.
func (p *parser) saidInGrammar(at int, words []word) (when Period, n int) {
	lead := 0
	for lead < len(words) && timeLeads[words[lead].bare] {
		lead++
	}
	bounded := slices.ContainsFunc(words[:lead], func(w word) bool { return eventBounds[w.bare] || w.bare == "by" || w.bare == "latest" })
	led := lead > 0
	if lead < len(words) && words[lead].bare == "the" {
		lead++
	}
	if lead == len(words) {
		return Period{}, 0
	}
	when, n = p.anyPeriod(words[lead:])
	if n == 0 {
		when, n = p.dayOfMonth(words[lead:])
	}
	if n == 0 || !led && !p.endsWithTime(words[lead:], n, at) {
		return Period{}, 0
	}
	if bounded || p.relativeTime(words[lead:lead+n]) {
		when = Period{}
	}
	return when, lead + n
}

// timeLeads lead to a time rather than to a name.
var timeLeads = text.WordSet("in on at over during from since until till before after by up to no not later earlier than latest")

// endsWithTime tells whether a time without a word before it ends the question,
// and is more than a weekday, a month or a number.
func (p *parser) endsWithTime(words []word, n, at int) bool {
	said := words[0].bare
	alone := said == "today" && !capital(words[0].text) || said == "yesterday" || strings.ContainsAny(said, "-./") && p.hasYear(words[:1])
	return words[n-1].through == len(p.words) && at > 0 && (n > 1 || alone) && text.IsNumber(said) == (n > 1 && text.IsNumber(said))
}

// relativeTime tells whether a time is said by its distance from today.
func (p *parser) relativeTime(words []word) bool {
	_, n := p.relativeDay(words)
	_, m := p.stretch(words)
	return n > 0 || m > 0
}

// dayOfMonth reads the 12th: the latest that has begun.
func (p *parser) dayOfMonth(words []word) (Period, int) {
	said := words[0].bare
	d, ok := dayNumber(said)
	if !ok || text.IsNumber(said) || len(words) > 1 && !endsInMark(words[0]) {
		return Period{}, 0
	}
	first := p.startOf("month")
	if d > p.today().Day() {
		first = first.AddDate(0, -1, 0)
	}
	return p.monthOrDay(first.Year(), first.Month(), d, 1)
}

// koreanTime reads a month or a day without its year, with a particle of time
// or at the end of the question: the latest that has begun.
func (p *parser) koreanTime(at int) (when Period, n int) {
	date, particle, n := koreanDate(p.words[at:])
	if n == 0 || date[0] > 0 || date[1] == 0 || date[1] > 12 {
		return Period{}, 0
	}
	if key, _ := easternBound(particle); key != "" {
		return Period{}, n
	}
	if timeParticle(particle) == 0 && (particle != "" || at+n < len(p.words)) {
		return Period{}, 0
	}
	when, _ = p.easternDay(date, n)
	return when, n
}
