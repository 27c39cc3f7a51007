package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// marks are the whole lines that pages set around an advertisement, in lower
// case and without the marks around them.
var marks = map[string]bool{
	"advertisement": true, "advertisements": true, "advertising": true,
	"story continues below advertisement": true, "article continues below advertisement": true,
	"story continues after advertisement": true, "article continues after advertisement": true,
	"advertisement - story continues below": true, "advertisement - article continues below": true,
	"advertisement - scroll to continue": true, "advertisement - continue reading below": true,
	"story continues below": true, "article continues below": true, "story continues": true,
	"sponsored content": true, "skip advertisement": true,
}

// isAdvertisement tells a line that only says that there was an advertisement.
func isAdvertisement(s string) bool {
	if len(s) > 60 {
		return false
	}
	return marks[strings.ToLower(strings.Trim(s, " -–—*_:.|[]()>↓…"))]
}

const glued = "Advertisement"

// unglue cuts off the advertisement marks that were glued to a paragraph when
// its page was taken apart: behind the end of a sentence, or before a
// sentence's capital without a space.
func unglue(s string) (text string, marks []leftover) {
	for strings.Contains(s, glued) {
		cut := unglueOne(s)
		if cut == s {
			break
		}
		s, marks = cut, append(marks, leftover{glued, advertisement})
	}
	return s, marks
}

func unglueOne(s string) string {
	if before, ok := strings.CutSuffix(s, glued); ok {
		if bare := strings.TrimRight(before, " "); endsSentence(bare) {
			return bare
		}
	}
	if after, ok := strings.CutPrefix(s, glued); ok {
		first, _ := utf8.DecodeRuneInString(after)
		if unicode.IsUpper(first) && strings.ContainsFunc(after, unicode.IsLower) {
			return after
		}
	}
	return s
}

// endsSentence tells whether s ends as a sentence, quoted or not, does.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, closing)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。！？", r)
}
