package discord

import (
	"context"
	"net/http"
	"slices"
	"strconv"
)

// administrator has every permission everywhere.
const administrator = 1 << 3

// A guildChannel is a server's channel or thread, with who may do what in it:
// https://discord.com/developers/docs/resources/channel#channel-object
type guildChannel struct {
	channel
	Name       string      `json:"name"`
	Overwrites []overwrite `json:"permission_overwrites"`
	Thread     struct {
		Archived bool `json:"archived"`
	} `json:"thread_metadata"`
}

// An overwrite changes the permissions of a role (type 0) or a member (1).
type overwrite struct {
	ID    string `json:"id"`
	Type  int    `json:"type"`
	Allow string `json:"allow"`
	Deny  string `json:"deny"`
}

// holdsMessages tells whether messages can be posted there: not to a category,
// a forum, a gallery or a directory.
// https://discord.com/developers/docs/resources/channel#channel-object-channel-types
func (c guildChannel) holdsMessages() bool { return !slices.Contains([]int{4, 14, 15, 16}, c.Type) }

// permissions are what the bot may do in a channel; a thread has its channel's.
func (s *sender) permissions(ctx context.Context, me string, c guildChannel) (uint64, error) {
	if c.isThread() {
		var above guildChannel
		if err := s.try(ctx, http.MethodGet, "/channels/"+c.Parent, nil, &above); err != nil {
			return 0, err
		}
		c.Overwrites = above.Overwrites
	}
	var roles []struct {
		ID          string `json:"id"`
		Permissions string `json:"permissions"`
	}
	if err := s.try(ctx, http.MethodGet, "/guilds/"+c.Guild+"/roles", nil, &roles); err != nil {
		return 0, err
	}
	var m member
	if err := s.try(ctx, http.MethodGet, "/guilds/"+c.Guild+"/members/"+me, nil, &m); err != nil {
		return 0, err
	}
	var base uint64
	for _, r := range roles {
		if r.ID == c.Guild || slices.Contains(m.Roles, r.ID) { // @everyone has the server's id
			base |= bits(r.Permissions)
		}
	}
	return overwritten(base, c, me, m.Roles), nil
}

// overwritten applies a channel's overwrites in Discord's order: everyone's,
// those of roles together, the member's.
// https://discord.com/developers/docs/topics/permissions#permission-overwrites
func overwritten(base uint64, c guildChannel, me string, roles []string) uint64 {
	if base&administrator != 0 {
		return ^uint64(0)
	}
	var allow, deny [3]uint64
	for _, o := range c.Overwrites {
		var step int
		switch {
		case o.Type == 0 && o.ID == c.Guild:
			step = 0
		case o.Type == 0 && slices.Contains(roles, o.ID):
			step = 1
		case o.Type == 1 && o.ID == me:
			step = 2
		default:
			continue
		}
		allow[step] |= bits(o.Allow)
		deny[step] |= bits(o.Deny)
	}
	for step := range allow {
		base = base&^deny[step] | allow[step]
	}
	return base
}

// bits reads a set of permissions as Discord writes it; what cannot be read
// holds none.
func bits(text string) uint64 {
	n, _ := strconv.ParseUint(text, 10, 64)
	return n
}

// lacking names the permissions that a digest needs and that are not there.
func lacking(may uint64, thread, pictures bool) []string {
	type need struct {
		bit  uint64
		name string
	}
	needs := []need{
		{viewChannel, "View Channel"}, {sendMessages, "Send Messages"}, {embedLinks, "Embed Links"},
		{readMessageHistory, "Read Message History"}, {createPublicThreads, "Create Public Threads"},
		{sendMessagesInThreads, "Send Messages in Threads"},
	}
	if pictures {
		needs = append(needs, need{attachFiles, "Attach Files"})
	}
	if thread {
		needs = slices.DeleteFunc(needs, func(n need) bool { return n.bit == sendMessages || n.bit == createPublicThreads })
	}
	var out []string
	for _, n := range needs {
		if may&n.bit == 0 {
			out = append(out, n.name)
		}
	}
	return out
}
