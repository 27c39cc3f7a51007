package discordfake

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// TB is the part of testing.TB the fake needs. A load run, which has no test,
// passes its own.
type TB interface {
	Helper()
	Cleanup(func())
	Logf(format string, args ...any)
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// Fake is one Discord with one application (the bot under test) installed.
type Fake struct {
	tb     TB
	cfg    config
	clock  *clock
	server *http.Server
	addr   string
	ctx    context.Context
	cancel context.CancelFunc
	wg     sync.WaitGroup
	client *http.Client // for deliveries to the application's endpoint
	schema *schemaSet

	mu         sync.Mutex
	closed     bool
	changed    chan struct{} // closed and replaced whenever something visible happened
	lastID     uint64
	bot        *user
	token      string
	guilds     []*Guild
	people     map[string]*Person
	channels   map[string]*Channel
	commands   map[string][]obj // by guild id, "" for global ones
	inter      map[string]*Interaction
	byToken    map[string]*Interaction
	nonces     map[string]nonceUse
	files      map[string][]byte // by name, the newest
	buckets    map[string]*bucket
	global     window
	invalid    window
	rules      []*Rule
	requests   []*Request
	requestSeq int
	violations []string
	gateway    *Gateway
	endpoint   string
	key        ed25519.PrivateKey
	lastSigned *signedDelivery
}

type nonceUse struct {
	message *message
	at      time.Duration
}

// New starts a fake on a free loopback port. When the test ends it is closed,
// and every violation the referee saw fails the test.
func New(tb TB, options ...Option) *Fake {
	tb.Helper()
	cfg := defaults()
	for _, o := range options {
		o(&cfg)
	}
	f := &Fake{
		tb: tb, cfg: cfg, clock: newClock(cfg.speed), changed: make(chan struct{}),
		people: map[string]*Person{}, channels: map[string]*Channel{},
		commands: map[string][]obj{}, inter: map[string]*Interaction{}, byToken: map[string]*Interaction{},
		nonces: map[string]nonceUse{}, files: map[string][]byte{}, buckets: map[string]*bucket{},
		client: &http.Client{Transport: &http.Transport{}},
		schema: loadSchemas(tb),
	}
	_, f.key, _ = ed25519.GenerateKey(rand.Reader)
	f.ctx, f.cancel = context.WithCancel(context.Background())
	f.gateway = newGateway(f)
	f.bot = &user{id: f.newID(), name: cfg.botName, bot: true}
	f.token = base64.RawURLEncoding.EncodeToString([]byte(f.bot.id)) + ".fake"
	f.guilds = []*Guild{f.newGuild("Newsroom")}
	f.listen()
	tb.Cleanup(func() {
		f.Close()
		for _, v := range f.Violations() {
			tb.Errorf("discordfake: %s", v)
		}
	})
	return f
}

func (f *Fake) listen() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		f.tb.Fatalf("discordfake: %v", err)
		return
	}
	f.addr = l.Addr().String()
	f.server = &http.Server{
		Handler: f.routes(), ReadHeaderTimeout: patience,
		BaseContext: func(net.Listener) context.Context { return f.ctx },
	}
	f.wg.Go(func() { _ = f.server.Serve(l) })
}

// Close stops the server, cuts every socket and waits for what it started. It
// may be called more than once; the end of the test calls it too.
func (f *Fake) Close() {
	f.mu.Lock()
	if f.closed {
		f.mu.Unlock()
		return
	}
	f.closed = true
	for _, it := range f.inter {
		it.stopTimers()
	}
	f.gateway.dropAll()
	f.mu.Unlock()
	f.cancel()
	_ = f.server.Close()
	f.wg.Wait()
	f.client.CloseIdleConnections()
}

// URL is the fake's address without a path, such as http://127.0.0.1:4123.
func (f *Fake) URL() string { return "http://" + f.addr }

// APIURL is the base of REST addresses, with the version discordgo speaks. The
// fake answers on /api/v9, on /api/v10 and without either.
func (f *Fake) APIURL() string { return f.URL() + "/api/v9" }

// Token is the bot token the fake accepts, without the "Bot " in front.
func (f *Fake) Token() string { return f.token }

// ApplicationID is the application's id, which is also the bot user's.
func (f *Fake) ApplicationID() string { return f.bot.id }

// PublicKey is the application's Ed25519 key in hexadecimal, as Discord shows it.
func (f *Fake) PublicKey() string {
	return hex.EncodeToString(f.key[ed25519.PrivateKeySize-ed25519.PublicKeySize:])
}

// Gateway gives the faults and facts of the socket side.
func (f *Fake) Gateway() *Gateway { return f.gateway }

// Advance moves the clock of Discord's limits forward: 3 seconds, 15 minutes,
// rate limit windows. Ids, time stamps and signatures keep the real time.
func (f *Fake) Advance(d time.Duration) {
	f.clock.advance(d)
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, it := range f.inter {
		it.checkDeadlines()
	}
}

// Forget drops what a long run piles up: messages, timelines, requests, and the
// interactions that are over. Their tokens are unknown afterwards.
func (f *Fake) Forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.requests, f.nonces, f.buckets = nil, map[string]nonceUse{}, map[string]*bucket{}
	for _, c := range f.channels {
		c.messages, c.byID, c.lines = nil, map[string]*message{}, nil
	}
	for id, it := range f.inter {
		if m := it.original; it.lapsed || it.expired || m != nil && !m.loading() || it.choices != nil {
			it.stopTimers()
			delete(f.inter, id)
			delete(f.byToken, it.Token)
		}
	}
	for _, s := range f.gateway.sessions {
		s.events, s.first = nil, s.seq
	}
}

// Transport sends requests for discord.com and its subdomains to the fake, and
// leaves the others alone. It has connections of its own: close them with
// CloseIdleConnections on the http.Client that holds it.
func (f *Fake) Transport() http.RoundTripper {
	return &rewriter{host: f.addr, next: &http.Transport{}}
}

type rewriter struct {
	host string
	next *http.Transport
}

// RoundTrip rewrites the host and passes the request on.
func (t *rewriter) RoundTrip(r *http.Request) (*http.Response, error) {
	if h := r.URL.Hostname(); h == "discord.com" || strings.HasSuffix(h, ".discord.com") {
		r = r.Clone(r.Context())
		r.URL.Scheme, r.URL.Host, r.Host = "http", t.host, t.host
	}
	return t.next.RoundTrip(r)
}

// CloseIdleConnections lets http.Client.CloseIdleConnections reach the pool.
func (t *rewriter) CloseIdleConnections() { t.next.CloseIdleConnections() }

// signal wakes everybody who waits for the world to change. It needs the lock.
func (f *Fake) signal() {
	close(f.changed)
	f.changed = make(chan struct{})
}
