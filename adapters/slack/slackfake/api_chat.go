package slackfake

import (
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Limits on the argument text, in characters
// (https://docs.slack.dev/reference/methods/chat.postMessage).
const (
	// recommendedText is what Slack recommends everywhere and chat.update enforces.
	recommendedText = 4000
	// maxText is what every method enforces.
	maxText = 40000
)

// channelFor finds a channel that the bot may read and write. The id of a person
// stands for their direct messages.
func (s *Slack) channelFor(id string) (*Channel, *refusal) {
	c := s.channels[id]
	if c == nil && s.users[id] != nil {
		c = s.directOf(id)
	}
	switch {
	case c == nil, c.private && !c.members[BotUserID]:
		return nil, refuse("channel_not_found")
	case !c.members[BotUserID]:
		return c, refuse("not_in_channel")
	}
	return c, nil
}

// content is what a message says.
type content struct {
	text     string
	blocks   json.RawMessage
	metadata json.RawMessage
}

func (c call) content() content {
	return content{c.str("text"), c.json("blocks"), c.json("metadata")}
}

// validate refuses content as Slack would, and records each fault as a violation.
func (s *Slack) validate(rec *Request, c content) *refusal {
	s.judgeContent(rec, c)
	empty := len(blockList(c.blocks)) == 0
	faults := checkBlocks(c.blocks, 50)
	switch {
	case len(faults) > 0:
		return refuse("invalid_blocks", faults...)
	case blockCharacters(c.blocks) > maxBlockCharacters:
		return refuse("msg_blocks_too_long")
	case strings.TrimSpace(c.text) == "" && empty:
		return refuse("no_text")
	case utf8.RuneCountInString(c.text) > maxText:
		return refuse("msg_too_long")
	}
	return checkMetadata(c.metadata)
}

func checkMetadata(raw json.RawMessage) *refusal {
	if len(raw) == 0 {
		return nil
	}
	var m struct {
		Type    string `json:"event_type"`
		Payload object `json:"event_payload"`
	}
	if json.Unmarshal(raw, &m) != nil || m.Type == "" || m.Payload == nil {
		return refuse("invalid_metadata_format")
	}
	return nil
}

func chatPostMessage(s *Slack, c call) (object, *refusal) {
	if refused := s.requireScope("chat:write"); refused != nil {
		return nil, refused
	}
	ch, refused := s.channelFor(c.str("channel"))
	if refused != nil {
		return nil, refused
	}
	if ch.archived {
		return nil, refuse("is_archived")
	}
	s.judgeUnfurling(c)
	if refused := s.validate(c.req, c.content()); refused != nil {
		return nil, refused
	}
	if refused := s.limitRate(ch.ID); refused != nil {
		return nil, refused
	}
	m := s.post(ch, c.content(), c.str("thread_ts"), "")
	return object{"channel": ch.ID, "ts": m.ts, "message": m.json(true)}, nil
}

// post adds a message by the bot and sends the bot an event about it, as Slack
// does.
func (s *Slack) post(ch *Channel, c content, thread, onlyFor string) *message {
	m := ch.add(&message{user: BotUserID, text: c.text, blocks: withBlockIDs(s, c.blocks),
		metadata: c.metadata, thread: thread, onlyFor: onlyFor})
	s.showPost(m)
	if onlyFor == "" {
		s.messageEvent(m)
	}
	return m
}

func chatPostEphemeral(s *Slack, c call) (object, *refusal) {
	if refused := s.requireScope("chat:write"); refused != nil {
		return nil, refused
	}
	ch, refused := s.channelFor(c.str("channel"))
	if refused != nil {
		return nil, refused
	}
	user := c.str("user")
	switch {
	case s.users[user] == nil:
		return nil, refuse("user_not_found")
	case !ch.members[user]:
		return nil, refuse("user_not_in_channel")
	case ch.archived:
		return nil, refuse("is_archived")
	}
	if refused := s.validate(c.req, c.content()); refused != nil {
		return nil, refused
	}
	return object{"message_ts": s.post(ch, c.content(), c.str("thread_ts"), user).ts}, nil
}

// ownMessage finds a message that the bot may change, and refuses others with the
// error cannot. The bot cannot change ephemeral messages in this way.
func (s *Slack) ownMessage(c call, cannot string) (*message, *refusal) {
	if refused := s.requireScope("chat:write"); refused != nil {
		return nil, refused
	}
	ch, refused := s.channelFor(c.str("channel"))
	if ch == nil {
		return nil, refused
	}
	m := ch.find(c.str("ts"))
	switch {
	case m == nil:
		return nil, refuse("message_not_found")
	case m.user != BotUserID:
		return nil, refuse(cannot)
	}
	return m, nil
}

func chatUpdate(s *Slack, c call) (object, *refusal) {
	m, refused := s.ownMessage(c, "cant_update_message")
	if refused != nil {
		return nil, refused
	}
	if utf8.RuneCountInString(c.str("text")) > recommendedText {
		s.violate(c.req, "updates a message with a text of more than %d characters", recommendedText)
		return nil, refuse("msg_too_long")
	}
	next := c.content()
	if next.blocks == nil && next.text == "" {
		return nil, refuse("no_text")
	}
	if refused := s.validate(c.req, next); refused != nil {
		return nil, refused
	}
	if next.blocks == nil {
		next.blocks = m.blocks // left out means kept; an empty array removes them
	}
	s.rewrite(m, next)
	return object{"channel": m.channel.ID, "ts": m.ts, "text": m.text, "message": m.json(true)}, nil
}

// rewrite changes a message by the bot.
func (s *Slack) rewrite(m *message, next content) {
	before := m.json(false)
	m.text, m.blocks, m.editedTS = next.text, withBlockIDs(s, next.blocks), s.nextTS()
	if next.metadata != nil {
		m.metadata = next.metadata
	}
	s.showEdit(m)
	if m.onlyFor == "" {
		s.changedEvent(m, before)
	}
}

func chatDelete(s *Slack, c call) (object, *refusal) {
	m, refused := s.ownMessage(c, "cant_delete_message")
	if refused != nil {
		return nil, refused
	}
	s.remove(m)
	return object{"channel": m.channel.ID, "ts": m.ts}, nil
}

// remove deletes a message, whoever wrote it.
func (s *Slack) remove(m *message) {
	before := m.json(false)
	m.deleted = true
	s.addEntry(m.channel.ID, "message #%d deleted", m.n)
	if m.onlyFor == "" {
		s.deletedEvent(m, before)
	}
}

func chatGetPermalink(s *Slack, c call) (object, *refusal) {
	ch, refused := s.channelFor(c.str("channel"))
	if ch == nil {
		return nil, refused
	}
	m := ch.find(c.str("message_ts"))
	if m == nil {
		return nil, refuse("message_not_found")
	}
	return object{"channel": ch.ID, "permalink": m.permalink()}, nil
}

func (m *message) permalink() string {
	url := "https://" + TeamDomain + ".slack.com/archives/" + m.channel.ID + "/p" + strings.Replace(m.ts, ".", "", 1)
	if m.thread != "" {
		url += "?thread_ts=" + m.thread + "&cid=" + m.channel.ID
	}
	return url
}
