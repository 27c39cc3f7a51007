package slackfake

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"unicode/utf8"
)

// maxBlockCharacters is roughly where Slack answers msg_blocks_too_long. It was
// measured; Slack does not document it.
const maxBlockCharacters = 13200

// maxMarkdown is the limit of all markdown blocks of a message together
// (https://docs.slack.dev/reference/block-kit/blocks/markdown-block).
const maxMarkdown = 12000

// blockCharacters counts the characters of all texts in the blocks.
func blockCharacters(raw json.RawMessage) int {
	n := 0
	walk(raw, func(o object) { n += utf8.RuneCountInString(str(o, "text")) })
	return n
}

// check collects the faults of blocks, worded as Slack's own errors and with their
// JSON pointers. The limits are those of
// https://docs.slack.dev/reference/block-kit/blocks and …/block-elements.
type check struct{ faults []string }

// checkBlocks checks blocks against the limits that Slack enforces.
func checkBlocks(raw json.RawMessage, most int) []string {
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}
	var list []object
	if json.Unmarshal(raw, &list) != nil {
		return []string{"must be an array of objects [json-pointer:/blocks]"}
	}
	c := &check{}
	if len(list) > most {
		c.fault("/blocks", "no more than %d items allowed", most)
	}
	seen, tables, markdown := map[string]bool{}, 0, 0
	for i, b := range list {
		at := fmt.Sprintf("/blocks/%d", i)
		c.block(b, at)
		if id := str(b, "block_id"); id != "" {
			if seen[id] {
				c.fault(at+"/block_id", "block_id already exists")
			}
			seen[id] = true
		}
		switch str(b, "type") {
		case "table":
			tables++
		case "markdown":
			markdown += utf8.RuneCountInString(str(b, "text"))
		}
	}
	if tables > 1 {
		c.fault("/blocks", "only one table allowed")
	}
	if markdown > maxMarkdown {
		c.fault("/blocks", "markdown text must be less than %d characters in total", maxMarkdown+1)
	}
	return c.faults
}

func (c *check) fault(at, format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...)+" [json-pointer:"+at+"]")
}

func (c *check) length(at, text string, least, most int) {
	n := utf8.RuneCountInString(text)
	if n < least {
		c.fault(at, "must be more than %d characters", least-1)
	}
	if n > most {
		c.fault(at, "must be less than %d characters", most+1)
	}
}

func (c *check) count(at string, n, least, most int) {
	if n < least {
		c.fault(at, "must provide at least %d item", least)
	}
	if n > most {
		c.fault(at, "no more than %d items allowed", most)
	}
}

// text checks a text object of one of the allowed kinds; none given means both.
func (c *check) text(at string, t object, most int, kinds ...string) {
	if t == nil {
		c.fault(at, "missing required field: %s", path.Base(at))
		return
	}
	if len(kinds) == 0 {
		kinds = []string{"plain_text", "mrkdwn"}
	}
	if !slices.Contains(kinds, str(t, "type")) {
		c.fault(at+"/type", "must be one of %v", kinds)
	}
	c.length(at+"/text", str(t, "text"), 1, most)
}

func (c *check) block(b object, at string) {
	c.length(at+"/block_id", str(b, "block_id"), 0, 255)
	switch kind := str(b, "type"); kind {
	case "section":
		c.section(b, at)
	case "header":
		c.text(at+"/text", child(b, "text"), 150, "plain_text")
	case "context":
		c.elements(b, at, 10)
	case "actions":
		c.elements(b, at, 25)
	case "context_actions":
		c.elements(b, at, 5)
	case "markdown":
		c.length(at+"/text", str(b, "text"), 1, maxMarkdown)
	case "input":
		c.text(at+"/label", child(b, "label"), 2000, "plain_text")
		c.element(child(b, "element"), at+"/element")
	case "image":
		c.image(b, at)
	case "divider", "rich_text", "table", "video", "file", "alert", "card", "carousel", "container",
		"data_table", "plan", "task_card":
	default:
		c.fault(at+"/type", "unsupported type: %s", kind)
	}
}

func (c *check) section(b object, at string) {
	fields, _ := b["fields"].([]any)
	if len(fields) == 0 || b["text"] != nil {
		c.text(at+"/text", child(b, "text"), 3000)
	}
	c.count(at+"/fields", len(fields), 0, 10)
	for i, f := range children(b, "fields") {
		c.text(fmt.Sprintf("%s/fields/%d", at, i), f, 2000)
	}
	if a := child(b, "accessory"); a != nil {
		c.element(a, at+"/accessory")
	}
}

// elements checks a list of elements, including that their action_ids are unique.
func (c *check) elements(b object, at string, most int) {
	list := children(b, "elements")
	c.count(at+"/elements", len(list), 1, most)
	seen := map[string]bool{}
	for i, e := range list {
		place := fmt.Sprintf("%s/elements/%d", at, i)
		c.element(e, place)
		if id := str(e, "action_id"); id != "" {
			if seen[id] {
				c.fault(place+"/action_id", "action_id already exists")
			}
			seen[id] = true
		}
	}
}

func (c *check) element(e object, at string) {
	c.length(at+"/action_id", str(e, "action_id"), 0, 255)
	switch str(e, "type") {
	case "button":
		c.button(e, at)
	case "image":
		c.image(e, at)
	case "mrkdwn", "plain_text":
		c.text(at, e, 3000)
	case "static_select", "radio_buttons", "checkboxes", "overflow", "multi_static_select":
		c.options(e, at)
	case "":
		c.fault(at, "missing required field: type")
	}
	if p := child(e, "placeholder"); p != nil {
		c.text(at+"/placeholder", p, 150, "plain_text")
	}
}

func (c *check) button(e object, at string) {
	c.text(at+"/text", child(e, "text"), 75, "plain_text")
	c.length(at+"/value", str(e, "value"), 0, 2000)
	c.length(at+"/url", str(e, "url"), 0, 3000)
	if style, given := e["style"]; given && style != "primary" && style != "danger" {
		c.fault(at+"/style", "must be primary or danger")
	}
}

func (c *check) options(e object, at string) {
	most := map[string]int{"overflow": 5, "radio_buttons": 10, "checkboxes": 10}[str(e, "type")]
	if most == 0 {
		most = 100
	}
	c.count(at+"/options", len(children(e, "options")), 0, most)
	for i, o := range children(e, "options") {
		place := fmt.Sprintf("%s/options/%d", at, i)
		c.text(place+"/text", child(o, "text"), 75)
		c.length(place+"/value", str(o, "value"), 1, 150)
	}
}

func (c *check) image(e object, at string) {
	c.length(at+"/alt_text", str(e, "alt_text"), 1, 2000)
	c.length(at+"/image_url", str(e, "image_url"), 0, 3000)
}
