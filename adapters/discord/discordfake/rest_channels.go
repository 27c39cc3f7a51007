package discordfake

import "fmt"

// channel finds the channel of a call, and checks the bot's permissions there.
func (f *Fake) channel(c *call, need Permission) (*Channel, *apiError) {
	ch := f.channels[c.id("channel_id")]
	if ch == nil {
		return nil, errUnknownChannel()
	}
	return ch, ch.require(need)
}

// messageOf finds the message of a call, and checks the bot's permissions in its
// channel. The application cannot find ephemeral messages in this way.
func (f *Fake) messageOf(c *call, need Permission) (*message, *apiError) {
	ch, err := f.channel(c, need)
	if err != nil {
		return nil, err
	}
	m := ch.byID[c.id("message_id")]
	if m == nil || m.ephemeral() {
		return nil, errUnknownMessage()
	}
	return m, nil
}

func (f *Fake) getChannel(c *call) reply {
	ch, err := f.channel(c, ViewChannel)
	if err != nil {
		return failed(err)
	}
	return ok(ch.json())
}

func (f *Fake) typing(c *call) reply {
	ch, err := f.channel(c, ViewChannel)
	if err == nil {
		err = ch.require(ch.sendPermission())
	}
	if err != nil {
		return failed(err)
	}
	ch.addLine("%s is typing", f.bot.name)
	return noContent()
}

func (f *Fake) react(c *call) reply {
	m, err := f.messageOf(c, ViewChannel|ReadMessageHistory)
	if err != nil {
		return failed(err)
	}
	name := c.id("emoji_name")
	if !looksLikeEmoji(name) {
		return failed(errUnknownEmoji())
	}
	r := m.reactionWith(name)
	if r == nil {
		// Only the first reaction with an emoji needs the permission.
		if err := m.channel.require(AddReactions); err != nil {
			return failed(err)
		}
		r = &reaction{emoji: name, by: map[string]bool{}}
		m.reactions = append(m.reactions, r)
	}
	if !r.by[f.bot.id] {
		r.by[f.bot.id] = true
		m.channel.addLine("%s reacts %s to %s", f.bot.name, name, m.describe())
		f.reactionEvent("MESSAGE_REACTION_ADD", m, f.bot, name)
	}
	return noContent()
}

func (f *Fake) unreact(c *call) reply {
	m, err := f.messageOf(c, ViewChannel|ReadMessageHistory)
	if err != nil {
		return failed(err)
	}
	name := c.id("emoji_name")
	if m.unreact(name, f.bot.id) {
		m.channel.addLine("%s takes %s off %s", f.bot.name, name, m.describe())
		f.reactionEvent("MESSAGE_REACTION_REMOVE", m, f.bot, name)
	}
	return noContent()
}

func (m *message) reactionWith(emoji string) *reaction {
	for _, r := range m.reactions {
		if r.emoji == emoji {
			return r
		}
	}
	return nil
}

// unreact removes a reaction, and tells whether there was one.
func (m *message) unreact(emoji, userID string) bool {
	r := m.reactionWith(emoji)
	if r == nil || !r.by[userID] {
		return false
	}
	delete(r.by, userID)
	if len(r.by) > 0 {
		return true
	}
	for i := range m.reactions {
		if m.reactions[i] == r {
			m.reactions = append(m.reactions[:i:i], m.reactions[i+1:]...)
			break
		}
	}
	return true
}

// looksLikeEmoji accepts Unicode emoji, which have no ASCII letters, and custom emoji
// in the form name:id.
func looksLikeEmoji(name string) bool {
	custom, ascii := false, false
	for _, r := range name {
		custom = custom || r == ':'
		ascii = ascii || r >= 'A' && r <= 'z'
	}
	return name != "" && (custom || !ascii)
}

func (f *Fake) reactionEvent(event string, m *message, by *user, emoji string) {
	intent := IntentGuildMessageReactions
	if m.channel.kind == typeDM {
		intent = IntentDirectMessageReactions
	}
	f.dispatchIn(m.channel, event, intent, func(*session) any {
		o := obj{
			"user_id": by.id, "channel_id": m.channel.ID, "message_id": m.id, "message_author_id": m.author.id,
			"emoji": obj{"id": nil, "name": emoji}, "burst": false, "type": 0,
		}
		if g := m.channel.Guild; g != nil {
			o["guild_id"] = g.ID
			o["member"] = memberJSON(by.json(), nil, g.joined)
		}
		return o
	})
}

// describe is how the timeline refers to a message: by its author and first words.
func (m *message) describe() string {
	words := []rune(m.text())
	for i, r := range words {
		if r == '\n' {
			words = words[:i]
			break
		}
	}
	if len(words) > 40 {
		words = append(words[:40:40], '…')
	}
	return fmt.Sprintf("%s's %q", m.author.name, string(words))
}

// editChannel serves what a bot can do to its threads: rename, archive and lock them.
func (f *Fake) editChannel(c *call) reply {
	ch, err := f.channel(c, ViewChannel)
	if err != nil {
		return failed(err)
	}
	if !ch.isThread() || ch.owner != f.bot.id {
		return failed(errMissingPermissions())
	}
	body := c.object()
	if name := str(body, "name"); name != "" {
		p := newProblems()
		p.at("name").length(name, 1, maxThreadName)
		if p.any() {
			f.reportProblems(c, p)
			return failed(p.invalidForm())
		}
		ch.Name = name
		ch.addLine("%s names the thread %q", f.bot.name, name)
	}
	if archived, sent := body["archived"].(bool); sent {
		ch.archived = archived
	}
	if locked, sent := body["locked"].(bool); sent {
		ch.locked = locked
	}
	f.announceChannel(ch)
	return ok(ch.json())
}
