package discord

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
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

// clean makes text from outside fit to be shown: valid UTF-8, without control
// characters, and without those that turn the direction of what stands beside
// them (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters).
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "�"))
}

// line is clean text on one line.
func line(text string) string { return strings.Join(strings.Fields(clean(text)), " ") }

// length counts UTF-16 units.
func length(text string) int {
	n := 0
	for _, r := range text {
		n += units(r)
	}
	return n
}

func units(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

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
			n += units(r)
		}
	}
	return n
}

// cut shortens text to at most limit in weight, at the end of a word where
// there is one, and never inside of what a reader sees as one character.
func cut(text string, limit int) string { return shorten(text, limit, weight) }

// shorten is cut by any measure.
func shorten(text string, limit int, measure func(string) int) string {
	if measure(text) <= limit {
		return text
	}
	end, size := 0, 0
	for rest, state := text, -1; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if size += measure(cluster); size > limit-1 {
			break
		}
		end += len(cluster)
	}
	if space := strings.LastIndexAny(text[:end], " \n"); space > end*3/4 {
		end = space
	}
	return strings.TrimRightFunc(text[:end], unicode.IsSpace) + "…"
}

// webLink returns an address that can stand in [words](<address>), or nothing:
// only the web's own schemes are linked, and what would end the link early is
// encoded.
func webLink(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	safe := strings.NewReplacer("|", "%7C", "<", "%3C", ">", "%3E", " ", "%20", `"`, "%22", "(", "%28", ")", "%29",
		"`", "%60", `\`, "%5C").Replace(u.String())
	if length(safe) > maxURL || !utf8.ValidString(safe) || strings.ContainsFunc(safe, notInLink) {
		return ""
	}
	return safe
}

func notInLink(r rune) bool {
	return unicode.IsControl(r) || unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r)
}

// label is words that can stand in [words](<address>): Discord knows no
// escaping of brackets there.
func label(words string) string {
	return escape(strings.NewReplacer("[", "(", "]", ")").Replace(words))
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
