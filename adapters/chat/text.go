package chat

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Clean makes text from outside fit to be shown: valid UTF-8, without control
// characters, and without those that turn the direction of what stands beside
// them (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters).
func Clean(text string) string {
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

// Line is clean text on one line.
func Line(text string) string { return strings.Join(strings.Fields(Clean(text)), " ") }

// Length counts UTF-16 units, which is what platforms count or more.
func Length(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// Shorten ends text so that it measures at most limit with an ellipsis: at the
// end of a word where there is one, and never inside of what a reader sees as
// one character.
func Shorten(text string, limit int, measure func(string) int) string {
	if measure(text) <= limit {
		return text
	}
	end := CutAt(text, limit-1, measure)
	return strings.TrimRightFunc(text[:end], unicode.IsSpace) + "…"
}

// CutAt returns where to end text, in bytes, so that it measures at most limit.
func CutAt(text string, limit int, measure func(string) int) int {
	end, size := 0, 0
	for rest, state := text, -1; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if size += measure(cluster); size > limit {
			break
		}
		end += len(cluster)
	}
	if space := strings.LastIndexAny(text[:end], " \n"); space > end*3/4 {
		return space
	}
	return end
}

// WebAddress returns an address with some characters encoded, which stand in
// pairs with what encodes them, or nothing: only the web's own schemes are
// linked, and no address longer than limit or with invisible characters.
func WebAddress(address string, limit int, encoded ...string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	safe := strings.NewReplacer(encoded...).Replace(u.String())
	if Length(safe) > limit || !utf8.ValidString(safe) || strings.ContainsFunc(safe, invisible) {
		return ""
	}
	return safe
}

func invisible(r rune) bool {
	return unicode.IsControl(r) || unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r)
}

// FirstOf is the first value that is not empty.
func FirstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
