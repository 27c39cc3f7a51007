package retrieval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// maxNames is how many names of a question are tracked; it must fit the bits of
// scorer.fullNames.
const maxNames = 64

// A name is a run of capitalised words in the question, such as Choe Son Hui,
// as concepts in order. An article gives it in full once and then says Choe.
type name []int

// addNames finds the names of two words or more.
func (q *Question) addNames(tokens []text.Token) {
	text := q.query.Text
	if strings.ToUpper(text) == text {
		return
	}
	var run name
	for i, t := range tokens {
		// Overlapping tokens are the bigrams of one word, and no name.
		follows := i > 0 && t.Start >= tokens[i-1].End && strings.Trim(text[tokens[i-1].End:t.Start], " -’'") == ""
		if !follows || !capitalised(text, t) {
			q.addName(run)
			run = nil
		}
		if id := q.order[i]; id >= 0 && capitalised(text, t) {
			run = append(run, id)
		}
	}
	q.addName(run)
}

// markNames marks the concepts that name somebody or something. A question in
// which every word is capitalised tells nothing.
func (q *Question) markNames(tokens []text.Token) {
	body := q.query.Text
	small := func(t text.Token) bool {
		r, _ := utf8.DecodeRuneInString(body[t.Start:])
		return unicode.IsLower(r)
	}
	if !slices.ContainsFunc(tokens, small) {
		return
	}
	for i, t := range tokens {
		if id := q.order[i]; id >= 0 && q.isName(t, body[:t.Start]) {
			q.concepts[id].named = true
		}
	}
}

// isName tells whether a word names somebody or something: it is capitalised
// where no sentence begins, or is all in capitals, or is no English word. Words
// that say when are no names.
func (q *Question) isName(t text.Token, before string) bool {
	word := q.query.Text[t.Start:t.End]
	r, size := utf8.DecodeRuneInString(word)
	switch {
	case query.IsCalendarWord(strings.ToLower(word)) || q.dates.Words[word]:
		return false
	case unicode.IsUpper(r) && (!beginsSentence(before) || size < len(word) && strings.ToUpper(word) == word):
		return true
	}
	return len(word) >= text.MinListedLength && text.IsASCII(word) && lettersOnly(word) && text.EnglishListing(t.Term) != text.ListedWord
}

// beginsSentence tells whether a sentence begins after a text.
func beginsSentence(before string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " \t\n\"“‘'(«"))
	return last == utf8.RuneError || strings.ContainsRune(".?!:;…", last)
}

func (q *Question) addName(run name) {
	if len(run) < 2 || len(q.names) == maxNames {
		return
	}
	q.names = append(q.names, run)
}

// capitalised tells whether a word is capitalised and no stop word. A part
// after a hyphen, as in Cho Tae-yul, counts with the part before it.
func capitalised(text string, t text.Token) bool {
	r, _ := utf8.DecodeRuneInString(text[t.Start:])
	hyphenated := t.Start > 0 && text[t.Start-1] == '-'
	return !t.Stop && (unicode.IsUpper(r) || hyphenated)
}

// findFullNames notes which names each article gives in full, in its header or
// in one of its passages.
func (s *scorer) findFullNames(all []scored) {
	if len(s.names) == 0 {
		return
	}
	s.fullNames = make([]uint64, len(s.headerHits))
	for i := range all {
		of := all[i].article
		for n, parts := range s.names {
			if parts.standsIn(all[i].hits) || parts.standsIn(s.headerHits[of]) {
				s.fullNames[of] |= 1 << n
			}
		}
	}
}

// standsIn tells whether the name stands in full among hits, its words next to
// each other.
func (n name) standsIn(hits []hit) bool {
	for i := range hits {
		at := i
		for k := 0; at < len(hits) && hits[at].concept == n[k]; at++ {
			if k++; k == len(n) {
				return true
			}
			if at+1 < len(hits) && hits[at+1].position != hits[at].position+1 {
				break
			}
		}
	}
	return false
}

// resolveNames returns the hits of a passage, completed where it has only the
// first or last word of a name that its article gives in full.
func (s *scorer) resolveNames(c *scored) []hit {
	hits := c.hits
	if s.fullNames == nil || s.fullNames[c.article] == 0 {
		return hits
	}
	known := s.fullNames[c.article]
	for n, parts := range s.names {
		if known&(1<<n) == 0 || parts.standsIn(hits) {
			continue
		}
		for i := 0; i < len(hits); i++ {
			if c := hits[i].concept; c != parts[0] && c != parts[len(parts)-1] {
				continue
			}
			missing := missingParts(parts, hits)
			at := hits[i]
			for _, at.concept = range missing {
				hits = slices.Insert(hits, i+1, at)
			}
			break
		}
	}
	return hits
}

// missingParts are the words of a name that are not among the hits.
func missingParts(parts name, hits []hit) (missing []int) {
	for _, p := range parts {
		if !slices.ContainsFunc(hits, func(h hit) bool { return h.concept == p }) {
			missing = append(missing, p)
		}
	}
	return missing
}
