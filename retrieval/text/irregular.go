package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed irregular.txt
var irregularForms string

// irregular maps irregular English forms to their base form: stole to steal.
//
//nolint:gochecknoglobals // read once from an embedded file, then constant
var irregular = sync.OnceValue(func() map[string]string {
	words := map[string]string{}
	for line := range strings.Lines(irregularForms) {
		if forms := strings.Fields(line); len(forms) > 0 && forms[0] != "#" {
			for _, form := range forms[1:] {
				words[form] = forms[0]
			}
		}
	}
	return words
})

// baseForm is the base form of an irregular English form; any other word is
// returned as it is.
func baseForm(word string) string {
	if w, ok := irregular()[word]; ok {
		return w
	}
	return word
}
