package retrieval

import (
	_ "embed"
	"strings"
	"sync"

	"dateline/retrieval/text"
)

//go:embed irregularforms.txt
var irregularFormsText string

// irregularForms are the forms of irregular English words that are indexed under
// other terms, by the term of the base form and by each of the other forms.
//
//nolint:gochecknoglobals // read once from an embedded file, then constant
var irregularForms = sync.OnceValue(func() map[string][]text.Token {
	byForm := map[string][]text.Token{}
	for line := range strings.Lines(irregularFormsText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		forms := text.Analyze(nil, line)
		for i, t := range forms {
			key := t.Form
			if i == 0 {
				key = t.Term
			}
			for _, other := range forms {
				if other.Term != t.Term {
					byForm[key] = append(byForm[key], other)
				}
			}
		}
	}
	return byForm
})

// irregularForms searches a word that the coverage lacks in the forms that no
// stemming brings to it: the index rose, for rise. A name is no form of a word.
func (e *expander) irregularForms() {
	for i, t := range e.tokens {
		if t.Stop || e.v.Spread(t.Term) > 0 || i > 0 && capitalised(e.query.Text, t) {
			continue
		}
		e.addIrregular(i, irregularForms()[t.Term])
		if t.Form != t.Term {
			e.addIrregular(i, irregularForms()[t.Form])
		}
	}
}

// addIrregular searches other forms of word i, and no other words with the same
// stem.
func (e *expander) addIrregular(i int, forms []text.Token) {
	for _, t := range forms {
		e.addSubstitute(substitute{
			asked: e.text(i, i+1), covers: concepts(e.tokens[i:i+1], e.conceptByTerm), terms: []string{t.Term},
			inflection: true, form: t.Form,
		}, e.v)
	}
}
