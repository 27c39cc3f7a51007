package retrieval

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// addSpellings adds corrections for words that the coverage does not hold, or
// holds once by mistake: words that it does hold and that are spelled nearly
// the same.
func (q *Question) addSpellings(v Vocabulary) {
	looked := 0
	for i := range q.concepts {
		c := &q.concepts[i]
		s := speller{Question: q, v: v, word: c, usage: v.Spread(c.term)}
		if c.held && (s.usage == 0 || s.usage > 1 || q.mayBeName(c.surface)) || !s.mayBeSlip() {
			continue
		}
		if looked++; looked > maxMisspelled {
			return
		}
		for n, term := range s.corrections() {
			if c.held = true; n == 0 && s.usage == 0 {
				c.idf = rarity(term, v)
			}
			q.substitutes = append(q.substitutes, substitute{terms: []string{term}, asked: c.surface, covers: []int{i}, share: 1})
		}
	}
}

// mayBeName tells whether a word that English does not list may be a name: it
// is capitalised, or the question has no capitals at all.
func (q *Question) mayBeName(word string) bool {
	return strings.ToLower(word) != word || q.allSmall()
}

// allSmall tells whether the question has no capitals.
func (q *Question) allSmall() bool { return strings.ToLower(q.query.Text) == q.query.Text }

// A speller finds what one word of the question may be meant for.
type speller struct {
	*Question
	v    Vocabulary
	word *concept
	// usage is in how many articles the word stands as it is spelled.
	usage int
	found []correction
}

// A correction is a term of the coverage that a word may be meant for. The
// lower its cost, the more probable it is.
type correction struct {
	term string
	cost float64
}

const (
	// maxMisspelled is how many words of a question are looked up as typing errors;
	// what has more is in another language.
	maxMisspelled = 16
	// maxSpellings is how many corrections of one word are searched.
	maxSpellings = 2
	// spellingMargin is how much more than the best another correction may cost.
	spellingMargin = .5
	// likelySlip is the most that an error costs which everybody makes: two
	// letters swapped, one doubled, or a doubled one written once.
	likelySlip = .6
	// sureLength is from how many letters on a name is as sure as another word.
	sureLength = 7
	// longWord is from how many letters on a word may have two errors.
	longWord = 8
	// slipUsage is how many times more articles than one must have a word for
	// that one to have an error.
	slipUsage = 10
)

// mayBeSlip tells whether the word may have a typing error. A listed English
// word is spelled as meant, even if the coverage lacks it: bread is no error
// for break.
func (s *speller) mayBeSlip() bool {
	n := utf8.RuneCountInString(s.word.term)
	return n >= text.MinListedLength && n <= maxNamePart && !strings.ContainsAny(s.word.term, "0123456789") &&
		text.EnglishListing(s.word.term) == text.Unlisted
}

// corrections are the terms of the coverage that the word may be meant for, the
// most probable first.
func (s *speller) corrections() (terms []string) {
	for _, f := range slips(s.word.form) {
		// In a name that is filtered by, no letter is guessed.
		if guessed := len(f.form) > len(s.word.form) || f.cost == nearKeyCost; !guessed || !s.naming {
			s.tryForm(f)
		}
	}
	edits := 1
	if utf8.RuneCountInString(s.word.term) >= longWord {
		edits = 2
	}
	for _, term := range s.v.Near(s.word.term, edits) {
		s.try(term, slipCost(s.word.term, term))
	}
	slices.SortStableFunc(s.found, func(a, b correction) int { return cmp.Compare(a.cost, b.cost) })
	for _, c := range s.found {
		if len(terms) == maxSpellings || c.cost > s.found[0].cost+spellingMargin {
			break
		}
		if !slices.Contains(terms, c.term) {
			terms = append(terms, c.term)
		}
	}
	return terms
}

// tryForm tries the word that a slip may have been meant for. Near would miss
// those whose ending is stemmed differently: Djokovich is its own stem, Djokovic
// is not. A name may be meant that goes by another name here.
func (s *speller) tryForm(f slip) {
	t := text.Analyze(nil, f.form)
	if len(t) != 1 || t[0].Stop {
		return
	}
	if strings.HasPrefix(f.form, t[0].Term) || f.form[:len(f.form)-1]+"i" == t[0].Term {
		s.try(t[0].Term, f.cost)
	}
	aliases := s.query.Aliases
	if aliases == nil {
		aliases = query.ShippedAliases()
	}
	names, _ := aliases.Match(f.form, t, 0)
	for _, name := range names {
		for other := range aliases.Synonyms(name) {
			if !other.Loose && len(other.Terms) == 1 {
				s.try(other.Terms[0], f.cost)
			}
		}
	}
}

// try notes a term as a correction of a given cost, if it is probable enough.
// What more articles have, and what is common, is more probable.
func (s *speller) try(term string, cost float64) {
	usage := 0
	if term != s.word.term && s.probable(term, cost) {
		usage = s.v.Spread(term)
	}
	if usage == 0 || s.usage > 0 && usage < slipUsage*s.usage {
		return
	}
	cost -= .1 * math.Log1p(float64(usage))
	if text.IsCommon(term) {
		cost -= .2
	}
	s.found = append(s.found, correction{term, cost})
}

// probable tells whether the word may be a slip of the given cost for a term.
func (s *speller) probable(term string, cost float64) bool {
	length := utf8.RuneCountInString(s.word.form)
	if cost > maxSlipCost(length) {
		return false
	}
	word := text.EnglishListing(term) == text.ListedWord
	common := word && text.IsCommon(term)
	switch {
	case s.isName():
		return s.probableName(term, cost, word)
	case cost <= likelySlip, length >= sureLength:
		return true
	case length <= text.MinListedLength:
		return cost == dropCost && len(term) >= length && word
	}
	return common || !s.mayBeName(s.word.surface) || utf8.RuneCountInString(term) != utf8.RuneCountInString(s.word.term)
}

// probableName tells whether a name may be a slip for a term. In short names no
// letter may be replaced by another, or Macron would be micron and Scholz
// Schulz, and hardly any is a misspelled word of the language, least of all
// initials: CNET is no cent.
func (s *speller) probableName(term string, cost float64, word bool) bool {
	surface, length := s.word.surface, utf8.RuneCountInString(s.word.form)
	sameLength := utf8.RuneCountInString(term) == utf8.RuneCountInString(s.word.term)
	switch {
	case length <= text.MinListedLength, word && (length < sureLength || strings.ToUpper(surface) == surface):
		return cost <= swapCost && sameLength && strings.ToUpper(surface) != surface
	case length < sureLength && cost > likelySlip:
		return !sameLength
	}
	return true
}

// isName tells whether the word has a capital that no beginning of a question
// gives it.
func (s *speller) isName() bool {
	return !s.allSmall() && strings.ToLower(s.word.surface) != s.word.surface && !s.beginsQuestion()
}

// beginsQuestion tells whether the word is the first of the question, which is
// capitalised whatever it is.
func (s *speller) beginsQuestion() bool {
	return strings.HasPrefix(strings.TrimLeftFunc(s.query.Text, func(r rune) bool { return !unicode.IsLetter(r) }), s.word.surface)
}

// maxSlipCost is the most that a correction of a word may cost.
func maxSlipCost(length int) float64 {
	switch {
	case length < longWord:
		return replaceCost
	case length <= longWord+1:
		return swapCost + replaceCost
	}
	return 2 * dropCost
}
