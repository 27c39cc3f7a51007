package slackfake

import (
	"strings"
)

// act notes that a person does something in a channel, which makes them a
// member of it and somebody whom the bot may name. The caller holds the lock.
func (u *User) act(c *Channel) {
	c.members[u.ID] = true
	u.s.actors[u.ID] = true
}

// Slash types a command line such as "/coverage how many shells".
func (u *User) Slash(c *Channel, line string) *Delivery {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	u.act(c)
	u.s.saw(c.ID, "%s asks: %s", u.ID, indent(line))
	command, text, _ := strings.Cut(line, " ")
	trigger := u.s.triggerFor(u.ID, c.ID)
	h := &hook{channel: c, user: u.ID, command: true}
	return u.s.deliver(&Delivery{ID: trigger, Kind: slashCommands, Type: command,
		payload: object{
			"token": legacyToken, "team_id": u.Team, "team_domain": TeamDomain,
			"channel_id": c.ID, "channel_name": c.nameInCommands(), "user_id": u.ID, "user_name": u.Name,
			"command": command, "text": strings.TrimSpace(text), "api_app_id": AppID,
			"is_enterprise_install": "false", "response_url": u.s.hookFor(h), "trigger_id": trigger,
		},
		onAck:  func(p params) { u.s.inlineReply(h, p) },
		onFail: func(why string) { u.sees(c, why) },
	})
}

// nameInCommands is the channel's name; of private places Slack tells none.
func (c *Channel) nameInCommands() string {
	switch {
	case c.im != "":
		return "directmessage"
	case c.private:
		return "privategroup"
	}
	return c.name
}

// inlineReply shows the message that came with an acknowledgement.
func (s *Slack) inlineReply(h *hook, p params) {
	c := call{params: p, req: &Request{Route: "acknowledgement of a command", Body: []byte(p.str("text"))}}
	content := c.content()
	if content.text == "" && len(content.blocks) == 0 {
		return
	}
	if no := s.vet(c.req, content); no == nil {
		s.newResponse(h, c)
	}
}

// sees tells the person of a failed delivery in Slack's words. The caller
// holds the lock.
func (u *User) sees(c *Channel, why string) {
	word := "dispatch_failed"
	if strings.HasSuffix(why, "timeout") {
		word = "operation_timeout"
	}
	u.s.saw(c.ID, "%s saw %s", u.ID, word)
}

// Say writes a message into a channel, with or without a mention.
func (u *User) Say(c *Channel, text string) Message { return u.write(c, text, "") }

// Mention writes a message that begins with the bot's name.
func (u *User) Mention(c *Channel, text string) Message {
	return u.write(c, "<@"+BotUserID+"> "+text, "")
}

// DM writes to the bot directly.
func (u *User) DM(text string) Message { return u.write(u.Direct(), text, "") }

// Reply writes into the thread of a message.
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
	u.act(c)
	m := c.add(&message{user: u.ID, text: text, blocks: richText(u.s, text), thread: thread})
	if thread == "" {
		u.s.saw(c.ID, "%s #%d: %s", u.ID, m.n, indent(readable(text)))
	} else {
		u.s.saw(c.ID, "%s (thread %s) #%d: %s", u.ID, c.ref(thread), m.n, indent(readable(text)))
	}
	u.s.messageEvent(m)
	return m.snapshot()
}

// Join enters a channel, of which Slack makes a message that no person wrote.
func (u *User) Join(c *Channel) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	c.members[u.ID] = true
	m := c.add(&message{user: u.ID, subtype: "channel_join", text: "<@" + u.ID + "> has joined the channel"})
	u.s.saw(c.ID, "%s joins", u.ID)
	u.s.messageEvent(m)
}

// BotSays writes a message of another app's bot, with its bot id.
func (c *Channel) BotSays(botID, text string) Message {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	m := c.add(&message{user: botID, subtype: "bot_message", text: text})
	c.s.saw(c.ID, "bot %s #%d: %s", botID, m.n, indent(readable(text)))
	c.s.messageEvent(m)
	return m.snapshot()
}

// Edit changes a message that the person wrote.
func (u *User) Edit(m Message, text string) Message {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	own := u.s.message(m)
	if own == nil {
		return m
	}
	before := own.json(false)
	own.text, own.blocks, own.editedTS = text, richText(u.s, text), u.s.nextTS()
	u.s.saw(own.channel.ID, "%s edits #%d: %s", u.ID, own.n, indent(readable(text)))
	u.s.changedEvent(own, before)
	return own.snapshot()
}

// Delete deletes a message, of the person's or, as an administrator may, of
// anybody's.
func (u *User) Delete(m Message) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	if own := u.s.message(m); own != nil {
		u.s.remove(own)
	}
}

// message finds what a snapshot was taken of. The caller holds the lock.
func (s *Slack) message(m Message) *message {
	c := s.channels[m.Channel]
	if c == nil {
		return nil
	}
	for _, kept := range c.messages {
		if kept.n == m.Number {
			return kept
		}
	}
	return nil
}

// Now is the message as it stands now.
func (s *Slack) Now(m Message) Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	if kept := s.message(m); kept != nil {
		return kept.snapshot()
	}
	return m
}
