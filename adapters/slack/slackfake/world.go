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
	// ID stays when the channel is renamed.
	ID string

	s        *Slack
	name     string
	private  bool
	im       string // whose direct messages these are
	archived bool
	members  map[string]bool
	messages []*message
	byTS     map[string]*message
	replies  map[string][]*message // by the thread they are in
}

func (s *Slack) newChannel(id string) *Channel {
	c := &Channel{ID: id, s: s, members: map[string]bool{},
		byTS: map[string]*message{}, replies: map[string][]*message{}}
	s.channels[id] = c
	return c
}

// ChannelKind sets a new channel apart from a public one with the bot in it.
type ChannelKind int

// The kinds of channels.
const (
	// Private hides the channel from whoever is not in it.
	Private ChannelKind = iota + 1
	// WithoutBot leaves the bot outside.
	WithoutBot
)

// Channel makes a channel. Everybody who acts in it is taken for a member; so
// is the bot, unless told otherwise.
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

// Rename changes the name and tells the bot.
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

// Archive closes the channel for new messages.
func (c *Channel) Archive() { c.change(func() { c.archived = true }) }

// RemoveBot takes the bot out of the channel.
func (c *Channel) RemoveBot() { c.change(func() { delete(c.members, BotUserID) }) }

// InviteBot takes the bot into the channel, and tells it so.
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

// User is a person of the workspace.
type User struct {
	ID   string
	Name string
	// Team is the workspace that the person belongs to.
	Team string
	s    *Slack
}

// User makes a person, and the channel of their direct messages with the bot.
func (s *Slack) User(name string) *User { return s.Guest(name, TeamID) }

// Guest makes a person of another workspace, as they are met in channels that
// companies share.
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

// message is a message as the workspace keeps it.
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
	subtype   string // of what no person wrote
	onlyFor   string // the one person who sees it
	editedTS  string
	deleted   bool
	reactions []string // "name user"
}

// Message is what a message looked like when it was asked for.
type Message struct {
	// Number is its place in the order of the whole workspace, from 1.
	Number   int
	Channel  string
	TS       string
	ThreadTS string
	User     string
	Text     string
	Blocks   json.RawMessage
	Metadata json.RawMessage
	// OnlyFor is the one person who sees it; empty when everybody does.
	OnlyFor string
	// Files are the names of the files shared with it.
	Files   []string
	Edited  bool
	Deleted bool
	// Reactions are the names of the emoji on it, in order.
	Reactions []string
}

// Shown is the message as a person reads it.
func (m Message) Shown() string { return shown(m.Text, m.Blocks) }

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

// Messages are all messages of the channel in order, also those that are
// deleted or that only one person sees.
func (c *Channel) Messages() []Message {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	out := make([]Message, len(c.messages))
	for i, m := range c.messages {
		out[i] = m.snapshot()
	}
	return out
}

// Last is the newest message that the bot sent here and that still stands;
// the zero Message when there is none.
func (c *Channel) Last() Message {
	all := c.Messages()
	for _, m := range slices.Backward(all) {
		if m.User == BotUserID && !m.Deleted {
			return m
		}
	}
	return Message{}
}

// find looks a public message up by its timestamp. The caller holds the lock.
func (c *Channel) find(ts string) *message {
	m := c.byTS[ts]
	if m == nil || m.onlyFor != "" || m.deleted {
		return nil
	}
	return m
}

// add appends a message. The caller holds the lock.
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
