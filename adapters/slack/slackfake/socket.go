package slackfake

import (
	"encoding/json"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// Limits of Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode).
const (
	maxSockets   = 10
	ticketLife   = 30 * time.Second // on the wall clock; assumed, since Slack gives no number
	maxAckSize   = 20 << 10         // bytes; a larger acknowledgement is dropped silently
	warningAhead = 10 * time.Second // between the warning of a disconnect and the disconnect
)

// Socket is a Socket Mode connection that the bot has open.
type Socket struct {
	// Number counts from 1 in the order of opening.
	Number int

	s     *Slack
	conn  *websocket.Conn
	write sync.Mutex
	gone  chan struct{}
	once  sync.Once
	// Guarded by the lock of Slack.
	frozen   bool
	lastPong time.Time
	pings    int
	pongs    int
	sent     int
}

// serveSocket opens a socket for a client with an unused ticket.
func (s *Slack) serveSocket(w http.ResponseWriter, r *http.Request) {
	_, fault := s.record(r, nil)
	if !pause(r.Context(), fault.Delay) {
		return
	}
	if fault.Skip && fault.Respond != nil {
		fault.Respond(w, r, nil)
		return
	}
	if !s.useTicket(r.URL.Query().Get("ticket")) {
		http.Error(w, "invalid ticket", http.StatusForbidden)
		return
	}
	// Any Origin is accepted: clients other than browsers send whatever they like.
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	s.addSocket(conn)
}

func (s *Slack) useTicket(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	created, ok := s.tickets[id]
	delete(s.tickets, id)
	return ok && s.clock.wall().Sub(created) <= ticketLife
}

func (s *Slack) addSocket(conn *websocket.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.nextSocket++
	c := &Socket{Number: s.nextSocket, s: s, conn: conn, gone: make(chan struct{}), lastPong: time.Now()}
	if s.closed {
		_ = conn.Close()
		return
	}
	full := len(s.sockets) >= maxSockets
	s.sockets = append(s.sockets, c)
	n := len(s.sockets)
	s.spawn(c.read)
	s.spawn(func() { c.sendHello(n, full) })
	s.notifyChange()
}

func (c *Socket) sendHello(connections int, full bool) {
	if full {
		c.Disconnect("too_many_websockets")
		return
	}
	c.sendJSON(object{"type": "hello", "num_connections": connections,
		"connection_info": object{"app_id": AppID}, "debug_info": debugInfo()})
	c.keepAlive()
}

func debugInfo() object {
	return object{"host": "applink-fake-1", "build_number": 1, "approximate_connection_time": 18060}
}

// keepAlive pings the client until the socket ends, and closes it after four pings
// in a row without a pong.
func (c *Socket) keepAlive() {
	every := c.s.opts.PingEvery
	if every <= 0 {
		every = 5 * time.Second
	}
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		if !c.ping(4 * every) {
			c.Drop()
			return
		}
		select {
		case <-tick.C:
		case <-c.gone:
			return
		}
	}
}

func (c *Socket) ping(waitTimeout time.Duration) bool {
	c.s.mu.Lock()
	frozen, last := c.frozen, c.lastPong
	if !frozen {
		c.pings++
	}
	c.s.mu.Unlock()
	if frozen {
		return true
	}
	if time.Since(last) > waitTimeout {
		return false
	}
	return c.conn.WriteControl(websocket.PingMessage, []byte("Ping from applink-fake-1"), time.Now().Add(time.Second)) == nil
}

// read receives acknowledgements until the socket ends.
func (c *Socket) read() {
	defer c.Drop()
	c.answerControl()
	for {
		_, raw, err := c.conn.ReadMessage()
		if err != nil {
			return
		}
		if c.isFrozen() {
			<-c.gone
			return
		}
		c.s.handleAck(raw)
	}
}

// answerControl installs handlers that answer pings and a close unless the socket
// is frozen, and that count pongs.
func (c *Socket) answerControl() {
	ping, end := c.conn.PingHandler(), c.conn.CloseHandler()
	c.conn.SetPingHandler(func(data string) error {
		if c.isFrozen() {
			return nil
		}
		return ping(data)
	})
	c.conn.SetCloseHandler(func(code int, text string) error {
		if c.isFrozen() {
			return nil
		}
		return end(code, text)
	})
	c.conn.SetPongHandler(func(string) error {
		c.s.mu.Lock()
		defer c.s.mu.Unlock()
		if !c.frozen {
			c.pongs++
			c.lastPong = time.Now()
			c.s.notifyChange()
		}
		return nil
	})
}

func (c *Socket) isFrozen() bool {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return c.frozen
}

// sendJSON writes a message, unless the socket is frozen. It has a deadline, for
// clients that do not read.
func (c *Socket) sendJSON(o object) {
	if c.isFrozen() {
		return
	}
	raw, err := json.Marshal(o)
	if err != nil {
		return
	}
	c.write.Lock()
	defer c.write.Unlock()
	_ = c.conn.SetWriteDeadline(time.Now().Add(2 * time.Second))
	if c.conn.WriteMessage(websocket.TextMessage, raw) != nil {
		c.shutDown()
	}
}

// shutDown closes the connection and takes the socket out of the rotation.
func (c *Socket) shutDown() {
	c.once.Do(func() {
		close(c.gone)
		_ = c.conn.Close()
		c.unregister()
	})
}

func (c *Socket) unregister() {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	for i, other := range c.s.sockets {
		if other == c {
			c.s.sockets = append(c.s.sockets[:i:i], c.s.sockets[i+1:]...)
			break
		}
	}
	c.s.notifyChange()
}

// reset makes the next close an abrupt one, with a TCP reset.
func (c *Socket) reset() {
	if tcp, ok := c.conn.NetConn().(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
}
