package discordfake

import (
	"encoding/json"
	"time"
)

// handle handles a message from the client.
func (c *conn) handle(op int, d json.RawMessage) {
	f := c.g.f
	if ok, _ := c.commands.allow(f.clock.elapsed(), commandRate); !ok && f.cfg.rateLimits {
		c.close(closeRateLimited)
		return
	}
	switch op {
	case opHeartbeat:
		c.heartbeat()
	case opIdentify:
		c.identify(d)
	case opResume:
		c.resume(d)
	case opPresence, opVoice, opMembers:
		if c.session == nil {
			c.close(closeNotAuthenticated)
		}
	default:
		c.close(closeUnknownOpcode)
	}
	f.signal()
}

func (c *conn) heartbeat() {
	c.g.facts.Heartbeats++
	c.expectHeartbeat()
	if !c.g.mute {
		c.enqueue(obj{"op": opHeartbeatAck, "t": nil, "s": nil, "d": nil})
	}
}

// expectHeartbeat sets the deadline for the next message, well after the next
// heartbeat is due. Discord, too, closes silent connections.
func (c *conn) expectHeartbeat() {
	every := c.g.f.cfg.heartbeat
	if every == heartbeat {
		every = c.g.f.clock.wallTime(heartbeat)
	}
	_ = c.ws.SetReadDeadline(time.Now().Add(2*every + 5*time.Second))
}

func (c *conn) identify(raw json.RawMessage) {
	g := c.g
	var d struct {
		Token    string  `json:"token"`
		Intents  *Intent `json:"intents"`
		Compress bool    `json:"compress"`
		Shard    *[2]int `json:"shard"`
	}
	err := json.Unmarshal(raw, &d)
	g.facts.Identifies++
	g.identifiesLeft--
	code := 0
	switch {
	case c.session != nil:
		code = closeAlreadyAuth
	case err != nil || d.Intents == nil:
		code = closeDecodeError
	case len(g.refuse) > 0:
		code, g.refuse = g.refuse[0], g.refuse[1:]
	case bearer(d.Token) != g.f.token || g.identifiesLeft < 0:
		code = closeAuthFailed
	case *d.Intents&^knownIntents != 0:
		code = closeInvalidIntents
	case *d.Intents&privilegedIntents&^g.f.cfg.privileged != 0:
		code = closeDisallowedIntents
	case d.Shard != nil && (d.Shard[0] < 0 || d.Shard[0] >= d.Shard[1]):
		code = closeInvalidShard
	}
	if code != 0 {
		c.close(code)
		return
	}
	s := &session{id: "session-" + g.f.newID(), intents: *d.Intents, shard: [2]int{0, 1}, compress: d.Compress, conn: c}
	if d.Shard != nil {
		s.shard = *d.Shard
	}
	c.session, g.sessions[s.id] = s, s
	g.facts.Intents = s.intents
	c.expectHeartbeat()
	g.ready(s)
}

func (c *conn) resume(raw json.RawMessage) {
	g := c.g
	var d struct {
		Token     string `json:"token"`
		SessionID string `json:"session_id"`
		Seq       int    `json:"seq"`
	}
	err := json.Unmarshal(raw, &d)
	g.facts.Resumes++
	g.facts.ResumedAt, g.facts.ResumedFrom = c.path, d.Seq
	s := g.sessions[d.SessionID]
	switch {
	case c.session != nil:
		c.close(closeAlreadyAuth)
	case err != nil:
		c.close(closeDecodeError)
	case len(g.refuse) > 0:
		code := g.refuse[0]
		g.refuse = g.refuse[1:]
		c.close(code)
	case bearer(d.Token) != g.f.token:
		c.close(closeAuthFailed)
	case len(g.rejects) > 0:
		again := g.rejects[0]
		g.rejects = g.rejects[1:]
		if !again && s != nil {
			delete(g.sessions, s.id)
		}
		c.sendInvalidSession(again)
	case s == nil || d.Seq < s.first:
		c.sendInvalidSession(false)
	case d.Seq > s.seq:
		c.close(closeInvalidSeq)
	default:
		c.resumeSession(s, d.Seq)
	}
}

// sendInvalidSession sends op 9. If resumable is true, the client may try again to
// resume.
func (c *conn) sendInvalidSession(resumable bool) {
	c.enqueue(obj{"op": opInvalidSession, "t": nil, "s": nil, "d": resumable})
}

// resumeSession replays the events after from and then sends RESUMED, as Discord
// does.
func (c *conn) resumeSession(s *session, from int) {
	if s.conn != nil {
		s.conn.close(closeUnknownError)
	}
	s.conn, c.session = c, s
	c.expectHeartbeat()
	if c.g.reconnectsInstead > 0 {
		c.g.reconnectsInstead--
		c.enqueue(obj{"op": opReconnect, "t": nil, "s": nil, "d": nil})
	}
	for _, frame := range s.events[from-s.first:] {
		c.g.facts.Replayed++
		c.enqueue(frame)
	}
	s.send("RESUMED", obj{"_trace": []any{`["gateway-fake"]`}})
	if c.g.reconnects > 0 {
		c.g.reconnects--
		c.enqueue(obj{"op": opReconnect, "t": nil, "s": nil, "d": nil})
	}
}
