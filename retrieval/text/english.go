package text

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
				stems[stem] = Ordinary
			}
		}
	}
	return stems
})

// A standing is what general English knows of a word.
type standing uint8

const (
	Unlisted standing = iota
	Ordinary          // a word of the language
	nameOnly          // written with a capital only
)

// ShortestListed is the length from which on words are listed.
const ShortestListed = 4

// IsEnglish looks up a stem of shortestListed letters or more: what is spelled correctly
// was not meant for a word that looks like it.
func IsEnglish(stem string) standing { return englishStems()[stem] }
