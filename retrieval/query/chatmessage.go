package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// A chatMessage is a message cut into words and signs.
type chatMessage struct {
	text  string
	units []unit
	// parts are what is not cut out: all but the signs, and the labels of links.
	parts []text.Span
}

// A unit is a word of a message, or a sign.
type unit struct {
	text.Span
	// said is the word in lower case and without marks around it; empty for a
	// sign, and for a word that is only marks.
	said string
	// sign: it is cut out. mention: it is a person's name after @.
	sign, mention bool
	// capital: the word begins with a capital.
	capital bool
	// ends: a mark or a new line after it ends a clause. comma: that is only a
	// comma, dot: only a full stop. asks: it is a question mark.
	ends, comma, dot, asks bool
}

// mark tells whether a unit is punctuation that stands alone.
func (u unit) mark() bool { return u.said == "" && !u.sign && !u.mention }

func readMessage(message string) *chatMessage {
	m := &chatMessage{text: message}
	at := 0
	for _, s := range signs(message) {
		m.addWords(text.Span{Start: at, End: s.Start})
		if s.label.Start < s.label.End && !m.standsAside(s) {
			m.addWords(s.label)
		} else {
			m.units = append(m.units, unit{Span: s.Span, sign: true})
		}
		at = s.End
	}
	m.addWords(text.Span{Start: at, End: len(message)})
	for i := range max(0, len(m.units)-1) {
		u, next := &m.units[i], m.units[i+1]
		broken := strings.Contains(message[u.End:max(u.End, next.Start)], "\n") || next.sign || next.mark()
		u.ends, u.comma = u.ends || broken, u.comma && !broken
		u.dot = u.dot || next.mark() && m.text[next.Start:next.End] == "."
	}
	return m
}

// standsAside tells whether a link follows the question, so that its label is
// the name of a page and no part of what is asked.
func (m *chatMessage) standsAside(link sign) bool {
	if len(m.units) == 0 || strings.TrimSpace(m.text[link.End:]) != "" {
		return false
	}
	last := m.units[len(m.units)-1]
	return last.ends && !last.comma
}

// addWords adds the words of a part of the message.
func (m *chatMessage) addWords(part text.Span) {
	if part.Start < part.End {
		m.parts = append(m.parts, part)
	}
	rest := m.text[part.Start:part.End]
	for w := range strings.FieldsSeq(rest) {
		at := part.End - len(rest) + strings.Index(rest, w)
		m.units = append(m.units, newUnit(w, at))
		rest = m.text[at+len(w) : part.End]
	}
}

// courtesyMarks may stand around a word of a phrase; quotation marks may not.
const courtesyMarks = ".,;:!?？！。、，-–—~*_…)"

func newUnit(word string, at int) unit {
	u := unit{Span: text.Span{Start: at, End: at + len(word)}}
	inner := strings.TrimRight(word, courtesyMarks)
	marks := strings.Trim(word[len(inner):], "*_)~")
	u.asks, u.ends = strings.ContainsAny(marks, "?？"), marks != ""
	u.dot = marks == "."
	u.comma = strings.Trim(marks, ",，、") == "" && u.ends
	inner = strings.TrimLeft(inner, courtesyMarks+"(/")
	if strings.HasPrefix(inner, "@") && isHandle(inner[1:]) {
		u.mention = true
		return u
	}
	first, _ := utf8.DecodeRuneInString(inner)
	u.capital = unicode.IsUpper(first)
	u.said = strings.ReplaceAll(strings.ToLower(inner), "’", "'")
	return u
}

// isHandle tells whether a word is a name that people are mentioned by.
func isHandle(name string) bool {
	other := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("._-", r)
	}
	return name != "" && !strings.ContainsFunc(name, other)
}

// between returns what is not cut out of a part of the message.
func (m *chatMessage) between(from, to int) string {
	var left string
	for _, p := range m.parts {
		start, end := max(from, p.Start), min(to, p.End)
		if start >= end {
			continue
		}
		part := m.text[start:end]
		if trimmed := strings.TrimLeft(part, " "); trimmed != "" && strings.ContainsRune("?!.,;", rune(trimmed[0])) {
			left, part = strings.TrimRight(left, " "), trimmed
		}
		if joinsWords(left, part) {
			left += " "
		}
		left += part
	}
	return strings.TrimSpace(left)
}

// whole tells whether nothing of the message is cut out.
func (m *chatMessage) whole() bool {
	return len(m.parts) == 0 && len(m.units) == 0 || len(m.parts) == 1 && m.parts[0].End-m.parts[0].Start == len(m.text)
}

// onlyLinks tells whether the message consists of links.
func (m *chatMessage) onlyLinks() bool {
	for _, u := range m.units {
		if !u.sign || linkOf(m.text[u.Start:u.End]) == "" {
			return false
		}
	}
	return true
}
