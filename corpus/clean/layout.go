package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is a non-empty line of the raw text.
type line struct {
	text string
	// indented reports that the text stood to the right of the margin.
	indented bool
	// blankAfter reports that an empty line follows.
	blankAfter bool
}

func paragraphs(lines []line) []paragraph {
	w := detectWrap(lines)
	out := make([]paragraph, 0, len(lines))
	for i := 0; i < len(lines); i++ {
		first := i
		for i+1 < len(lines) && w.continues(lines[i], lines[i+1]) {
			i++
		}
		out = append(out, paragraph{joinLines(lines[first : i+1]), lines[i].blankAfter})
	}
	return out
}

func joinLines(lines []line) string {
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

func splitLines(s string) []line {
	var out []line
	for raw := range strings.SplitSeq(s, "\n") {
		text := collapseSpaces(raw)
		if text == "" {
			if len(out) > 0 {
				out[len(out)-1].blankAfter = true
			}
			continue
		}
		out = append(out, line{text: text, indented: raw[0] == ' '})
	}
	return out
}

// collapseSpaces trims s and replaces each run of spaces with a single one.
func collapseSpaces(s string) string {
	s = strings.Trim(s, " ")
	if !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// endsClause reports whether s ends a sentence, or introduces something.
func endsClause(s string) bool {
	s = strings.TrimRight(s, closingMarks)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;…。！？", r)
}

// closingMarks may follow the end of a sentence.
const closingMarks = "\"'”’»)] "

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
