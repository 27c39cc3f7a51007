package discordfake

import (
	"strings"
	"time"
)

// Kinds of interactions.
const (
	interPing         = 1
	interCommand      = 2
	interComponent    = 3
	interAutocomplete = 4
	interModal        = 5
)

// What the person's client shows when the application does not answer in time.
const (
	saidNothing   = "The application did not respond"
	failedClick   = "This interaction failed"
	failedModal   = "Something went wrong. Try again."
	noChoicesSeen = "Loading options failed"
)

// Interaction is one thing a person asked of the application.
type Interaction struct {
	// ID is its snowflake, Token what answers go by.
	ID, Token string

	f        *Fake
	kind     int
	command  int // type of the command, for kind 2
	by       *Person
	channel  *Channel
	source   *message     // the message whose component was used
	trigger  *Interaction // what a submitted form was shown for
	at       time.Duration
	acked    bool
	lapsed   bool
	expired  bool
	original *message
	choices  []string
	modal    obj
	payload  obj
	short    *time.Timer // 3 seconds
	long     *time.Timer // 15 minutes
}

// newInteraction starts the clock of the first response.
func (f *Fake) newInteraction(kind int, by *Person, ch *Channel) *Interaction {
	it := &Interaction{ID: f.newID(), f: f, kind: kind, by: by, channel: ch, at: f.clock.elapsed()}
	it.Token = "aW50ZXJhY3Rpb246" + it.ID + strings.Repeat("Zk", 60)
	f.inter[it.ID], f.byToken[it.Token] = it, it
	it.short = time.AfterFunc(f.clock.toReal(f.cfg.respond), func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		it.lapse()
	})
	return it
}

func (it *Interaction) stopTimers() {
	it.short.Stop()
	if it.long != nil {
		it.long.Stop()
	}
}

// checkDeadlines is called when the clock was moved, and before every answer.
func (it *Interaction) checkDeadlines() {
	age := it.f.clock.elapsed() - it.at
	if age >= it.f.cfg.respond {
		it.lapse()
	}
	if age >= tokenLife {
		it.expire()
	}
}

// lapse is the end of the three seconds.
func (it *Interaction) lapse() {
	if it.acked || it.lapsed || it.f.closed {
		return
	}
	it.lapsed = true
	it.short.Stop()
	said := map[int]string{
		interCommand: saidNothing, interComponent: failedClick, interModal: failedModal, interAutocomplete: noChoicesSeen,
	}[it.kind]
	it.channel.say("%s saw '%s'", it.by.Name, said)
}

// expire is the end of the fifteen minutes: an answer that is still "thinking"
// turns into a failure.
func (it *Interaction) expire() {
	if it.expired || it.f.closed {
		return
	}
	it.expired = true
	it.stopTimers()
	if m := it.original; m != nil && m.loading() {
		it.channel.say("%s saw '%s'", it.by.Name, saidNothing)
	}
}

// acknowledged starts the clock of the token, counted from the interaction.
func (it *Interaction) acknowledged() {
	it.acked = true
	it.short.Stop()
	left := it.at + tokenLife - it.f.clock.elapsed()
	it.long = time.AfterFunc(it.f.clock.toReal(max(left, 0)), func() {
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
	return it.lapsed
}

// Original is the answer, and whether there is one that is more than "thinking".
func (it *Interaction) Original() (Message, bool) {
	it.f.mu.Lock()
	defer it.f.mu.Unlock()
	if it.original == nil || it.original.loading() {
		return Message{}, false
	}
	return it.original.snapshot(), true
}

// Answer waits for the answer.
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

// Fail passes the three seconds at once.
func (it *Interaction) Fail() {
	it.f.mu.Lock()
	defer it.f.mu.Unlock()
	it.lapse()
}

// Expire passes the fifteen minutes at once.
func (it *Interaction) Expire() {
	it.f.mu.Lock()
	defer it.f.mu.Unlock()
	it.expire()
}

// metadata is how a message tells which interaction it answers.
func (it *Interaction) metadata() obj {
	o := obj{"id": it.ID, "type": it.kind, "user": it.by.user.json(), "authorizing_integration_owners": it.owners()}
	switch {
	case it.kind == interComponent && it.source != nil: // Raw has none
		o["interacted_message_id"] = it.source.id
	case it.kind == interModal && it.trigger != nil:
		o["triggering_interaction_metadata"] = it.trigger.metadata()
	}
	return o
}

// owners names the guild the application is installed in, or "0" in a direct message.
func (it *Interaction) owners() obj {
	if g := it.channel.guildID(); g != "" {
		return obj{"0": g}
	}
	return obj{"0": "0"}
}

// base is what every interaction's payload holds.
func (it *Interaction) base(data obj) obj {
	p, ch := it.by, it.channel
	o := obj{
		"id": it.ID, "application_id": it.f.bot.id, "type": it.kind, "token": it.Token, "version": 1,
		"channel_id": ch.ID, "channel": ch.json(), "data": data, "locale": p.Locale,
		"app_permissions": ch.botMay().String(), "entitlements": []any{}, "attachment_size_limit": 10 << 20,
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
