package bot

import (
	"time"

	"dateline/corpus"
)

// longestEcho is how many characters of a word are said back to its asker.
const maxEcho = 60

// quoted puts words between quotation marks, of long ones the beginning.
func quoted(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		if letters := []rune(w); len(letters) > maxEcho {
			w = string(letters[:maxEcho]) + "…"
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
