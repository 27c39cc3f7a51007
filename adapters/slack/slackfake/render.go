package slackfake

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// object is a JSON object.
type object = map[string]any

// visibleText is what a person reads: the blocks, or the text when there are none.
func visibleText(text string, blocks json.RawMessage) string {
	list := blockList(blocks)
	if len(list) == 0 {
		return indent(renderMrkdwn(text))
	}
	return indent(renderBlocks(list))
}

// indent indents all lines but the first, so that a text of several lines remains
// one entry of a timeline.
func indent(text string) string { return strings.ReplaceAll(text, "\n", "\n  ") }

func blockList(raw json.RawMessage) []object {
	var list []object
	if json.Unmarshal(raw, &list) != nil {
		return nil
	}
	return list
}

func renderBlocks(list []object) string {
	var lines []string
	for _, b := range list {
		if line := renderBlock(b); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

func renderBlock(b object) string {
	switch str(b, "type") {
	case "section":
		return joinNonEmpty(" | ", renderText(child(b, "text")), renderAll(b, "fields", " | "), renderElement(child(b, "accessory")))
	case "header":
		return "# " + renderText(child(b, "text"))
	case "markdown":
		return str(b, "text")
	case "divider":
		return "---"
	case "context":
		return "(" + renderAll(b, "elements", " ") + ")"
	case "actions", "context_actions", "rich_text":
		return renderAll(b, "elements", " ")
	case "input":
		return renderText(child(b, "label")) + ": " + renderElement(child(b, "element"))
	case "image", "video":
		return "image: " + str(b, "alt_text")
	case "table":
		return renderTable(b)
	}
	return "<" + str(b, "type") + ">"
}

func renderTable(b object) string {
	var lines []string
	rows, _ := b["rows"].([]any)
	for _, row := range rows {
		cells, _ := row.([]any)
		var texts []string
		for _, cell := range cells {
			o, _ := cell.(object)
			texts = append(texts, renderElement(o))
		}
		lines = append(lines, strings.Join(texts, " | "))
	}
	return strings.Join(lines, "\n")
}

// renderElement renders an element of a block.
func renderElement(e object) string {
	switch str(e, "type") {
	case "button", "workflow_button":
		return "[" + renderText(child(e, "text")) + "]"
	case "icon_button":
		return "[" + str(e, "icon") + "]"
	case "feedback_buttons":
		return joinNonEmpty(" ", renderFeedback(e, "positive_button"), renderFeedback(e, "negative_button"))
	case "mrkdwn", "plain_text", "raw_text":
		return renderText(e)
	case "image":
		return "image: " + str(e, "alt_text")
	case "text":
		return str(e, "text")
	case "link":
		return fmt.Sprintf("[%s](%s)", str(e, "text"), str(e, "url"))
	case "user":
		return "@" + str(e, "user_id")
	case "broadcast":
		return "@" + str(e, "range")
	case "emoji":
		return ":" + str(e, "name") + ":"
	case "rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted":
		return renderAll(e, "elements", "")
	case "":
		return ""
	}
	return renderInput(e)
}

func renderFeedback(e object, which string) string {
	return "[" + renderText(child(child(e, which), "text")) + "]"
}

// renderInput renders a menu or field with its options and initial value.
func renderInput(e object) string {
	parts := []string{str(e, "type")}
	for _, key := range []string{"initial_value", "initial_date", "initial_user", "initial_conversation"} {
		if v := str(e, key); v != "" {
			parts = append(parts, v)
		}
	}
	if v := child(e, "initial_option"); v != nil {
		parts = append(parts, renderText(child(v, "text")))
	}
	for _, o := range children(e, "options") {
		parts = append(parts, "‹"+renderText(child(o, "text"))+"›")
	}
	return "{" + strings.Join(parts, " ") + "}"
}

func renderAll(o object, key, sep string) string {
	var out []string
	for _, e := range children(o, key) {
		out = append(out, renderElement(e))
	}
	return strings.Join(out, sep)
}

func renderText(t object) string {
	if str(t, "type") == "mrkdwn" {
		return renderMrkdwn(str(t, "text"))
	}
	return str(t, "text")
}

var (
	mention  = regexp.MustCompile(`<([@#!])([^<>|]+)(?:\|([^<>]*))?>`)
	unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")
	link     = regexp.MustCompile(`<((?:https?|mailto):[^<>|]+)(?:\|([^<>]*))?>`)
)

// renderMrkdwn renders mrkdwn as a person sees it: mentions as @name, and links as
// [label](address). Entities such as &lt; are resolved last, so that escaped text
// appears as it was written.
func renderMrkdwn(text string) string {
	text = mention.ReplaceAllStringFunc(text, func(m string) string {
		p := mention.FindStringSubmatch(m)
		if p[1] == "!" && strings.HasPrefix(p[2], "date^") {
			return p[3]
		}
		return strings.Replace(p[1], "!", "@", 1) + p[2]
	})
	text = link.ReplaceAllStringFunc(text, func(m string) string {
		p := link.FindStringSubmatch(m)
		if p[2] == "" {
			return p[1]
		}
		return "[" + p[2] + "](" + p[1] + ")"
	})
	return unescape.Replace(text)
}

func joinNonEmpty(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

func str(o object, key string) string {
	v, _ := o[key].(string)
	return v
}

func child(o object, key string) object {
	v, _ := o[key].(object)
	return v
}

func children(o object, key string) []object {
	list, _ := o[key].([]any)
	var out []object
	for _, v := range list {
		if c, ok := v.(object); ok {
			out = append(out, c)
		}
	}
	return out
}
