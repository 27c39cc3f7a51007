package slackfake

import "fmt"

// Click presses a button on a message, found by its action_id or its label. The
// choice is the value to pick from a menu, or "positive" or "negative" for a
// pair of feedback buttons.
func (u *User) Click(m Message, action string, choice ...string) *Delivery {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	stored := u.s.message(m)
	if stored == nil {
		return u.s.impossible("%s clicks %q on a message that is not there", u.ID, action)
	}
	block, element := findElement(blockList(stored.blocks), action)
	if element == nil {
		return u.s.impossible("%s finds no %q on message #%d: %s", u.ID, action, stored.n, visibleText(stored.text, stored.blocks))
	}
	u.recordActor(stored.channel)
	u.s.addEntry(stored.channel.ID, "%s clicks %s on #%d", u.ID, labelOf(element, choice), stored.n)
	o := u.interaction("block_actions", stored.channel)
	container := object{"type": "message", "message_ts": stored.ts, "channel_id": stored.channel.ID,
		"is_ephemeral": stored.onlyFor != ""}
	if stored.thread != "" {
		container["thread_ts"] = stored.thread
	}
	o["container"] = container
	if stored.onlyFor == "" {
		o["message"] = stored.json(true)
	}
	o["state"] = object{"values": object{}}
	o["response_url"] = u.s.newResponseURL(&responseURL{channel: stored.channel, user: u.ID, original: stored})
	o["actions"] = []object{u.s.action(block, element, choice)}
	return u.interact(o, stored.channel, nil)
}

// ClickInView presses a button in the modal that the person sees. The choice is
// the value to pick from a menu.
func (u *User) ClickInView(action string, choice ...string) *Delivery {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	v := u.s.top(u.ID)
	if v == nil {
		return u.s.impossible("%s clicks %q but sees no modal", u.ID, action)
	}
	block, element := findElement(blockList(v.blocks()), action)
	if element == nil {
		return u.s.impossible("%s finds no %q in the modal: %s", u.ID, action, v.visibleText())
	}
	c := u.s.channels[v.channel]
	u.s.addEntry(c.ID, "%s clicks %s in the modal", u.ID, labelOf(element, choice))
	o := u.interaction("block_actions", nil)
	o["container"] = object{"type": "view", "view_id": v.id}
	o["view"] = v.json(nil)
	o["actions"] = []object{u.s.action(block, element, choice)}
	return u.interact(o, c, v)
}

// Shortcut uses a message shortcut on a message.
func (u *User) Shortcut(m Message, callbackID string) *Delivery {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	stored := u.s.message(m)
	if stored == nil {
		return u.s.impossible("%s uses a shortcut on a message that is not there", u.ID)
	}
	u.recordActor(stored.channel)
	u.s.addEntry(stored.channel.ID, "%s uses shortcut %s on #%d", u.ID, callbackID, stored.n)
	o := u.interaction("message_action", stored.channel)
	o["callback_id"], o["message_ts"], o["message"] = callbackID, stored.ts, stored.json(true)
	o["action_ts"] = u.s.nextTS()
	o["response_url"] = u.s.newResponseURL(&responseURL{channel: stored.channel, user: u.ID})
	return u.interact(o, stored.channel, nil)
}

// interaction has the fields that all interactions share. One in a modal has no
// channel.
func (u *User) interaction(kind string, c *Channel) object {
	o := object{
		"type": kind, "token": legacyToken, "api_app_id": AppID, "enterprise": nil,
		"is_enterprise_install": false, "trigger_id": "",
		"team": object{"id": TeamID, "domain": TeamDomain},
		"user": object{"id": u.ID, "username": u.Name, "name": u.Name, "team_id": u.Team},
	}
	if c != nil {
		o["channel"] = object{"id": c.ID, "name": c.nameInCommands()}
	}
	return o
}

// interact delivers an interaction in a channel or, where v is not nil, in a
// modal.
func (u *User) interact(o object, c *Channel, v *view) *Delivery {
	trigger := u.s.triggerFor(u.ID, c.ID)
	o["trigger_id"] = trigger
	d := &Delivery{ID: trigger, Kind: interactive, Type: str(o, "type"), payload: o,
		onFail: func(reason string) { u.showFailure(c, reason) }}
	if v != nil && str(o, "type") == "view_submission" {
		d.onAck = func(p params) { u.s.handleSubmissionAck(v, p) }
	}
	return u.s.deliver(d)
}

// impossible fails the test because a person tried what the screen does not offer.
// It returns a delivery that has failed.
func (s *Slack) impossible(format string, args ...any) *Delivery {
	reason := fmt.Sprintf(format, args...)
	if s.t != nil {
		s.t.Error(reason)
	}
	d := &Delivery{s: s, failed: reason, done: make(chan struct{})}
	close(d.done)
	return d
}

// findElement finds an element by its action_id, or else by its label.
func findElement(blocks []object, action string) (block, element object) {
	for _, by := range []func(object) string{
		func(e object) string { return str(e, "action_id") },
		func(e object) string { return renderText(child(e, "text")) },
	} {
		for _, b := range blocks {
			for _, e := range elementsOf(b) {
				if by(e) == action && action != "" {
					return b, e
				}
			}
		}
	}
	return nil, nil
}

func elementsOf(b object) []object {
	list := children(b, "elements")
	for _, key := range []string{"accessory", "element"} {
		if e := child(b, key); e != nil {
			list = append(list, e)
		}
	}
	return list
}

func labelOf(e object, choice []string) string {
	if len(choice) > 0 {
		return fmt.Sprintf("%q in %s", choice[0], str(e, "action_id"))
	}
	return renderElement(e)
}

// action is the entry of the list "actions" for an element that was used.
func (s *Slack) action(block, e object, choice []string) object {
	chosen := ""
	if len(choice) > 0 {
		chosen = choice[0]
	}
	o := object{"action_id": str(e, "action_id"), "block_id": str(block, "block_id"),
		"type": str(e, "type"), "action_ts": s.nextTS()}
	switch str(e, "type") {
	case "button", "icon_button":
		for _, key := range []string{"text", "value", "style", "url"} {
			if v, ok := e[key]; ok {
				o[key] = v
			}
		}
	case "feedback_buttons":
		o["value"] = str(child(e, chosen+"_button"), "value")
	default:
		for k, v := range elementState(e, chosen) {
			o[k] = v
		}
	}
	return o
}

// elementState is the state of a field or menu with a value.
func elementState(e object, value string) object {
	kind := str(e, "type")
	o := object{"type": kind}
	var v any = value
	if value == "" {
		v = nil
	}
	switch kind {
	case "datepicker":
		o["selected_date"] = v
	case "timepicker":
		o["selected_time"] = v
	case "users_select":
		o["selected_user"] = v
	case "conversations_select":
		o["selected_conversation"] = v
	case "channels_select":
		o["selected_channel"] = v
	case "static_select", "radio_buttons", "overflow":
		o["selected_option"] = option(e, value)
	case "checkboxes", "multi_static_select":
		o["selected_options"] = []any{}
		if chosen := option(e, value); chosen != nil {
			o["selected_options"] = []any{chosen}
		}
	default:
		o["value"] = v
	}
	return o
}

// option finds an option of a menu by its value; nil when there is none.
func option(e object, value string) any {
	for _, o := range children(e, "options") {
		if str(o, "value") == value {
			return o
		}
	}
	for _, g := range children(e, "option_groups") {
		if o := option(g, value); o != nil {
			return o
		}
	}
	return nil
}
