package query

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// Items are what a phrase lists to be left out, and what the least certain of them
// is.
type items struct {
	Exclusions
	outlets, quoted bool // all of them are
	category        category
	commas          bool // there is one between two items
	determined      bool // a word has an article: the trams
	contrasts       bool // the word before them is repeated: strike, other than the tram strike
}

// itemsLeftOut reads words from..to as a list, "Yonhap, TASS and opinion pieces".
func (p *parser) itemsLeftOut(from, to int, lead exclusionLead) (list items, ok bool) {
	list = items{outlets: true, quoted: true, category: formCategory}
	start := from
	for at := from; at < to; at++ {
		said := p.words[at].folded()
		link := isListLink(said)
		if link && !p.addItem(&list, start, at) && at > start {
			return list, false
		}
		if link {
			start = p.behindLead(at+1, to, lead)
			continue
		}
		if quoted := p.quotedEnd(at); quoted > at && quoted <= to {
			at = quoted - 1
		}
		if strings.HasSuffix(p.words[at].text, ",") && at+1 < to {
			if !p.addItem(&list, start, at+1) {
				return list, false
			}
			start, list.commas = p.behindLead(at+1, to, lead), true
		}
	}
	if start < to && !p.addItem(&list, start, to) {
		return list, false
	}
	return list, !list.IsZero()
}

// behindLead is the place behind the last words of a lead that are said again at an
// item: from Yonhap nor from TASS, no sport, no opinion.
func (p *parser) behindLead(at, to int, lead exclusionLead) int {
	for n := len(lead.words); n > 0; n-- {
		if again := lead.words[len(lead.words)-n:]; at+n < to && saysLead(p.words[at:], again) {
			return at + n
		}
	}
	return at
}

func isListLink(said string) bool { return nameLinks[said] || listLinks[said] }

var listLinks = text.WordSet("und oder та або й і nor ни ані noch & please bitte пожалуйста")

// addItem adds words from..to to what is left out. ok is false if they name nothing
// that can be.
func (p *parser) addItem(list *items, from, to int) (ok bool) {
	determined := determiners[p.words[from].folded()]
	words := p.words[from:to]
	from, to = p.trimItem(from, to)
	if from >= to {
		return false
	}
	found := p.outletsLeftOut(words) // which may begin with Le
	if words = p.words[from:to]; len(found) == 0 {
		found = p.outletsLeftOut(words)
	}
	if len(found) > 0 {
		list.Sources = joinNames(list.Sources, found)
		list.quoted, list.category = false, noCategory
		return true
	}
	list.outlets = false
	said := strings.Trim(p.body[words[0].Start:words[len(words)-1].End], `.,;:!?()[]"“”«»`)
	if p.quotedEnd(from) != to {
		list.quoted = false
		if len(words) > maxExcludedWords || !excludable(words) {
			return false
		}
		list.determined = list.determined || determined && categoryOf(said) == noCategory
	}
	kind := categoryOf(said)
	list.category = min(list.category, kind)
	switch {
	case !searchable(said):
		return false
	case isPersonName(said):
		list.People = joinNames(list.People, []string{said})
	case kind > noCategory:
		list.Words = joinNames(list.Words, []string{withoutGeneric(said)})
	default:
		list.Words = joinNames(list.Words, []string{said})
	}
	return true
}

// maxExcludedWords is the most words of a topic that is left out.
const maxExcludedWords = 3

// trimItem cuts off what may stand around the name of an outlet or a topic.
func (p *parser) trimItem(from, to int) (int, int) {
	for from < to-1 && (determiners[p.words[from].folded()] || leadNouns[p.words[from].folded()] || leadPrepositions[p.words[from].folded()] && from > 0 && leadNouns[p.words[from-1].folded()]) {
		from++
	}
	for to > from+1 && politeWords[p.words[to-1].folded()] {
		to--
	}
	return from, to
}

var politeWords = text.WordSet("please thanks bitte пожалуйста")

