package discordfake

import (
	"fmt"
	"strings"
)

// The types of first responses to an interaction.
// https://discord.com/developers/docs/interactions/receiving-and-responding
const (
	callbackPong        = 1
	callbackMessage     = 4
	callbackDefer       = 5
	callbackDeferUpdate = 6
	callbackUpdate      = 7
	callbackChoices     = 8
	callbackModal       = 9
)

// allowedCallbacks lists the responses that each type of interaction accepts.
var allowedCallbacks = map[int][]int{
	interCommand:      {callbackMessage, callbackDefer, callbackModal},
	interComponent:    {callbackMessage, callbackDefer, callbackDeferUpdate, callbackUpdate, callbackModal},
	interAutocomplete: {callbackChoices},
	interModal:        {callbackMessage, callbackDefer, callbackDeferUpdate, callbackUpdate},
}

// callback serves the first response to an interaction over REST.
func (f *Fake) callback(c *call) reply {
	it := f.interactions[c.id("interaction_id")]
	if it == nil || it.Token != c.id("interaction_token") {
		return failed(errUnknownInteraction())
	}
	if err := f.acknowledge(c, it); err != nil {
		return failed(err)
	}
	if c.r.URL.Query().Get("with_response") != "true" {
		return noContent()
	}
	return ok(it.callbackResponse(integer(c.object(), "type")))
}

func (it *Interaction) callbackResponse(kind int) obj {
	about := obj{"id": it.ID, "type": it.kind, "channel_id": it.channel.ID}
	if g := it.channel.guildID(); g != "" {
		about["guild_id"] = g
	}
	out := obj{"interaction": about}
	if m := it.original; m != nil && kind != callbackModal && kind != callbackChoices {
		about["response_message_id"], about["response_message_loading"] = m.id, m.loading()
		about["response_message_ephemeral"] = m.ephemeral()
		// Discord's OpenAPI file names a deferral by the type of response it leads to.
		resource := map[int]int{callbackDefer: callbackMessage, callbackDeferUpdate: callbackUpdate}[kind]
		if resource == 0 {
			resource = kind
		}
		out["resource"] = obj{"type": resource, "message": m.json()}
	}
	return out
}

// acknowledge handles the first response to an interaction, which comes over REST
// or as the answer to a delivery over HTTP.
func (f *Fake) acknowledge(c *call, it *Interaction) *apiError {
	it.checkDeadlines()
	switch {
	case it.timedOut || it.expired:
		return errUnknownInteraction()
	case it.acked:
		return errAcknowledged()
	}
	kind, data := integer(c.object(), "type"), child(c.object(), "data")
	if data == nil {
		data = obj{}
	}
	if !isAllowed(it, kind) {
		p := newProblems()
		p.at("type").add("BASE_TYPE_CHOICES", "Value %d does not answer an interaction of type %d.", kind, it.kind)
		f.reportProblems(c, p)
		return p.invalidForm()
	}
	return f.respond(c, it, kind, data)
}

func isAllowed(it *Interaction, kind int) bool {
	if it.source == nil && (kind == callbackDeferUpdate || kind == callbackUpdate) {
		return false
	}
	for _, k := range allowedCallbacks[it.kind] {
		if k == kind {
			return true
		}
	}
	return false
}

func (f *Fake) respond(c *call, it *Interaction, kind int, data obj) *apiError {
	var err *apiError
	switch kind {
	case callbackMessage:
		err = f.respondWithMessage(c, it, data)
	case callbackDefer:
		f.deferAnswer(c, it, data)
	case callbackDeferUpdate:
		it.original = it.source
	case callbackUpdate:
		if err = f.edit(c, it.source, data, c.files); err == nil {
			it.original = it.source
		}
	case callbackChoices:
		err = f.showChoices(c, it, data)
	case callbackModal:
		err = f.showModal(c, it, data)
	}
	if err == nil {
		it.markAcknowledged()
		f.signal()
	}
	return err
}

// webhookMessage makes an empty message in the channel of an interaction, with
// those flags that an application may set.
func (f *Fake) webhookMessage(it *Interaction, flags int) *message {
	m := &message{
		channel: it.channel, author: f.bot, interaction: it, kind: messageDefault,
		flags: flags & (flagEphemeral | flagSuppressEmbeds | flagSilent | flagComponentsV2),
	}
	switch {
	case it.kind == interCommand && it.command == commandChat:
		m.kind = messageSlash
	case it.kind == interCommand:
		m.kind = messageContextMenu
	}
	if m.ephemeral() {
		m.onlyFor = it.by
	}
	return m
}

func (f *Fake) respondWithMessage(c *call, it *Interaction, data obj) *apiError {
	m, err := f.webhookPost(c, it, data)
	it.original = m
	return err
}

// webhookPost posts a message that answers an interaction. That needs no permission
// to send messages, nor Embed Links for embeds.
func (f *Fake) webhookPost(c *call, it *Interaction, data obj) (*message, *apiError) {
	d := newDraft(data, c.files)
	m := f.webhookMessage(it, d.flags)
	after := d.applyTo(*m)
	p := newProblems()
	if err := d.check(p, after); err != nil {
		f.reportProblems(c, p)
		return nil, err
	}
	*m = after
	it.channel.add(m)
	it.channel.addLine("%s%s: %s", m.audience(), f.bot.name, m.text())
	return m, nil
}

// deferAnswer shows "thinking". A deferral accepts only the flag EPHEMERAL, and
// fixes who will see the answer.
func (f *Fake) deferAnswer(c *call, it *Interaction, data obj) {
	flags := integer(data, "flags")
	if other := flags &^ flagEphemeral; other != 0 {
		f.addViolation(c, "a deferred answer takes only the flag EPHEMERAL, not %d", other)
	}
	for _, key := range []string{"content", "embeds", "components", "attachments"} {
		if l, isList := data[key].([]any); data[key] != nil && data[key] != "" && (!isList || len(l) > 0) {
			f.addViolation(c, "a deferred answer takes no %s", key)
		}
	}
	m := f.webhookMessage(it, flags&flagEphemeral)
	m.flags |= flagLoading
	it.original = it.channel.add(m)
	it.channel.addLine("%s%s is thinking", m.audience(), f.bot.name)
}

func (f *Fake) showChoices(c *call, it *Interaction, data obj) *apiError {
	choices := list(data, "choices")
	p := newProblems()
	checkChoices(p.at("data"), choices, false)
	if p.any() {
		f.reportProblems(c, p)
		return p.invalidForm()
	}
	for _, one := range choices {
		o, _ := one.(obj)
		it.choices = append(it.choices, str(o, "name"))
	}
	it.channel.addLine("only %s sees: choices: %s", it.by.Name, strings.Join(it.choices, " / "))
	return nil
}

func (f *Fake) showModal(c *call, it *Interaction, data obj) *apiError {
	p := newProblems().at("data")
	checkModal(p, data)
	if p.any() {
		f.reportProblems(c, p)
		return p.invalidForm()
	}
	it.modal = clone(data)
	var fields []string
	for _, field := range modalFields(data) {
		fields = append(fields, fmt.Sprintf("[%s]", field.name))
	}
	it.channel.addLine("only %s sees: a form %q: %s", it.by.Name, str(data, "title"), strings.Join(fields, " "))
	return nil
}
