package retrieval

import (
	"strings"
	"time"
)

// Known is what of the coverage a question's filters may name.
type Known struct {
	// Sources are the outlets, as the coverage spells them.
	Sources []string
}

// ParseQuery reads a question as it was typed at the time now, in the asker's
// zone. What it takes for a filter is in the query's Filter and can be echoed
// with Filter.Words; all else is searched as words.
func ParseQuery(text string, now time.Time, known Known) Query {
	return Query{Text: strings.TrimSpace(text), Asked: now}
}
