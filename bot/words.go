package bot

import (
	"fmt"
	"time"

	"dateline/corpus"
)

// Count writes a number with its noun.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Number(n) + " " + noun + "s"
}

// Counted writes a number with one of the two forms of its noun.
func Counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(n) + " " + many
}

// Number writes n with commas between thousands.
func Number(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// longestEcho is how many characters of a word are said back to its asker.
const longestEcho = 60

// quoted puts words between quotation marks, of long ones the beginning.
func quoted(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		if letters := []rune(w); len(letters) > longestEcho {
			w = string(letters[:longestEcho]) + "…"
		}
		out[i] = "“" + w + "”"
	}
	return out
}

func newest(sources []Source) time.Time {
	var t time.Time
	for _, s := range sources {
		if s.Published.After(t) {
			t = s.Published
		}
	}
	return t
}

func briefs(sources []Source) int {
	n := 0
	for _, s := range sources {
		if s.Brief {
			n++
		}
	}
	return n
}

// tally sums up articles and named outlets.
func tally(counts []corpus.SourceCount) (articles, outlets int) {
	for _, c := range counts {
		articles += c.Articles
		if c.Source != "" {
			outlets++
		}
	}
	return articles, outlets
}
