package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed irregular.txt
var irregularForms string

// irregular maps forms to the word that they are forms of: stole to steal.
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

// regular is the word of which an English one is an irregular form; else the
// same.
func regular(word string) string {
	if w, ok := irregular()[word]; ok {
		return w
	}
	return word
}
