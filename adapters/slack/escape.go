package slack

import (
	"regexp"
	"strings"

	"dateline/adapters/chat"
)

// escaper makes text literal in mrkdwn, and so unable to ping or to link:
// https://docs.slack.dev/messaging/formatting-message-text#escaping
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func escape(text string) string { return escaper.Replace(text) }

// cut shortens text to at most limit characters.
func cut(text string, limit int) string { return chat.Shorten(text, limit, chat.Length) }

// link returns an address that can stand in a link, or nothing: what would end
// the link early is encoded.
func link(address string) string {
	return chat.WebAddress(address, maxURL, "|", "%7C", "<", "%3C", ">", "%3E", " ", "%20", `"`, "%22")
}

// entity is what Slack writes for a person, a channel, a link or a command in
// the text of a message: <@U1>, <#C1|name>, <https://x|label>, <!here>.
var entity = regexp.MustCompile(`<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>`)

var unescaper = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">")

// plain turns the text of a Slack message into what its author typed, without
// mentions of me.
func plain(text, me string) string {
	text = entity.ReplaceAllStringFunc(text, func(m string) string {
		p := entity.FindStringSubmatch(m)
		kind, id, label := p[1], p[2], p[3]
		switch {
		case kind == "@" && id == me:
			return " "
		case kind == "" && label != "" && namesPage(id):
			if strings.Contains(id, label) {
				return id
			}
			return "[" + label + "](" + id + ")"
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

// namesPage tells whether an address is that of a page, and not only of a site:
// Slack links every name of a site that somebody types.
func namesPage(address string) bool {
	_, rest, ok := strings.Cut(link(address), "://")
	_, path, _ := strings.Cut(rest, "/")
	return ok && path != ""
}

// mentions tells whether a message's text mentions a person.
func mentions(text, id string) bool {
	return id != "" && (strings.Contains(text, "<@"+id+">") || strings.Contains(text, "<@"+id+"|"))
}
