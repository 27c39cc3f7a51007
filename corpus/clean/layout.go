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
	out := make([]paragraph, 0, len(lines))
	for i := 0; i < len(lines); i++ {
		first := i
		for i+1 < len(lines) && w.goesOn(lines[i], lines[i+1]) {
			i++
		}
		out = append(out, paragraph{joined(lines[first : i+1]), lines[i].apart})
	}
	return out
}

// joined are lines as one.
func joined(lines []line) string {
	if len(lines) == 1 {
		return lines[0].text
	}
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(l.text)
	}
	return b.String()
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
