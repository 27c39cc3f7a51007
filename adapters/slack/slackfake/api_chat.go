package slackfake

import (
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Lengths of the text argument: over the first chat.update refuses and Slack
// advises against it everywhere, over the second everything is refused
// (https://docs.slack.dev/reference/methods/chat.postMessage).
const (
	adviceText = 4000
	maxText    = 40000
)

// place finds the channel that the bot may write to or read from. A person's
// id stands for their direct messages.
func (s *Slack) place(id string) (*Channel, *refusal) {
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

// content is what a message says, refereed.
type content struct {
	text     string
	blocks   json.RawMessage
	metadata json.RawMessage
}

func (c call) content() content {
	return content{c.str("text"), c.json("blocks"), c.json("metadata")}
}

// vet refuses content as Slack would, and records each fault as a violation.
func (s *Slack) vet(rec *Request, c content) *refusal {
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
	if no := s.scoped("chat:write"); no != nil {
		return nil, no
	}
	ch, no := s.place(c.str("channel"))
	if no != nil {
		return nil, no
	}
	if ch.archived {
		return nil, refuse("is_archived")
	}
	s.judgeUnfurling(c)
	if no := s.vet(c.req, c.content()); no != nil {
		return nil, no
	}
	if no := s.limitChannel(ch.ID); no != nil {
		return nil, no
	}
	m := s.post(ch, c.content(), c.str("thread_ts"), "")
	return object{"channel": ch.ID, "ts": m.ts, "message": m.json(true)}, nil
}

// post adds a message of the bot, and tells the bot of it, as Slack does.
func (s *Slack) post(ch *Channel, c content, thread, onlyFor string) *message {
	m := ch.add(&message{user: BotUserID, text: c.text, blocks: withBlockIDs(s, c.blocks),
		metadata: c.metadata, thread: thread, onlyFor: onlyFor})
	s.seePost(m)
	if onlyFor == "" {
		s.messageEvent(m)
	}
	return m
}

func chatPostEphemeral(s *Slack, c call) (object, *refusal) {
	if no := s.scoped("chat:write"); no != nil {
		return nil, no
	}
	ch, no := s.place(c.str("channel"))
	if no != nil {
		return nil, no
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
	if no := s.vet(c.req, c.content()); no != nil {
		return nil, no
	}
	return object{"message_ts": s.post(ch, c.content(), c.str("thread_ts"), user).ts}, nil
}

// ownMessage finds a message that the bot may change. What only one person
// sees is not among them.
func (s *Slack) ownMessage(c call, cannot string) (*message, *refusal) {
	if no := s.scoped("chat:write"); no != nil {
		return nil, no
	}
	ch, no := s.place(c.str("channel"))
	if ch == nil {
		return nil, no
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
	m, no := s.ownMessage(c, "cant_update_message")
	if no != nil {
		return nil, no
	}
	if utf8.RuneCountInString(c.str("text")) > adviceText {
		s.violate(c.req, "updates a message with a text of more than %d characters", adviceText)
		return nil, refuse("msg_too_long")
	}
	next := c.content()
	if next.blocks == nil && next.text == "" {
		return nil, refuse("no_text")
	}
	if no := s.vet(c.req, next); no != nil {
		return nil, no
	}
	if next.blocks == nil {
		next.blocks = m.blocks // left out means kept; an empty array removes them
	}
	s.rewrite(m, next)
	return object{"channel": m.channel.ID, "ts": m.ts, "text": m.text, "message": m.json(true)}, nil
}

// rewrite changes a message of the bot.
func (s *Slack) rewrite(m *message, next content) {
	before := m.json(false)
	m.text, m.blocks, m.editedTS = next.text, withBlockIDs(s, next.blocks), s.nextTS()
	if next.metadata != nil {
		m.metadata = next.metadata
	}
	s.seeEdit(m)
	if m.onlyFor == "" {
		s.changedEvent(m, before)
	}
}

func chatDelete(s *Slack, c call) (object, *refusal) {
	m, no := s.ownMessage(c, "cant_delete_message")
	if no != nil {
		return nil, no
	}
	s.remove(m)
	return object{"channel": m.channel.ID, "ts": m.ts}, nil
}

// remove deletes a message, whoever wrote it.
func (s *Slack) remove(m *message) {
	before := m.json(false)
	m.deleted = true
	s.saw(m.channel.ID, "message #%d deleted", m.n)
	if m.onlyFor == "" {
		s.deletedEvent(m, before)
	}
}

func chatGetPermalink(s *Slack, c call) (object, *refusal) {
	ch, no := s.place(c.str("channel"))
	if ch == nil {
		return nil, no
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
