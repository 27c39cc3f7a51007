package discordfake

import (
	"fmt"
	"net/url"
	"strconv"
	"time"
)

func (f *Fake) getMessage(c *call) reply {
	m, err := f.messageOf(c, ViewChannel|ReadMessageHistory)
	if err != nil {
		return failed(err)
	}
	return ok(m.forBot(f.cfg.privileged&IntentMessageContent != 0))
}

// listMessages serves messages, newest first. With "after" it serves the first ones
// after that message, also newest first. Without the permission Read Message History
// the list is empty.
func (f *Fake) listMessages(c *call) reply {
	ch, err := f.channel(c, ViewChannel)
	if err != nil {
		return failed(err)
	}
	q := c.r.URL.Query()
	limit := 50
	if s := q.Get("limit"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 || n > 100 {
			p := newProblems()
			p.at("limit").add("NUMBER_TYPE_RANGE", "int value should be between 1 and 100.")
			f.reportProblems(c, p)
			return failed(p.invalidForm())
		}
		limit = n
	}
	out := []any{}
	if ch.botPermissions()&ReadMessageHistory != 0 {
		for _, m := range ch.page(q, limit) {
			out = append(out, m.forBot(f.cfg.privileged&IntentMessageContent != 0))
		}
	}
	return ok(out)
}

// page selects messages by the query, newest first.
func (c *Channel) page(q url.Values, limit int) []*message {
	after, before := snowflake(q.Get("after")), snowflake(q.Get("before"))
	if around := snowflake(q.Get("around")); around > 0 {
		after, before = 0, around+1
	}
	var fits []*message
	for _, m := range c.messages {
		id := snowflake(m.id)
		if !m.ephemeral() && id > after && (before == 0 || id < before) {
			fits = append(fits, m)
		}
	}
	if over := len(fits) - limit; over > 0 && after > 0 {
		fits = fits[:limit]
	} else if over > 0 {
		fits = fits[over:]
	}
	out := make([]*message, 0, len(fits))
	for i := len(fits) - 1; i >= 0; i-- {
		out = append(out, fits[i])
	}
	return out
}

func snowflake(s string) uint64 {
	n, _ := strconv.ParseUint(s, 10, 64)
	return n
}

func (f *Fake) createMessage(c *call) reply {
	ch, err := f.channel(c, ViewChannel)
	if err == nil {
		err = ch.require(ch.sendPermission())
	}
	if err != nil {
		return failed(err)
	}
	m, err := f.post(c, ch, c.object(), c.files)
	if err != nil {
		return failed(err)
	}
	return ok(m.json())
}

// post posts a message by the bot, or returns an earlier one with the same nonce.
func (f *Fake) post(c *call, ch *Channel, raw obj, files []file) (*message, *apiError) {
	if err := f.mayPost(ch, raw, files); err != nil {
		return nil, err
	}
	nonce, enforce := raw["nonce"], raw["enforce_nonce"] == true
	key := ch.ID + "/" + fmt.Sprint(nonce)
	if old, used := f.nonces[key]; enforce && used && f.clock.elapsed()-old.at < nonceMemory {
		return old.message, nil
	}
	d := newDraft(raw, files)
	p := newProblems()
	if n := characters(fmt.Sprint(nonce)); nonce != nil && n > maxNonce {
		p.at("nonce").add("NONCE_TYPE_TOO_LONG", "Must be %d or fewer in length.", maxNonce)
	}
	if d.flags&flagEphemeral != 0 {
		f.addViolation(c, "EPHEMERAL has no effect outside interactions: everybody would see this")
	}
	m := &message{channel: ch, author: f.bot, nonce: nonce, flags: d.flags & (flagSuppressEmbeds | flagSilent | flagComponentsV2)}
	err := f.resolveReference(p, ch, raw, m)
	if err != nil {
		return nil, err
	}
	after := d.applyTo(*m)
	if err := d.check(p, after); err != nil {
		f.reportProblems(c, p)
		return nil, err
	}
	*m = after
	for _, one := range files {
		f.files[one.name] = one.content
	}
	for _, name := range unreferencedFiles(after) {
		f.addViolation(c, "nobody sees the file %s: no component shows it", name)
	}
	ch.add(m)
	if enforce {
		f.nonces[key] = nonceUse{m, f.clock.elapsed()}
	}
	ch.archived = false
	ch.addLine("%s%s: %s", f.bot.name, m.replyNote(), m.text())
	return m, nil
}

// mayPost refuses what may not be posted in the channel. Discord does not document
// that a message with embeds is refused without Embed Links, instead of being posted
// without them; bots that post with their token observe it.
func (f *Fake) mayPost(ch *Channel, raw obj, files []file) *apiError {
	switch {
	case ch.kind == typeForum:
		return discordError(400, 50008, "Cannot send messages in a non-text channel")
	case ch.noDMs:
		return errCannotDM()
	case ch.locked:
		return errArchived()
	case len(list(raw, "embeds")) > 0 && ch.botPermissions()&EmbedLinks == 0,
		len(files) > 0 && ch.botPermissions()&AttachFiles == 0:
		return errMissingPermissions()
	}
	return nil
}

