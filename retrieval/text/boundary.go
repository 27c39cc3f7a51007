package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stop reads a full stop, or another mark that may end a sentence. end is
// where the sentence ends, -1 if it goes on.
func (c *cutter) stop(size int) (end int) {
	at := c.at
	c.at += size
	if c.quoteEnd >= 0 {
		return -1
	}
	for c.at < len(c.text) && strings.IndexByte(".!?", c.text[c.at]) >= 0 {
		c.at++
	}
	after := c.at
	single := after == at+1 && c.text[at] == '.'
	if single && at > c.start && c.text[at-1] == ' ' && after < len(c.text) && c.text[after] == ' ' {
		if c.abbreviated(at, after) {
			return -1
		}
		return after // some agencies part every full stop with spaces
	}
	end = c.endsAt(c.closers())
	if end < 0 || single && (c.abbreviated(at, end) || c.bracketed(at, end)) {
		return c.forced()
	}
	if c.agency(end) {
		return c.endsAt(c.at)
	}
	return end
}

// bracketed tells whether the full stop at a position closes what stands in
// brackets within a sentence, such as (ret.), and the sentence goes on at
// next: a sentence's own full stop stands behind the brackets in it.
func (c *cutter) bracketed(at, next int) bool {
	if at+1 >= len(c.text) || c.text[at+1] != ')' {
		return false
	}
	from := max(c.start, at-lookBack)
	open := strings.LastIndexAny(c.text[from:at], "()")
	return open >= 0 && from+open > c.start && c.text[from+open] == '(' &&
		!starters[strings.ToLower(nextWord(c.text[next:]))]
}

// agency moves over the agency that ends a dateline, between slashes and with
// a full stop of its own ("MOSCOW, July 11. /TASS/.").
func (c *cutter) agency(from int) bool {
	rest, ok := strings.CutPrefix(c.text[from:min(len(c.text), from+lookBack)], " /")
	name, after, closed := strings.Cut(rest, "/")
	if !ok || !closed || name == "" || !strings.HasPrefix(after, ".") || strings.Contains(name, "\n") {
		return false
	}
	c.words += len(strings.Fields(name))
	c.at = from + len(" /") + len(name) + len("/.")
	return true
}

// endsAt tells whether a sentence that has its full stop behind it ends at a
// position: white space follows, and then no small letter. It returns the
// position, or -1.
func (c *cutter) endsAt(at int) int {
	if at >= len(c.text) {
		return at
	}
	r, _ := utf8.DecodeRuneInString(c.text[at:])
	switch {
	case r == '"' || r == '”' || r == '’' || r == '»':
		return -1 // the closing mark decides
	case unicode.IsSpace(r):
		if c.lower(at) {
			return -1
		}
		return at
	case r == '“' || r == '[' || r == '(':
		return at
	}
	return -1
}

// lower tells whether a small letter or a closing mark is the next thing
// after white space at a position.
func (c *cutter) lower(at int) bool {
	for at < len(c.text) {
		r, size := utf8.DecodeRuneInString(c.text[at:])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		return unicode.IsLower(r) || strings.ContainsRune(",;:)]”", r)
	}
	return false
}

// abbreviated tells whether the full stop at a position belongs to an
// abbreviation, or to initials, and the sentence goes on at next.
func (c *cutter) abbreviated(at, next int) bool {
	before := c.text[max(c.start, at-lookBack):at]
	spaced := strings.TrimRight(before, " ") // U.S . as some agencies print it
	word := spaced[strings.LastIndexAny(spaced, " \t\n(\"“‘—-/")+1:]
	if i := strings.LastIndex(word, "“"); i >= 0 {
		word = word[i+len("“"):]
	}
	if word == "" || len(word) > 6 {
		return false
	}
	following := nextWord(c.text[next:])
	switch {
	case len(word) == 1 && word[0] >= 'A' && word[0] <= 'Z' && word != "I":
		return true
	case strings.Contains(word, ".") && initials(word):
		return !starters[strings.ToLower(following)]
	}
	switch abbreviations[strings.ToLower(word)] {
	case title:
		return following != ""
	case numbered:
		return following != "" && kinds[following[0]] == digit
	case ending:
		return !starters[strings.ToLower(following)]
	}
	return false
}

// initials tells whether a word is made of single letters and full stops.
func initials(word string) bool {
	for i := range len(word) {
		if i%2 == 0 && kinds[word[i]] != letter || i%2 == 1 && word[i] != '.' {
			return false
		}
	}
	return true
}

// nextWord is the first word of a text.
func nextWord(text string) string {
	text = strings.TrimLeft(text[:min(len(text), 64)], " \t\r\n\"“‘([")
	end := 0
	for end < len(text) && kinds[text[end]] != other {
		end++
	}
	return text[:end]
}

// A role says what may follow an abbreviation's full stop.
type role uint8

const (
	// title: a name follows, always. numbered: a number follows, or the
	// sentence ends. ending: it may end a sentence, and does where the next
	// word looks like a beginning.
	title role = iota + 1
	numbered
	ending
)

// abbreviations are the words that news writes with a full stop.
var abbreviations = func() map[string]role {
	m := map[string]role{}
	for w := range WordSet("mr mrs ms dr gen sen rep gov lt col sgt capt cmdr adm maj brig pvt cpl prof rev hon pres supt insp amb atty st mt ft messrs vs v fr sr. lt.gen") {
		m[w] = title
	}
	for w := range WordSet("no nos fig figs art sec para vol pp p ch jan feb mar apr jun jul aug sept sep oct nov dec approx est") {
		m[w] = numbered
	}
	for w := range WordSet("inc corp co ltd llc bros jr sr plc dept univ assn ave blvd rd etc al calif fla tex mass conn ill ariz colo wash pa va ga mich minn wis tenn okla ore mo ky la md a.m p.m u.s ph.d d.c") {
		m[w] = ending
	}
	return m
}()

// starters are words that, with a capital, begin a sentence rather than
// continue a name.
var starters = WordSet(`the a an in on at by for from with without after before
during since as it its he she they we you i his her their our this that these
those there here but and or so yet nor if when while where who what why how
both all some many most more no not one two according however meanwhile also
although because despite now then today earlier last next asked under`)
