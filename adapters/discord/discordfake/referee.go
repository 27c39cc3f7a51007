package discordfake

import (
	"fmt"
	"slices"
	"strings"
)

// creating and editing are the routes whose body is a message, where mentions
// must be forbidden by name.
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

// referee looks at one request on arrival. Whatever fault or answer awaits it,
// it must be well formed.
func (f *Fake) referee(c *call, kind string, readErr error) {
	if f.cfg.unrefereed {
		return
	}
	if readErr != nil {
		f.violation(c, "the body cannot be read: %v", readErr)
		return
	}
	if len(c.raw) > 0 && kind != "application/json" && kind != "multipart/form-data" {
		f.violation(c, "Content-Type %q with a JSON body", kind)
	}
	// https://discord.com/developers/docs/reference#user-agent
	if ua := c.r.UserAgent(); !strings.HasPrefix(ua, "DiscordBot (") {
		f.violation(c, "User-Agent %q; Discord asks for DiscordBot ($url, $version)", ua)
	}
	f.checkMentions(c)
	if err := f.schema.check(c.route, c.body); err != nil {
		f.violation(c, "OpenAPI: %v", err)
	}
}

// checkMentions insists on allowed_mentions with an empty parse list wherever a
// message is created or edited: quoted text must never ping anybody.
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
		f.violation(c, "%s", text)
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

// violation notes a broken rule with what was sent.
func (f *Fake) violation(c *call, format string, args ...any) {
	sent := c.raw
	const most = 1500
	if len(sent) > most {
		sent = append(append([]byte{}, sent[:most]...), "..."...)
	}
	f.violations = append(f.violations, fmt.Sprintf("request %d, %s %s: %s\n    sent: %s",
		c.request.Seq, c.r.Method, c.request.Path, fmt.Sprintf(format, args...), sent))
}

// broken notes every problem Discord itself refused.
func (f *Fake) broken(c *call, p problems) {
	for _, one := range *p.found {
		f.violation(c, "%s", one)
	}
}

// Violations returns what the referee found so far.
func (f *Fake) Violations() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]string(nil), f.violations...)
}

// Forgive takes the violations away and returns them, for a test that provoked
// them on purpose.
func (f *Fake) Forgive() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	taken := f.violations
	f.violations = nil
	return taken
}
