package text

import (
	"strings"
	"sync/atomic"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/russian"
)

// A form is the result of analysing one folded word.
type form struct {
	word, term string
	stop       bool
}

// forms caches the forms of recent words, in sets of two. A cache of a pure
// function, bounded and safe to share, cannot change a result.
//
//nolint:gochecknoglobals // what it holds changes no result
var forms [1 << 16]atomic.Pointer[form]

// lookup returns the form of the word in the buffer.
func lookup(w *wordBuffer, cyrillic bool) *form {
	at := (w.hash ^ w.hash>>16) & (1<<16 - 1)
	first, second := &forms[at], &forms[at^1]
	f := first.Load()
	if f != nil && f.word == string(w.text()) {
		return f
	}
	if g := second.Load(); g != nil && g.word == string(w.text()) {
		return g
	}
	if f != nil {
		second.Store(f) // evict the older of the two
	}
	f = newForm(string(w.text()), cyrillic)
	first.Store(f)
	return f
}

func newForm(word string, cyrillic bool) *form {
	switch {
	case cyrillic && isUkrainian(word):
		return &form{word: word, term: stemUkrainian(word), stop: UkrainianStopWords[word]}
	case cyrillic:
		return &form{word: word, term: stemRussian(word), stop: RussianStopWords[word] || UkrainianStopWords[word]}
	case word[0] >= arabicFirst && word[0] <= arabicLast:
		return &form{word: word, term: stemArabic(word), stop: ArabicStopWords[word]}
	case word[0] == hebrewLead:
		return &form{word: word, term: word, stop: HebrewStopWords[word]}
	case !IsASCII(word) || kinds[word[0]] == digit:
		return &form{word: word, term: word}
	}
	return &form{word: word, term: stemEnglish(word), stop: EnglishStopWords[word]}
}

// The first bytes of Arabic and Hebrew letters in UTF-8.
const (
	hebrewLead  = 0xd7
	arabicFirst = 0xd8
	arabicLast  = 0xdb
)

func stemEnglish(word string) string {
	env := snowballstem.NewEnv(american(baseForm(word)))
	english.Stem(env)
	return rootOf(word, env.Current())
}

// rootOf returns the stem as a slice of its word where possible: the two then
// share memory, and a cache line.
func rootOf(word, stem string) string {
	if strings.HasPrefix(word, stem) {
		return word[:len(stem)]
	}
	return strings.Clone(stem)
}

// stemRussian stems until nothing changes. A single pass may take the end of a
// stem for an ending: it turns Лаврова into лавров, and лавров into лавр.
func stemRussian(word string) string {
	stem := word
	for {
		env := snowballstem.NewEnv(stem)
		russian.Stem(env)
		shorter := env.Current()
		if shorter == stem {
			return rootOf(word, stem)
		}
		stem = shorter
	}
}

// IsASCII tells whether a word has no byte beyond ASCII.
func IsASCII(word string) bool {
	for i := range len(word) {
		if word[i] >= 0x80 {
			return false
		}
	}
	return true
}
