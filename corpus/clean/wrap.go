package clean

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A lineWrap describes how the lines of a text were broken.
type lineWrap struct {
	kind wrapKind
	// column is the width that no line, or nearly none, exceeds.
	column int
	// doubleSpaced reports that the broken lines have empty lines between them.
	doubleSpaced bool
}

type wrapKind int

const (
	// unwrapped means that each line is a paragraph.
	unwrapped wrapKind = iota
	// filled means that lines were filled up to a column, as programs do.
	filled
	// loose means that lines were broken in mid-sentence, without a fixed
	// column.
	loose
)

// The widths at which a text can have been wrapped, the quantile of line widths
// taken as its column, and how many line breaks are needed for a decision. The
// shares are of line breaks in mid-sentence: a paragraph ends where a sentence
// does, so only those show wrapping.
const (
	minWidth       = 40
	maxWidth       = 100
	widthQuantile  = 0.97
	minBreaks      = 3
	minFilledShare = 0.6
	minLooseShare  = 0.5
)

// detectWrap finds out how lines were broken. If text was filled to a column,
// most lines end in mid-sentence and are so full that the next word had no
// room. In loosely broken text, most lines just end in mid-sentence.
func detectWrap(lines []line) lineWrap {
	breaks := len(lines) - 1
	column := usualWidth(lines)
	if breaks < minBreaks || column < minWidth || column > maxWidth {
		return lineWrap{}
	}
	cuts, apart, mid := 0, 0, 0
	for i, l := range lines[:breaks] {
		if isFull(l, lines[i+1], column) && !endsClause(l.text) {
			cuts++
			if l.blankAfter {
				apart++
			}
		}
		if !l.blankAfter && breaksSentence(l, lines[i+1]) {
			mid++
		}
	}
	switch {
	case float64(cuts) >= minFilledShare*float64(breaks):
		return lineWrap{kind: filled, column: column, doubleSpaced: 2*apart > cuts}
	case float64(mid) >= minLooseShare*float64(breaks):
		return lineWrap{kind: loose, column: column}
	}
	return lineWrap{}
}

// usualWidth returns the width that nearly all lines keep to.
func usualWidth(lines []line) int {
	if len(lines) == 0 {
		return 0
	}
	widths := make([]int, len(lines))
	for i, l := range lines {
		widths[i] = width(l.text)
	}
	slices.Sort(widths)
	return widths[int(widthQuantile*float64(len(widths)-1)+0.5)]
}

// width returns the number of characters in s, or maxWidth+1 if s is clearly
// too wide to be worth counting.
func width(s string) int {
	if len(s) > maxWidth*utf8.UTFMax {
		return maxWidth + 1
	}
	return utf8.RuneCountInString(s)
}

// isFull reports whether the first word of next had no room in l.
func isFull(l, next line, column int) bool {
	word, _, _ := strings.Cut(next.text, " ")
	return width(l.text)+1+width(word) > column
}

// breaksSentence reports whether the sentence of l continues in next.
func breaksSentence(l, next line) bool { return !endsClause(l.text) && startsLower(next.text) }

// continues reports whether the paragraph of l continues in next.
func (w lineWrap) continues(l, next line) bool {
	switch {
	case l.blankAfter && !w.doubleSpaced, w.kind != unwrapped && next.indented && !l.indented:
		return false
	case w.kind == filled && isFull(l, next, w.column), w.doubleSpaced && !endsClause(l.text):
		return true
	case w.kind == loose && 2*width(l.text) > w.column && !startsUpper(next.text):
		return true
	}
	return breaksSentence(l, next)
}
