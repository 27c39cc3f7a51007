package evidence

import (
	"slices"

	"dateline/retrieval/text"
)

// isName tells whether a word of the question that was typed without a capital
// names somebody or something: the sample writes it with a capital more than
// twice as often as not, or, where the sample lacks it, English has it only as a
// name.
func (d *Demands) isName(t *word) bool {
	if t.Stop || t.capital || len(t.Term) < text.MinListedLength {
		return false
	}
	capital, small := d.capitals(t.Form)
	if capital+small > 0 {
		return capital > 2*small
	}
	return text.EnglishListing(t.Term) == text.ListedName
}

// capitals counts how often the sample has a word with and without a capital,
// where no sentence begins.
func (d *Demands) capitals(form string) (capital, small int) {
	if d.cases == nil {
		d.cases = countCases(d.sample)
	}
	c := d.cases[form]
	return c.capital, c.small
}

// A caseCount is how often a word stands with and without a capital.
type caseCount struct{ capital, small int }

// countCases counts the words of a sample by their capitals.
func countCases(sample []string) map[string]caseCount {
	counts := map[string]caseCount{}
	for _, s := range sample {
		for _, w := range cut(s).words {
			if w.begins || w.Stop {
				continue
			}
			c := counts[w.Form]
			if w.capital {
				c.capital++
			} else {
				c.small++
			}
			counts[w.Form] = c
		}
	}
	return counts
}

// usesCapitals tells whether an asker writes names with capitals.
func usesCapitals(question *reading) bool {
	return slices.ContainsFunc(question.words, func(w word) bool { return w.capital && !w.begins })
}
