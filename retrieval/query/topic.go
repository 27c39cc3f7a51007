package query

import (
	"strings"
)

// A Topic says how a question stands to what was said before it.
type Topic int

const (
	// GoesOn says that it shares a word with the last question, or all of its words with the
	// answer, or leaves out what it is about.
	GoesOn Topic = iota
	// Unclear says that it shares few words or none, but is too short to be sure, or has some.
	Unclear
	// OwnTopic says that it is a whole question on something else.
	OwnTopic
)

// TopicAfter compares the message with the last question of its conversation, and
// with quotes and headlines of the answer to it. A single word is a whole topic
// where articles are counted or listed.
func (m Message) TopicAfter(question string, said ...string) Topic {
	f := readFollowUp(m.Typed.Text)
	if f.led || f.points || f.person >= 0 {
		return GoesOn
	}
	own := contentTerms(m.Text)
	shared := shares(own, said...)
	switch {
	case shares(own, question) > 0 || shared == len(own):
		return GoesOn
	case shared > 0 || len(own) < 2 && m.Typed.Wants == "" || script(m.Text) != script(question):
		return Unclear // nor can words of two languages be compared
	}
	return OwnTopic
}

// shares is how many of some terms texts have.
func shares(own map[string]bool, said ...string) (n int) {
	before := contentTerms(strings.Join(said, "\n"))
	for term := range own {
		if before[term] {
			n++
		}
	}
	return n
}

// contentTerms are the stems of the words that say what a text is about.
func contentTerms(s string) map[string]bool {
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
