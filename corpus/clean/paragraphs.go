package clean

import "strings"

// Body returns the paragraphs of an article's raw text, one empty line
// between them.
func Body(raw string) string {
	return join(tidy(paragraphs(raw)))
}

// Headed is Body for a text that may begin with its headline, which is
// returned apart, or empty where it has none.
func Headed(raw string) (headline, body string) {
	ps := paragraphs(raw)
	if hasHeadline(ps) {
		headline, ps = ps[0].text, ps[1:]
	}
	return headline, join(tidy(ps))
}

// A paragraph is one line of text.
type paragraph struct {
	text string
	// apart says that an empty line follows.
	apart bool
}

func join(ps []paragraph) string {
	var b strings.Builder
	for i, p := range ps {
		if i > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(p.text)
	}
	return b.String()
}
