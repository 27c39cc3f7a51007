package query

import "unicode"

// A Language is one of those between which words are translated. Each is told
// by its script, except that Cyrillic words of a text in Ukrainian are Ukrainian.
type Language uint8

// The languages. NoLanguage is that of numbers, and of other scripts.
const (
	NoLanguage Language = iota
	English
	Russian
	Korean
	Ukrainian
)

// Languages lists the languages between which words are translated.
func Languages() []Language { return []Language{English, Russian, Korean, Ukrainian} }

// LanguageOf is the language of a word, by its first letter.
func LanguageOf(word string) Language {
	for _, r := range word {
		switch {
		case !unicode.IsLetter(r):
			continue
		case unicode.Is(unicode.Latin, r):
			return English
		case unicode.Is(unicode.Cyrillic, r):
			return Russian
		case unicode.Is(unicode.Hangul, r):
			return Korean
		}
		return NoLanguage
	}
	return NoLanguage
}

// Letters are the bounds of the terms that are in the script of a language: a
// term t is if from <= t < to, as bytes compare.
func (l Language) Letters() (from, to string) {
	switch l {
	case English:
		return "a", "{"
	case Russian, Ukrainian:
		return "\u0400", "\u0530"
	case Korean:
		return "\uac00", "\ud7a4"
	}
	return "", ""
}
