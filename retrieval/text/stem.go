package text

import (
	"strings"
	"sync/atomic"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/russian"
)

// A form is what became of one folded word.
type form struct {
	word, term string
	stop       bool
}

// forms remembers the forms of words seen lately, in sets of two: a pure
// function's memory, bounded by its size and safe to share.
//
//nolint:gochecknoglobals // what it holds changes no result
var forms [1 << 16]atomic.Pointer[form]

// lookup is the form of the word in the buffer.
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
		second.Store(f) // the older of the two goes
	}
	f = newForm(string(w.text()), cyrillic)
	first.Store(f)
	return f
}

// newForm stems one folded word.
func newForm(word string, cyrillic bool) *form {
	switch {
	case cyrillic:
		return &form{word: word, term: stemRussian(word), stop: RussianStops[word]}
	case !ASCII(word) || kinds[word[0]] == digit:
		return &form{word: word, term: word}
	}
	return &form{word: word, term: stemEnglish(word), stop: EnglishStops[word]}
}

func stemEnglish(word string) string {
	env := snowballstem.NewEnv(american(regular(word)))
	english.Stem(env)
	return rootOf(word, env.Current())
}

// rootOf returns the stem as a part of its word where it is one: what reads
// the word has read the stem too.
func rootOf(word, stem string) string {
	if strings.HasPrefix(word, stem) {
		return word[:len(stem)]
	}
	return strings.Clone(stem)
}

// stemRussian stems until nothing changes. The end of some words looks like an
// ending where they have none: Лавров is stemmed to лавр, Лаврова to лавров, and
// this to лавр only the next time.
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

func ASCII(word string) bool {
	for i := range len(word) {
		if word[i] >= 0x80 {
			return false
		}
	}
	return true
}
