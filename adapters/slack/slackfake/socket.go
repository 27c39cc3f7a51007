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
	ticketLife   = 30 * time.Second // on the wall clock: Slack names no number
	maxAckSize   = 20 << 10         // an acknowledgement of this size is dropped in silence
	warningAhead = 10 * time.Second // from the disconnect warning to the end
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

// serveSocket admits a holder of an unused ticket.
func (s *Slack) serveSocket(w http.ResponseWriter, r *http.Request) {
	_, fault := s.record(r, nil)
	if !pause(r.Context(), fault.Delay) {
		return
	}
	if fault.Skip && fault.Respond != nil {
		fault.Respond(w, r, nil)
		return
	}
	if !s.takeTicket(r.URL.Query().Get("ticket")) {
		http.Error(w, "invalid ticket", http.StatusForbidden)
		return
	}
	// Any Origin is welcome: clients that are no browser send what they like.
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	s.admitSocket(conn)
}

func (s *Slack) takeTicket(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	born, ok := s.tickets[id]
	delete(s.tickets, id)
	return ok && s.clock.wall().Sub(born) <= ticketLife
}

func (s *Slack) admitSocket(conn *websocket.Conn) {
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
	s.spawn(func() { c.greet(n, full) })
	s.touched()
}

func (c *Socket) greet(connections int, full bool) {
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

// keepAlive pings until the socket is gone, and closes it when four pings in a
// row stay unanswered.
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

func (c *Socket) ping(patience time.Duration) bool {
	c.s.mu.Lock()
	frozen, last := c.frozen, c.lastPong
	if !frozen {
		c.pings++
	}
	c.s.mu.Unlock()
	if frozen {
		return true
	}
	if time.Since(last) > patience {
		return false
	}
	return c.conn.WriteControl(websocket.PingMessage, []byte("Ping from applink-fake-1"), time.Now().Add(time.Second)) == nil
}

// read takes acknowledgements until the socket is gone.
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
		c.s.takeAck(raw)
	}
}

// answerControl answers pings and a close like any server, until the socket is
// frozen, and counts pongs.
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
			c.s.touched()
		}
		return nil
	})
}

func (c *Socket) isFrozen() bool {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return c.frozen
}

// sendJSON writes a message, unless the socket is frozen. A client that does
// not read cannot hold it up for long.
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
		c.leave()
	}
}

// leave takes the socket out of the rotation and closes the connection.
func (c *Socket) leave() {
	c.once.Do(func() {
		close(c.gone)
		_ = c.conn.Close()
		c.forget()
	})
}

func (c *Socket) forget() {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	for i, other := range c.s.sockets {
		if other == c {
			c.s.sockets = append(c.s.sockets[:i:i], c.s.sockets[i+1:]...)
			break
		}
	}
	c.s.touched()
}

// reset makes the next close an abrupt one.
func (c *Socket) reset() {
	if tcp, ok := c.conn.NetConn().(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
}
