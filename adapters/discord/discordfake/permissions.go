package discordfake

import (
	"strconv"
	"strings"
)

// Permission is a set of permission bits.
// https://discord.com/developers/docs/topics/permissions
type Permission uint64

// The permissions the fake looks at.
const (
	AddReactions           Permission = 1 << 6
	ViewChannel            Permission = 1 << 10
	SendMessages           Permission = 1 << 11
	ManageMessages         Permission = 1 << 13
	EmbedLinks             Permission = 1 << 14
	AttachFiles            Permission = 1 << 15
	ReadMessageHistory     Permission = 1 << 16
	UseExternalEmojis      Permission = 1 << 18
	UseApplicationCommands Permission = 1 << 31
	CreatePublicThreads    Permission = 1 << 35
	SendMessagesInThreads  Permission = 1 << 38
)

// botPermissions is what the bot has where nothing is denied.
const botPermissions = AddReactions | ViewChannel | SendMessages | EmbedLinks | AttachFiles |
	ReadMessageHistory | UseExternalEmojis | UseApplicationCommands | CreatePublicThreads | SendMessagesInThreads

// memberPermissions is what every person has.
const memberPermissions = botPermissions

// String is the decimal form Discord sends.
func (p Permission) String() string { return strconv.FormatUint(uint64(p), 10) }

// Names lists the permissions in the words Discord's settings use.
func (p Permission) Names() string {
	var names []string
	for _, n := range []struct {
		bit  Permission
		name string
	}{
		{ViewChannel, "View Channel"}, {SendMessages, "Send Messages"},
		{SendMessagesInThreads, "Send Messages in Threads"}, {CreatePublicThreads, "Create Public Threads"},
		{EmbedLinks, "Embed Links"}, {AttachFiles, "Attach Files"}, {AddReactions, "Add Reactions"},
		{ReadMessageHistory, "Read Message History"}, {ManageMessages, "Manage Messages"},
		{UseExternalEmojis, "Use External Emojis"}, {UseApplicationCommands, "Use Application Commands"},
	} {
		if p&n.bit != 0 {
			names = append(names, n.name)
		}
	}
	return strings.Join(names, ", ")
}

// Deny takes permissions from the bot in this channel; threads follow their parent.
func (c *Channel) Deny(p Permission) {
	c.f.mu.Lock()
	defer c.f.mu.Unlock()
	c.denied |= p
	c.f.announceChannel(c)
}

// Allow gives back what Deny took.
func (c *Channel) Allow(p Permission) {
	c.f.mu.Lock()
	defer c.f.mu.Unlock()
	c.denied &^= p
	c.f.announceChannel(c)
}

// botMay are the bot's permissions here. In a direct message it has all of them.
func (c *Channel) botMay() Permission {
	if c.Parent != nil {
		return c.Parent.botMay() &^ c.denied
	}
	return botPermissions &^ c.denied
}

// need answers as Discord does when the bot lacks something: 50001 where it
// cannot see the channel, 50013 for anything else.
func (c *Channel) need(p Permission) *apiError {
	have := c.botMay()
	if have&ViewChannel == 0 {
		return errMissingAccess()
	}
	if have&p != p {
		return errMissingPermissions()
	}
	return nil
}

// sending is the permission it takes to post here.
func (c *Channel) sending() Permission {
	if c.isThread() {
		return SendMessagesInThreads
	}
	return SendMessages
}
