package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// An ack is how a delivery is acknowledged. A refused delivery is not
// acknowledged, so that Slack delivers it again. Payload is shown or done by
// Slack, nil for nothing.
type ack struct {
	refused bool
	payload any
	// written, if it is set, must be called once the acknowledgement is out.
	written func()
}

func (k ack) sent() {
	if k.written != nil {
		k.written()
	}
}

// An acceptor takes a delivery in: it records it and says how to acknowledge.
type acceptor func(ctx context.Context, kind string, body []byte) ack

// envelope is a message of Socket Mode:
// https://docs.slack.dev/apis/events-api/using-socket-mode#events
type envelope struct {
	Type    string          `json:"type"`
	ID      string          `json:"envelope_id"`
	Reason  string          `json:"reason"`
	Payload json.RawMessage `json:"payload"`
}

// A socket is one Socket Mode connection. The library's own client is not
// used: it loses what comes between a warning and the end, it cannot see a
// connection that only looks open, and it does not acknowledge what it cannot
// parse.
type socket struct {
	conn   *websocket.Conn
	timing timing
	log    *slog.Logger
	// heard is when anything last came in, in Unix nanoseconds; greeted says
	// that Slack has said hello.
	heard   atomic.Int64
	greeted atomic.Bool
	// closing says that we have said goodbye, and wait a second for the answer.
	closing atomic.Bool

	writing sync.Mutex
}

// dial opens the connection. Slack does not join fragments of a message, so the
// write buffer holds the longest acknowledgement whole.
func dial(ctx context.Context, address string, t timing, log *slog.Logger) (*socket, error) {
	d := websocket.Dialer{
		Proxy: http.ProxyFromEnvironment, HandshakeTimeout: t.Call, WriteBufferSize: 2 * maxAck,
		NetDialContext: (&net.Dialer{Timeout: t.Call}).DialContext,
	}
	conn, res, err := d.DialContext(ctx, address, nil)
	if res != nil && res.Body != nil {
		_ = res.Body.Close()
	}
	if err != nil {
		if res != nil {
			return nil, fmt.Errorf("socket refused with status %d", res.StatusCode)
		}
		return nil, fmt.Errorf("socket not opened: %w", withoutURL(err))
	}
	s := &socket{conn: conn, timing: t, log: log}
	conn.SetReadLimit(4 * maxBody)
	conn.SetPongHandler(func(string) error { return s.hear() })
	conn.SetPingHandler(func(data string) error {
		_ = s.hear()
		return ignoreTimeout(conn.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(time.Second)))
	})
	return s, s.hear()
}

func ignoreTimeout(err error) error {
	if t, ok := err.(net.Error); ok && t.Timeout() { //nolint:errorlint // as gorilla's own handler asks
		return nil
	}
	return err
}

// hear notes a sign of life, and gives the connection until frozen for the
// next one.
func (s *socket) hear() error {
	now := time.Now()
	s.heard.Store(now.UnixNano())
	if s.closing.Load() {
		return nil
	}
	return s.conn.SetReadDeadline(now.Add(s.timing.frozen))
}

// silent is for how long nothing came in.
func (s *socket) silent(now time.Time) time.Duration { return now.Sub(s.lastHeard()) }

// lastHeard is when anything last came in.
func (s *socket) lastHeard() time.Time { return time.Unix(0, s.heard.Load()) }

// serve reads until the connection ends, which it does soon after ctx, and
// returns why. Leaving is called when Slack says that it will close: what still
// comes is read.
func (s *socket) serve(ctx context.Context, accept acceptor, leaving func(reason string)) error {
	ctx, cancel := context.WithCancel(ctx)
	var pinging sync.WaitGroup
	pinging.Go(func() { s.ping(ctx) })
	defer func() {
		cancel()
		pinging.Wait()
		_ = s.conn.Close()
	}()
	for {
		_, raw, err := s.conn.ReadMessage()
		if err != nil {
			return err
		}
		_ = s.hear()
		var e envelope
		if err := json.Unmarshal(raw, &e); err != nil {
			s.log.Warn("unreadable message on the socket", "bytes", len(raw))
			continue
		}
		switch e.Type {
		case "hello":
			s.greeted.Store(true)
		case "disconnect":
			leaving(e.Reason)
		case kindCommand, kindEvent, kindInteract:
			if e.ID != "" {
				s.take(ctx, e, accept)
			}
		}
	}
}

func (s *socket) take(ctx context.Context, e envelope, accept acceptor) {
	a := accept(ctx, e.Type, e.Payload)
	if a.refused {
		return
	}
	body := map[string]any{"envelope_id": e.ID}
	if a.payload != nil {
		body["payload"] = a.payload
	}
	raw, err := json.Marshal(body)
	if err != nil || len(raw) >= maxAck {
		raw, _ = json.Marshal(map[string]any{"envelope_id": e.ID})
	}
	if err := s.write(raw); err != nil {
		s.log.WarnContext(ctx, "acknowledgement not sent", "err", err)
		return
	}
	a.sent()
}

func (s *socket) write(raw []byte) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	_ = s.conn.SetWriteDeadline(time.Now().Add(s.timing.Call))
	return s.conn.WriteMessage(websocket.TextMessage, raw)
}

// ping asks for signs of life until ctx ends, and then says goodbye. Slack
// sends nothing more once it has read that.
func (s *socket) ping(ctx context.Context) {
	tick := time.NewTicker(s.timing.ping)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			s.closing.Store(true)
			bye := websocket.FormatCloseMessage(websocket.CloseNormalClosure, "")
			_ = s.conn.WriteControl(websocket.CloseMessage, bye, time.Now().Add(time.Second))
			_ = s.conn.SetReadDeadline(time.Now().Add(time.Second))
			return
		case <-tick.C:
			_ = s.conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(time.Second))
		}
	}
}
