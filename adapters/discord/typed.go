package discord

import (
	"regexp"
	"strings"

	"dateline/bot"
)

// subcommand reads the first word of what was typed. Only words that cannot
// begin a question are taken for subcommands: "why 8f3kq2mz" is one, "why did
// Russia …" is not.
func subcommand(q *bot.Request, text string) {
	q.Text = text
	first, rest, _ := strings.Cut(text, " ")
	rest = strings.ToLower(strings.TrimSpace(rest))
	switch word := bot.Action(strings.ToLower(first)); word {
	case bot.Settings, bot.Digests, bot.Watching, bot.Unwatch:
		q.Action, q.Text = word, strings.TrimSpace(text[len(first):])
	case bot.Help, bot.Status, bot.Sources:
		if rest == "" {
			q.Action, q.Text = word, ""
		}
	case bot.More, bot.Why, bot.Verify:
		if word == bot.Why && bot.NamesArticle(rest) {
			q.Action, q.Text = word, strings.TrimSpace(text[len(first):])
		} else if rest == "" && word != bot.More || receiptForm.MatchString(rest) {
			q.Action, q.Receipt, q.Text = word, rest, ""
		}
	}
}

// receiptForm is what a receipt's id looks like, as package bot makes them; a
// digit tells it from a word.
var receiptForm = regexp.MustCompile(`^[a-z]{0,7}[0-9][0-9a-hjkmnp-tv-z]{0,7}$`)

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
		case p[2] != "" || p[3] != "":
			return firstOf(p[2], "/"+p[3])
		}
		return strings.TrimRight(p[1], "!&") + p[4]
	})
	return strings.TrimSpace(text)
}
