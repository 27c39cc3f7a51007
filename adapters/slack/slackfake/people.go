package slackfake

import (
	"strings"
)

// recordActor records that a person acts in a channel, which makes them a member
// of it and lets the bot mention them. The caller holds the lock.
func (u *User) recordActor(c *Channel) {
	c.members[u.ID] = true
	u.s.actors[u.ID] = true
}

// Slash types a command line such as "/coverage how many shells".
func (u *User) Slash(c *Channel, line string) *Delivery {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	u.recordActor(c)
	u.s.addEntry(c.ID, "%s asks: %s", u.ID, indent(line))
	command, text, _ := strings.Cut(line, " ")
	trigger := u.s.triggerFor(u.ID, c.ID)
	h := &responseURL{channel: c, user: u.ID, command: true}
	return u.s.deliver(&Delivery{ID: trigger, Kind: slashCommands, Type: command,
		payload: object{
			"token": legacyToken, "team_id": u.Team, "team_domain": TeamDomain,
			"channel_id": c.ID, "channel_name": c.nameInCommands(), "user_id": u.ID, "user_name": u.Name,
			"command": command, "text": strings.TrimSpace(text), "api_app_id": AppID,
			"is_enterprise_install": "false", "response_url": u.s.newResponseURL(h), "trigger_id": trigger,
		},
		onAck:  func(p params) { u.s.inlineReply(h, p) },
		onFail: func(reason string) { u.showFailure(c, reason) },
	})
}

// nameInCommands is the channel's name as commands have it: Slack does not disclose
// the names of private channels.
func (c *Channel) nameInCommands() string {
	switch {
	case c.im != "":
		return "directmessage"
	case c.private:
		return "privategroup"
	}
	return c.name
}

// inlineReply posts the message that came with an acknowledgement.
func (s *Slack) inlineReply(h *responseURL, p params) {
	c := call{params: p, req: &Request{Route: "acknowledgement of a command", Body: []byte(p.str("text"))}}
	content := c.content()
	if content.text == "" && len(content.blocks) == 0 {
		return
	}
	if refused := s.validate(c.req, content); refused == nil {
		s.newResponse(h, c)
	}
}

// showFailure shows the person a failed delivery as Slack words it. The caller
// holds the lock.
func (u *User) showFailure(c *Channel, reason string) {
	word := "dispatch_failed"
	if strings.HasSuffix(reason, "timeout") {
		word = "operation_timeout"
	}
	u.s.addEntry(c.ID, "%s saw %s", u.ID, word)
}

// Say posts a message in a channel.
func (u *User) Say(c *Channel, text string) Message { return u.write(c, text, "") }

// Mention posts a message that begins with a mention of the bot.
func (u *User) Mention(c *Channel, text string) Message {
	return u.write(c, "<@"+BotUserID+"> "+text, "")
}

// DM posts a direct message to the bot.
func (u *User) DM(text string) Message { return u.write(u.Direct(), text, "") }

// Reply posts a message in the thread of another.
func (u *User) Reply(to Message, text string) Message {
	thread := to.ThreadTS
	if thread == "" {
		thread = to.TS
	}
	u.s.mu.Lock()
	c := u.s.channels[to.Channel]
	u.s.mu.Unlock()
	return u.write(c, text, thread)
}

func (u *User) write(c *Channel, text, thread string) Message {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	u.recordActor(c)
	m := c.add(&message{user: u.ID, text: text, blocks: richText(u.s, text), thread: thread})
	if thread == "" {
		u.s.addEntry(c.ID, "%s #%d: %s", u.ID, m.n, indent(renderMrkdwn(text)))
	} else {
		u.s.addEntry(c.ID, "%s (thread %s) #%d: %s", u.ID, c.ref(thread), m.n, indent(renderMrkdwn(text)))
	}
	u.s.messageEvent(m)
	return m.snapshot()
}

// Join joins a channel, which Slack announces with a message of its own.
func (u *User) Join(c *Channel) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	c.members[u.ID] = true
	m := c.add(&message{user: u.ID, subtype: "channel_join", text: "<@" + u.ID + "> has joined the channel"})
	u.s.addEntry(c.ID, "%s joins", u.ID)
	u.s.messageEvent(m)
}

// BotSays posts a message by another app's bot.
func (c *Channel) BotSays(botID, text string) Message {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	m := c.add(&message{user: botID, subtype: "bot_message", text: text})
	c.s.addEntry(c.ID, "bot %s #%d: %s", botID, m.n, indent(renderMrkdwn(text)))
	c.s.messageEvent(m)
	return m.snapshot()
}

// Edit changes a message of the person.
func (u *User) Edit(m Message, text string) Message {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	own := u.s.message(m)
	if own == nil {
		return m
	}
	before := own.json(false)
	own.text, own.blocks, own.editedTS = text, richText(u.s, text), u.s.nextTS()
	u.s.addEntry(own.channel.ID, "%s edits #%d: %s", u.ID, own.n, indent(renderMrkdwn(text)))
	u.s.changedEvent(own, before)
	return own.snapshot()
}

// Delete deletes any message, as an administrator may.
func (u *User) Delete(m Message) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	if own := u.s.message(m); own != nil {
		u.s.remove(own)
	}
}

// message finds the message that a snapshot was taken of; nil if it is gone. The
// caller holds the lock.
func (s *Slack) message(m Message) *message {
	c := s.channels[m.Channel]
	if c == nil {
		return nil
	}
	for _, stored := range c.messages {
		if stored.n == m.Number {
			return stored
		}
	}
	return nil
}

// Now is a new snapshot of a message.
func (s *Slack) Now(m Message) Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	if stored := s.message(m); stored != nil {
		return stored.snapshot()
	}
	return m
}
