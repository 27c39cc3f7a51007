package query

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// A sign is what chats write that is no word: an emoji or its code, a person or
// channel by id, a link.
type sign struct {
	text.Span
	// label has the words of a link; it is empty without any.
	label text.Span
}

// emoji are the runes of pictures, and emojiParts those that change how the one
// before looks.
const (
	emoji      = `\x{1F000}-\x{1FAFF}\x{2600}-\x{27BF}\x{2B05}-\x{2B55}\x{231A}-\x{23FF}\x{FE0F}`
	emojiParts = `\x{200D}\x{20E3}\x{E0020}-\x{E007F}`
)

// signPattern finds signs. Its groups are the label of a link, in either
// notation, and a code.
var signPattern = regexp.MustCompile(`(?i)` + strings.Join([]string{
	`<(?:[@#!][^<>\s|]+(?:\|[^<>]*)?|a?:\w+:\d+|/[-\w ]+:\d+)>(?:님|씨)?`, // <@U1>, <#C1|name>, <:name:1>
	`<(?:https?://|mailto:)[^<>|\s]+(?:\|([^<>]*))?>`,                   // <https://x|label>
	`\[([^\[\]]+)\]\(<?https?://[^\s()<>]+>?\)`,                         // [label](https://x)
	`(?:https?://|\bwww\.)[^\s<>]*[^\s<>.,;:!?()"'”’»]`,                 // https://x
	`(:[+-]1:|:[a-z0-9_]*[a-z][\w'+-]*:)`,                               // :pray:
	`[0-9#*]\x{FE0F}?\x{20E3}`,                                          // keycaps
	`[` + emoji + `][` + emoji + emojiParts + `]*`,
	`[ㄱ-ㅎㅏ-ㅣ]{2,}`, // ㅋㅋ
	`[:;=]['-]?[)(]+`,
}, "|"))

// signs finds the signs of a message, in order and disjoint.
func signs(message string) []sign {
	if !strings.ContainsAny(message, "<[:;=/.") && text.IsASCII(message) {
		return nil // the common case, without the cost of the pattern
	}
	var found []sign
	for _, m := range signPattern.FindAllStringSubmatchIndex(message, -1) {
		s := sign{Span: text.Span{Start: m[0], End: m[1]}}
		if isCode := m[6] >= 0; isCode && joinsWords(message[:s.Start], "a") {
			continue // as in 10:a:b
		}
		for _, group := range []int{2, 4} {
			if m[group] >= 0 && labels(message[m[group]:m[group+1]], message[s.Start:s.End]) {
				s.label = text.Span{Start: m[group], End: m[group+1]}
			}
		}
		found = append(found, s)
	}
	return found
}

// labels tells whether the label of a link has words: not if it repeats the
// address.
func labels(label, link string) bool {
	return !strings.Contains(label, "://") && strings.Count(strings.ToLower(link), strings.ToLower(label)) == 1
}

// joinsWords tells whether a word at the end of before would run into one at the
// beginning of after.
func joinsWords(before, after string) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	z, _ := utf8.DecodeRuneInString(after)
	joins := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return joins(a) && joins(z)
}
