package clean

import "strings"

// Body returns the paragraphs of an article's raw text, one empty line
// between them.
func Body(raw string) string {
	kept, _ := body(raw)
	return join(kept)
}

// Headed is Body for a text that may begin with its headline, which is
// returned apart, or empty where it has none.
func Headed(raw string) (headline, text string) {
	kept, _ := body(raw)
	if hasHeadline(kept) {
		headline, kept = kept[0].text, kept[1:]
	}
	return headline, join(kept)
}

// body joins the lines of a raw text and leaves out the clutter, until there
// is nothing more to do: a paragraph that was left out, or joined, can change
// how the others look.
func body(raw string) (kept []paragraph, left []leftover) {
	for lines := split(characters(raw)); ; lines = relined(kept) {
		ps := paragraphs(lines)
		if kept != nil && len(ps) == len(kept) {
			return kept, left
		}
		var more []leftover
		kept, more = tidy(ps)
		left = append(left, more...)
		if len(kept) == 0 {
			return nil, left
		}
	}
}

// relined are the lines of a text that was cleaned before.
func relined(ps []paragraph) []line {
	lines := make([]line, len(ps))
	for i, p := range ps {
		lines[i] = line{text: p.text, apart: true}
	}
	return lines
}

// A paragraph is one line of text.
type paragraph struct {
	text string
	// apart says that an empty line follows.
	apart bool
}

func join(ps []paragraph) string {
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
