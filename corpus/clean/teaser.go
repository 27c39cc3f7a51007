package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxTeaserBytes bounds a teaser: an invitation and a headline.
const maxTeaserBytes = 250

// invitations are the openings of teasers in lower case. Those that also open
// sentences need a sign behind them.
var invitations = [...]struct {
	words string
	// alone reports that the words are an invitation even without a sign behind
	// them.
	alone bool
}{
	{"read also", true}, {"also read", true},
	{"read more", false}, {"see also", false}, {"related", false}, {"related article", false},
	{"related articles", false}, {"related story", false}, {"related stories", false}, {"related coverage", false},
	{"must read", false}, {"read next", false}, {"more on this", false}, {"you may also like", false},
	{"recommended", false}, {"more", false}, {"more coverage", false}, {"don't miss", false}, {"in case you missed it", false},
}

// isTeaser reports whether a line points to another article: an invitation, a
// sign, and a headline, which does not end with a full stop.
func isTeaser(s string) bool {
	if len(s) > maxTeaserBytes || strings.HasSuffix(strings.TrimRight(s, closingMarks), ".") {
		return false
	}
	s = strings.TrimLeft(s, "►▶»>•*-–— ")
	for _, i := range invitations {
		if len(s) < len(i.words) || !strings.EqualFold(s[:len(i.words)], i.words) {
			continue
		}
		rest := s[len(i.words):]
		if startsWithSign(rest) || i.alone && startsLikeHeadline(rest) {
			return true
		}
	}
	return false
}

// startsWithSign reports whether s begins with a sign that sets off a headline.
func startsWithSign(s string) bool {
	s = strings.TrimLeft(s, " ")
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("|:>»–—-→", r) && s != ""
}

// startsLikeHeadline reports whether s continues with a space and the beginning
// of a headline.
func startsLikeHeadline(s string) bool {
	bare := strings.TrimLeft(s, " \"'“‘«")
	r, _ := utf8.DecodeRuneInString(bare)
	return strings.HasPrefix(s, " ") && (unicode.IsUpper(r) || unicode.IsDigit(r))
}
