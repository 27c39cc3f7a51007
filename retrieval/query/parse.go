package query

import (
	"strings"
	"time"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// Known is what Parse needs to know of the coverage.
type Known struct {
	// Sources are the outlets, as the coverage spells them.
	Sources []string
	// Agencies lists, for each news agency, the names that it goes by.
	Agencies [][]string
}

// Parse reads a question as it was typed at the time now, which is in the
// asker's zone. What it takes for filters is in the query's Filter, whose Words
// can be shown to the asker; what people write around a question, such as
// greetings and thanks, is left out; everything else is searched as words. The
// result is complete: outlets are spelled as the coverage has them.
//
// Filters are written as source:, person:, since:, until:, before:, after:, on:,
// as-of: and order:, or in plain words where those clearly narrow; docs/ranking.md
// describes both. If now is zero, plain words are never dates.
func Parse(text string, now time.Time, known Known) Query {
	return parse(withoutCourtesy(Normalize(text)), now, known)
}

// parse is Parse for a text without courtesies.
func parse(text string, now time.Time, known Known) Query {
	p := parser{words: cutWords(text), now: now, known: known}
	p.writtenFilters()
	p.spokenFilters()
	return Query{Text: p.remainder(text), Filter: p.filter.WithKnownOutlets(known), Unread: p.unread, Asked: now}
}

// A word is a piece of a question between spaces.
type word struct {
	text.Span
	// text is the word as typed, bare the same in lower case and without
	// punctuation at its ends, and with the Russian words of filters in
	// English.
	text, bare string
	// taken: the word belongs to a filter.
	taken bool
}

// cutWords cuts at spaces. A quotation directly after a colon belongs to the
// word before it: source:"The Lantern".
func cutWords(body string) []word {
	var words []word
	start, quoted := -1, rune(0)
	open := map[rune]bool{} // marks that have no closing mark ahead
	for at, r := range body + " " {
		switch {
		case quoted != 0:
			if r == quoted {
				quoted = 0
			}
		case strings.ContainsRune(" \t\r\n\u00a0", r):
			if start >= 0 {
				words = append(words, newWord(body, text.Span{Start: start, End: min(at, len(body))}))
			}
			start = -1
			continue
		case (r == '"' || r == '“') && start >= 0 && body[at-1] == ':' && !open[r]:
			if open[r] = !strings.ContainsRune(body[at+utf8.RuneLen(r):], closingQuote(r)); !open[r] {
				quoted = closingQuote(r)
			}
		}
		if start < 0 {
			start = at
		}
	}
	if start >= 0 && start < len(body) {
		words = append(words, newWord(body, text.Span{Start: start, End: len(body)}))
	}
	return words
}

func closingQuote(open rune) rune {
	if open == '“' {
		return '”'
	}
	return open
}

func newWord(text string, span text.Span) word {
	w := text[span.Start:span.End]
	return word{Span: span, text: w, bare: toGrammar(foldWord(w))}
}

// folded is the word in lower case, without punctuation at its ends.
func (w word) folded() string { return foldWord(w.text) }

func foldWord(text string) string {
	return strings.ToLower(strings.Trim(text, `.,;:!?()[]"'“”‘’«»`))
}

// A parser takes the filters out of one question.
type parser struct {
	words  []word
	now    time.Time
	known  Known
	filter Filter
	unread []string
	// head and tail are how many words at either end are known to be taken. A
	// word that is taken stays taken.
	head, tail      int
	outletNamesMemo []string // the outlets' names, once they are asked for
}

// take marks words as belonging to a filter.
func (p *parser) take(from, to int) {
	for i := from; i < to; i++ {
		p.words[i].taken = true
	}
}

// remainder is what no filter took, as typed.
func (p *parser) remainder(text string) string {
	var b strings.Builder
	at := 0
	for i, w := range p.words {
		if !w.taken {
			continue
		}
		b.WriteString(text[at:w.Start])
		at = w.End
		if i == len(p.words)-1 && strings.HasSuffix(w.text, "?") {
			at-- // keep the question mark
		}
	}
	b.WriteString(text[at:])
	left := strings.Join(strings.Fields(b.String()), " ")
	if at > 0 { // close the gaps that filters have left
		left = strings.NewReplacer(", ?", "?", " ?", "?", ",?", "?").Replace(left)
	}
	return strings.TrimLeft(strings.TrimRight(left, " ,;"), " ,;")
}
