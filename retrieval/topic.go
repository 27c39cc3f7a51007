package retrieval

import (
	"slices"
	"strings"

	"dateline/corpus"
	"dateline/retrieval/text"
)

// A Topic is what an article must mention to be counted: each word of the
// question, under any form or name that means the same.
type Topic struct {
	// Words are those words, as typed.
	Words []string
	// Missing are those of them that the coverage does not hold in any form.
	Missing []string
	// Also are the other names that count.
	Also []Also

	// asPerson has the ways to mention each word.
	asPerson Person
	// names are the runs of words that must stand near each other.
	names []topicName
}

// A topicName is a name of several words: for each of them the single terms that
// stand for it, and the terms of its other names as a whole.
type topicName struct {
	parts  [][]string
	others [][]string
}

// Topic is what the articles of a survey must mention. Words that only make a
// question of it need not be mentioned, nor words that mean nearly the same.
func (q *Question) Topic(v Vocabulary) *Topic {
	t := &Topic{}
	ways := map[int][][]string{}
	for w := range q.askedWords {
		if questionWords[strings.ToLower(w.text)] {
			continue
		}
		t.Words = append(t.Words, w.text)
		missing := true
		for i := w.concepts.Start; i < w.concepts.End; i++ {
			ways[i] = q.waysOf(i)
			missing = missing && !slices.ContainsFunc(ways[i], func(terms []string) bool { return allHeld(terms, v) })
			t.asPerson.ways = append(t.asPerson.ways, ways[i])
		}
		if missing {
			t.Missing = append(t.Missing, w.text)
		}
	}
	for _, s := range q.substitutes {
		a := Also{s.asked, s.name}
		if s.strict() && s.name != "" && !strings.EqualFold(s.asked, s.name) && !slices.Contains(t.Also, a) {
			t.Also = append(t.Also, a)
		}
	}
	for _, n := range q.names {
		t.names = append(t.names, q.topicName(n, ways))
	}
	return t
}

func allHeld(terms []string, v Vocabulary) bool {
	return !slices.ContainsFunc(terms, func(term string) bool { return v.Spread(term) == 0 })
}

// strict tells whether a substitute means the same as what it stands for.
func (s *substitute) strict() bool { return !s.loose && !s.paraphrase }

// waysOf are the ways to mention a concept, each a list of terms.
func (q *Question) waysOf(concept int) [][]string {
	ways := [][]string{{q.concepts[concept].term}}
	for i := range q.substitutes {
		if s := &q.substitutes[i]; s.strict() && slices.Contains(s.covers, concept) {
			ways = append(ways, s.terms)
		}
	}
	return ways
}

func (q *Question) topicName(n name, ways map[int][][]string) (out topicName) {
	for _, id := range n {
		var single []string
		for _, way := range ways[id] {
			if len(way) == 1 {
				single = append(single, way[0])
			}
		}
		out.parts = append(out.parts, single)
	}
	for i := range q.substitutes {
		s := &q.substitutes[i]
		whole := !slices.ContainsFunc(n, func(id int) bool { return !slices.Contains(s.covers, id) })
		if s.strict() && whole {
			out.others = append(out.others, s.terms)
		}
	}
	return out
}

// AsPeople returns the topic as somebody whom articles must name, so that an
// index can look both up in the same way; nothing for a topic without words,
// which every article passes.
func (t *Topic) AsPeople() []Person {
	if len(t.asPerson.ways) == 0 {
		return nil
	}
	return []Person{t.asPerson}
}

// IsExact tells whether AsPeople decides without the text of an article from
// an outlet: the topic has no name of several words, and none of its words is
// one of the outlet's name, or may be one of a date.
func (t *Topic) IsExact(outlet string) bool {
	if len(t.names) > 0 {
		return false
	}
	header := map[string]bool{}
	for _, token := range text.Analyze(nil, outlet) {
		header[token.Term] = true
	}
	for _, ways := range t.asPerson.ways {
		for _, way := range ways {
			if slices.ContainsFunc(way, func(term string) bool { return header[term] || inDates(term) }) {
				return false
			}
		}
	}
	return true
}

// inDates tells whether a term may be part of the date in an article's header.
func inDates(term string) bool {
	return text.IsNumber(term) || monthStems[term]
}

var monthStems = func() map[string]bool {
	stems := map[string]bool{}
	for _, t := range text.Analyze(nil, "January February March April May June July August September October November December") {
		stems[t.Term] = true
	}
	return stems
}()

// MentionedIn tells whether the headline or the text of an article mentions the
// topic. A name of several words must stand in one place.
func (t *Topic) MentionedIn(v *corpus.Version) bool {
	held, words := heldWords{}, []string(nil)
	for _, token := range text.Analyze(nil, v.Title+"\n"+v.Text) {
		if !token.Stop {
			held[token.Term] = true
			words = append(words, token.Term)
		}
	}
	if len(t.asPerson.ways) > 0 && !t.asPerson.NamedIn(held.has) {
		return false
	}
	return !slices.ContainsFunc(t.names, func(n topicName) bool { return !n.standsIn(words, held) })
}

// nameGap is how many words, such as a middle name, may stand within a name.
const nameGap = 2

func (n topicName) standsIn(words []string, held heldWords) bool {
	for _, other := range n.others {
		if !slices.ContainsFunc(other, func(term string) bool { return !held[term] }) {
			return true
		}
	}
	for i := range words {
		if !slices.Contains(n.parts[0], words[i]) {
			continue
		}
		near := words[max(0, i-len(n.parts)-nameGap+1):min(len(words), i+len(n.parts)+nameGap)]
		if !slices.ContainsFunc(n.parts, func(part []string) bool {
			return !slices.ContainsFunc(near, func(w string) bool { return slices.Contains(part, w) })
		}) {
			return true
		}
	}
	return false
}
