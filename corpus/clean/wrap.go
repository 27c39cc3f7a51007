package clean

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A wrap is how a text's lines were cut, if they were.
type wrap struct {
	kind wrapKind
	// column is the one that no line, or nearly none, goes beyond.
	column int
	// blank says that the cut lines have empty lines between them.
	blank bool
}

type wrapKind int

const (
	// unwrapped: each line is a paragraph.
	unwrapped wrapKind = iota
	// filled: lines were filled up to a column, as programs do.
	filled
	// loose: lines were cut in mid-sentence, wherever it looked well.
	loose
)

// The narrowest and widest column that a text can have been cut at; the share
// of lines that keep to it; how many line breaks tell anything at all, and the
// share of them that must be cuts. Paragraphs end where sentences end, so a cut
// that counts does not.
const (
	minWidth    = 40
	maxWidth    = 100
	withinShare = 0.97
	fewBreaks   = 3
	filledShare = 0.6
	looseShare  = 0.5
)

// wrapping finds out how lines were cut. At a fixed column most lines end in
// mid-sentence and are so full that the next line's first word had no room;
// else most lines end in mid-sentence.
func wrapping(lines []line) wrap {
	breaks := len(lines) - 1
	column := usualWidth(lines)
	if breaks < fewBreaks || column < minWidth || column > maxWidth {
		return wrap{}
	}
	cuts, apart, mid := 0, 0, 0
	for i, l := range lines[:breaks] {
		if full(l, lines[i+1], column) && !ends(l.text) {
			cuts++
			if l.apart {
				apart++
			}
		}
		if !l.apart && midSentence(l, lines[i+1]) {
			mid++
		}
	}
	switch {
	case float64(cuts) >= filledShare*float64(breaks):
		return wrap{kind: filled, column: column, blank: 2*apart > cuts}
	case float64(mid) >= looseShare*float64(breaks):
		return wrap{kind: loose, column: column}
	}
	return wrap{}
}

// usualWidth is the width that nearly all lines keep to.
func usualWidth(lines []line) int {
	if len(lines) == 0 {
		return 0
	}
	widths := make([]int, len(lines))
	for i, l := range lines {
		widths[i] = width(l.text)
	}
	slices.Sort(widths)
	return widths[int(withinShare*float64(len(widths)-1)+0.5)]
}

// width is how many characters s has; all that is too wide is one too wide.
func width(s string) int {
	if len(s) > maxWidth*utf8.UTFMax {
		return maxWidth + 1
	}
	return utf8.RuneCountInString(s)
}

// full tells whether the first word of next had no room in l.
func full(l, next line, column int) bool {
	word, _, _ := strings.Cut(next.text, " ")
	return width(l.text)+1+width(word) > column
}

// midSentence tells whether the sentence of l goes on in next.
func midSentence(l, next line) bool { return !ends(l.text) && startsLower(next.text) }

// goesOn tells whether the paragraph of l goes on in next.
func (w wrap) goesOn(l, next line) bool {
	switch {
	case l.apart && !w.blank, w.kind != unwrapped && next.indented && !l.indented:
		return false
	case w.kind == filled && full(l, next, w.column), w.blank && !ends(l.text):
		return true
	case w.kind == loose && 2*width(l.text) > w.column && !startsUpper(next.text):
		return true
	}
	return midSentence(l, next)
}
