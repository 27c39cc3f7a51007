package slackfake

import (
	"encoding/json"
	"time"
	"unicode/utf8"
)

// triggerLife is how long a trigger_id may be used, once
// (https://docs.slack.dev/reference/methods/views.open).
const triggerLife = 3 * time.Second

// maxStack is how many modals a person may have open, one on top of the other.
const maxStack = 3

type trigger struct {
	user, channel string
	created       time.Time
	used          bool
}

func (s *Slack) triggerFor(user, channel string) string {
	id := s.id("trigger.")
	s.triggers[id] = &trigger{user: user, channel: channel, created: s.clock.now()}
	return id
}

// view is an open modal.
type view struct {
	id, hash      string
	root, below   string
	user, channel string
	body          object
}

// View is a snapshot of a modal.
type View struct {
	ID         string
	CallbackID string
	Title      string
	// Text is the body as the person sees it.
	Text            string
	PrivateMetadata string
	Blocks          json.RawMessage
}

// View is the modal that the person sees; ok is false when there is none.
func (u *User) View() (v View, ok bool) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	top := u.s.top(u.ID)
	if top == nil {
		return View{}, false
	}
	return View{ID: top.id, CallbackID: str(top.body, "callback_id"), Title: top.title(), Text: top.text(),
		PrivateMetadata: str(top.body, "private_metadata"), Blocks: top.blocks()}, true
}

func (s *Slack) top(user string) *view {
	stack := s.stacks[user]
	if len(stack) == 0 {
		return nil
	}
	return stack[len(stack)-1]
}

func (v *view) title() string { return renderText(child(v.body, "title")) }

func (v *view) blocks() json.RawMessage {
	raw, _ := json.Marshal(v.body["blocks"])
	return raw
}

func (v *view) text() string { return renderBlocks(blockList(v.blocks())) }

func (v *view) visibleText() string {
	text := v.title() + "\n" + v.text()
	if submit := child(v.body, "submit"); submit != nil {
		text += "\n[" + renderText(submit) + "]"
	}
	return indent(text)
}

func (v *view) json(values object) object {
	o := clone(v.body)
	for _, key := range []string{"submit", "close", "private_metadata", "callback_id", "external_id"} {
		if _, ok := o[key]; !ok {
			o[key] = map[bool]any{true: nil, false: ""}[key == "submit" || key == "close"]
		}
	}
	if values == nil {
		values = object{}
	}
	o["id"], o["team_id"], o["hash"], o["root_view_id"] = v.id, TeamID, v.hash, v.root
	o["previous_view_id"] = nil
	if v.below != "" {
		o["previous_view_id"] = v.below
	}
	o["state"], o["app_id"], o["bot_id"], o["app_installed_team_id"] = object{"values": values}, AppID, BotID, TeamID
	return o
}

// useTrigger redeems a trigger_id, which is possible once.
func (s *Slack) useTrigger(id string) (*trigger, *refusal) {
	t := s.triggers[id]
	switch {
	case t == nil:
		return nil, refuse("invalid_trigger_id")
	case t.used:
		return nil, refuse("exchanged_trigger_id")
	case s.clock.now().Sub(t.created) > triggerLife:
		return nil, refuse("expired_trigger_id")
	}
	t.used = true
	return t, nil
}

// validateView refuses a modal as Slack would.
func (s *Slack) validateView(rec *Request, raw json.RawMessage) (object, *refusal) {
	var body object
	if json.Unmarshal(raw, &body) != nil || body == nil {
		return nil, refuse("invalid_arguments", "missing required field: view [json-pointer:/view]")
	}
	blocks, _ := json.Marshal(body["blocks"])
	s.judgeBlocks(rec, blocks)
	var faults []string
	add := func(bad bool, what string) {
		if bad {
			faults = append(faults, what)
		}
	}
	add(str(body, "type") != "modal", "must be modal [json-pointer:/view/type]")
	title := renderText(child(body, "title"))
	add(title == "" || utf8.RuneCountInString(title) > 24, "must have 1 to 24 characters [json-pointer:/view/title/text]")
	for _, key := range []string{"submit", "close"} {
		add(utf8.RuneCountInString(renderText(child(body, key))) > 24, "must be less than 25 characters [json-pointer:/view/"+key+"/text]")
	}
	add(len(str(body, "private_metadata")) > 3000, "must be less than 3001 characters [json-pointer:/view/private_metadata]")
	add(len(str(body, "callback_id")) > 255, "must be less than 256 characters [json-pointer:/view/callback_id]")
	add(child(body, "submit") == nil && hasInput(blocks), "submit is required when input blocks are used [json-pointer:/view]")
	faults = append(faults, checkBlocks(blocks, 100)...)
	if len(faults) > 0 {
		s.violateAll(rec, faults)
		return nil, refuse("invalid_arguments", faults...)
	}
	var named any
	_ = json.Unmarshal(withBlockIDs(s, blocks), &named)
	body["blocks"] = named
	return body, nil
}

func hasInput(blocks json.RawMessage) bool {
	for _, b := range blockList(blocks) {
		if str(b, "type") == "input" {
			return true
		}
	}
	return false
}

func viewsOpen(s *Slack, c call) (object, *refusal) { return s.putView(c, true) }
func viewsPush(s *Slack, c call) (object, *refusal) { return s.putView(c, false) }

func (s *Slack) putView(c call, fresh bool) (object, *refusal) {
	body, refused := s.validateView(c.req, c.json("view"))
	if refused != nil {
		return nil, refused
	}
	t, refused := s.useTrigger(c.str("trigger_id"))
	if refused != nil {
		return nil, refused
	}
	if !fresh && len(s.stacks[t.user]) >= maxStack {
		return nil, refuse("push_limit_reached")
	}
	if fresh {
		s.stacks[t.user] = nil
	}
	v := s.stackView(t.user, t.channel, body)
	return object{"view": v.json(nil)}, nil
}

// stackView opens a modal on top of those that the person has open.
func (s *Slack) stackView(user, channel string, body object) *view {
	v := &view{id: s.id("V"), hash: s.id("hash."), user: user, channel: channel, body: body}
	v.root = v.id
	if below := s.top(user); below != nil {
		v.below, v.root = below.id, below.root
	}
	s.views[v.id] = v
	s.stacks[user] = append(s.stacks[user], v)
	s.addEntry(channel, "modal for %s: %s", user, v.visibleText())
	return v
}

func viewsUpdate(s *Slack, c call) (object, *refusal) {
	v := s.views[c.str("view_id")]
	for _, other := range s.views {
		if id := c.str("external_id"); id != "" && str(other.body, "external_id") == id {
			v = other
		}
	}
	if v == nil || !s.isOpen(v) {
		return nil, refuse("not_found")
	}
	if hash := c.str("hash"); hash != "" && hash != v.hash {
		return nil, refuse("hash_conflict")
	}
	body, refused := s.validateView(c.req, c.json("view"))
	if refused != nil {
		return nil, refused
	}
	s.updateView(v, body)
	return object{"view": v.json(nil)}, nil
}

func (s *Slack) updateView(v *view, body object) {
	v.body, v.hash = body, s.id("hash.")
	s.addEntry(v.channel, "modal updated for %s: %s", v.user, v.visibleText())
}

func (s *Slack) isOpen(v *view) bool {
	for _, open := range s.stacks[v.user] {
		if open == v {
			return true
		}
	}
	return false
}
