package slackfake

import (
	"encoding/json"
	"time"
)

// waiting is an envelope that was sent.
type waiting struct {
	ack chan params // holds one; what comes later is dropped
}

// overSocket makes an attempt through one of the sockets.
func (s *Slack) overSocket(d *Delivery, number int, why string) (params, string) {
	c, envelope, w := s.address(d, number, why)
	if c == nil {
		return params{}, "no_connection"
	}
	s.put(c, envelope)
	timer := time.NewTimer(s.real(ackLimit))
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

// address chooses the next socket in turn and writes the envelope.
func (s *Slack) address(d *Delivery, number int, why string) (*Socket, object, *waiting) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.sockets) == 0 {
		return nil, nil, nil
	}
	s.turn++
	c := s.sockets[s.turn%len(s.sockets)]
	c.sent++
	id := s.id("envelope-")
	w := &waiting{ack: make(chan params, 1)}
	s.envelopes[id] = w
	s.touched()
	envelope := object{"envelope_id": id, "type": d.Kind, "payload": d.payload,
		"accepts_response_payload": d.Kind != eventsAPI}
	if d.Kind == eventsAPI {
		envelope["retry_attempt"], envelope["retry_reason"] = number, why
	}
	return c, envelope, w
}

func (s *Slack) put(c *Socket, envelope object) {
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

// takeAck takes a message of the bot's. One that is too long is dropped as if
// it had never come.
func (s *Slack) takeAck(raw []byte) {
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

// recordAck keeps an acknowledgement among the requests.
func (s *Slack) recordAck(raw []byte) *Request {
	rec := &Request{Number: len(s.requests) + 1, At: time.Now(), Route: "ack", Body: raw}
	s.requests = append(s.requests, rec)
	return rec
}
