package text

import (
	"strings"
	"unicode/utf8"
)

// HebrewStopWords are Hebrew words that are too common to search for, and those
// by which Hebrew puts a question. Prefixes stay on a word: a query searches it
// with others.
var HebrewStopWords = WordSet(`
של את על עם אל מן או גם כי לא כן זה זו זאת אלה אלו הוא היא הם הן אני אנחנו אתה היה הייתה היתה היו יהיה תהיה יש אין
אך אבל אם כמו רק עד כל בין אחרי לפני לאחר תחת בגלל כדי אשר שהוא שהיא שלא ולא עוד יותר מאוד לפי ידי
מי מה מתי איפה היכן לאן מאין למה מדוע איך כיצד כמה איזה איזו אילו האם אמר אמרה אמרו אומר אומרת מהו מהי מיהו מיהי בכמה ממה במה ומי ומה ומתי ואיפה והיכן ולמה ומדוע ואיך וכמה`)

// insideHebrew tells whether text[at:next], a mark, stands between two Hebrew
// letters, where it belongs to the word: צה״ל, ג׳ורג׳.
func insideHebrew(text string, at, next int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[next:])
	return isHebrew(before) && isHebrew(after)
}

// isHebrewMark tells whether a rune marks Hebrew abbreviations and foreign
// sounds: geresh, gershayim, or what is typed for them.
func isHebrewMark(r rune) bool { return r == '׳' || r == '״' || r == '’' || r == '”' }

// IsHebrew tells whether a word begins with a Hebrew letter.
func IsHebrew(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return isHebrew(r)
}

// isHebrew tells whether a rune is a Hebrew letter.
func isHebrew(r rune) bool { return r >= 'א' && r <= 'ת' }

// isSemiticInitials tells whether a word, without its last full stop, is an
// initial or a title of one letter in Arabic or Hebrew, such as د. for a doctor,
// alone or after the Arabic "and".
func isSemiticInitials(word string) bool {
	word = strings.TrimPrefix(word, "و")
	lead := word != "" && word[0] >= hebrewLead && word[0] <= arabicLast
	return lead && IsInitials(word)
}
