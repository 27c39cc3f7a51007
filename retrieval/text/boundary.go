package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fullStop reads a full stop, or another mark of size bytes that may end a
// sentence. end is where the sentence ends; -1 if it goes on.
func (c *segmenter) fullStop(size int) (end int) {
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
		if c.endsAbbreviation(at, after) {
			return -1
		}
		return after // some agencies put spaces around every full stop
	}
	end = c.endsAt(c.skipClosers())
	if end < 0 || single && (c.endsAbbreviation(at, end) || c.closesBracket(at, end)) {
		return c.forcedEnd()
	}
	if c.skipAgency(end) {
		return c.endsAt(c.at)
	}
	return end
}

// closesBracket tells whether the full stop at a position closes a bracket
// within a sentence, as in (ret.), and the sentence goes on at next: the full
// stop of a sentence stands after its brackets.
func (c *segmenter) closesBracket(at, next int) bool {
	if at+1 >= len(c.text) || c.text[at+1] != ')' {
		return false
	}
	from := max(c.start, at-maxLookBack)
	open := strings.LastIndexAny(c.text[from:at], "()")
	return open >= 0 && from+open > c.start && c.text[from+open] == '(' &&
		!starters[strings.ToLower(nextWord(c.text[next:]))]
}

// skipAgency moves past the agency that ends a dateline, between slashes and
// with a full stop of its own ("MOSCOW, July 11. /TASS/.").
func (c *segmenter) skipAgency(from int) bool {
	rest, ok := strings.CutPrefix(c.text[from:min(len(c.text), from+maxLookBack)], " /")
	name, after, closed := strings.Cut(rest, "/")
	if !ok || !closed || name == "" || !strings.HasPrefix(after, ".") || strings.Contains(name, "\n") {
		return false
	}
	c.words += len(strings.Fields(name))
	c.at = from + len(" /") + len(name) + len("/.")
	return true
}

// endsAt returns at if a sentence whose full stop has been read ends there,
// that is, if white space follows and then no small letter; else -1.
func (c *segmenter) endsAt(at int) int {
	if at >= len(c.text) {
		return at
	}
	r, _ := utf8.DecodeRuneInString(c.text[at:])
	switch {
	case r == '"' || r == '”' || r == '’' || r == '»':
		return -1 // the closing mark decides
	case unicode.IsSpace(r):
		if c.beforeLower(at) {
			return -1
		}
		return at
	case r == '“' || r == '[' || r == '(':
		return at
	}
	return -1
}

// beforeLower tells whether a small letter or a closing mark follows the white
// space at a position; in some languages also after the dash that follows a
// quotation.
func (c *segmenter) beforeLower(at int) bool {
	for at < len(c.text) {
		r, size := utf8.DecodeRuneInString(c.text[at:])
		if unicode.IsSpace(r) || (r == '—' || r == '–') && c.languageAt(at) != otherLanguage {
			at += size
			continue
		}
		if r == '—' { // as before who speaks: —¿Por qué? —preguntó ella.
			r, _ = utf8.DecodeRuneInString(c.text[at+size:])
		}
		return unicode.IsLower(r) || strings.ContainsRune(",;:)]”", r)
	}
	return false
}

// endsAbbreviation tells whether the full stop at a position belongs to an
// abbreviation or to initials, and the sentence goes on at next.
func (c *segmenter) endsAbbreviation(at, next int) bool {
	before := c.text[max(c.start, at-maxLookBack):at]
	switch c.languageAt(at) {
	case german:
		if goesOn, known := goesOnInGerman(before, c.text[next:]); known {
			return goesOn
		}
	case ukrainian:
		if goesOnInUkrainian(before, c.text[next:]) {
			return true
		}
	}
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
	case strings.Contains(word, ".") && IsASCII(word) && IsInitials(word):
		return !starters[strings.ToLower(following)]
	case isSemiticInitials(word):
		return next < len(c.text)
	}
	if endsRomanceAbbreviation(word, following) {
		return true
	}
	switch abbreviations[strings.ToLower(word)] {
	case title:
		return following != ""
	case numbered:
		return following != "" && kinds[following[0]] == digit
	case ending:
		first := strings.ToLower(following)
		return !starters[first] && !(word == "etc" && romanceStarters[first])
	}
	return false
}

// IsInitials tells whether a word consists of single letters of any alphabet
// with full stops between them, such as J. or J.D.; the last full stop may be
// missing.
func IsInitials(word string) bool {
	for part := range strings.SplitSeq(strings.TrimRight(word, ".,"), ".") {
		r, size := utf8.DecodeRuneInString(part)
		if size == 0 || size < len(part) || !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// IsAbbreviation tells whether a lower-case word, without its final full stop,
// is one that news writes with a full stop: gen, jr, inc.
func IsAbbreviation(word string) bool { return abbreviations[word] != 0 }

// nextWord is the first ASCII word of a text.
func nextWord(text string) string {
	text = strings.TrimLeft(text[:min(len(text), 64)], " \t\r\n\"“‘([")
	end := 0
	for end < len(text) && kinds[text[end]] != other {
		end++
	}
	return text[:end]
}

// An abbreviationRole says what may follow the full stop of an abbreviation.
type abbreviationRole uint8

const (
	// title: a name always follows. numbered: a number follows, or else the
	// sentence ends. ending: the sentence ends if the next word is a starter.
	title abbreviationRole = iota + 1
	numbered
	ending
)

// abbreviations are the words that news writes with a full stop.
var abbreviations = func() map[string]abbreviationRole {
	m := map[string]abbreviationRole{}
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

// starters are words that, when capitalised, begin a sentence rather than
// continue a name.
var starters = WordSet(`the a an in on at by for from with without after before
during since as it its he she they we you i his her their our this that these
those there here but and or so yet nor if when while where who what why how
both all some many most more no not one two according however meanwhile also
although because despite now then today earlier last next asked under`)
