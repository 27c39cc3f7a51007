package slackfake

import (
	"cmp"
	"time"

	"github.com/gorilla/websocket"
)

// Sockets are the open sockets, oldest first.
func (s *Slack) Sockets() []*Socket {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]*Socket(nil), s.sockets...)
}

// WaitForSockets waits until n sockets are open, and returns them.
func (s *Slack) WaitForSockets(n int) []*Socket {
	if s.t != nil {
		s.t.Helper()
	}
	var open []*Socket
	s.Until("open sockets", func() bool {
		open = s.Sockets()
		return len(open) == n
	})
	return open
}

// Heartbeats counts the pings that were sent and the pongs that came back.
func (c *Socket) Heartbeats() (pings, pongs int) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return c.pings, c.pongs
}

// Sent is how many envelopes were sent on this socket.
func (c *Socket) Sent() int {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return c.sent
}

// Drop closes the connection without a close frame.
func (c *Socket) Drop() {
	c.reset()
	c.shutDown()
}

// DropInFrame sends the beginning of a message and then closes the connection.
func (c *Socket) DropInFrame() {
	c.write.Lock()
	// A text frame (RFC 6455, 5.2) that announces 1000 bytes and has 14.
	_, _ = c.conn.NetConn().Write(append([]byte{0x81, 126, 0x03, 0xe8}, `{"envelope_id"`...))
	c.write.Unlock()
	c.shutDown()
}

// Freeze stops reading, writing and pinging but leaves the connection open, like a
// network failure. Slack does not notice, and still sends envelopes there.
func (c *Socket) Freeze() {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.frozen = true
}

// Refresh ends the socket as Slack does every few hours: it sends a warning and,
// ten of Slack's seconds (or [Options.WarningAhead]) later, asks the bot to
// reconnect. Until then envelopes may still be sent on the socket.
func (c *Socket) Refresh() {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.s.spawn(func() {
		c.sendJSON(disconnect("warning"))
		timer := time.NewTimer(cmp.Or(c.s.opts.WarningAhead, c.s.wallTime(warningAhead)))
		defer timer.Stop()
		select {
		case <-timer.C:
			c.Disconnect("refresh_requested")
		case <-c.gone:
		}
	})
}

// Disconnect sends a disconnect message with its reason (refresh_requested,
// link_disabled, too_many_websockets), gives the bot a second to close the
// connection, and closes it.
func (c *Socket) Disconnect(reason string) {
	c.unregister() // no envelope may follow the close frame
	c.sendJSON(disconnect(reason))
	c.write.Lock()
	_ = c.conn.WriteControl(websocket.CloseMessage,
		websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""), time.Now().Add(time.Second))
	c.write.Unlock()
	timer := time.NewTimer(time.Second)
	defer timer.Stop()
	select {
	case <-c.gone:
	case <-timer.C:
	case <-c.s.ctx.Done():
	}
	c.shutDown()
}

func disconnect(reason string) object {
	return object{"type": "disconnect", "reason": reason, "debug_info": debugInfo()}
}

// SendRaw sends any text message, such as one that is not JSON.
func (c *Socket) SendRaw(text string) {
	c.write.Lock()
	defer c.write.Unlock()
	_ = c.conn.WriteMessage(websocket.TextMessage, []byte(text))
}

// Duplicate makes the workspace send each of the next n envelopes twice, with the
// same id.
func (s *Slack) Duplicate(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.duplicates = n
}
