package discordfake

import (
	"fmt"
	"slices"
	"strings"
)

// messageRoutes are the routes that create or edit a message.
var messageRoutes = []string{
	"POST /channels/{channel_id}/messages",
	"PATCH /channels/{channel_id}/messages/{message_id}",
	"PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
	"POST /webhooks/{webhook_id}/{webhook_token}",
	"PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
}

const (
	callbackRoute = "POST /interactions/{interaction_id}/{interaction_token}/callback"
	threadsRoute  = "POST /channels/{channel_id}/threads"
)

// referee checks a request on arrival. Every request must be well formed, even one
// that a fault prevents from being processed.
func (f *Fake) referee(c *call, kind string, readErr error) {
	if f.cfg.unrefereed {
		return
	}
	if readErr != nil {
		f.addViolation(c, "the body cannot be read: %v", readErr)
		return
	}
	if len(c.raw) > 0 && kind != "application/json" && kind != "multipart/form-data" {
		f.addViolation(c, "Content-Type %q with a JSON body", kind)
	}
	// https://discord.com/developers/docs/reference#user-agent
	if ua := c.r.UserAgent(); !strings.HasPrefix(ua, "DiscordBot (") {
		f.addViolation(c, "User-Agent %q; Discord asks for DiscordBot ($url, $version)", ua)
	}
	f.checkMentions(c)
	if err := f.schema.check(c.route, c.body); err != nil {
		f.addViolation(c, "OpenAPI: %v", err)
	}
}

// checkMentions requires allowed_mentions with an empty list parse wherever a message
// is created or edited, since quoted text must never ping anybody.
func (f *Fake) checkMentions(c *call) {
	m := c.object()
	switch {
	case slices.Contains(messageRoutes, c.route):
	case c.route == threadsRoute && child(m, "message") != nil:
		m = child(m, "message")
	case c.route == callbackRoute:
		if t := integer(m, "type"); t != callbackMessage && t != callbackUpdate {
			return
		}
		m = child(m, "data")
	default:
		return
	}
	if text := mentionsFault(m); text != "" {
		f.addViolation(c, "%s", text)
	}
}

func mentionsFault(m obj) string {
	allowed := child(m, "allowed_mentions")
	if allowed == nil {
		return "allowed_mentions is missing"
	}
	parse, ok := allowed["parse"].([]any)
	if !ok || len(parse) > 0 {
		return fmt.Sprintf("allowed_mentions.parse must be an empty list, not %s", encodeJSON(allowed["parse"]))
	}
	return ""
}

// addViolation records a broken rule with what was sent.
func (f *Fake) addViolation(c *call, format string, args ...any) {
	sent := c.raw
	const most = 1500
	if len(sent) > most {
		sent = append(append([]byte{}, sent[:most]...), "..."...)
	}
	f.violations = append(f.violations, fmt.Sprintf("request %d, %s %s: %s\n    sent: %s",
		c.request.Seq, c.r.Method, c.request.Path, fmt.Sprintf(format, args...), sent))
}

// reportProblems records every problem for which Discord refuses a request.
func (f *Fake) reportProblems(c *call, p problems) {
	for _, one := range *p.found {
		f.addViolation(c, "%s", one)
	}
}

// Violations returns those found since [Fake.TakeViolations] was last called.
func (f *Fake) Violations() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]string(nil), f.violations...)
}

// TakeViolations returns the violations and forgets them. It is for tests that
// provoke violations.
func (f *Fake) TakeViolations() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	taken := f.violations
	f.violations = nil
	return taken
}
