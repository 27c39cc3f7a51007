package discordfake

import (
	"net/http"
	"strings"

	"github.com/gorilla/websocket"
)

// maxReplay is the least number of events that a session keeps for a resume. A
// resume that needs older ones is refused.
const maxReplay = 2000

// Gateway is the WebSocket side of the fake. Its methods observe connections and
// inject faults.
type Gateway struct {
	f              *Fake
	conns          map[*conn]bool
	sessions       map[string]*session
	facts          GatewayFacts
	identifiesLeft int

	// faults
	mute              bool  // heartbeats are not acknowledged
	duplicate         bool  // every event comes twice
	lose              int   // events that will be lost
	refuse            []int // close codes for the next identifies and resumes
	reconnects        int   // op 7 right after so many resumes
	reconnectsInstead int   // op 7 as the first answer to so many resumes
	rejects           []bool
	refuseHTTP        []int // statuses for the next upgrades
}

// GatewayFacts counts what the application did on the gateway.
type GatewayFacts struct {
	// Connects counts connections, Identifies and Resumes the requests on them.
	Connects, Identifies, Resumes int
	// ResumedAt is the path of the connection of the last resume: /resume if the
	// client followed resume_gateway_url.
	ResumedAt string
	// ResumedFrom is the sequence number of the last resume.
	ResumedFrom int
	// Replayed counts events sent again by resumes.
	Replayed int
	// Heartbeats counts heartbeats received.
	Heartbeats int
	// ClientCloses lists the close codes of connections that the client closed
	// first, oldest first.
	ClientCloses []int
	// Intents are the intents of the last identify.
	Intents Intent
}

// session is what a client can resume on another connection.
type session struct {
	id       string
	seq      int
	first    int // sequence number before the oldest event kept
	events   []obj
	intents  Intent
	shard    [2]int
	compress bool
	conn     *conn
}

func newGateway(f *Fake) *Gateway {
	return &Gateway{f: f, conns: map[*conn]bool{}, sessions: map[string]*session{}, identifiesLeft: f.cfg.identifies}
}

func isSocket(r *http.Request) bool { return websocket.IsWebSocketUpgrade(r) }

// serve upgrades a request to a WebSocket connection, and serves it until it ends.
func (g *Gateway) serve(w http.ResponseWriter, r *http.Request) {
	g.f.mu.Lock()
	if len(g.refuseHTTP) > 0 {
		status := g.refuseHTTP[0]
		g.refuseHTTP = g.refuseHTTP[1:]
		g.f.mu.Unlock()
		writeReply(w, cloudflare(status))
		return
	}
	g.f.mu.Unlock()
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := newConn(g, ws, r)
	if !g.attach(c) {
		_ = ws.Close()
		return
	}
	g.f.wg.Go(c.write)
	c.start(r)
	c.read()
}

func (g *Gateway) attach(c *conn) bool {
	g.f.mu.Lock()
	defer g.f.mu.Unlock()
	if g.f.closed {
		return false
	}
	g.conns[c] = true
	g.facts.Connects++
	g.f.signal()
	return true
}

// dispatch sends an event to every session with the intent. render makes the data
// for each session, since what a session may read depends on its intents. The caller
// holds the lock.
func (f *Fake) dispatch(event string, intent Intent, render func(*session) any) {
	f.dispatchTo(event, intent, nil, render)
}

// dispatchIn dispatches an event in a channel, unless the bot cannot view the
// channel.
func (f *Fake) dispatchIn(c *Channel, event string, intent Intent, render func(*session) any) {
	if c != nil && c.botPermissions()&ViewChannel == 0 {
		return
	}
	f.dispatchTo(event, intent, c, render)
}

func (f *Fake) dispatchTo(event string, intent Intent, c *Channel, render func(*session) any) {
	g := f.gateway
	if g == nil {
		return
	}
	for _, s := range g.sessions {
		if intent != 0 && s.intents&intent == 0 || !s.covers(c) {
			continue
		}
		if g.lose > 0 {
			g.lose--
			continue
		}
		s.send(event, render(s))
		if g.duplicate {
			s.send(event, render(s))
		}
	}
}

// covers tells whether the session's shard gets the events of a channel. Direct
// messages belong to shard 0.
func (s *session) covers(c *Channel) bool {
	if c == nil || s.shard[1] <= 1 {
		return true
	}
	if c.Guild == nil {
		return s.shard[0] == 0
	}
	return int(snowflake(c.Guild.ID)>>22%uint64(s.shard[1])) == s.shard[0]
}

// send numbers an event, keeps it for a resume, and sends it if the session has a
// connection.
func (s *session) send(event string, data any) {
	s.seq++
	frame := obj{"op": opDispatch, "t": event, "s": s.seq, "d": data}
	s.events = append(s.events, frame)
	if n := len(s.events); n > 2*maxReplay { // rarely, so that the copying costs little
		s.events = append([]obj(nil), s.events[n-maxReplay:]...)
		s.first += n - maxReplay
	}
	if s.conn != nil {
		s.conn.enqueue(frame)
	}
}

// ready sends the first events of a new session: READY and its guilds.
func (g *Gateway) ready(s *session) {
	guilds := []any{}
	for _, gu := range g.f.guilds {
		guilds = append(guilds, obj{"id": gu.ID, "unavailable": true})
	}
	s.send("READY", obj{
		"v": 10, "user": g.f.bot.json(), "guilds": guilds, "session_id": s.id, "session_type": "normal",
		"resume_gateway_url": "ws://" + g.f.addr + "/resume", "shard": []int{s.shard[0], s.shard[1]},
		"application":   obj{"id": g.f.bot.id, "flags": g.f.applicationFlags()},
		"relationships": []any{}, "private_channels": []any{}, "presences": []any{}, "user_settings": obj{},
		"_trace": []any{`["gateway-fake"]`},
	})
	if s.intents&IntentGuilds == 0 {
		return
	}
	for _, gu := range g.f.guilds {
		s.send("GUILD_CREATE", gu.createJSON())
	}
}

func bearer(token string) string { return strings.TrimPrefix(token, "Bot ") }
