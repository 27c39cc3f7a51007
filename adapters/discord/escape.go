package discord

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/adapters/chat"
)

// active are the characters that mean something in Discord's Markdown wherever
// they stand; a backslash before any punctuation takes its meaning away:
// https://support.discord.com/hc/en-us/articles/210298617
const active = "\\*_~`|<>[]@#"

// escape makes clean text literal, and so unable to ping, to link or to format.
func escape(text string) string {
	var b strings.Builder
	begun, digits := false, false // of the line: anything, digits alone
	for i, r := range text {
		if needsEscape(r, text[i+utf8.RuneLen(r):], begun, digits) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		switch {
		case r == '\n':
			begun, digits = false, false
		case r != ' ':
			digits = isDigit(r) && (!begun || digits)
			begun = true
		}
	}
	return b.String()
}

// needsEscape tells whether r has a meaning before rest: always, at the
// beginning of a line (lists), after digits there (numbered lists), or as the
// colon of an address or of :an_emoji:.
func needsEscape(r rune, rest string, begun, digits bool) bool {
	switch {
	case r == '-' || r == '+':
		return !begun
	case r == '.':
		return digits
	case r == ':':
		next, _ := utf8.DecodeRuneInString(rest)
		return rest != "" && !unicode.IsSpace(next) && !isDigit(next)
	}
	return r < utf8.RuneSelf && strings.ContainsRune(active, r)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// weight is how long clean text can become when it is escaped, and each of its
// lines set off as a quote.
func weight(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case r == '\n':
			n += 4
		case r < utf8.RuneSelf && strings.ContainsRune(active+"-+.:", r):
			n += 2
		default:
			n += chat.Length(string(r))
		}
	}
	return n
}

// cut shortens text to at most limit in weight.
func cut(text string, limit int) string { return chat.Shorten(text, limit, weight) }

// webLink returns an address that can stand in [words](<address>), or nothing:
// what would end the link early is encoded.
func webLink(address string) string {
	return chat.WebAddress(address, maxURL, "|", "%7C", "<", "%3C", ">", "%3E", " ", "%20", `"`, "%22",
		"(", "%28", ")", "%29", "`", "%60", `\`, "%5C")
}

// label is words that can stand in [words](<address>): Discord knows no
// escaping of brackets there.
func label(words string) string {
	return escape(strings.NewReplacer("[", "(", "]", ")").Replace(words))
}
