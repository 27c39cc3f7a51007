package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Phrase is words that must follow one another as they are, with nothing but
// white space and punctuation between them. Case, the kind of apostrophes and
// characters that are not seen do not count.
type Phrase struct{ words []string } // normalised

// NewPhrase returns the phrase of some words as they were typed.
func NewPhrase(typed string) Phrase {
	var p Phrase
	for _, part := range strings.FieldsFunc(norm.NFC.String(typed), separatesPhrase) {
		if word := strings.Map(phraseRune, strings.TrimFunc(part, unicode.IsPunct)); word != "" {
			p.words = append(p.words, word)
		}
	}
	return p
}

// separatesPhrase tells whether a rune stands between two words of a phrase: a
// hyphen may be a space in another spelling.
func separatesPhrase(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) }

// phraseRune is a rune as phrases are compared; -1 if it does not count.
func phraseRune(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	switch r {
	case '’', 'ʼ', '‘', '´', '′', '＇':
		return '\''
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return -1
	}
	if r = unicode.ToLower(r); r == 'ё' {
		return 'е'
	}
	return r
}

// Empty tells whether the phrase has no words.
func (p Phrase) Empty() bool { return len(p.words) == 0 }

// Len is how many words the phrase has.
func (p Phrase) Len() int { return len(p.words) }

// Find returns where the phrase first stands in body[from:], beginning before
// to. It begins and ends with whole words; Korean ones may have endings, and
// words of scripts without spaces are part of a longer run.
func (p Phrase) Find(body string, from, to int) (s Span, ok bool) {
	if p.Empty() {
		return s, false
	}
	first, _ := utf8.DecodeRuneInString(p.words[0])
	for at := from; at < min(to, len(body)); {
		r, size := utf8.DecodeRuneInString(body[at:])
		if phraseRune(r) == first && beginsWord(body, at, r) {
			if end := p.endAt(body, at); end > 0 {
				return Span{at, end}, true
			}
		}
		at += size
	}
	return s, false
}

// beginsWord tells whether the rune at a position begins a word.
func beginsWord(body string, at int, r rune) bool {
	if at == 0 || UsesBigrams(r) && !unicode.Is(unicode.Hangul, r) {
		return true
	}
	if r < utf8.RuneSelf && kinds[byte(r)] == digit && insideNumber(body, at-1) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(body[:at])
	return !isWordRune(before) || UsesBigrams(before) != UsesBigrams(r)
}

// insideNumber tells whether a point or comma at a position stands between two
// digits.
func insideNumber(body string, at int) bool {
	return at > 0 && at+1 < len(body) && (body[at] == '.' || body[at] == ',') && kinds[body[at-1]] == digit && kinds[body[at+1]] == digit
}

// endsWord tells whether a word that ends with a rune ends at a position.
func endsWord(body string, at int, last rune) bool {
	if at == len(body) || UsesBigrams(last) {
		return true
	}
	if insideNumber(body, at) {
		return false
	}
	after, _ := utf8.DecodeRuneInString(body[at:])
	return !isWordRune(after) || UsesBigrams(after)
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return kinds[byte(r)] != other
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\u00ad'
}

// endAt returns where the phrase ends that begins at a position; 0 if none does.
func (p Phrase) endAt(body string, at int) int {
	for i, word := range p.words {
		if i > 0 {
			next, separated := skipBetween(body, at)
			if !separated && !p.runsOn(i) {
				return 0
			}
			at = next
		}
		if at = matchWord(body, at, word); at == 0 {
			return 0
		}
	}
	last := p.words[len(p.words)-1]
	r, _ := utf8.DecodeLastRuneInString(last)
	if !endsWord(body, at, r) {
		return 0
	}
	return at
}

// runsOn tells whether word i may follow the one before it without a space, as
// in scripts that have none.
func (p Phrase) runsOn(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(p.words[i-1])
	return UsesBigrams(r) && !unicode.Is(unicode.Hangul, r)
}

// skipBetween returns the position after the white space and punctuation at a
// position, and whether there is any.
func skipBetween(body string, at int) (next int, separated bool) {
	for at < len(body) {
		r, size := utf8.DecodeRuneInString(body[at:])
		between := unicode.IsSpace(r) || unicode.IsPunct(r)
		if !between && phraseRune(r) >= 0 {
			break
		}
		at, separated = at+size, separated || between
	}
	return at, separated
}

// matchWord returns where a normalised word ends that begins at a position; 0 if
// another one stands there.
func matchWord(body string, at int, word string) int {
	for _, want := range word {
		for {
			if at >= len(body) {
				return 0
			}
			r, size := utf8.DecodeRuneInString(body[at:])
			at += size
			if r = phraseRune(r); r == want {
				break
			}
			if r >= 0 {
				return 0
			}
		}
	}
	return at
}

// Terms are the indexed words that a text with the phrase must hold, none if all
// are stop words. If sure is not set it may lack them: the phrase is all numbers,
// which may be indexed together with what stands beside them.
func (p Phrase) Terms() (terms []string, sure bool) {
	whole := Analyze(nil, strings.Join(p.words, " "))
	together := termSet{}
	for _, t := range whole {
		together.add(t)
	}
	found := termSet{}
	for _, word := range p.words {
		if strings.ContainsAny(word, "0123456789") || word == "am" || word == "pm" {
			continue // what stands before them decides
		}
		for _, t := range Analyze(nil, word) {
			if together[t.Term] && !standsAlone(t.Term) && found.add(t) {
				terms = append(terms, t.Term)
			}
		}
	}
	if len(terms) > 0 {
		return terms, true
	}
	for _, t := range whole {
		if found.add(t) {
			terms = append(terms, t.Term)
		}
	}
	return terms, len(terms) == 0
}

// A termSet is the terms of some tokens.
type termSet map[string]bool

// add adds a token's term, and tells whether it is new and searched at all.
func (s termSet) add(t Token) bool {
	if t.Stop || s[t.Term] {
		return false
	}
	s[t.Term] = true
	return true
}

// standsAlone tells whether a token is a single character of a script without
// spaces, which is indexed only where it is a word by itself.
func standsAlone(term string) bool {
	r, size := utf8.DecodeRuneInString(term)
	return size == len(term) && UsesBigrams(r)
}
