package slackfake

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

func (c *Channel) json() object {
	if c.im != "" {
		return object{"id": c.ID, "created": 1700000000, "is_im": true, "is_archived": false,
			"user": c.im, "is_open": true, "context_team_id": TeamID}
	}
	return object{
		"id": c.ID, "name": c.name, "name_normalized": c.name, "created": 1700000000,
		"is_channel": !c.private, "is_group": c.private, "is_im": false, "is_mpim": false,
		"is_private": c.private, "is_archived": c.archived, "is_general": false,
		"is_member": c.members[BotUserID], "context_team_id": TeamID, "num_members": len(c.members),
	}
}

// kind is the channel's type, as events name it and as scopes do.
func (c *Channel) kind() (event, scope string) {
	switch {
	case c.im != "":
		return "im", "im"
	case c.private:
		return "group", "groups"
	}
	return "channel", "channels"
}

// channelWithScope finds a channel that the bot may look up.
func (s *Slack) channelWithScope(c call, right string) (*Channel, *refusal) {
	ch, refused := s.channelFor(c.str("channel"))
	if ch == nil {
		return nil, refused
	}
	_, word := ch.kind()
	return ch, s.requireScope(word + ":" + right)
}

func conversationsInfo(s *Slack, c call) (object, *refusal) {
	ch, refused := s.channelWithScope(c, "read")
	if refused != nil {
		return nil, refused
	}
	return object{"channel": ch.json()}, nil
}

func conversationsList(s *Slack, _ call) (object, *refusal) {
	list := []object{}
	for _, id := range slices.Sorted(maps.Keys(s.channels)) {
		if c := s.channels[id]; c.im == "" && (!c.private || c.members[BotUserID]) {
			list = append(list, c.json())
		}
	}
	return object{"channels": list, "response_metadata": object{"next_cursor": ""}}, s.requireScope("channels:read")
}

func conversationsMembers(s *Slack, c call) (object, *refusal) {
	ch, refused := s.channelWithScope(c, "read")
	if refused != nil {
		return nil, refused
	}
	return object{"members": slices.Sorted(maps.Keys(ch.members)), "response_metadata": object{"next_cursor": ""}}, nil
}

func conversationsOpen(s *Slack, c call) (object, *refusal) {
	if refused := s.requireScope("im:write"); refused != nil {
		return nil, refused
	}
	ch := s.channels[c.str("channel")]
	if user := c.str("users"); user != "" {
		if strings.Contains(user, ",") || s.users[user] == nil {
			return nil, refuse("user_not_found")
		}
		ch = s.directOf(user)
	}
	if ch == nil {
		return nil, refuse("channel_not_found")
	}
	return object{"channel": ch.json(), "no_op": true, "already_open": true}, nil
}

func conversationsJoin(s *Slack, c call) (object, *refusal) {
	ch := s.channels[c.str("channel")]
	switch {
	case ch == nil || ch.private:
		return nil, refuse("channel_not_found")
	case ch.im != "":
		return nil, refuse("method_not_supported_for_channel_type")
	case ch.archived:
		return nil, refuse("is_archived")
	}
	if refused := s.requireScope("channels:join"); refused != nil {
		return nil, refused
	}
	ch.members[BotUserID] = true
	return object{"channel": ch.json()}, nil
}

func conversationsLeave(s *Slack, c call) (object, *refusal) {
	ch, refused := s.channelFor(c.str("channel"))
	if refused != nil {
		return nil, refused
	}
	delete(ch.members, BotUserID)
	return nil, s.requireScope("channels:manage")
}

func conversationsHistory(s *Slack, c call) (object, *refusal) {
	ch, refused := s.readable(c)
	if refused != nil {
		return nil, refused
	}
	var found []*message
	for _, m := range slices.Backward(ch.messages) {
		if m.thread == "" || m.thread == m.ts {
			found = append(found, m)
		}
	}
	return page(c, found), nil
}

func conversationsReplies(s *Slack, c call) (object, *refusal) {
	ch, refused := s.readable(c)
	if refused != nil {
		return nil, refused
	}
	root := c.str("ts")
	if m := ch.find(root); m != nil && m.thread != "" {
		root = m.thread
	}
	var found []*message
	for _, m := range ch.messages {
		if m.ts == root || m.thread == root {
			found = append(found, m)
		}
	}
	if len(found) == 0 {
		return nil, refuse("thread_not_found")
	}
	return page(c, found), nil
}

// readable finds a channel whose messages the bot may read.
func (s *Slack) readable(c call) (*Channel, *refusal) {
	ch, refused := s.channelFor(c.str("channel"))
	if refused != nil {
		return nil, refused
	}
	_, word := ch.kind()
	return ch, s.requireScope(word + ":history")
}

// page cuts one page out of a list. The cursor is an offset into the list.
func page(c call, all []*message) object {
	oldest, latest, inclusive := c.str("oldest"), c.str("latest"), c.is("inclusive", true)
	var out []object
	start, _ := strconv.Atoi(c.str("cursor"))
	limit, next := c.number("limit", 100), ""
	stored := 0
	for _, m := range all {
		if m.deleted || m.onlyFor != "" || !inRange(m.ts, oldest, latest, inclusive) {
			continue
		}
		stored++
		if stored <= start {
			continue
		}
		if len(out) == limit {
			next = strconv.Itoa(start + limit)
			break
		}
		out = append(out, m.json(c.is("include_all_metadata", true)))
	}
	if out == nil {
		out = []object{}
	}
	return object{"messages": out, "has_more": next != "", "pin_count": 0,
		"response_metadata": object{"next_cursor": next}}
}

// inRange compares timestamps as text, since all have the same length.
func inRange(ts, oldest, latest string, inclusive bool) bool {
	if inclusive && (ts == oldest || ts == latest) {
		return true
	}
	return (oldest == "" || oldest == "0" || ts > oldest) && (latest == "" || latest == "now" || ts < latest)
}

func reactionsAdd(s *Slack, c call) (object, *refusal) {
	m, reaction, refused := s.reaction(c)
	if refused != nil {
		return nil, refused
	}
	if slices.Contains(m.reactions, reaction) {
		return nil, refuse("already_reacted")
	}
	m.reactions = append(m.reactions, reaction)
	s.addEntry(m.channel.ID, "reaction %s added to #%d", c.str("name"), m.n)
	return nil, nil
}

func reactionsRemove(s *Slack, c call) (object, *refusal) {
	m, reaction, refused := s.reaction(c)
	if refused != nil {
		return nil, refused
	}
	i := slices.Index(m.reactions, reaction)
	if i < 0 {
		return nil, refuse("no_reaction")
	}
	m.reactions = slices.Delete(m.reactions, i, i+1)
	s.addEntry(m.channel.ID, "reaction %s removed from #%d", c.str("name"), m.n)
	return nil, nil
}

func (s *Slack) reaction(c call) (*message, string, *refusal) {
	if refused := s.requireScope("reactions:write"); refused != nil {
		return nil, "", refused
	}
	ch, refused := s.channelFor(c.str("channel"))
	if refused != nil {
		return nil, "", refused
	}
	m := ch.find(c.str("timestamp"))
	if m == nil {
		return nil, "", refuse("message_not_found")
	}
	if name := c.str("name"); name == "" || strings.ContainsAny(name, ": ") {
		return nil, "", refuse("invalid_name")
	}
	return m, c.str("name") + " " + BotUserID, nil
}
