package query

import (
	"strings"
	"testing"
)

// The words of a Korean date are neither searched nor missing, except for its
// year.
func TestKoreanDatesAreNoWords(t *testing.T) {
	for text, want := range map[string]string{
		"2024년 10월 쿠르스크":   "2024 쿠르 르스 스크",
		"2024년 6월 19일의 회담": "2024 회담",
		"이번 달 병사":          "병사",
		"이번주에 병사":          "병사",
		"병사 10일":           "병사 10 일",
	} {
		q := Query{Text: text}
		var left []string
		for _, token := range q.Tokens() {
			if !token.Stop {
				left = append(left, token.Term)
			}
		}
		if got := strings.Join(left, " "); got != want {
			t.Errorf("%q is searched as %q, want %q", text, got, want)
		}
	}
}
