package query

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// foreignLanguages are those whose filters by date are translated phrase by
// phrase into the words of the grammar. Korean, Japanese and Chinese put the
// words of a bound behind the date, and have a reader of their own.
var foreignLanguages = []string{"ru", "uk", "de", "fr", "es", "ar", "he"}

// foreignDateFilter reads a filter by date in another language than English at
// word i, and returns how many words it takes, 0 for none.
func (p *parser) foreignDateFilter(i int, words []word) int {
	begun := phraseBeginnings()[words[0].low]
	if begun == nil && startsWithNumber(words[0]) && len(words) > 1 {
		begun = phraseBeginnings()[words[1].low]
	}
	for _, c := range begun {
		translated := p.translate(c, words)
		if len(translated) == 0 {
			continue
		}
		if n := p.dateRule(i, translated); n > 0 {
			return translated[n-1].through - i
		}
	}
	return 0
}

// phraseBeginnings are the languages that have a phrase which begins with a word.
//
//nolint:gochecknoglobals // read once from an embedded file, then constant
var phraseBeginnings = sync.OnceValue(func() map[string][]*calendar {
	begun := map[string][]*calendar{}
	for _, name := range foreignLanguages {
		c := calendars()[name]
		for phrase := range c.phrases {
			first, _, _ := strings.Cut(phrase, " ")
			if !slices.Contains(begun[first], c) {
				begun[first] = append(begun[first], c)
			}
		}
	}
	return begun
})

func startsWithNumber(w word) bool {
	return w.text[0] >= '0' && w.text[0] <= '9'
}

// translate puts the words of a filter into those of the grammar, up to the
// first word that the language does not use to write dates, which is kept as it
// is.
func (p *parser) translate(c *calendar, words []word) (out []word) {
	known := 0
	for at := 0; at < len(words); {
		grammar, n := c.phraseAt(words[at:])
		if n > 0 && n == 1 && c.weak[words[at].folded()] && !p.speaks(c) {
			n = 0
		}
		if n == 0 {
			w, read := words[at], false
			if pieces := attached(c, w); pieces != nil {
				out, read = append(out, pieces...), true
			} else if startsWithNumber(w) {
				if dayFirstLanguages[c.language] {
					w.bare = european(w.bare)
				}
				out, read = append(out, w), true
			}
			if !read {
				return append(out, foreignWord(w))
			}
			at++
			continue
		}
		known++
		last := words[at+n-1]
		for _, said := range grammar {
			w := word{Span: last.Span, text: capitalised(said), bare: said, low: said, through: last.through}
			if said == "since" { // which is "with" in some languages
				w.text = last.text
			}
			out = append(out, w)
		}
		if len(grammar) > 0 {
			out[len(out)-1].text += last.text[len(strings.TrimRight(last.text, ",;?!")):]
		}
		at += n
	}
	if known == 0 {
		return nil
	}
	return out
}

// foreignWord is a word that means nothing in the grammar.
func foreignWord(w word) word {
	if !startsWithNumber(w) {
		w.bare = "\x00" + w.bare
	}
	return w
}

func capitalised(said string) string {
	if said == "" || said == "yesterday" || said == "today" {
		return said
	}
	return strings.ToUpper(said[:1]) + said[1:]
}

// dayFirstLanguages are those in which a date with slashes begins with its day.
var dayFirstLanguages = text.WordSet("de fr es ar he")

// european writes a date with slashes as one with full stops, which begins with
// its day.
func european(said string) string {
	if strings.Count(said, "/") == 2 && !strings.HasPrefix(said, "20") {
		return strings.ReplaceAll(said, "/", ".")
	}
	return said
}

// attached cuts a word such as Arabic و5 or Hebrew ב-3, whose first letter is a
// word of its own before a number.
func attached(c *calendar, w word) []word {
	first, size := utf8.DecodeRuneInString(w.bare)
	if !unicode.In(first, unicode.Arabic, unicode.Hebrew) {
		return nil
	}
	grammar, ok := c.phrases[string(first)]
	rest := strings.TrimLeft(w.bare[size:], "-־ـ")
	if !ok || len(grammar) != 1 || rest == "" {
		return nil
	}
	tail := word{Span: w.Span, text: rest, bare: european(rest), low: rest, through: w.through}
	if !startsWithNumber(tail) {
		said, ok := c.phrases[rest]
		if !ok || len(said) != 1 {
			return nil
		}
		tail.bare, tail.text = said[0], capitalised(said[0])
	}
	return []word{{Span: w.Span, text: grammar[0], bare: grammar[0], through: w.through}, tail}
}

// speaks tells whether the question has a word that tells a language.
func (p *parser) speaks(c *calendar) bool {
	if p.spoken == nil {
		p.spoken = map[*calendar]bool{}
	}
	spoken, known := p.spoken[c]
	if !known {
		spoken = p.hasSign(c)
		p.spoken[c] = spoken
	}
	return spoken
}

func (p *parser) hasSign(c *calendar) bool {
	for _, w := range p.words {
		if signWords[c.language][w.folded()] {
			return true
		}
		if lead, _, ok := strings.Cut(w.folded(), "'"); ok && signWords[c.language][lead] {
			return true
		}
	}
	return false
}

// signWords tell a language, where a phrase means something else in another.
var signWords = map[string]map[string]bool{
	"fr": text.WordSet("le la les un une que qui quoi qu est a ont été dit pourquoi combien quand où au aux du d l s'est sur dans"),
}
