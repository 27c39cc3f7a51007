package slackfake

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"time"
)

// json is the message as the API and the events represent it.
func (m *message) json(withMetadata bool) object {
	o := object{"type": "message", "user": m.user, "text": m.text, "ts": m.ts, "team": TeamID}
	if m.subtype != "" {
		o["subtype"] = m.subtype
	}
	m.addAuthor(o)
	if len(m.blocks) > 0 {
		o["blocks"] = m.blocks
	}
	if len(m.files) > 0 {
		o["files"], o["upload"] = m.files, false
	}
	if m.thread != "" {
		o["thread_ts"] = m.thread
	}
	if m.thread != "" && m.thread != m.ts {
		if root := m.channel.find(m.thread); root != nil {
			o["parent_user_id"] = root.user
		}
	}
	if m.editedTS != "" {
		o["edited"] = object{"user": m.user, "ts": m.editedTS}
	}
	if withMetadata && len(m.metadata) > 0 {
		o["metadata"] = m.metadata
	}
	m.addReplies(o)
	m.addReactions(o)
	return o
}

func (m *message) addAuthor(o object) {
	switch u := m.channel.s.users[m.user]; {
	case m.user == BotUserID:
		o["bot_id"], o["app_id"], o["bot_profile"] = BotID, AppID, botProfile()
	case u != nil:
		o["client_msg_id"] = "msg-" + m.ts
		o["team"], o["user_team"], o["source_team"] = u.Team, u.Team, u.Team
	default: // another app's bot
		o["bot_id"], o["username"] = m.user, "another bot"
		delete(o, "user")
	}
}

func (m *message) addReplies(o object) {
	var users []string
	n, latest := 0, ""
	for _, r := range m.channel.replies[m.ts] {
		if r != m && !r.deleted && r.onlyFor == "" {
			n, latest = n+1, r.ts
			if !slices.Contains(users, r.user) {
				users = append(users, r.user)
			}
		}
	}
	if n > 0 {
		o["thread_ts"], o["reply_count"], o["reply_users_count"] = m.ts, n, len(users)
		o["reply_users"], o["latest_reply"] = users, latest
	}
}

func (m *message) addReactions(o object) {
	var list []object
	for _, r := range m.reactions {
		name, user, _ := strings.Cut(r, " ")
		list = append(list, object{"name": name, "count": 1, "users": []string{user}})
	}
	if list != nil {
		o["reactions"] = list
	}
}

// event delivers an event in a channel to the bot if the bot is a member and
// subscribed to it. The kind is the event's name in the manifest.
func (s *Slack) event(ch *Channel, kind string, event object) *Delivery {
	if s.opts.Events != nil && !slices.Contains(s.opts.Events, kind) {
		return nil
	}
	if !ch.members[BotUserID] {
		return nil
	}
	id := s.id("Ev")
	return s.deliver(&Delivery{ID: id, Kind: eventsAPI, Type: str(event, "type"), payload: object{
		"token": legacyToken, "team_id": TeamID, "context_team_id": TeamID,
		"context_enterprise_id": nil, "api_app_id": AppID, "event": event, "type": "event_callback",
		"event_id": id, "event_time": time.Now().Add(-s.behind).Unix(), "event_context": "4-fake-" + id,
		"authed_users": []string{BotUserID}, "is_ext_shared_channel": false,
		"authorizations": []object{{"enterprise_id": nil, "team_id": TeamID, "user_id": BotUserID,
			"is_bot": true, "is_enterprise_install": false}},
	}})
}

// messageEventName is the name of the message events of a kind of channel.
func messageEventName(kind string) string {
	if kind == "im" {
		return "message.im"
	}
	return "message." + kind + "s"
}

// messageEvent delivers a new message. Outside of direct messages, one that
// mentions the bot leads to two events with ids of their own, as it does on
// Slack: a mention and a message.
func (s *Slack) messageEvent(m *message) {
	kind, _ := m.channel.kind()
	base := m.json(true)
	base["channel"], base["event_ts"] = m.channel.ID, m.ts
	if m.user != BotUserID && kind != "im" && strings.Contains(m.text, "<@"+BotUserID+">") {
		mention := clone(base)
		mention["type"] = "app_mention"
		s.event(m.channel, "app_mention", mention)
	}
	base["channel_type"] = kind
	s.event(m.channel, messageEventName(kind), base)
}

func (s *Slack) changedEvent(m *message, before object) {
	kind, _ := m.channel.kind()
	ts := s.nextTS()
	s.event(m.channel, messageEventName(kind), object{
		"type": "message", "subtype": "message_changed", "channel": m.channel.ID, "hidden": true,
		"message": m.json(true), "previous_message": before, "ts": ts, "event_ts": ts, "channel_type": kind,
	})
}

func (s *Slack) deletedEvent(m *message, before object) {
	kind, _ := m.channel.kind()
	ts := s.nextTS()
	s.event(m.channel, messageEventName(kind), object{
		"type": "message", "subtype": "message_deleted", "channel": m.channel.ID, "hidden": true,
		"deleted_ts": m.ts, "previous_message": before, "ts": ts, "event_ts": ts, "channel_type": kind,
	})
}

func clone(o object) object {
	out := make(object, len(o))
	for k, v := range o {
		out[k] = v
	}
	return out
}

var userMention = regexp.MustCompile(`<@([A-Z0-9]+)>`)

// richText is what Slack turns a typed message into.
func richText(s *Slack, text string) json.RawMessage {
	var parts []object
	plain := func(t string) {
		if t != "" {
			parts = append(parts, object{"type": "text", "text": unescape.Replace(t)})
		}
	}
	at := 0
	for _, m := range userMention.FindAllStringSubmatchIndex(text, -1) {
		plain(text[at:m[0]])
		parts = append(parts, object{"type": "user", "user_id": text[m[2]:m[3]]})
		at = m[1]
	}
	plain(text[at:])
	raw, _ := json.Marshal([]object{{"type": "rich_text", "block_id": s.id("b"), "elements": []object{
		{"type": "rich_text_section", "elements": parts}}}})
	return raw
}

// withBlockIDs gives a block_id to each block without one.
func withBlockIDs(s *Slack, raw json.RawMessage) json.RawMessage {
	list := blockList(raw)
	if list == nil {
		return nil
	}
	for _, b := range list {
		if str(b, "block_id") == "" {
			b["block_id"] = s.id("b")
		}
	}
	named, err := json.Marshal(list)
	if err != nil {
		return raw
	}
	return named
}
