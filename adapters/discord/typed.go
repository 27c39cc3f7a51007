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
	rest = strings.TrimSpace(rest)
	switch word := bot.Action(strings.ToLower(first)); word {
	case bot.Settings, bot.Digests, bot.Watching, bot.Unwatch:
		q.Action, q.Text = word, rest
	case bot.Help, bot.Status, bot.Sources, bot.Doctor:
		if rest == "" {
			q.Action, q.Text = word, ""
		}
	case bot.More, bot.Why, bot.Verify, bot.Forget:
		if rest == "" || isReceipt(rest) || word == bot.Why && bot.NamesArticle(rest) {
			q.Action = word
			about(q, rest)
		}
	}
}

// about reads what an action is about: a receipt or, for why, an article.
func about(q *bot.Request, value string) {
	q.Receipt, q.Text = strings.ToLower(value), ""
	if q.Action == bot.Why && bot.NamesArticle(value) && !isReceipt(value) {
		q.Receipt, q.Text = "", value
	}
}

// isReceipt tells whether a word can be a receipt's id, as package bot makes
// them: eight letters and digits; a digit tells it from a word.
func isReceipt(word string) bool {
	return receiptForm.MatchString(strings.ToLower(word)) && strings.ContainsAny(word, "0123456789")
}

var receiptForm = regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{8}$`)

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
