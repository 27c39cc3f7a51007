package query

import (
	"strings"
)

// A Topic says how a question stands to what was said before it.
type Topic int

const (
	// GoesOn: it shares words with what was said, or leaves out what it is about.
	GoesOn Topic = iota
	// Unclear: it shares no words, and is too short to be sure.
	Unclear
	// OwnTopic: it is a whole question on something else.
	OwnTopic
)

// TopicAfter compares the message with what was said in its conversation: the last
// question, and quotes and headlines of its answer.
func (m Message) TopicAfter(said ...string) Topic {
	f := readFollowUp(m.Typed.Text)
	if f.led || f.points || f.person >= 0 {
		return GoesOn
	}
	own := topicTerms(m.Text)
	before := map[string]bool{}
	for _, s := range said {
		for term := range topicTerms(s) {
			before[term] = true
		}
	}
	for term := range own {
		if before[term] {
			return GoesOn
		}
	}
	switch {
	case len(own) < 2 || script(m.Text) != script(said[0]):
		return Unclear // nor can words of two languages be compared
	default:
		return OwnTopic
	}
}

// topicTerms are the stems of the words that say what a text is about.
func topicTerms(s string) map[string]bool {
	terms := map[string]bool{}
	for _, t := range (Query{Text: s}).Tokens() {
		if !t.Stop && !emptyWords[t.Form] && !coverageWords[t.Form] && !auxiliaries[t.Form] {
			terms[t.Term] = true
		}
	}
	return terms
}

// script is the script of the first letter of a text that is not in ASCII; empty
// if all are.
func script(s string) string {
	for _, r := range s {
		switch {
		case isHangul(r):
			return "hangul"
		case r >= 0x400 && r < 0x530:
			return "cyrillic"
		case r >= 0x590 && !strings.ContainsRune("“”‘’–—…«»„", r):
			return "other"
		}
	}
	return ""
}
