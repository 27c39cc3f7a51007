package discordfake

// forBot is the message as the application receives it. Without the intent Message
// Content, other people's messages have no content unless they mention the bot or
// are direct messages.
func (m *message) forBot(contentIntent bool) obj {
	o := m.json()
	if !m.contentVisible(contentIntent) {
		stripContent(o)
	}
	if ref := child(o, "referenced_message"); ref != nil && !m.ref.contentVisible(contentIntent) {
		stripContent(ref)
	}
	return o
}

func (m *message) contentVisible(contentIntent bool) bool {
	bot := m.channel.f.bot
	if contentIntent || m.author == bot || m.channel.kind == typeDM {
		return true
	}
	for _, u := range m.mentions {
		if u == bot {
			return true
		}
	}
	return false
}

func stripContent(o obj) {
	o["content"], o["embeds"], o["attachments"], o["components"] = "", []any{}, []any{}, []any{}
}

// announce dispatches a message event, with the fields that only gateway events have.
func (f *Fake) announce(event string, m *message) {
	c := m.channel
	f.dispatchIn(c, event, messageIntent(c), func(s *session) any {
		o := m.forBot(s.intents&IntentMessageContent != 0)
		o["channel_type"] = c.kind
		if c.Guild != nil {
			o["guild_id"] = c.Guild.ID
			if p := f.people[m.author.name]; p != nil && p.user == m.author {
				o["member"] = memberJSON(nil, p.roles[c.Guild.ID], p.joined)
			} else {
				o["member"] = memberJSON(nil, nil, c.Guild.joined)
			}
		}
		return o
	})
}

func messageIntent(c *Channel) Intent {
	if c.kind == typeDM {
		return IntentDirectMessages
	}
	return IntentGuildMessages
}
