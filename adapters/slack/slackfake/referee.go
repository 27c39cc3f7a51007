package slackfake

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Violation is something that a well-behaved app does not send, whether or not
// Slack would have accepted it.
type Violation struct {
	// Route is where it was sent, as in [Request].
	Route string
	// What says what was wrong, as the rest of a sentence that begins "the bot".
	What string
	// Sent is the body of the request.
	Sent string
}

// String says what was wrong and what was sent.
func (v Violation) String() string {
	sent := v.Sent
	if len(sent) > 2000 {
		sent = sent[:2000] + " …"
	}
	return fmt.Sprintf("%s: the bot %s\n  sent: %s", v.Route, v.What, sent)
}

// Violations are those found since [Slack.TakeViolations] was last called.
func (s *Slack) Violations() []Violation {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.violations)
}

// TakeViolations returns the violations and forgets them. It is for tests that
// provoke violations.
func (s *Slack) TakeViolations() []Violation {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := s.violations
	s.violations = nil
	return out
}

// AllowMentions lets the bot mention these people and user groups, or "channel",
// "here" and "everyone". People who have acted in the workspace may be mentioned
// anyway; any other mention is taken to come from an article's text.
func (s *Slack) AllowMentions(ids ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range ids {
		s.actors[id] = true
	}
}

// violate records a violation. The caller holds the lock.
func (s *Slack) violate(rec *Request, format string, args ...any) {
	s.violations = append(s.violations, Violation{rec.Route, fmt.Sprintf(format, args...), withoutToken(rec.Body)})
	s.notifyChange()
}

func (s *Slack) violateAll(rec *Request, faults []string) {
	for _, f := range faults {
		s.violate(rec, "sends what Slack refuses: %s", f)
	}
}

var tokenInForm = regexp.MustCompile(`(^|&)token=[^&]*`)

// withoutToken removes the token from a form, so that no failing test prints it.
func withoutToken(body []byte) string {
	return tokenInForm.ReplaceAllString(string(body), "${1}token=…")
}

// judgeContent checks the content of a message.
func (s *Slack) judgeContent(rec *Request, c content) {
	s.judgeBlocks(rec, c.blocks)
	s.violateAll(rec, checkBlocks(c.blocks, 50))
	if len(blockList(c.blocks)) > 0 && strings.TrimSpace(c.text) == "" {
		s.violate(rec, "sends blocks without text beside them for notifications and screen readers")
	}
	if n := utf8.RuneCountInString(c.text); n > recommendedText {
		s.violate(rec, "sends a text of %d characters, more than %d", n, recommendedText)
	}
	if n := blockCharacters(c.blocks); n > maxBlockCharacters {
		s.violate(rec, "sends %d characters over all blocks, more than %d", n, maxBlockCharacters)
	}
	if !utf8.ValidString(c.text) || !utf8.Valid(c.blocks) {
		s.violate(rec, "sends text that is not valid UTF-8")
	}
	s.judgeMarkup(rec, c.text)
}

// judgeBlocks checks blocks against the schema, and the mentions in them.
func (s *Slack) judgeBlocks(rec *Request, raw json.RawMessage) {
	if len(raw) == 0 || string(raw) == "null" {
		return
	}
	if err := s.schema.check(raw); err != nil {
		s.violate(rec, "sends blocks that the schema refuses: %v", err)
	}
	walk(raw, func(o object) {
		switch str(o, "type") {
		case "mrkdwn":
			s.judgeMarkup(rec, str(o, "text"))
		case "markdown":
			s.judgeMentions(rec, str(o, "text"))
		}
	})
	for _, id := range richMentions(raw) {
		s.judgeMention(rec, id)
	}
}

var mentionPattern = regexp.MustCompile(`<(?:@([A-Z0-9]+)|!(channel|here|everyone)|!subteam\^([A-Z0-9]+))(?:\|[^>]*)?>`)

func (s *Slack) judgeMentions(rec *Request, text string) {
	for _, m := range mentionPattern.FindAllStringSubmatch(text, -1) {
		s.judgeMention(rec, m[1]+m[2]+m[3])
	}
}

func (s *Slack) judgeMention(rec *Request, id string) {
	if !s.actors[id] && id != BotUserID {
		s.violate(rec, "mentions %s, who took no part in it", id)
	}
}

var unescaped = regexp.MustCompile(`<|&(amp;|lt;|gt;)?`)

// judgeMarkup checks mrkdwn for mentions and for characters that were not escaped.
// A < or & that belongs to no link, mention or entity came from an article's text.
func (s *Slack) judgeMarkup(rec *Request, text string) {
	s.judgeMentions(rec, text)
	rest := link.ReplaceAllString(mention.ReplaceAllString(text, ""), "")
	for _, found := range unescaped.FindAllString(rest, -1) {
		if found == "<" || found == "&" {
			s.violate(rec, "leaves a %s unescaped in %q", found, text)
			return
		}
	}
}

func richMentions(raw json.RawMessage) []string {
	var out []string
	walk(raw, func(o object) {
		switch str(o, "type") {
		case "user":
			out = append(out, str(o, "user_id"))
		case "broadcast":
			out = append(out, str(o, "range"))
		case "usergroup":
			out = append(out, str(o, "usergroup_id"))
		}
	})
	return out
}

// walk visits every object inside some JSON.
func walk(raw json.RawMessage, visit func(object)) {
	var v any
	if json.Unmarshal(raw, &v) == nil {
		walkValue(v, visit)
	}
}

func walkValue(v any, visit func(object)) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			walkValue(e, visit)
		}
	case object:
		visit(v)
		for _, e := range v {
			walkValue(e, visit)
		}
	}
}

// judgeUnfurling requires that previews are turned off, so that a citation does not
// add a preview of another site to the answer.
func (s *Slack) judgeUnfurling(c call) {
	for _, key := range []string{"unfurl_links", "unfurl_media"} {
		if !c.is(key, false) {
			s.violate(c.req, "posts a message without %s=false", key)
		}
	}
}
