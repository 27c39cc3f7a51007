package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is one line of the raw text that holds something.
type line struct {
	text string
	// indented says that the text stood to the right of the margin.
	indented bool
	// apart says that an empty line follows.
	apart bool
}

// paragraphs joins lines into paragraphs.
func paragraphs(lines []line) []paragraph {
	w := wrapping(lines)
	var out []paragraph
	var text strings.Builder
	for i, l := range lines {
		text.WriteString(l.text)
		if i+1 < len(lines) && w.goesOn(l, lines[i+1]) {
			text.WriteByte(' ')
			continue
		}
		out = append(out, paragraph{text.String(), l.apart})
		text.Reset()
	}
	return out
}

func split(s string) []line {
	var out []line
	for raw := range strings.SplitSeq(s, "\n") {
		text := spaces(raw)
		if text == "" {
			if len(out) > 0 {
				out[len(out)-1].apart = true
			}
			continue
		}
		out = append(out, line{text: text, indented: raw[0] == ' '})
	}
	return out
}

// spaces trims s and makes each run of spaces one.
func spaces(s string) string {
	s = strings.Trim(s, " ")
	if !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// ends tells whether a sentence, or an introduction to something, ends with s.
func ends(s string) bool {
	s = strings.TrimRight(s, closing)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;…。！？", r)
}

// closing are the marks that may follow a sentence's end.
const closing = "\"'”’»)] "

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
