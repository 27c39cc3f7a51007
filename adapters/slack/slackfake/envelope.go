package slackfake

import (
	"encoding/json"
	"time"
)

// pendingEnvelope is an envelope that was sent and not acknowledged yet.
type pendingEnvelope struct {
	ack chan params // has room for one; later acknowledgements are dropped
}

// attemptSocket makes an attempt through one of the sockets.
func (s *Slack) attemptSocket(d *Delivery, number int, reason string) (params, string) {
	c, envelope, w := s.newEnvelope(d, number, reason)
	if c == nil {
		return params{}, "no_connection"
	}
	s.sendEnvelope(c, envelope)
	timer := time.NewTimer(s.wallTime(ackLimit))
	defer timer.Stop()
	gone := c.gone
	if d.Kind != eventsAPI {
		gone = nil // the acknowledgement may still come through another socket
	}
	select {
	case p := <-w.ack:
		return p, ""
	case <-timer.C:
	case <-gone:
	case <-s.ctx.Done():
	}
	return params{}, "timeout"
}

// newEnvelope makes an envelope for the next socket in turn.
func (s *Slack) newEnvelope(d *Delivery, number int, reason string) (*Socket, object, *pendingEnvelope) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.sockets) == 0 {
		return nil, nil, nil
	}
	s.turn++
	c := s.sockets[s.turn%len(s.sockets)]
	c.sent++
	id := s.id("envelope-")
	w := &pendingEnvelope{ack: make(chan params, 1)}
	s.envelopes[id] = w
	s.notifyChange()
	envelope := object{"envelope_id": id, "type": d.Kind, "payload": d.payload,
		"accepts_response_payload": d.Kind != eventsAPI}
	if d.Kind == eventsAPI {
		envelope["retry_attempt"], envelope["retry_reason"] = number, reason
	}
	return c, envelope, w
}

func (s *Slack) sendEnvelope(c *Socket, envelope object) {
	s.mu.Lock()
	twice := s.duplicates > 0
	if twice {
		s.duplicates--
	}
	s.mu.Unlock()
	c.sendJSON(envelope)
	if twice {
		c.sendJSON(envelope)
	}
}

// handleAck handles a message from the bot. One that is too long is dropped
// silently, as Slack does.
func (s *Slack) handleAck(raw []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	rec := s.recordAck(raw)
	if len(raw) >= maxAckSize {
		s.violate(rec, "acknowledges with %d bytes; Slack drops %d and more in silence", len(raw), maxAckSize)
		return
	}
	var ack struct {
		ID      string          `json:"envelope_id"`
		Payload json.RawMessage `json:"payload"`
	}
	if err := json.Unmarshal(raw, &ack); err != nil {
		s.violate(rec, "sends something that is not JSON: %v", err)
		return
	}
	w := s.envelopes[ack.ID]
	if w == nil {
		s.violate(rec, "acknowledges %q, which is no envelope", ack.ID)
		return
	}
	select {
	case w.ack <- jsonParams(ack.Payload):
	default: // the second acknowledgement of a duplicate
	}
}

// recordAck records an acknowledgement as a request.
func (s *Slack) recordAck(raw []byte) *Request {
	rec := &Request{Number: len(s.requests) + 1, At: time.Now(), Route: "ack", Body: raw}
	s.requests = append(s.requests, rec)
	return rec
}
