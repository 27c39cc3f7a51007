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

// paragraphs brings the raw text's characters into one form and joins its
// lines into paragraphs.
func paragraphs(raw string) []paragraph {
	lines := split(characters(raw))
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

// A wrap is how a text's lines were cut, if they were.
type wrap struct {
	// width is the column that lines were cut at, 0 where each line of the
	// text is a paragraph.
	width int
	// blank says that the cut lines have empty lines between them.
	blank bool
}

// The narrowest and widest column that a text can have been cut at, and the
// share of its line breaks that must be cuts.
const (
	minWidth  = 40
	maxWidth  = 100
	cutShare  = 0.6
	fewBreaks = 3
)

// wrapping finds out whether lines were cut at a fixed column: then nearly
// every line is so full that the next line's first word had no room in it.
func wrapping(lines []line) wrap {
	breaks := len(lines) - 1
	width := 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(l.text))
	}
	if breaks < fewBreaks || width < minWidth || width > maxWidth {
		return wrap{}
	}
	cuts, apart := 0, 0
	for i, l := range lines[:breaks] {
		if full(l, lines[i+1], width) {
			cuts++
			if l.apart {
				apart++
			}
		}
	}
	if float64(cuts) < cutShare*float64(breaks) {
		return wrap{}
	}
	return wrap{width: width, blank: 2*apart > cuts}
}

// full tells whether the first word of next had no room in l.
func full(l, next line, width int) bool {
	word, _, _ := strings.Cut(next.text, " ")
	return utf8.RuneCountInString(l.text)+1+utf8.RuneCountInString(word) > width
}

// goesOn tells whether the paragraph of l goes on in next.
func (w wrap) goesOn(l, next line) bool {
	switch {
	case l.apart && !w.blank:
		return false
	case w.width == 0:
		return !ends(l.text) && startsLower(next.text)
	case next.indented && !l.indented:
		return false
	case full(l, next, w.width):
		return true
	}
	return !ends(l.text) && startsLower(next.text)
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
