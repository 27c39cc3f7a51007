package retrieval

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed english.txt
var englishText string

// englishStems are the stems of correctly spelled English words, in small
// letters.
//
//nolint:gochecknoglobals // read once from an embedded file, then constant
var englishStems = sync.OnceValue(func() map[string]standing {
	stems := make(map[string]standing, 1<<15)
	for line := range strings.Lines(englishText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, stem := range strings.Fields(line) {
			if small := strings.ToLower(stem); small != stem {
				stems[small] = nameOnly
			} else {
				stems[stem] = ordinary
			}
		}
	}
	return stems
})

// A standing is what general English knows of a word.
type standing uint8

const (
	unlisted standing = iota
	ordinary          // a word of the language
	nameOnly          // written with a capital only
)

// shortestListed is the length from which on words are listed.
const shortestListed = 4

// inEnglish looks up a stem of shortestListed letters or more: what is spelled correctly
// was not meant for a word that looks like it.
func inEnglish(stem string) standing { return englishStems()[stem] }
