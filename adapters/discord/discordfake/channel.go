package discordfake

import (
	"fmt"
	"strings"
	"time"
)

// Channel types. https://discord.com/developers/docs/resources/channel
const (
	typeText         = 0
	typeDM           = 1
	typePublicThread = 11
	typeForum        = 15
)

// Channel is a text channel, a forum, a thread or a direct message.
type Channel struct {
	// ID is the channel's snowflake.
	ID string
	// Name is the channel's name without the number sign; for a direct message, the
	// person's name.
	Name string
	// Guild is nil in a direct message.
	Guild *Guild
	// Parent is the channel that a thread belongs to; nil for other channels.
	Parent *Channel

	f         *Fake
	kind      int
	owner     string
	denied    Permission
	recipient *Person
	noDMs     bool // the person accepts no direct messages from the bot
	archived  bool
	locked    bool
	begun     bool // a message has been posted
	made      time.Time
	threads   []*Channel
	messages  []*message
	byID      map[string]*message
	lines     []string
}

func (f *Fake) addChannel(c *Channel) *Channel {
	if c.ID == "" {
		c.ID = f.newID()
	}
	c.f, c.byID, c.made = f, map[string]*message{}, time.Now()
	f.channels[c.ID] = c
	return c
}

func (c *Channel) isThread() bool { return c.kind == typePublicThread }

func (c *Channel) guildID() string {
	if c.Guild == nil {
		return ""
	}
	return c.Guild.ID
}

func (c *Channel) json() obj {
	o := obj{"id": c.ID, "type": c.kind, "flags": 0, "last_message_id": c.lastMessageID()}
	if c.kind == typeDM {
		o["recipients"] = []any{c.recipient.user.json()}
		return o
	}
	o["guild_id"], o["name"] = c.Guild.ID, c.Name
	o["rate_limit_per_user"] = 0
	if c.isThread() {
		c.threadJSON(o)
		return o
	}
	o["position"], o["nsfw"], o["topic"], o["parent_id"] = 0, false, nil, nil
	o["permission_overwrites"] = []any{obj{
		"id": c.f.bot.id, "type": 1, "allow": "0", "deny": c.denied.String(),
	}}
	if c.kind == typeForum {
		o["available_tags"], o["default_reaction_emoji"] = []any{}, nil
		o["default_sort_order"], o["default_forum_layout"] = nil, 0
	}
	return o
}

func (c *Channel) threadJSON(o obj) {
	o["parent_id"], o["owner_id"] = c.Parent.ID, c.owner
	o["message_count"], o["total_message_sent"], o["member_count"] = len(c.messages), len(c.messages), 2
	o["thread_metadata"] = obj{
		"archived": c.archived, "locked": c.locked, "auto_archive_duration": 1440,
		"archive_timestamp": stamp(c.made), "create_timestamp": stamp(c.made),
	}
}

func (c *Channel) lastMessageID() any {
	for i := len(c.messages) - 1; i >= 0; i-- {
		if !c.messages[i].ephemeral() {
			return c.messages[i].id
		}
	}
	return nil
}

// Threads returns the threads of the channel, or the posts of a forum, oldest first.
func (c *Channel) Threads() []*Channel {
	c.f.mu.Lock()
	defer c.f.mu.Unlock()
	return append([]*Channel(nil), c.threads...)
}

// Archive archives a thread. A new message restores it, unless it is locked.
func (c *Channel) Archive(locked bool) {
	c.f.mu.Lock()
	defer c.f.mu.Unlock()
	c.archived, c.locked = true, locked
	c.f.announceChannel(c)
}

// Remove deletes the channel.
func (c *Channel) Remove() {
	f := c.f
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.channels, c.ID)
	event := "CHANNEL_DELETE"
	if c.isThread() {
		event = "THREAD_DELETE"
	}
	f.dispatchIn(c, event, IntentGuilds, func(*session) any { return c.json() })
}

func (f *Fake) announceChannel(c *Channel) {
	event := "CHANNEL_UPDATE"
	if c.isThread() {
		event = "THREAD_UPDATE"
	}
	f.dispatchIn(c, event, IntentGuilds, func(*session) any { return c.json() })
	f.signal()
}

// newThread makes a thread in the channel. The id of a thread that was started from
// a message is the id of that message; "" makes a new one.
func (c *Channel) newThread(id, name, owner string) *Channel {
	t := c.f.addChannel(&Channel{ID: id, Name: name, Guild: c.Guild, Parent: c, kind: typePublicThread, owner: owner})
	c.threads = append(c.threads, t)
	c.f.dispatchIn(t, "THREAD_CREATE", IntentGuilds, func(*session) any {
		o := t.json()
		o["newly_created"] = true
		return o
	})
	return t
}

// addLine adds an event to the timeline of the channel.
func (c *Channel) addLine(format string, args ...any) {
	line := fmt.Sprintf(format, args...)
	c.lines = append(c.lines, strings.ReplaceAll(line, "\n", "\n    "))
	c.f.signal()
}

// Lines is the timeline, one element per event.
func (c *Channel) Lines() []string {
	c.f.mu.Lock()
	defer c.f.mu.Unlock()
	return append([]string(nil), c.lines...)
}

// Timeline is what people saw and did in the channel, one event per line. Further
// lines of the same event are indented.
func (c *Channel) Timeline() string { return strings.Join(c.Lines(), "\n") }

// Timeline is the timelines of all channels, each under the channel's name.
func (f *Fake) Timeline() string {
	f.mu.Lock()
	var all []*Channel
	for _, g := range f.guilds {
		for _, c := range g.channels {
			all = append(append(all, c), c.threads...)
		}
	}
	for _, c := range f.channels {
		if c.kind == typeDM {
			all = append(all, c)
		}
	}
	f.mu.Unlock()
	var b strings.Builder
	for _, c := range all {
		fmt.Fprintf(&b, "#%s\n", c.Name)
		for _, line := range c.Lines() {
			fmt.Fprintf(&b, "  %s\n", line)
		}
	}
	return b.String()
}
