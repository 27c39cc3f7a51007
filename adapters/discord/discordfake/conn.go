package discordfake

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/gorilla/websocket"
)

// queueSize is how many frames may wait for a slow client before its connection is
// aborted.
const queueSize = 4096

// commandRate is documented: 120 gateway commands per minute.
// https://discord.com/developers/docs/events/gateway#rate-limiting
var commandRate = rate{120, 60}

// conn is a WebSocket connection. Its fields are guarded by the lock of the fake,
// except for the socket itself: only read reads from it, and only write writes.
type conn struct {
	g        *Gateway
	ws       *websocket.Conn
	path     string
	stream   bool // zlib-stream transport compression
	out      chan outgoing
	done     chan struct{} // closed when the connection is aborted
	gone     bool
	closing  bool // the server has sent a close frame
	frozen   bool
	session  *session
	commands window
}

// outgoing is a frame or, where the code is not 0, a close code.
type outgoing struct {
	frame obj
	code  int
	zip   bool
}

func newConn(g *Gateway, ws *websocket.Conn, r *http.Request) *conn {
	return &conn{
		g: g, ws: ws, path: r.URL.Path, stream: r.URL.Query().Get("compress") == "zlib-stream",
		out: make(chan outgoing, queueSize), done: make(chan struct{}),
	}
}

// start checks the query of the address and sends HELLO.
func (c *conn) start(r *http.Request) {
	f := c.g.f
	f.mu.Lock()
	defer f.mu.Unlock()
	q := r.URL.Query()
	if v := q.Get("v"); v != "9" && v != "10" {
		c.close(closeInvalidVersion)
		return
	}
	if e := q.Get("encoding"); e != "" && e != "json" {
		c.close(closeDecodeError)
		return
	}
	every := f.cfg.heartbeat
	if every == heartbeat {
		every = f.clock.wallTime(heartbeat)
	}
	c.enqueue(obj{"op": opHello, "t": nil, "s": nil, "d": obj{
		"heartbeat_interval": max(every.Milliseconds(), 1), "_trace": []any{},
	}})
}

// enqueue passes a frame to the writer. A frozen connection drops it, and a full
// queue aborts the connection.
func (c *conn) enqueue(frame obj) {
	if c.gone || c.closing || c.frozen {
		return
	}
	zip := c.session != nil && c.session.compress
	select {
	case c.out <- outgoing{frame: frame, zip: zip}:
	default:
		c.abort()
	}
}

// close sends a close frame with a code. The session can still be resumed.
func (c *conn) close(code int) {
	if c.gone || c.closing {
		return
	}
	c.closing = true
	c.detach()
	if c.frozen {
		return // a frozen connection does not even send a close frame
	}
	select {
	case c.out <- outgoing{code: code}:
	default:
		c.abort()
	}
}

// abort ends the connection without a close frame.
func (c *conn) abort() {
	if c.gone {
		return
	}
	c.gone = true
	c.detach()
	close(c.done)
	_ = c.ws.NetConn().Close()
}

func (c *conn) detach() {
	if c.session != nil && c.session.conn == c {
		c.session.conn = nil
	}
}

// write sends frames until the connection ends.
func (c *conn) write() {
	var packed bytes.Buffer
	stream := zlib.NewWriter(&packed)
	for {
		select {
		case <-c.done:
			return
		case o := <-c.out:
			if o.code != 0 {
				c.sendClose(o.code)
				return
			}
			kind, b := c.compress(o, &packed, stream)
			if c.ws.WriteMessage(kind, b) != nil {
				return
			}
		}
	}
}

// compress compresses a frame as the client asked: as a part of one zlib stream for
// the connection, or each large payload on its own.
func (c *conn) compress(o outgoing, packed *bytes.Buffer, stream *zlib.Writer) (int, []byte) {
	raw := encodeJSON(o.frame)
	const large = 1024
	switch {
	case c.stream:
		packed.Reset()
		_, _ = stream.Write(raw)
		_ = stream.Flush()
		return websocket.BinaryMessage, packed.Bytes()
	case o.zip && len(raw) > large:
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		_, _ = z.Write(raw)
		_ = z.Close()
		return websocket.BinaryMessage, b.Bytes()
	}
	return websocket.TextMessage, raw
}

// sendClose sends a close frame, and gives the client a second to close the
// connection.
func (c *conn) sendClose(code int) {
	deadline := time.Now().Add(time.Second)
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, closeReason(code)), deadline)
	_ = c.ws.NetConn().SetReadDeadline(deadline)
}

func closeReason(code int) string {
	return map[int]string{
		closeUnknownError: "Unknown error", closeUnknownOpcode: "Unknown opcode", closeDecodeError: "Error while decoding payload.",
		closeNotAuthenticated: "Not authenticated.", closeAuthFailed: "Authentication failed.",
		closeAlreadyAuth: "Already authenticated.", closeInvalidSeq: "Invalid seq.", closeRateLimited: "Rate limited.",
		closeSessionTimedOut: "Session timed out.", closeInvalidShard: "Invalid shard.", 4011: "Sharding required.",
		closeInvalidVersion: "Invalid API version.", closeInvalidIntents: "Invalid intent(s).",
		closeDisallowedIntents: "Disallowed intent(s).",
	}[code]
}

// read handles messages until the connection ends, and then cleans up.
func (c *conn) read() {
	for {
		_, raw, err := c.ws.ReadMessage()
		if err != nil {
			c.handleReadError(err)
			return
		}
		var m struct {
			Op int             `json:"op"`
			D  json.RawMessage `json:"d"`
		}
		err = json.Unmarshal(raw, &m)
		c.g.f.mu.Lock()
		switch {
		case c.closing || c.frozen:
		case err != nil:
			c.close(closeDecodeError)
		default:
			c.handle(m.Op, m.D)
		}
		c.g.f.mu.Unlock()
	}
}

// handleReadError records how the connection ended. A client that closes with 1000
// or 1001 ends its session; with any other code, or none, it may resume.
func (c *conn) handleReadError(err error) {
	f := c.g.f
	f.mu.Lock()
	defer f.mu.Unlock()
	var ce *websocket.CloseError
	if errors.As(err, &ce) && ce.Code != websocket.CloseAbnormalClosure && !c.gone && !c.closing {
		c.g.facts.ClientCloses = append(c.g.facts.ClientCloses, ce.Code)
		if !c.frozen && c.session != nil && (ce.Code == websocket.CloseNormalClosure || ce.Code == websocket.CloseGoingAway) {
			delete(c.g.sessions, c.session.id)
		}
	}
	delete(c.g.conns, c)
	c.abort()
	f.signal()
}
