package retrieval

import (
	"slices"
	"strings"

	"dateline/corpus"
	"dateline/retrieval/text"
)

// A Topic is what an article must mention to be counted: each part of the
// question, under any form or name that means the same.
type Topic struct {
	// Words are its words and phrases, as typed.
	Words []string
	// Missing are those of them that the coverage does not hold in any form.
	Missing []string
	// Also are the other names that count.
	Also []Also
	// Parts are what articles must mention, all of them.
	Parts []TopicPart
}

// A TopicPart is mentions, any of which will do.
type TopicPart []Mention

// Topic is what the articles of a survey must mention. Words that only make a
// question of it need not be mentioned, nor words that mean nearly the same.
func (q *Question) Topic(v Vocabulary) *Topic {
	t := &Topic{}
	atoms := q.atoms()
	for _, a := range atoms {
		for _, w := range a.words {
			t.Words = append(t.Words, w.said)
			if !w.held(v) {
				t.Missing = append(t.Missing, w.said)
			}
		}
	}
	for _, s := range q.substitutes {
		a := Also{s.asked, s.name}
		if s.strict() && s.name != "" && !strings.EqualFold(s.asked, s.name) && !slices.Contains(t.Also, a) && inAnyForm(atoms, s.asked) {
			t.Also = append(t.Also, a)
		}
	}
	t.Words, t.Missing = withoutRepeats(t.Words), withoutRepeats(t.Missing)
	t.Parts = q.topicParts(atoms)
	return t
}

// inAnyForm tells whether words stand outside of phrases, so that other names for
// them count.
func inAnyForm(atoms []atom, words string) bool {
	return !slices.ContainsFunc(atoms, func(a atom) bool {
		return a.kind == phraseAtom && strings.Contains(strings.ToLower(a.words[0].said), strings.ToLower(words))
	})
}

// withoutRepeats returns different words in their order.
func withoutRepeats(words []string) (out []string) {
	for _, w := range words {
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
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

// AsPeople returns the topic as somebody whom articles must name, so that an
// index can look both up in the same way; nothing for a topic that may be
// mentioned without any certain word. An article that lacks them does not mention
// the topic.
func (t *Topic) AsPeople() []Person {
	var p Person
	for _, part := range t.Parts {
		p.ways = append(p.ways, part.ways()...)
	}
	if len(p.ways) == 0 {
		return nil
	}
	return []Person{p}
}

// IsExact tells whether AsPeople decides without the text of an article from
// an outlet: the topic is words that may stand anywhere, and none of them is one
// of the outlet's name, or may be one of a date.
func (t *Topic) IsExact(outlet string) bool {
	header := map[string]bool{}
	for _, token := range text.Analyze(nil, outlet) {
		header[token.Term] = true
	}
	for _, part := range t.Parts {
		if !part.anywhere() {
			return false
		}
		for _, ways := range part.ways() {
			for _, way := range ways {
				if slices.ContainsFunc(way, func(term string) bool { return header[term] || inDates(term) }) {
					return false
				}
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
// topic.
func (t *Topic) MentionedIn(v *corpus.Version) bool {
	a := readMentions(v)
	for _, part := range t.Parts {
		if !slices.ContainsFunc(part, func(m Mention) bool { return m.standsIn(a) }) {
			return false
		}
	}
	return true
}
