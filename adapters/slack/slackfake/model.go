package slackfake

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Channel is a conversation: a channel, or a person's direct messages with
// the bot.
type Channel struct {
	// ID is the same after the channel is renamed.
	ID string

	s        *Slack
	name     string
	private  bool
	im       string // the person whose direct messages these are; "" for a channel
	archived bool
	members  map[string]bool
	messages []*message
	byTS     map[string]*message
	replies  map[string][]*message // by thread
}

func (s *Slack) newChannel(id string) *Channel {
	c := &Channel{ID: id, s: s, members: map[string]bool{},
		byTS: map[string]*message{}, replies: map[string][]*message{}}
	s.channels[id] = c
	return c
}

// ChannelKind is how a new channel differs from a public one with the bot in it.
type ChannelKind int

// The kinds of channels.
const (
	// Private hides the channel from everybody but its members.
	Private ChannelKind = iota + 1
	// WithoutBot leaves the bot out of the channel.
	WithoutBot
)

// Channel makes a channel. People become members by acting in it; the bot is a
// member, unless the kinds say otherwise.
func (s *Slack) Channel(name string, kinds ...ChannelKind) *Channel {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.newChannel(fmt.Sprintf("C%d", s.count('C')+1))
	c.name, c.private = name, slices.Contains(kinds, Private)
	if !slices.Contains(kinds, WithoutBot) {
		c.members[BotUserID] = true
	}
	return c
}

func (s *Slack) count(first byte) int {
	n := 0
	for id := range s.channels {
		if id[0] == first {
			n++
		}
	}
	return n
}

// Rename changes the name of the channel, and sends the bot an event about it.
func (c *Channel) Rename(name string) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.name = name
	c.s.event(c, "channel_rename", map[string]any{
		"type": "channel_rename", "event_ts": c.s.nextTS(),
		"channel": map[string]any{
			"id": c.ID, "name": name, "name_normalized": name,
			"created": 1700000000, "is_channel": true, "is_mpim": false,
		},
	})
}

// Archive archives the channel, which then accepts no new messages.
func (c *Channel) Archive() { c.change(func() { c.archived = true }) }

// RemoveBot removes the bot from the channel.
func (c *Channel) RemoveBot() { c.change(func() { delete(c.members, BotUserID) }) }

// InviteBot adds the bot to the channel, and sends it an event about it.
func (c *Channel) InviteBot() {
	c.change(func() {
		c.members[BotUserID] = true
		kind, _ := c.kind()
		c.s.event(c, "member_joined_channel", object{"type": "member_joined_channel", "user": BotUserID,
			"channel": c.ID, "channel_type": strings.ToUpper(kind[:1]), "team": TeamID, "event_ts": c.s.nextTS()})
	})
}

func (c *Channel) change(do func()) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	do()
}

// User is a person in the workspace.
type User struct {
	ID   string
	Name string
	// Team is the workspace that the person belongs to.
	Team string
	s    *Slack
}

// User makes a person, with a channel for their direct messages with the bot.
func (s *Slack) User(name string) *User { return s.Guest(name, TeamID) }

// Guest makes a person from another workspace, as in a channel that two companies
// share.
func (s *Slack) Guest(name, team string) *User {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.users) + 1
	u := &User{ID: fmt.Sprintf("U%d", n), Name: name, Team: team, s: s}
	s.users[u.ID] = u
	im := s.newChannel(fmt.Sprintf("D%d", n))
	im.im, im.members[u.ID], im.members[BotUserID] = u.ID, true, true
	return u
}

// Direct is the channel of the person's direct messages with the bot.
func (u *User) Direct() *Channel {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	return u.s.directOf(u.ID)
}

func (s *Slack) directOf(user string) *Channel { return s.channels["D"+strings.TrimPrefix(user, "U")] }

// Group makes a user group and returns its id.
func (s *Slack) Group(members ...*User) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.id("S")
	for _, u := range members {
		s.groups[id] = append(s.groups[id], u.ID)
	}
	return id
}

// message is a message as the workspace stores it.
type message struct {
	n         int
	channel   *Channel
	ts        string
	thread    string // timestamp of the message that opened the thread
	user      string
	text      string
	blocks    json.RawMessage
	metadata  json.RawMessage
	files     []object
	subtype   string // of a message that no person wrote
	onlyFor   string // the person who sees an ephemeral message
	editedTS  string
	deleted   bool
	reactions []string // "name user"
}

// Message is a snapshot of a message.
type Message struct {
	// Number counts the messages of the whole workspace, from 1.
	Number   int
	Channel  string
	TS       string
	ThreadTS string
	User     string
	Text     string
	Blocks   json.RawMessage
	Metadata json.RawMessage
	// OnlyFor is the person who sees an ephemeral message; "" for other messages.
	OnlyFor string
	// Files are the names of the files shared with it.
	Files   []string
	Edited  bool
	Deleted bool
	// Reactions are the names of the emoji on it, oldest first.
	Reactions []string
}

// Shown is the message as a person sees it.
func (m Message) Shown() string { return visibleText(m.Text, m.Blocks) }

func (m *message) snapshot() Message {
	out := Message{
		Number: m.n, Channel: m.channel.ID, TS: m.ts, ThreadTS: m.thread, User: m.user, Text: m.text,
		Blocks: m.blocks, Metadata: m.metadata, OnlyFor: m.onlyFor, Edited: m.editedTS != "", Deleted: m.deleted,
	}
	for _, f := range m.files {
		out.Files = append(out.Files, str(f, "name"))
	}
	for _, r := range m.reactions {
		name, _, _ := strings.Cut(r, " ")
		out.Reactions = append(out.Reactions, name)
	}
	return out
}

// Messages are all messages in the channel, oldest first, including deleted and
// ephemeral ones.
func (c *Channel) Messages() []Message {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	out := make([]Message, len(c.messages))
	for i, m := range c.messages {
		out[i] = m.snapshot()
	}
	return out
}

// Last is the newest message by the bot that was not deleted; the zero Message if
// there is none.
func (c *Channel) Last() Message {
	all := c.Messages()
	for _, m := range slices.Backward(all) {
		if m.User == BotUserID && !m.Deleted {
			return m
		}
	}
	return Message{}
}

// find finds a public message by its timestamp. The caller holds the lock.
func (c *Channel) find(ts string) *message {
	m := c.byTS[ts]
	if m == nil || m.onlyFor != "" || m.deleted {
		return nil
	}
	return m
}

// add appends a message to the channel. The caller holds the lock.
func (c *Channel) add(m *message) *message {
	c.s.messages++
	m.n, m.channel, m.ts = c.s.messages, c, c.s.nextTS()
	c.messages = append(c.messages, m)
	c.byTS[m.ts] = m
	if m.thread != "" {
		c.replies[m.thread] = append(c.replies[m.thread], m)
	}
	return m
}
