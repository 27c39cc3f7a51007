package discordfake

import (
	"fmt"
	"strings"
	"time"
)

// Person is a user of Discord. Everybody is a member of every guild.
type Person struct {
	// ID is the user's snowflake, Name the person's name on timelines.
	ID, Name string
	// Locale is the language of the person's client, "en-GB" unless it is set before
	// use.
	Locale string

	f      *Fake
	user   *user
	roles  map[string][]string // by guild id
	joined time.Time
	direct *Channel
}

// Person returns the person with that name, and makes one if there is none.
func (f *Fake) Person(name string) *Person {
	f.mu.Lock()
	defer f.mu.Unlock()
	if p := f.people[name]; p != nil {
		return p
	}
	id := f.newID()
	p := &Person{
		ID: id, Name: name, Locale: "en-GB", f: f, user: &user{id: id, name: name},
		roles: map[string][]string{}, joined: time.Now(),
	}
	f.people[name] = p
	return p
}

// OtherBot returns a user that is a bot of another application.
func (f *Fake) OtherBot(name string) *Person {
	p := f.Person(name)
	f.mu.Lock()
	defer f.mu.Unlock()
	p.user.bot = true
	return p
}

func (f *Fake) personByID(id string) *Person {
	for _, p := range f.people {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// Give gives the person the guild's role with that name, and makes it if there is
// none.
func (p *Person) Give(g *Guild, role string) {
	p.f.mu.Lock()
	defer p.f.mu.Unlock()
	p.roles[g.ID] = append(p.roles[g.ID], g.role(role))
}

// DM is the channel of direct messages between the person and the bot.
func (p *Person) DM() *Channel {
	p.f.mu.Lock()
	defer p.f.mu.Unlock()
	return p.dm()
}

func (p *Person) dm() *Channel {
	if p.direct == nil {
		p.direct = p.f.addChannel(&Channel{Name: p.Name, kind: typeDM, recipient: p})
	}
	return p.direct
}

// RefuseDMs makes the person refuse direct messages from the bot.
func (p *Person) RefuseDMs() {
	p.f.mu.Lock()
	defer p.f.mu.Unlock()
	p.dm().noDMs = true
}

// Say posts a plain message.
func (p *Person) Say(ch *Channel, text string) Message { return p.post(ch, text, nil, true) }

// Mention posts a message that begins with a mention of the bot.
func (p *Person) Mention(ch *Channel, text string) Message {
	return p.post(ch, "<@"+p.f.bot.id+"> "+text, nil, true)
}

// ReplyTo replies to a message and mentions its author, which is the default in
// Discord.
func (p *Person) ReplyTo(m Message, text string) Message {
	return p.post(m.m.channel, text, m.m, true)
}

// ReplyQuietlyTo replies to a message without mentioning its author.
func (p *Person) ReplyQuietlyTo(m Message, text string) Message {
	return p.post(m.m.channel, text, m.m, false)
}

func (p *Person) post(ch *Channel, text string, to *message, ping bool) Message {
	f := p.f
	f.mu.Lock()
	defer f.mu.Unlock()
	m := &message{author: p.user, content: text, mentions: f.mentionsIn(text), channel: ch}
	if to != nil {
		m.kind, m.ref, m.refID = messageReply, to, to.id
		if ping && !mentions(m.mentions, to.author) {
			m.mentions = append(m.mentions, to.author)
		}
	}
	ch.archived = false
	ch.addLine("%s%s: %s", p.Name, m.replyNote(), m.text())
	return ch.add(m).snapshot()
}

func mentions(all []*user, one *user) bool {
	for _, u := range all {
		if u == one {
			return true
		}
	}
	return false
}

// EditMessage changes one of the person's messages.
func (p *Person) EditMessage(m Message, text string) {
	f := p.f
	f.mu.Lock()
	defer f.mu.Unlock()
	now := time.Now()
	m.m.content, m.m.edited, m.m.mentions = text, &now, f.mentionsIn(text)
	m.m.channel.addLine("message edited: %s: %s", p.Name, m.m.text())
	f.announce("MESSAGE_UPDATE", m.m)
}

// Unfurl does what Discord does shortly after a message with a link is posted: it
// adds an embed and sends MESSAGE_UPDATE, though nobody has edited the message.
func (f *Fake) Unfurl(m Message) {
	f.mu.Lock()
	defer f.mu.Unlock()
	m.m.embeds = append(m.m.embeds, obj{"type": "link", "title": "A page", "url": "https://example.org/"})
	f.announce("MESSAGE_UPDATE", m.m)
}

// DeleteMessage deletes one of the person's messages.
func (p *Person) DeleteMessage(m Message) {
	f := p.f
	f.mu.Lock()
	defer f.mu.Unlock()
	m.m.channel.addLine("%s deletes %s", p.Name, m.m.describe())
	m.m.channel.removeMessage(m.m)
}

// React adds a reaction.
func (p *Person) React(m Message, emoji string) {
	f := p.f
	f.mu.Lock()
	defer f.mu.Unlock()
	r := m.m.reactionWith(emoji)
	if r == nil {
		r = &reaction{emoji: emoji, by: map[string]bool{}}
		m.m.reactions = append(m.m.reactions, r)
	}
	r.by[p.ID] = true
	m.m.channel.addLine("%s reacts %s to %s", p.Name, emoji, m.m.describe())
	f.reactionEvent("MESSAGE_REACTION_ADD", m.m, p.user, emoji)
}

// StartThread starts a thread from a message.
func (p *Person) StartThread(m Message, name string) *Channel {
	f := p.f
	f.mu.Lock()
	defer f.mu.Unlock()
	ch := m.m.channel
	ch.addLine("%s starts the thread %q from %s", p.Name, name, m.m.describe())
	m.m.thread = ch.newThread(m.m.id, name, p.ID)
	m.m.flags |= flagHasThread
	return m.m.thread
}

// Post makes a post in a forum and returns its thread.
func (p *Person) Post(forum *Channel, title, text string) *Channel {
	f := p.f
	f.mu.Lock()
	forum.addLine("%s posts %q", p.Name, title)
	t := forum.newThread("", title, p.ID)
	f.mu.Unlock()
	p.post(t, text, nil, true)
	return t
}

// optionsText formats options as the client shows them.
func optionsText(opts []Opt) string {
	var b strings.Builder
	for _, o := range opts {
		fmt.Fprintf(&b, " %s: %v", o.Name, o.Value)
	}
	return b.String()
}
