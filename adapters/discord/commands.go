package discord

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dateline/bot"
)

// Names of the commands and of their options.
const (
	commandAsk      = "ask"
	commandCoverage = "coverage"
	commandFind     = "Find coverage"

	optQuestion = "question"
	optSince    = "since"
	optUntil    = "until"
	optSource   = "source"
	optPerson   = "person"
	optPrivate  = "private"
	optReceipt  = "receipt"
	optChange   = "change"
	optArticle  = "article"
	optZone     = "zone"
	optWatch    = "watch"
)

// Types of options, and where commands can be used:
// https://discord.com/developers/docs/interactions/application-commands
const (
	optSubcommand = 1
	optText       = 3
	optTruth      = 5

	inGuild  = 0
	inDirect = 1
)

// A command is what is registered; the fields that Discord adds of its own are
// left out, so that two can be compared.
type command struct {
	Type        int          `json:"type"`
	Name        string       `json:"name"`
	Description string       `json:"description,omitempty"`
	Options     []commandOpt `json:"options,omitempty"`
	Contexts    []int        `json:"contexts,omitempty"`
}

type commandOpt struct {
	Type         int          `json:"type"`
	Name         string       `json:"name"`
	Description  string       `json:"description"`
	Required     bool         `json:"required,omitempty"`
	Autocomplete bool         `json:"autocomplete,omitempty"`
	Options      []commandOpt `json:"options,omitempty"`
}

// commands are all that the application offers.
func commands() []command {
	text := func(name, description string) commandOpt {
		return commandOpt{Type: optText, Name: name, Description: description}
	}
	question, source, person := text(optQuestion, "What to look for in the coverage"),
		text(optSource, "Only from this outlet"), text(optPerson, "Only articles that name this person")
	question.Required, source.Autocomplete, person.Autocomplete = true, true, true
	private := commandOpt{Type: optTruth, Name: optPrivate, Description: "Whether only you see the answer"}
	sub := func(action bot.Action, description string, options ...commandOpt) commandOpt {
		return commandOpt{Type: optSubcommand, Name: string(action), Description: description, Options: options}
	}
	receipt := text(optReceipt, "The receipt under an answer; empty: your last answer here")
	zone := text(optZone, "The time zone of the digest: Asia/Seoul")
	zone.Autocomplete = true
	anywhere := []int{inGuild, inDirect}
	return []command{
		{Type: commandChat, Name: commandAsk, Description: "Ask the coverage a question", Contexts: anywhere, Options: []commandOpt{
			question, text(optSince, "Published since: 2024-06, 1 June 2024, last month"),
			text(optUntil, "Published until: 2024-10-20, October 2024"), source, person, private,
		}},
		{Type: commandChat, Name: commandCoverage, Description: "About the coverage and its answers", Contexts: anywhere, Options: []commandOpt{
			sub(bot.Sources, "The outlets of the coverage"),
			sub(bot.Status, "How large and how current the coverage is"),
			sub(bot.Help, "What can be asked"),
			sub(bot.Doctor, "Whether all that Dateline needs is well, for those who manage it"),
			sub(bot.Why, "How an answer's passages were weighed, or why an article is in the digest or not", receipt,
				text(optArticle, "A link, or a story's number in the last edition")),
			sub(bot.Digests, "What is new in the coverage, by story, at its time",
				text(optChange, "daily 08:00, weekly mon 09:00 about …, list, preview, now, pause, resume, stop"), zone),
			sub(bot.Watching, "Keep a question open: what arrives and answers it is posted here",
				text(optQuestion, "The question, or list; empty: that of your last answer here")),
			sub(bot.Unwatch, "Stop watching a question", text(optWatch, "The id of the watch, as the list has it")),
			sub(bot.Verify, "Whether an answer's quotes still stand", receipt),
			sub(bot.More, "Further passages", receipt),
			sub(bot.Settings, "How this channel wants its answers", text(optChange, "For example: private, mode question, only reuters")),
		}},
		{Type: commandMessage, Name: commandFind, Contexts: anywhere},
	}
}

// register makes Discord know the commands, where it does not yet.
func (s *sender) register(ctx context.Context, application string) (changed bool, err error) {
	path := "/applications/" + application + "/commands"
	var there []command
	if err := s.call(ctx, http.MethodGet, path, nil, &there); err != nil {
		return false, err
	}
	if same(there, commands()) {
		return false, nil
	}
	return true, s.call(ctx, http.MethodPut, path, commands(), nil)
}

// same compares commands in any order.
func same(a, b []command) bool {
	return slices.Equal(canonical(a), canonical(b))
}

func canonical(all []command) []string {
	var out []string
	for _, c := range all {
		slices.Sort(c.Contexts)
		raw, _ := json.Marshal(c)
		out = append(out, string(raw))
	}
	slices.Sort(out)
	return out
}

// Permissions that the bot uses: https://discord.com/developers/docs/topics/permissions
const (
	addReactions          = 1 << 6
	viewChannel           = 1 << 10
	sendMessages          = 1 << 11
	embedLinks            = 1 << 14
	attachFiles           = 1 << 15
	readMessageHistory    = 1 << 16
	createPublicThreads   = 1 << 35
	sendMessagesInThreads = 1 << 38
)

// Invite is the address under which a server's managers add the bot, with
// exactly the scopes and permissions that it uses.
func Invite(applicationID string) string {
	all := uint64(addReactions | viewChannel | sendMessages | embedLinks | attachFiles | readMessageHistory |
		createPublicThreads | sendMessagesInThreads)
	q := url.Values{}
	q.Set("client_id", strings.TrimSpace(applicationID))
	q.Set("scope", "bot applications.commands")
	q.Set("permissions", strconv.FormatUint(all, 10))
	return "https://discord.com/oauth2/authorize?" + q.Encode()
}
