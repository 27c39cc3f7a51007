package query

import (
	"slices"
	"strings"
	"unicode"
)

// questionOpeners are the words that an English question begins with.
func questionOpeners() []string {
	return []string{
		"who", "whom", "whose", "what", "when", "where", "why", "which", "how",
		"is", "are", "was", "were", "do", "does", "did", "has", "have", "had",
		"can", "could", "will", "would", "should",
	}
}

// IsQuestion tells whether a message reads like a question: it ends with a
// question mark, or has three words or more, the first of which is a question
// word.
func IsQuestion(text string) bool {
	text = strings.TrimRightFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Pf, unicode.Pe) || r == '"' || r == '\''
	})
	if strings.HasSuffix(text, "?") || strings.HasSuffix(text, "？") {
		return strings.ContainsFunc(text, unicode.IsLetter)
	}
	words := strings.Fields(text)
	if len(words) < 3 {
		return false
	}
	first := strings.ToLower(strings.TrimFunc(words[0], unicode.IsPunct))
	first, _, _ = strings.Cut(strings.ReplaceAll(first, "’", "'"), "'") // what's
	return slices.Contains(questionOpeners(), first)
}
