package slack

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// escaper makes text literal in mrkdwn, and so unable to ping or to link:
// https://docs.slack.dev/messaging/formatting-message-text#escaping
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func escape(text string) string { return escaper.Replace(text) }

// clean makes text from outside fit to be shown: valid UTF-8, without control
// characters, and without those that turn the direction of what stands beside
// them (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters).
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
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
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// cut shortens text to at most limit, at the end of a word where there is one,
// and never inside of what a reader sees as one character.
func cut(text string, limit int) string {
	if length(text) <= limit {
		return text
	}
	end := cutAt(text, limit-1)
	return strings.TrimRightFunc(text[:end], unicode.IsSpace) + "…"
}

// cutAt returns where to end text so that it is at most limit long.
func cutAt(text string, limit int) int {
	end, size := 0, 0
	for rest, state := text, -1; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if size += length(cluster); size > limit {
			break
		}
		end += len(cluster)
	}
	if space := strings.LastIndexAny(text[:end], " \n"); space > end*3/4 {
		return space
	}
	return end
}

// link returns an address that can stand in a link, or nothing: only the web's
// own schemes are linked, and what would end the link early is encoded.
func link(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	safe := strings.NewReplacer("|", "%7C", "<", "%3C", ">", "%3E", " ", "%20", `"`, "%22").Replace(u.String())
	if length(safe) > maxURL || !utf8.ValidString(safe) || strings.ContainsFunc(safe, unicode.IsControl) {
		return ""
	}
	return safe
}

// entity is what Slack writes for a person, a channel, a link or a command in
// the text of a message: <@U1>, <#C1|name>, <https://x|label>, <!here>.
var entity = regexp.MustCompile(`<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>`)

var unescaper = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">")

// plain turns the text of a Slack message into what its author typed. Mentions
// of me fall away.
func plain(text, me string) string {
	text = entity.ReplaceAllStringFunc(text, func(m string) string {
		p := entity.FindStringSubmatch(m)
		kind, id, label := p[1], p[2], p[3]
		switch {
		case kind == "@" && id == me:
			return " "
		case label != "":
			return strings.TrimSuffix(kind, "!") + label
		case kind == "!":
			name, _, _ := strings.Cut(id, "^")
			return "@" + name
		}
		return kind + id
	})
	return strings.TrimSpace(unescaper.Replace(text))
}

// mentions tells whether a message's text mentions a person.
func mentions(text, id string) bool {
	return id != "" && (strings.Contains(text, "<@"+id+">") || strings.Contains(text, "<@"+id+"|"))
}
