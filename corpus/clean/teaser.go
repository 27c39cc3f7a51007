package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// teaserBytes is the longest teaser: a headline behind an invitation.
const teaserBytes = 250

// invitations open a teaser, in lower case. Those that also open sentences
// need a sign behind them.
var invitations = [...]struct {
	words string
	// alone says that the words invite even without a sign behind them.
	alone bool
}{
	{"read also", true}, {"also read", true},
	{"read more", false}, {"see also", false}, {"related", false}, {"related article", false},
	{"related articles", false}, {"related story", false}, {"related stories", false}, {"related coverage", false},
	{"must read", false}, {"read next", false}, {"more on this", false}, {"you may also like", false},
	{"recommended", false}, {"more", false}, {"more coverage", false}, {"don't miss", false}, {"in case you missed it", false},
}

// isTeaser tells a line that points to another article: an invitation, a
// sign, and a headline, which does not end with a full stop.
func isTeaser(s string) bool {
	if len(s) > teaserBytes || strings.HasSuffix(strings.TrimRight(s, closing), ".") {
		return false
	}
	s = strings.TrimLeft(s, "►▶»>•*-–— ")
	for _, i := range invitations {
		if len(s) < len(i.words) || !strings.EqualFold(s[:len(i.words)], i.words) {
			continue
		}
		rest := s[len(i.words):]
		if signed(rest) || i.alone && isTitle(rest) {
			return true
		}
	}
	return false
}

// signed tells whether s opens with a sign that sets a headline off.
func signed(s string) bool {
	s = strings.TrimLeft(s, " ")
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("|:>»–—-→", r) && s != ""
}

// isTitle tells whether s, behind a space, begins as a headline does.
func isTitle(s string) bool {
	bare := strings.TrimLeft(s, " \"'“‘«")
	r, _ := utf8.DecodeRuneInString(bare)
	return strings.HasPrefix(s, " ") && (unicode.IsUpper(r) || unicode.IsDigit(r))
}
