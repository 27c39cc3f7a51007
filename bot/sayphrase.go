package bot

import (
	"fmt"

	"dateline/retrieval"
)

// sayUnheld says where the phrases of a question stand that the first quote does
// not hold.
func sayUnheld(res retrieval.Result) (out []string) {
	for _, u := range res.Unheld {
		out = append(out, fmt.Sprintf(unheldSentences()[u.Where], quoted([]string{u.Phrase})[0]))
	}
	return out
}

func unheldSentences() map[retrieval.Where]string {
	return map[retrieval.Where]string{
		retrieval.Nowhere:   "%s stands nowhere in the coverage.",
		retrieval.Filtered:  "%s stands in no passage within the filters.",
		retrieval.Elsewhere: "%s stands in other passages, and not in the first quote.",
		retrieval.Unchecked: "%s was not found, and not every passage that may hold it was read.",
	}
}
