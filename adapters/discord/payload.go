package discord

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// What Discord sends, as far as it is used. Everything else in it is passed
// over, so that a field that Discord adds or changes breaks nothing.

// Kinds of deliveries, by the names of their gateway events:
// https://discord.com/developers/docs/events/gateway-events
const (
	kindInteraction = "INTERACTION_CREATE"
	kindMessage     = "MESSAGE_CREATE"
	kindMissed      = "missed" // a message that no event told of: see sweep
	kindEdit        = "MESSAGE_UPDATE"
	kindDeletion    = "MESSAGE_DELETE"
)

// Types of interactions, commands and component answers:
// https://discord.com/developers/docs/interactions/receiving-and-responding
const (
	interPing         = 1
	interCommand      = 2
	interComponent    = 3
	interAutocomplete = 4
	interModal        = 5

	commandChat    = 1
	commandMessage = 3

	callbackPong     = 1
	callbackMessage  = 4
	callbackDeferred = 5
	callbackQuiet    = 6
	callbackChoices  = 8
	callbackModal    = 9
)

type user struct {
	ID  string `json:"id"`
	Bot bool   `json:"bot"`
}

// application is what Discord knows of the bot's application; its "bot" is an
// object, where a user's is a truth.
// https://discord.com/developers/docs/resources/application
type application struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Bot   user   `json:"bot"`
	Flags int    `json:"flags"`
	// Key is the public key, Endpoint where interactions are delivered over
	// HTTP.
	Key      string `json:"verify_key"`
	Endpoint string `json:"interactions_endpoint_url"`
}

type member struct {
	User  user     `json:"user"`
	Roles []string `json:"roles"`
}

// https://discord.com/developers/docs/resources/message#message-object
type chatMessage struct {
	ID         string       `json:"id"`
	Channel    string       `json:"channel_id"`
	Guild      string       `json:"guild_id"`
	Type       int          `json:"type"`
	Author     user         `json:"author"`
	Member     *member      `json:"member"`
	Webhook    string       `json:"webhook_id"`
	Content    string       `json:"content"`
	Edited     string       `json:"edited_timestamp"`
	Mentions   []user       `json:"mentions"`
	Flags      int          `json:"flags"`
	Components []seen       `json:"components"`
	Nonce      any          `json:"nonce"`
	Reference  reference    `json:"message_reference"`
	Replied    *chatMessage `json:"referenced_message"`
}

// Types of messages that people write.
const (
	messagePlain = 0
	messageReply = 19
)

// seen is a component of a message or of a submitted form.
type seen struct {
	CustomID   string   `json:"custom_id"`
	Value      string   `json:"value"`
	Values     []string `json:"values"`
	Components []seen   `json:"components"`
	Component  *seen    `json:"component"`
}

// walk calls visit for a component and all inside it.
func (s seen) walk(visit func(seen)) {
	visit(s)
	for _, inner := range s.Components {
		inner.walk(visit)
	}
	if s.Component != nil {
		s.Component.walk(visit)
	}
}

// receipt is the receipt id in a message's buttons, empty where there is none.
func (m chatMessage) receipt() string {
	found := ""
	for _, c := range m.Components {
		c.walk(func(s seen) {
			if k, ok := markOf(s.CustomID); ok && found == "" {
				found = k.receipt
			}
		})
	}
	return found
}

// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
type interaction struct {
	ID      string       `json:"id"`
	Type    int          `json:"type"`
	Token   string       `json:"token"`
	Guild   string       `json:"guild_id"`
	Place   string       `json:"channel_id"`
	Channel channel      `json:"channel"`
	Member  *member      `json:"member"`
	User    *user        `json:"user"`
	Message *chatMessage `json:"message"`
	Data    struct {
		Name       string   `json:"name"`
		Type       int      `json:"type"`
		CustomID   string   `json:"custom_id"`
		Values     []string `json:"values"`
		Target     string   `json:"target_id"`
		Options    []filled `json:"options"`
		Components []seen   `json:"components"`
		Resolved   struct {
			Messages map[string]chatMessage `json:"messages"`
		} `json:"resolved"`
	} `json:"data"`
}

// filled is an option of a command as somebody filled it in.
type filled struct {
	Name    string          `json:"name"`
	Value   json.RawMessage `json:"value"`
	Focused bool            `json:"focused"`
	Options []filled        `json:"options"`
}

// text is the option's value where it is one; anything else is no value.
func (f filled) text() string {
	var s string
	_ = json.Unmarshal(f.Value, &s) // another type is none of ours
	return strings.TrimSpace(s)
}

// Types of channels: https://discord.com/developers/docs/resources/channel
const (
	channelDM            = 1
	channelAnnouncements = 10
	channelThread        = 11
	channelPrivateThread = 12
)

// A channel is any place with messages; threads have a parent.
type channel struct {
	ID     string `json:"id"`
	Type   int    `json:"type"`
	Guild  string `json:"guild_id"`
	Parent string `json:"parent_id"`
	Owner  string `json:"owner_id"`
	Last   string `json:"last_message_id"`
}

func (c channel) isThread() bool {
	return c.Type >= channelAnnouncements && c.Type <= channelPrivateThread
}

// https://discord.com/developers/docs/events/gateway-events#guild-create
type guild struct {
	ID       string    `json:"id"`
	Channels []channel `json:"channels"`
	Threads  []channel `json:"threads"`
}

func isSnowflake(id string) bool {
	_, err := strconv.ParseUint(id, 10, 64)
	return err == nil
}

// epoch is when Discord's ids begin:
// https://discord.com/developers/docs/reference#snowflakes
const epoch = 1420070400000

// moment is when an id was made.
func moment(id string) time.Time {
	n, err := strconv.ParseUint(id, 10, 64)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMilli(int64(n>>22) + epoch)
}

// snowflake is the first id of a moment.
func snowflake(t time.Time) uint64 { return uint64(max(t.UnixMilli()-epoch, 0)) << 22 }
