package discordfake

// forBot is the message as the application receives it: without the Message
// Content intent the content of others' messages is blank, unless they mention
// the bot or are direct messages.
func (m *message) forBot(contentIntent bool) obj {
	o := m.json()
	if !m.readable(contentIntent) {
		blank(o)
	}
	if ref := child(o, "referenced_message"); ref != nil && !m.ref.readable(contentIntent) {
		blank(ref)
	}
	return o
}

func (m *message) readable(contentIntent bool) bool {
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

func blank(o obj) {
	o["content"], o["embeds"], o["attachments"], o["components"] = "", []any{}, []any{}, []any{}
}

// announce sends a message event, with the fields only gateway events have.
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
