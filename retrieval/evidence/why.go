package evidence

import (
	"strings"

	"dateline/retrieval/text"
)

// maxReason is how many words are taken as a reason.
const maxReason = 10

// reasons are the places in a text that may give a reason: from a word that
// introduces one to the next such word or mark.
func (b *body) reasons() (spans []text.Span) {
	for i := 0; i+1 < len(b.words); i++ {
		if !b.introducesReason(i) {
			continue
		}
		last := i + 1
		for last+1 < len(b.words) && last < i+maxReason && strings.Trim(b.before(last+1), " -'’") == "" && !b.introducesReason(last+1) {
			last++
		}
		spans = append(spans, text.Span{Start: b.words[i].Start, End: b.words[last].End})
		i = last
	}
	return spans
}

func (b *body) introducesReason(i int) bool {
	return plainReasons[b.form(i)] && b.form(i) != "из" || looseReasons[b.form(i)] || b.form(i) == "из" && b.form(i+1) == "за"
}

var (
	// plainReasons introduce a reason, looseReasons often only what went before.
	plainReasons = text.WordSet("because due citing cited blamed blames caused reason reasons потому поскольку из причиной")
	looseReasons = text.WordSet("amid after over following после чтобы")
)
