package clean

import "strings"

// Body returns the paragraphs of an article's raw text, separated by one empty
// line.
func Body(raw string) string {
	kept, _ := body(raw)
	return joinParagraphs(kept)
}

// HeadlineAndBody returns the paragraphs of a raw text that may begin with its
// headline, and the headline, which is empty if there is none.
func HeadlineAndBody(raw string) (headline, text string) {
	kept, _ := body(raw)
	if hasHeadline(kept) {
		headline, kept = kept[0].text, kept[1:]
	}
	return headline, joinParagraphs(kept)
}

// body joins the lines of a raw text and removes the clutter until nothing
// changes any more: removing or joining one paragraph can change how the others
// look.
func body(raw string) (kept []paragraph, left []removal) {
	for lines := splitLines(normalize(raw)); ; lines = asLines(kept) {
		ps := paragraphs(lines)
		if kept != nil && len(ps) == len(kept) {
			return kept, left
		}
		var more []removal
		kept, more = removeClutter(ps)
		left = append(left, more...)
		if len(kept) == 0 {
			return nil, left
		}
	}
}

// asLines returns the paragraphs of a cleaned text as lines, to clean it again.
func asLines(ps []paragraph) []line {
	lines := make([]line, len(ps))
	for i, p := range ps {
		lines[i] = line{text: p.text, blankAfter: true}
	}
	return lines
}

// A paragraph is one line of cleaned text.
type paragraph struct {
	text string
	// blankAfter reports that an empty line follows.
	blankAfter bool
}

func joinParagraphs(ps []paragraph) string {
	var b strings.Builder
	size := 0
	for _, p := range ps {
		size += len(p.text) + len("\n\n")
	}
	b.Grow(size)
	for i, p := range ps {
		if i > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(p.text)
	}
	return b.String()
}
