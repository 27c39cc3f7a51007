package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed english.txt
var englishText string

// englishStems lists the stems of correctly spelled English words, in small
// letters.
//
//nolint:gochecknoglobals // read once from an embedded file, then constant
var englishStems = sync.OnceValue(func() map[string]Listing {
	stems := make(map[string]Listing, 1<<15)
	for line := range strings.Lines(englishText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, stem := range strings.Fields(line) {
			if small := strings.ToLower(stem); small != stem {
				stems[small] = ListedName
			} else {
				stems[stem] = ListedWord
			}
		}
	}
	return stems
})

// A Listing says how the embedded list of English words has a stem.
type Listing uint8

const (
	// Unlisted stands for a foreign word, a name, a typing error, or a stem that is too
	// short to be listed.
	Unlisted Listing = iota
	// ListedWord stands for a word of the language.
	ListedWord
	// ListedName stands for a word that is only ever written with a capital.
	ListedName
)

// MinListedLength is the least number of letters of a stem in the English word
// list. Shorter ones are Unlisted whatever they are.
const MinListedLength = 4

// EnglishListing looks up a stem of MinListedLength letters or more. A word
// that is listed is spelled correctly, so it is neither a typing error nor a
// foreign name.
func EnglishListing(stem string) Listing { return englishStems()[stem] }
