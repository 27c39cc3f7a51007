package discord

import (
	"regexp"
	"strings"
)

// entity is what Discord writes for a person, a role, a channel, an emoji or a
// command in the text of a message.
var entity = regexp.MustCompile(`<(@[!&]?|#|a?:(\w+):|/([-\w ]+):)(\d+)>`)

// plain turns the text of a message into what its author typed. Mentions of me
// fall away.
func plain(text, me string) string {
	text = entity.ReplaceAllStringFunc(text, func(m string) string {
		p := entity.FindStringSubmatch(m)
		switch {
		case p[4] == me:
			return " "
		case p[2] != "":
			return ":" + p[2] + ":" // as the code of any other emoji, which is no word
		case p[3] != "":
			return "/" + p[3]
		}
		return strings.TrimRight(p[1], "!&") + p[4]
	})
	return strings.TrimSpace(text)
}
