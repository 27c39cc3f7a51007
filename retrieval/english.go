package retrieval

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed english.txt
var englishText string

// englishStems lists the stems of correctly spelled English words in the order of
// small letters.
//
//nolint:gochecknoglobals // read once from an embedded file, then constant
var englishStems = sync.OnceValue(func() (stems []string) {
	for line := range strings.Lines(englishText) {
		if !strings.HasPrefix(line, "#") {
			stems = append(stems, strings.Fields(line)...)
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

// inEnglish looks up a stem of four letters or more: what is spelled correctly
// was not meant for a word that looks like it.
func inEnglish(stem string) standing {
	at, found := slices.BinarySearchFunc(englishStems(), stem, func(listed, stem string) int {
		return strings.Compare(strings.ToLower(listed), stem)
	})
	switch {
	case !found:
		return unlisted
	case englishStems()[at] == stem:
		return ordinary
	}
	return nameOnly
}