// excludable tells whether words can be a topic: none of them is a date, a number or
// a word that only joins others, and they belong to no set phrase.
func excludable(words []word) bool {
	for i, w := range words {
		said := w.folded()
		if i < len(words)-1 && strings.ContainsAny(lastMark(w.text), ",.;:!?") && !text.IsInitials(w.text) {
			return false
		}
		stop := isEmptyWord(said) || quantifiers[said] || afterNames[said] || timeWords[said] || auxiliaries[said] || prepositions[said] != 0
		if stop && (i == 0 || i == len(words)-1) || notExcluded[said] || IsCalendarWord(w.bare) ||
			strings.ContainsAny(said, "0123456789") && strings.Trim(said, "0123456789.,-") == "" {
			return false
		}
	}
	return true
}

// stative tells whether what is left out may say how something is, as in "missing but
// not found".
func (x items) stative() bool {
	state := func(w string) bool {
		return statives[w] || slices.ContainsFunc(adjectiveEndings, func(end string) bool { return strings.HasSuffix(w, end) })
	}
	for _, w := range x.Words {
		first, _, _ := strings.Cut(w, " ")
		if strings.ToLower(w) == w && x.category == noCategory && (state(w) || strings.HasSuffix(first, "ing")) {
			return true
		}
	}
	return false
}

// withoutGeneric is the name of a category without words such as pieces.
func withoutGeneric(said string) string {
	var left []string
	for w := range strings.FieldsSeq(said) {
		generic := true
		for _, t := range text.Analyze(nil, w) {
			generic = generic && genericTerms[t.Term]
		}
		if !generic {
			left = append(left, w)
		}
	}
	return strings.Join(left, " ")
}

// outletsLeftOut returns the outlets of the coverage that words name, in any case
// of Russian or Ukrainian.
func (p *parser) outletsLeftOut(words []word) []string {
	if len(p.known.Sources) == 0 || len(words) == 0 {
		return nil
	}
	if found := p.namedOutlets(words, true); len(found) > 0 {
		return found
	}
	if len(words) > 1 && (determiners[words[0].folded()] || leadNouns[words[0].folded()]) {
		return p.outletsLeftOut(words[1:])
	}
	said := words[0].folded()
	switch {
	case len(words) == 1 && !capital(words[0].text) && (isUnlisted(said) || p.alone):
		return p.outletNamed(foldOutlet(said), true)
	case nonLatin(words[0]) && len(words) <= maxNameWords+1:
		return p.inflectedOutlets(words)
	}
	return nil
}

// inflectedOutlets returns the outlets whose names have some words in another case:
// Вестника is Вестник.
func (p *parser) inflectedOutlets(words []word) (found []string) {
	if !capital(strings.TrimLeft(words[0].text, `"'“‘«`)) {
		return nil
	}
	said := foldedWords(words)
	for i, name := range p.outletNames() {
		if sameOutletInflected(said, strings.Fields(name)) {
			found = append(found, p.known.Sources[i])
		}
	}
	return found
}

// sameOutletInflected tells whether two names differ only in the cases of their words.
// One word is enough to tell the name, and has to keep a long stem.
func sameOutletInflected(said, name []string) bool {
	longest := 0
	same := slices.EqualFunc(said, name, func(a, b string) bool {
		stem, ok := sameInflected(a, b)
		longest = max(longest, stem)
		return ok
	})
	return same && longest >= minStem
}

// sameInflected tells whether two words differ only in their last letters, as листка
// and листок do, and how many letters they share.
func sameInflected(a, b string) (stem int, ok bool) {
	x, y := []rune(text.FoldName(a)), []rune(b)
	for stem < min(len(x), len(y)) && x[stem] == y[stem] {
		stem++
	}
	return stem, stem >= minShortStem && max(len(x), len(y))-stem <= maxEnding
}

// A word of an outlet's name has at least minShortStem letters that stay and at most
// maxEnding that change with its case; one of them has minStem that stay.
const (
	minStem      = 4
	minShortStem = 2
	maxEnding    = 4
)
