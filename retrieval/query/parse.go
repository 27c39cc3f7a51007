package query

import (
	"strings"
	"time"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// Known is what of the coverage a question's filters may name.
type Known struct {
	// Sources are the outlets, as the coverage spells them.
	Sources []string
	// Agencies are the names that each news agency goes by.
	Agencies [][]string
}

// Parse reads a question as it was typed at the time now, in the asker's
// zone. What it takes for a filter is in the query's Filter and can be echoed
// with Filter.Words; all else is searched as words.
//
// Filters are written as source:, person:, since:, until:, before:, after:,
// on: and as-of:, or in words where those clearly narrow: see phrases and
// docs/ranking.md. Without a clock, when now is zero, words are never dates.
func Parse(text string, now time.Time, known Known) Query {
	p := parser{words: cutWords(text), now: now, known: known}
	p.written()
	p.phrases()
	return Query{Text: p.rest(text), Filter: p.filter.Spelled(known), Unread: p.unread, Asked: now}
}

// A word is a piece of a question between spaces.
type word struct {
	text.Span
	// text is the word as typed, bare the same in small letters without
	// punctuation at its ends; the Russian words of filters are in English.
	text, bare string
	// taken: it belongs to a filter.
	taken bool
}

// cutWords cuts at spaces. A quotation that follows a colon belongs to the
// word before it: source:"The Lantern".
func cutWords(body string) []word {
	var words []word
	start, quoted := -1, rune(0)
	open := map[rune]bool{} // quotation marks that nothing closes from here on
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
			if open[r] = !strings.ContainsRune(body[at+utf8.RuneLen(r):], closer(r)); !open[r] {
				quoted = closer(r)
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

func closer(open rune) rune {
	if open == '“' {
		return '”'
	}
	return open
}

func newWord(text string, span text.Span) word {
	w := text[span.Start:span.End]
	return word{Span: span, text: w, bare: inEnglishWords(plain(w))}
}

// plain is a word in small letters, without punctuation at its ends.
func (w word) plain() string { return plain(w.text) }

func plain(text string) string {
	return strings.ToLower(strings.Trim(text, `.,;:!?()[]"'“”‘’«»`))
}

// A parser takes the filters out of one question.
type parser struct {
	words  []word
	now    time.Time
	known  Known
	filter Filter
	unread []string
	// head and tail are how many words at either end are known to be taken:
	// none is given back.
	head, tail int
	folded     []string // the outlets' names, once they are asked for
}

// take marks words as belonging to a filter.
func (p *parser) take(from, to int) {
	for i := from; i < to; i++ {
		p.words[i].taken = true
	}
}

// rest is what no filter took, as typed.
func (p *parser) rest(text string) string {
	var b strings.Builder
	at := 0
	for i, w := range p.words {
		if !w.taken {
			continue
		}
		b.WriteString(text[at:w.Start])
		at = w.End
		if i == len(p.words)-1 && strings.HasSuffix(w.text, "?") {
			at-- // the question stays one
		}
	}
	b.WriteString(text[at:])
	left := strings.Join(strings.Fields(b.String()), " ")
	if at > 0 { // what a filter stood between meets
		left = strings.NewReplacer(", ?", "?", " ?", "?", ",?", "?").Replace(left)
	}
	return strings.TrimLeft(strings.TrimRight(left, " ,;"), " ,;")
}
