package slackfake

import (
	"net/http"
	"time"
)

// Limits of a response URL
// (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).
const (
	maxResponses    = 5
	responseURLLife = 30 * time.Minute
)

// responseURL lets the bot answer an interaction, even in a channel that it is not
// a member of.
type responseURL struct {
	channel  *Channel
	user     string
	created  time.Time
	uses     int
	original *message // the message that replace_original replaces
	command  bool
}

// newResponseURL registers a response URL and returns its address.
func (s *Slack) newResponseURL(h *responseURL) string {
	h.created = s.clock.now()
	id, kind := s.id("hook-"), "actions"
	if h.command {
		kind = "commands"
	}
	s.responseURLs[id] = h
	return s.server.URL + "/" + kind + "/" + id
}

// expiry returns the error of a response URL that no longer works; "" for one that
// does.
func (s *Slack) expiry(h *responseURL) string {
	switch {
	case s.clock.now().Sub(h.created) > responseURLLife:
		return "expired_url"
	case h.uses >= maxResponses:
		return "used_url"
	}
	return ""
}

func (s *Slack) serveResponseURL(r *http.Request, rec *Request) answer {
	p, err := readParams(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.responseURLs[r.PathValue("id")]
	switch {
	case h == nil:
		return refuseResponseURL("invalid_token", http.StatusNotFound)
	case err != nil:
		return refuseResponseURL("invalid_payload", http.StatusBadRequest)
	}
	if reason := s.expiry(h); reason != "" {
		if s.opts.SpentAs200 {
			return refuseResponseURL(reason, http.StatusOK)
		}
		return refuseResponseURL(reason, http.StatusNotFound)
	}
	return s.useResponseURL(h, call{p, rec})
}

func (s *Slack) useResponseURL(h *responseURL, c call) answer {
	deletes := c.is("delete_original", true)
	if !deletes {
		if refused := s.validate(c.req, c.content()); refused != nil {
			return refuseResponseURL(refused.code, http.StatusBadRequest)
		}
	}
	h.uses++
	s.respond(h, c.params, deletes)
	return jsonAnswer(object{"ok": true})
}

// respond carries out a message that was sent to a response URL or came with an
// acknowledgement.
func (s *Slack) respond(h *responseURL, p params, deletes bool) {
	c := call{params: p}
	replaces := p.is("replace_original", true)
	if h.command && s.opts.CommandsNeverReplace {
		replaces, deletes = false, false
	}
	switch {
	case h.original != nil && deletes:
		s.remove(h.original)
	case h.original != nil && replaces:
		s.rewrite(h.original, c.content())
	case deletes:
	default:
		s.newResponse(h, c)
	}
}

func (s *Slack) newResponse(h *responseURL, c call) {
	onlyFor := h.user
	if c.str("response_type") == "in_channel" {
		onlyFor = ""
	}
	m := s.post(h.channel, c.content(), c.str("thread_ts"), onlyFor)
	if h.command {
		h.original = m
	}
}

func refuseResponseURL(code string, status int) answer {
	a := refuse(code).answer()
	a.status = status
	return a
}
