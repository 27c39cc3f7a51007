package discord

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dateline/adapters/chat"
)

// Names of the commands and of their options.
const (
	commandAsk      = "ask"
	commandCoverage = "coverage"
	commandFind     = chat.LabelFind

	optQuestion = "question"
	optSince    = "since"
	optUntil    = "until"
	optSource   = "source"
	optPerson   = "person"
	optWithout  = "without"
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
