package retrieval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// mostNames is how many names of a question are looked at.
const mostNames = 64

// A name is a run of words with capitals in the question, such as Choe Son
// Hui: the concepts in their order. An article gives it in full once and then
// says Choe.
type name []int

// addNames finds the names of two words and more.
func (q *Question) addNames(tokens []text.Token) {
	text := q.query.Text
	if strings.ToUpper(text) == text {
		return
	}
	var run name
	for i, t := range tokens {
		// The pairs of characters that Hangul is read in overlap: they are no names.
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

// markNames notes which words name somebody or something. A question all of
// whose words have capitals says nothing of that.
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

// isName tells whether a word names somebody or something: one with a capital
// where no sentence begins, but for months and days; one in capitals; one that
// is no English, wherever it stands.
func (q *Question) isName(t text.Token, before string) bool {
	word := q.query.Text[t.Start:t.End]
	r, size := utf8.DecodeRuneInString(word)
	switch {
	case query.IsCalendarWord(strings.ToLower(word)) || q.dates.Words[word]:
		return false
	case unicode.IsUpper(r) && (!begins(before) || size < len(word) && strings.ToUpper(word) == word):
		return true
	}
	return len(word) >= text.MinListedLength && text.IsASCII(word) && lettersOnly(word) && text.EnglishListing(t.Term) != text.ListedWord
}

// begins tells whether a sentence begins after a text.
func begins(before string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " \t\n\"“‘'(«"))
	return last == utf8.RuneError || strings.ContainsRune(".?!:;…", last)
}

func (q *Question) addName(run name) {
	if len(run) < 2 || len(q.names) == mostNames {
		return
	}
	q.names = append(q.names, run)
}

// capitalised tells whether a word begins with a capital and is no stop word;
// a part after a hyphen, as in Cho Tae-yul, counts with the part before it.
func capitalised(text string, t text.Token) bool {
	r, _ := utf8.DecodeRuneInString(text[t.Start:])
	hyphenated := t.Start > 0 && text[t.Start-1] == '-'
	return !t.Stop && (unicode.IsUpper(r) || hyphenated)
}

// meet notes which names each article gives in full, in its header or in a
// passage among the candidates.
func (r *rater) meet(all []rated) {
	if len(r.names) == 0 {
		return
	}
	r.known = make([]uint64, len(r.heads))
	for i := range all {
		of := all[i].of
		for n, parts := range r.names {
			if parts.among(all[i].hits) || parts.among(r.heads[of]) {
				r.known[of] |= 1 << n
			}
		}
	}
}

// among tells whether the name stands in full among hits, its words next to
// each other.
func (n name) among(hits []hit) bool {
	for i := range hits {
		at := i
		for k := 0; at < len(hits) && hits[at].concept == n[k]; at++ {
			if k++; k == len(n) {
				return true
			}
			if at+1 < len(hits) && hits[at+1].token != hits[at].token+1 {
				break
			}
		}
	}
	return false
}

// resolved adds to the hits of a passage the rest of each name that its
// article gives in full, where the passage has only the first or the last of
// its words.
func (r *rater) resolved(c *rated) []hit {
	hits := c.hits
	if r.known == nil || r.known[c.of] == 0 {
		return hits
	}
	known := r.known[c.of]
	for n, parts := range r.names {
		if known&(1<<n) == 0 || parts.among(hits) {
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

// missingParts are the words of a name that no hit has.
func missingParts(parts name, hits []hit) (missing []int) {
	for _, p := range parts {
		if !slices.ContainsFunc(hits, func(h hit) bool { return h.concept == p }) {
			missing = append(missing, p)
		}
	}
	return missing
}