// resolveReference resolves message_reference, which makes the message a reply.
func (f *Fake) resolveReference(p problems, ch *Channel, raw obj, m *message) *apiError {
	ref := child(raw, "message_reference")
	if ref == nil {
		return nil
	}
	if ch.botPermissions()&ReadMessageHistory == 0 {
		return errReplyWithoutHistory()
	}
	target := ch.byID[str(ref, "message_id")]
	if target == nil || target.ephemeral() {
		if ref["fail_if_not_exists"] == false {
			return nil
		}
		p.at("message_reference").add("REPLIES_UNKNOWN_MESSAGE", "Unknown message")
		return p.invalidForm() // no violation, since the message may just have been deleted
	}
	m.kind, m.ref, m.refID = messageReply, target, target.id
	return nil
}

func (m *message) replyNote() string {
	if m.kind != messageReply || m.ref == nil {
		return ""
	}
	return " (replying to " + m.ref.author.name + ")"
}

func (f *Fake) editMessage(c *call) reply {
	m, err := f.messageOf(c, ViewChannel)
	if err != nil {
		return failed(err)
	}
	if m.author != f.bot {
		return failed(errNotYours())
	}
	if len(list(c.object(), "embeds")) > 0 && m.channel.botPermissions()&EmbedLinks == 0 {
		return failed(errMissingPermissions())
	}
	if m.channel.locked {
		return failed(errArchived())
	}
	if err := f.edit(c, m, c.object(), c.files); err != nil {
		return failed(err)
	}
	return ok(m.json())
}

// edit changes one of the bot's messages. Of its flags, SUPPRESS_EMBEDS can be changed
// and IS_COMPONENTS_V2 can be added, but not removed.
func (f *Fake) edit(c *call, m *message, raw obj, files []file) *apiError {
	d := newDraft(raw, files)
	if d.flags&flagEphemeral != 0 && !m.ephemeral() {
		f.addViolation(c, "EPHEMERAL on an edit has no effect: who sees it was fixed when it was created")
	}
	after := *m
	if d.hasFlags {
		after.flags = after.flags&^flagSuppressEmbeds | d.flags&flagSuppressEmbeds
	}
	after.flags |= d.flags & flagComponentsV2
	after.flags &^= flagLoading
	after = d.applyTo(after)
	p := newProblems()
	if err := d.check(p, after); err != nil {
		f.reportProblems(c, p)
		return err
	}
	f.replace(m, after)
	return nil
}

// replace changes a message and adds that to the timeline: as a new message if it was
// still "thinking", otherwise as an edit.
func (f *Fake) replace(m *message, after message) {
	first := m.loading()
	if !first {
		now := time.Now()
		after.edited = &now
	}
	*m = after
	if first {
		m.channel.addLine("%s%s%s: %s", m.audience(), m.author.name, m.replyNote(), m.text())
	} else {
		m.channel.addLine("%smessage edited: %s: %s", m.audience(), m.author.name, m.text())
	}
	if !m.ephemeral() {
		f.announce("MESSAGE_UPDATE", m)
	}
}

// audience is the beginning of a line of the timeline that says who sees a message;
// "" if everybody does.
func (m *message) audience() string {
	if m.onlyFor == nil {
		return ""
	}
	return "only " + m.onlyFor.Name + " sees: "
}

func (f *Fake) deleteMessage(c *call) reply {
	m, err := f.messageOf(c, ViewChannel)
	if err != nil {
		return failed(err)
	}
	if m.author != f.bot {
		if err := m.channel.require(ManageMessages); err != nil {
			return failed(err)
		}
	}
	m.channel.addLine("%s deletes %s", f.bot.name, m.describe())
	m.channel.removeMessage(m)
	return noContent()
}

// mergeAttachments lists the files that are kept and the new ones, as Discord
// represents them.
func (d draft) mergeAttachments(old []any) []any {
	out := []any{}
	if d.attachments == nil {
		out = append(out, old...)
	}
	byField := map[string]obj{}
	for _, a := range d.attachments {
		o, _ := a.(obj)
		id := fmt.Sprint(o["id"])
		byField["files["+id+"]"] = o
		for _, kept := range old {
			if k, _ := kept.(obj); str(k, "id") == id {
				out = append(out, k)
			}
		}
	}
	for i, file := range d.files {
		about := byField[file.field]
		name := file.name
		if s := str(about, "filename"); s != "" {
			name = s
		}
		out = append(out, obj{
			"id": strconv.Itoa(1000 + len(old) + i), "filename": name, "size": len(file.content),
			"url":       "https://cdn.discordapp.com/attachments/1/1/" + url.PathEscape(name),
			"proxy_url": "https://media.discordapp.net/attachments/1/1/" + url.PathEscape(name), "description": about["description"],
		})
	}
	return out
}
