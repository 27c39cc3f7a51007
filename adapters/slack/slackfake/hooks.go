package slackfake

import (
	"net/http"
	"time"
)

// Limits of a response URL
// (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).
const (
	hookUses = 5
	hookLife = 30 * time.Minute
)

// hook is a response URL. It works where the bot is no member.
type hook struct {
	channel  *Channel
	user     string
	born     time.Time
	uses     int
	original *message // what replace_original means
	command  bool
}

// hookFor makes a response URL and returns its address.
func (s *Slack) hookFor(h *hook) string {
	h.born = s.clock.now()
	id, kind := s.id("hook-"), "actions"
	if h.command {
		kind = "commands"
	}
	s.hooks[id] = h
	return s.server.URL + "/" + kind + "/" + id
}

// spent says why a response URL no longer works; "" when it does.
func (s *Slack) spent(h *hook) string {
	switch {
	case s.clock.now().Sub(h.born) > hookLife:
		return "expired_url"
	case h.uses >= hookUses:
		return "used_url"
	}
	return ""
}

func (s *Slack) serveHook(r *http.Request, rec *Request) answer {
	p, err := readParams(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.hooks[r.PathValue("id")]
	switch {
	case h == nil:
		return refusedHook("invalid_token", http.StatusNotFound)
	case err != nil:
		return refusedHook("invalid_payload", http.StatusBadRequest)
	}
	if why := s.spent(h); why != "" {
		if s.opts.SpentAs200 {
			return refusedHook(why, http.StatusOK)
		}
		return refusedHook(why, http.StatusNotFound)
	}
	return s.useHook(h, call{p, rec})
}

func (s *Slack) useHook(h *hook, c call) answer {
	deletes := c.is("delete_original", true)
	if !deletes {
		if no := s.vet(c.req, c.content()); no != nil {
			return refusedHook(no.code, http.StatusBadRequest)
		}
	}
	h.uses++
	s.respond(h, c.params, deletes)
	return jsonAnswer(object{"ok": true})
}

// respond does what was sent to a response URL, or what came with an
// acknowledgement.
func (s *Slack) respond(h *hook, p params, deletes bool) {
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

func (s *Slack) newResponse(h *hook, c call) {
	onlyFor := h.user
	if c.str("response_type") == "in_channel" {
		onlyFor = ""
	}
	m := s.post(h.channel, c.content(), c.str("thread_ts"), onlyFor)
	if h.command {
		h.original = m
	}
}

func refusedHook(code string, status int) answer {
	a := refuse(code).answer()
	a.status = status
	return a
}
