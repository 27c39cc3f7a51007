package discordfake

import (
	"strconv"
	"strings"
)

// Permission is a set of permission bits.
// https://discord.com/developers/docs/topics/permissions
type Permission uint64

// The permissions that the fake knows.
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

// botPermissions are the bot's permissions in a channel where none are denied.
const botPermissions = AddReactions | ViewChannel | SendMessages | EmbedLinks | AttachFiles |
	ReadMessageHistory | UseExternalEmojis | UseApplicationCommands | CreatePublicThreads | SendMessagesInThreads

// memberPermissions are the permissions of every person.
const memberPermissions = botPermissions

// String is the decimal form that Discord sends.
func (p Permission) String() string { return strconv.FormatUint(uint64(p), 10) }

// Names lists the permissions by their names in Discord's settings.
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

// Deny denies the bot permissions in the channel and its threads.
func (c *Channel) Deny(p Permission) {
	c.f.mu.Lock()
	defer c.f.mu.Unlock()
	c.denied |= p
	c.f.announceChannel(c)
}

// Allow grants the bot permissions that were denied.
func (c *Channel) Allow(p Permission) {
	c.f.mu.Lock()
	defer c.f.mu.Unlock()
	c.denied &^= p
	c.f.announceChannel(c)
}

// botPermissions are the bot's permissions in the channel. In a direct message it has
// all of them.
func (c *Channel) botPermissions() Permission {
	if c.Parent != nil {
		return c.Parent.botPermissions() &^ c.denied
	}
	return botPermissions &^ c.denied
}

// require returns Discord's error if the bot lacks a permission: 50001 if it cannot
// see the channel, otherwise 50013.
func (c *Channel) require(p Permission) *apiError {
	have := c.botPermissions()
	if have&ViewChannel == 0 {
		return errMissingAccess()
	}
	if have&p != p {
		return errMissingPermissions()
	}
	return nil
}

// sendPermission is the permission that posting in the channel needs.
func (c *Channel) sendPermission() Permission {
	if c.isThread() {
		return SendMessagesInThreads
	}
	return SendMessages
}
