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
// describes both. So is what to leave out: -word, -source:, NOT word, or "without"
// and the like. If now is zero, plain words are never dates.
func Parse(text string, now time.Time, known Known) Query {
	text = Normalize(text)
	q := parse(withoutCourtesy(text), now, known)
	q.Links = links(text)
	return q.Unsigned()
}

// parseFilters takes the filters out of a text without courtesies.
func parseFilters(text string, now time.Time, known Known) Query {
	return newParser(text, now, known).read(text)
}

// read takes the filters out of the parser's text.
func (p *parser) read(text string) Query {
	p.writtenFilters()
	p.keepPhrases()
	if !p.now.IsZero() {
		p.easternFilters(text)
	}
	p.spokenFilters()
	p.unreadDates()
	return p.query()
}

// query is what has been read.
func (p *parser) query() Query {
	return Query{Text: p.remainder(p.body), Filter: p.filter.WithKnownOutlets(p.known), Unread: p.unread, Asked: p.now}
}

// A word is a piece of a question between spaces.
type word struct {
	text.Span
	// text is the word as typed, bare the same in lower case and without
	// punctuation at its ends, and with the Russian words of filters in
	// English.
	text, bare string
	// low is the word in lower case, without punctuation at its ends.
	low string
	// through is the place after the last of the question's words that the word
	// stands for: the next one, unless several were translated as one.
	through int
	// taken: the word belongs to a filter, or no filter may take it because it
	// is kept in its quotation. leftOut: it belongs to a filter that leaves
	// something out.
	taken, kept, leftOut bool
	// said is what is searched in the place of a word that belongs to a filter.
	said string
}

// cutWords cuts at spaces. A quotation directly after a colon or the sign of an
// exclusion belongs to the word before it.
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
		case isOpeningQuote(r) && start >= 0 && leadsToQuote(body[start:at]) && !open[r]:
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
	for i := range words {
		words[i].through = i + 1
	}
	return words
}

// leadsToQuote tells whether a quotation belongs to the word that begins like this:
// source:"The Lantern", -"ferry strike".
func leadsToQuote(word string) bool {
	return strings.HasSuffix(word, ":") || exclusionSign(word) == len(word)
}

func isOpeningQuote(r rune) bool { return r == '"' || r == '“' || r == '«' }

func closingQuote(open rune) rune {
	switch open {
	case '“':
		return '”'
	case '«':
		return '»'
	}
	return open
}

func newWord(text string, span text.Span) word {
	w := text[span.Start:span.End]
	low := foldWord(w)
	return word{Span: span, text: w, low: low, bare: toGrammar(low)}
}

// filters tells whether the word belongs to a filter.
func (w word) filters() bool { return w.taken && !w.kept }

// wholeOf is the span of a whole text.
func wholeOf(said string) text.Span { return text.Span{End: len(said)} }

// folded is the word in lower case, without punctuation at its ends.
func (w word) folded() string { return w.low }

func foldWord(text string) string {
	return strings.ToLower(strings.Trim(text, `.,;:!?()[]"'“”‘’«»`))
}

// A parser takes the filters out of one question.
type parser struct {
	body   string
	words  []word
	now    time.Time
	known  Known
	filter Filter
	unread []string
	// head and tail are how many words at either end are known to be taken. A
	// word that is taken stays taken.
	head, tail int
	// spoken are the languages of which it is known whether the question has
	// words that tell them.
	spoken map[*calendar]bool
	// alone: the words are a message of its own in a conversation. counting: they
	// say what is counted or listed.
	alone, counting bool
	exclusions      int      // how many have been read
	asksMemo        *bool    // whether it puts a question, once that is asked
	outletNamesMemo []string // the outlets' names, once they are asked for
}

func newParser(body string, now time.Time, known Known) *parser {
	return &parser{body: body, words: cutWords(body), now: now, known: known}
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
		if !w.filters() {
			continue
		}
		b.WriteString(text[at:w.Start] + w.said)
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
