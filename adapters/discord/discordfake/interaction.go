package discordfake

import (
	"strings"
	"time"
)

// The types of interactions.
const (
	interPing         = 1
	interCommand      = 2
	interComponent    = 3
	interAutocomplete = 4
	interModal        = 5
)

// What a person sees when the application does not answer in time.
const (
	noResponseText      = "The application did not respond"
	failedComponentText = "This interaction failed"
	failedModalText     = "Something went wrong. Try again."
	failedOptionsText   = "Loading options failed"
)

// Interaction is a command, a use of a component or a submission by a person.
type Interaction struct {
	// ID is the snowflake of the interaction, Token what authorizes answers to it.
	ID, Token string

	f             *Fake
	kind          int
	command       int // type of the command, for kind 2
	by            *Person
	channel       *Channel
	source        *message     // the message whose component was used
	trigger       *Interaction // what a submitted form was shown for
	at            time.Duration
	acked         bool
	timedOut      bool
	expired       bool
	original      *message
	choices       []string
	modal         obj
	payload       obj
	responseTimer *time.Timer // 3 seconds
	tokenTimer    *time.Timer // 15 minutes
}

// newInteraction makes an interaction and starts the timer for its first response.
func (f *Fake) newInteraction(kind int, by *Person, ch *Channel) *Interaction {
	it := &Interaction{ID: f.newID(), f: f, kind: kind, by: by, channel: ch, at: f.clock.elapsed()}
	it.Token = "aW50ZXJhY3Rpb246" + it.ID + strings.Repeat("Zk", 60)
	f.interactions[it.ID], f.byToken[it.Token] = it, it
	it.responseTimer = time.AfterFunc(f.clock.wallTime(f.cfg.respond), func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		it.timeOut()
	})
	return it
}

func (it *Interaction) stopTimers() {
	it.responseTimer.Stop()
	if it.tokenTimer != nil {
		it.tokenTimer.Stop()
	}
}

// checkDeadlines applies the time limits, since the clock may have been moved.
func (it *Interaction) checkDeadlines() {
	age := it.f.clock.elapsed() - it.at
	if age >= it.f.cfg.respond {
		it.timeOut()
	}
	if age >= tokenLife {
		it.expire()
	}
}

// timeOut ends the three seconds for a first response.
func (it *Interaction) timeOut() {
	if it.acked || it.timedOut || it.f.closed {
		return
	}
	it.timedOut = true
	it.responseTimer.Stop()
	said := map[int]string{
		interCommand: noResponseText, interComponent: failedComponentText, interModal: failedModalText, interAutocomplete: failedOptionsText,
	}[it.kind]
	it.channel.addLine("%s saw '%s'", it.by.Name, said)
}

// expire ends the fifteen minutes of the token: an answer that is still "thinking"
// becomes a failure.
func (it *Interaction) expire() {
	if it.expired || it.f.closed {
		return
	}
	it.expired = true
	it.stopTimers()
	if m := it.original; m != nil && m.loading() {
		it.channel.addLine("%s saw '%s'", it.by.Name, noResponseText)
	}
}

// markAcknowledged records the first response, and starts the timer of the token,
// which counts from the interaction.
func (it *Interaction) markAcknowledged() {
	it.acked = true
	it.responseTimer.Stop()
	left := it.at + tokenLife - it.f.clock.elapsed()
	it.tokenTimer = time.AfterFunc(it.f.clock.wallTime(max(left, 0)), func() {
		it.f.mu.Lock()
		defer it.f.mu.Unlock()
		it.expire()
	})
}

// Acknowledged reports whether the application answered or deferred in time.
func (it *Interaction) Acknowledged() bool {
	it.f.mu.Lock()
	defer it.f.mu.Unlock()
	return it.acked
}

// Failed reports whether the three seconds passed without an answer.
func (it *Interaction) Failed() bool {
	it.f.mu.Lock()
	defer it.f.mu.Unlock()
	return it.timedOut
}

// Original is the first response, and whether there is one other than "thinking".
func (it *Interaction) Original() (Message, bool) {
	it.f.mu.Lock()
	defer it.f.mu.Unlock()
	if it.original == nil || it.original.loading() {
		return Message{}, false
	}
	return it.original.snapshot(), true
}

// Answer waits for a first response other than "thinking".
func (it *Interaction) Answer() Message {
	it.f.tb.Helper()
	var m Message
	it.f.WaitUntil("an answer to "+it.by.Name, func() bool {
		var there bool
		m, there = it.Original()
		return there
	})
	return m
}

// Choices waits for the results of an autocomplete and returns their names.
func (it *Interaction) Choices() []string {
	it.f.tb.Helper()
	it.f.WaitUntil("autocomplete results for "+it.by.Name, it.Acknowledged)
	it.f.mu.Lock()
	defer it.f.mu.Unlock()
	return append([]string(nil), it.choices...)
}

// Fail ends the three seconds for a first response at once.
func (it *Interaction) Fail() {
	it.f.mu.Lock()
	defer it.f.mu.Unlock()
	it.timeOut()
}

// Expire ends the fifteen minutes of the token at once.
func (it *Interaction) Expire() {
	it.f.mu.Lock()
	defer it.f.mu.Unlock()
	it.expire()
}

// metadata is how a message identifies the interaction that it answers.
func (it *Interaction) metadata() obj {
	o := obj{"id": it.ID, "type": it.kind, "user": it.by.user.json(), "authorizing_integration_owners": it.owners()}
	switch {
	case it.kind == interComponent && it.source != nil: // nil for one by Raw
		o["interacted_message_id"] = it.source.id
	case it.kind == interModal && it.trigger != nil:
		o["triggering_interaction_metadata"] = it.trigger.metadata()
	}
	return o
}

// owners names the guild that the application is installed in, or "0" in a direct
// message.
func (it *Interaction) owners() obj {
	if g := it.channel.guildID(); g != "" {
		return obj{"0": g}
	}
	return obj{"0": "0"}
}

// base is the part that the payloads of all interactions share.
func (it *Interaction) base(data obj) obj {
	p, ch := it.by, it.channel
	o := obj{
		"id": it.ID, "application_id": it.f.bot.id, "type": it.kind, "token": it.Token, "version": 1,
		"channel_id": ch.ID, "channel": ch.json(), "data": data, "locale": p.Locale,
		"app_permissions": ch.botPermissions().String(), "entitlements": []any{}, "attachment_size_limit": 10 << 20,
		"entitlement_sku_ids": []any{}, "authorizing_integration_owners": it.owners(), "context": 1,
	}
	if ch.Guild == nil {
		o["user"] = p.user.json()
		return o
	}
	member := memberJSON(p.user.json(), p.roles[ch.Guild.ID], p.joined)
	member["permissions"] = memberPermissions.String()
	channel := child(o, "channel")
	channel["permissions"] = memberPermissions.String()
	o["member"], o["guild_id"], o["guild_locale"] = member, ch.Guild.ID, "en-GB"
	o["guild"] = obj{"id": ch.Guild.ID, "locale": "en-GB", "features": []any{"COMMUNITY"}}
	o["context"] = 0
	return o
}
