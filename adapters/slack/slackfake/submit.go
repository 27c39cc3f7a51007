package slackfake

import (
	"encoding/json"
	"maps"
	"slices"
)

// SubmitView enters values and presses the submit button of the modal that the
// person sees. The keys of values are action_ids or block_ids; other fields keep
// their initial values. Dates have the form 2006-01-02.
func (u *User) SubmitView(values map[string]string) *Delivery {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	v := u.s.top(u.ID)
	if v == nil {
		return u.s.impossible("%s submits but sees no modal", u.ID)
	}
	c := u.s.channels[v.channel]
	u.s.addEntry(c.ID, "%s submits the modal: %s", u.ID, v.title())
	o := u.interaction("view_submission", nil)
	o["view"] = v.json(v.state(values))
	o["response_urls"] = []object{}
	return u.interact(o, c, v)
}

// CloseView closes the modal that the person sees, and those below it if all is
// true. It returns nil if the bot did not ask to be notified.
func (u *User) CloseView(all bool) *Delivery {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	v := u.s.top(u.ID)
	if v == nil {
		return u.s.impossible("%s closes a modal but sees none", u.ID)
	}
	c := u.s.channels[v.channel]
	u.s.addEntry(c.ID, "%s closes the modal: %s", u.ID, v.title())
	u.s.closeViews(u.ID, all)
	if notify, _ := v.body["notify_on_close"].(bool); !notify {
		return nil
	}
	o := u.interaction("view_closed", nil)
	o["view"], o["is_cleared"] = v.json(nil), all
	return u.interact(o, c, v)
}

func (s *Slack) closeViews(user string, all bool) {
	stack := s.stacks[user]
	if all || len(stack) == 0 {
		s.stacks[user] = nil
		return
	}
	s.stacks[user] = stack[:len(stack)-1]
}

// state is view.state.values, once the values are entered.
func (v *view) state(values map[string]string) object {
	out := object{}
	for _, b := range blockList(v.blocks()) {
		for _, e := range elementsOf(b) {
			action, id := str(e, "action_id"), str(b, "block_id")
			if action == "" || !hasValue(e) {
				continue
			}
			value, given := values[action]
			if !given {
				value, given = values[id]
			}
			if !given {
				value = initialValue(e)
			}
			out[id] = object{action: elementState(e, value)}
		}
	}
	return out
}

func hasValue(e object) bool {
	return !slices.Contains([]string{"button", "icon_button", "feedback_buttons", "image", "overflow"}, str(e, "type"))
}

func initialValue(e object) string {
	for _, key := range []string{"initial_value", "initial_date", "initial_time", "initial_user",
		"initial_conversation", "initial_channel"} {
		if v := str(e, key); v != "" {
			return v
		}
	}
	return str(child(e, "initial_option"), "value")
}

// handleSubmissionAck does what the acknowledgement of a submission asks for. An
// empty one closes the modal.
func (s *Slack) handleSubmissionAck(v *view, p params) {
	rec := &Request{Route: "acknowledgement of a submission"}
	switch p.str("response_action") {
	case "":
		s.closeViews(v.user, false)
	case "clear":
		s.closeViews(v.user, true)
	case "errors":
		s.showErrors(v, p)
	case "update", "push":
		body, refused := s.validateView(rec, p.json("view"))
		if refused != nil {
			s.addEntry(v.channel, "%s saw the modal fail", v.user)
			return
		}
		if p.str("response_action") == "update" {
			s.updateView(v, body)
			return
		}
		s.stackView(v.user, v.channel, body)
	default:
		s.violate(rec, "answers with the unknown response_action %q", p.str("response_action"))
	}
	s.notifyChange()
}

func (s *Slack) showErrors(v *view, p params) {
	var errs map[string]string
	_ = json.Unmarshal(p.json("errors"), &errs)
	for _, block := range slices.Sorted(maps.Keys(errs)) {
		s.addEntry(v.channel, "modal for %s complains about %s: %s", v.user, block, errs[block])
	}
}
