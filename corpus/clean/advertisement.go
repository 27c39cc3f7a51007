package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// adMarks are the lines that pages set around an advertisement, in lower case
// and without the signs around them.
var adMarks = map[string]bool{
	"advertisement": true, "advertisements": true, "advertising": true,
	"story continues below advertisement": true, "article continues below advertisement": true,
	"story continues after advertisement": true, "article continues after advertisement": true,
	"advertisement - story continues below": true, "advertisement - article continues below": true,
	"advertisement - scroll to continue": true, "advertisement - continue reading below": true,
	"story continues below": true, "article continues below": true, "story continues": true,
	"sponsored content": true, "skip advertisement": true,
}

// isAdMark reports whether a line only marks the place of an advertisement.
func isAdMark(s string) bool {
	if len(s) > 60 {
		return false
	}
	return adMarks[strings.ToLower(strings.Trim(s, " -–—*_:.|[]()>↓…"))]
}

const gluedMark = "Advertisement"

// cutGluedMarks removes advertisement marks that lost their line break when the
// page was converted to text: behind the end of a sentence, or directly before
// a sentence's capital.
func cutGluedMarks(s string) (text string, marks []removal) {
	for strings.Contains(s, gluedMark) {
		cut := cutGluedMark(s)
		if cut == s {
			break
		}
		s, marks = cut, append(marks, removal{gluedMark, ruleAdMark})
	}
	return s, marks
}

func cutGluedMark(s string) string {
	if before, ok := strings.CutSuffix(s, gluedMark); ok {
		if bare := strings.TrimRight(before, " "); endsSentence(bare) {
			return bare
		}
	}
	if after, ok := strings.CutPrefix(s, gluedMark); ok {
		first, _ := utf8.DecodeRuneInString(after)
		if unicode.IsUpper(first) && strings.ContainsFunc(after, unicode.IsLower) {
			return after
		}
	}
	return s
}

// endsSentence reports whether s ends like a sentence, quoted or not.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, closingMarks)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。！？", r)
}
