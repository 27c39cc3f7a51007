package discordfake

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Message flags. https://discord.com/developers/docs/resources/message
const (
	flagSuppressEmbeds = 1 << 2
	flagHasThread      = 1 << 5
	flagEphemeral      = 1 << 6
	flagLoading        = 1 << 7
	flagSilent         = 1 << 12
	flagComponentsV2   = 1 << 15
)

// Message types.
const (
	messageDefault     = 0
	messageReply       = 19
	messageSlash       = 20
	messageContextMenu = 23
)

// message is a message as Discord stores it.
type message struct {
	id          string
	channel     *Channel
	author      *user
	kind        int
	content     string
	embeds      []any
	components  []any
	attachments []any
	flags       int
	sent        time.Time
	edited      *time.Time
	ref         *message
	refID       string
	nonce       any
	reactions   []*reaction
	thread      *Channel
	mentions    []*user
	onlyFor     *Person // set on an ephemeral message
	interaction *Interaction
}

type reaction struct {
	emoji string
	by    map[string]bool
}

func (m *message) ephemeral() bool { return m.flags&flagEphemeral != 0 }
func (m *message) loading() bool   { return m.flags&flagLoading != 0 }

// Message is a snapshot of a message.
type Message struct {
	// ID is the message's snowflake.
	ID string
	// Author is the author's name on the timeline.
	Author string
	// Content is the plain content; empty for Components V2.
	Content string
	// Text is all of the message as a person sees it, as on the timeline.
	Text string
	// Flags are Discord's message flags.
	Flags int
	// OnlyFor is the name of the person who sees an ephemeral message; "" for other
	// messages.
	OnlyFor string
	// Buttons are the labels of its buttons, in order, including disabled ones.
	Buttons []string
	// JSON is the whole message as Discord sends it.
	JSON map[string]any

	m *message
}

func (m *message) snapshot() Message {
	s := Message{
		ID: m.id, Author: m.author.name, Content: m.content, Text: m.text(), Flags: m.flags,
		JSON: clone(m.json()), m: m,
	}
	if m.onlyFor != nil {
		s.OnlyFor = m.onlyFor.Name
	}
	for _, c := range flatten(decodeComponents(m.components)) {
		if c.Type == compButton {
			s.Buttons = append(s.Buttons, c.label())
		}
	}
	return s
}

// Messages returns the messages in the channel, oldest first, including ephemeral
// ones.
func (c *Channel) Messages() []Message {
	c.f.mu.Lock()
	defer c.f.mu.Unlock()
	out := make([]Message, 0, len(c.messages))
	for _, m := range c.messages {
		out = append(out, m.snapshot())
	}
	return out
}

// LastFrom returns the newest message by the author with that name, and whether
// there is one. Messages that are still "thinking" do not count.
func (c *Channel) LastFrom(author string) (Message, bool) {
	c.f.mu.Lock()
	defer c.f.mu.Unlock()
	for i := len(c.messages) - 1; i >= 0; i-- {
		if m := c.messages[i]; m.author.name == author && !m.loading() {
			return m.snapshot(), true
		}
	}
	return Message{}, false
}

func (m *message) json() obj {
	o := m.shortJSON()
	if m.refID != "" {
		o["message_reference"] = obj{"type": 0, "message_id": m.refID, "channel_id": m.channel.ID}
		o["referenced_message"] = nil
		if g := m.channel.guildID(); g != "" {
			child(o, "message_reference")["guild_id"] = g
		}
		if m.ref != nil && m.channel.byID[m.ref.id] != nil {
			ref := m.ref.shortJSON()
			delete(ref, "reactions") // Discord omits them here
			o["referenced_message"] = ref
		}
	}
	return o
}

// shortJSON is the message without the message that it replies to.
func (m *message) shortJSON() obj {
	o := obj{
		"id": m.id, "channel_id": m.channel.ID, "author": m.author.json(), "type": m.kind,
		"content": m.content, "embeds": orEmpty(m.embeds), "components": orEmpty(m.components),
		"attachments": orEmpty(m.attachments), "flags": m.flags, "timestamp": stamp(m.sent),
		"edited_timestamp": nil, "mentions": m.mentionsJSON(), "mention_roles": []any{},
		"mention_everyone": false, "pinned": false, "tts": false,
	}
	if m.edited != nil {
		o["edited_timestamp"] = stamp(*m.edited)
	}
	if m.nonce != nil {
		o["nonce"] = m.nonce
	}
	if m.thread != nil {
		o["thread"] = m.thread.json()
	}
	if len(m.reactions) > 0 {
		o["reactions"] = m.reactionsJSON()
	}
	if m.interaction != nil {
		m.interactionJSON(o)
	}
	return o
}

func (m *message) interactionJSON(o obj) {
	o["application_id"], o["webhook_id"] = m.author.id, m.author.id
	o["interaction_metadata"] = m.interaction.metadata()
}

func (m *message) mentionsJSON() []any {
	out := []any{}
	for _, u := range m.mentions {
		out = append(out, u.json())
	}
	return out
}

func (m *message) reactionsJSON() []any {
	out := []any{}
	for _, r := range m.reactions {
		out = append(out, obj{
			"emoji": obj{"id": nil, "name": r.emoji}, "count": len(r.by), "me": r.by[m.channel.f.bot.id],
			"count_details": obj{"burst": 0, "normal": len(r.by)}, "burst_colors": []any{}, "me_burst": false,
		})
	}
	return out
}

func orEmpty(l []any) []any {
	if l == nil {
		return []any{}
	}
	return l
}

// add adds a new message to the channel, and dispatches an event unless the message
// is ephemeral.
func (c *Channel) add(m *message) *message {
	if c.isThread() && c.Parent.kind == typeForum && !c.begun {
		m.id = c.ID // the first message of a post has the post's id
	}
	c.begun = true
	if m.id == "" {
		m.id = c.f.newID()
	}
	m.channel, m.sent = c, time.Now()
	c.messages = append(c.messages, m)
	c.byID[m.id] = m
	if !m.ephemeral() {
		c.f.announce("MESSAGE_CREATE", m)
	}
	c.f.signal()
	return m
}

func (c *Channel) removeMessage(m *message) {
	delete(c.byID, m.id)
	for i, other := range c.messages {
		if other == m {
			c.messages = append(c.messages[:i:i], c.messages[i+1:]...)
			break
		}
	}
	if m.ephemeral() {
		c.f.signal()
		return
	}
	c.f.dispatchIn(c, "MESSAGE_DELETE", messageIntent(c), func(*session) any {
		o := obj{"id": m.id, "channel_id": c.ID}
		if c.Guild != nil {
			o["guild_id"] = c.Guild.ID
		}
		return o
	})
	c.f.signal()
}

// mentionsIn finds the users that a text mentions.
func (f *Fake) mentionsIn(text string) []*user {
	var found []*user
	if strings.Contains(text, "<@"+f.bot.id+">") || strings.Contains(text, "<@!"+f.bot.id+">") {
		found = append(found, f.bot)
	}
	for _, p := range f.people {
		if strings.Contains(text, "<@"+p.ID+">") {
			found = append(found, p.user)
		}
	}
	return found
}

// characters counts code points, as Discord's limits do.
func characters(s string) int { return utf8.RuneCountInString(s) }
