package evidence

import (
	"strings"

	"dateline/retrieval/text"
)

// maxReason is how many words are taken as a reason.
const maxReason = 10

// reasons are the places in a text that may give a reason: from a word that
// introduces one to the next such word or mark.
func (r *reading) reasons() (spans []text.Span) {
	for i := 0; i+1 < len(r.words); i++ {
		if !r.introducesReason(i) {
			continue
		}
		last := i + 1
		for last+1 < len(r.words) && last < i+maxReason && strings.Trim(r.before(last+1), " -'’") == "" && !r.introducesReason(last+1) {
			last++
		}
		spans = append(spans, text.Span{Start: r.words[i].Start, End: r.words[last].End})
		i = last
	}
	return spans
}

func (r *reading) introducesReason(i int) bool {
	return plainReasons[r.form(i)] && r.form(i) != "из" || looseReasons[r.form(i)] || r.form(i) == "из" && r.form(i+1) == "за"
}

var (
	// plainReasons introduce a reason, looseReasons often only what went before.
	plainReasons = text.WordSet("because due citing cited blamed blames caused reason reasons потому поскольку из причиной")
	looseReasons = text.WordSet("amid after over following после чтобы")
)
