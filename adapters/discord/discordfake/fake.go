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

// TB is the part of testing.TB that the fake needs. A load run passes its own, since
// it has no test.
type TB interface {
	Helper()
	Cleanup(func())
	Logf(format string, args ...any)
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// Fake is a running Discord with one application, the bot under test. It is safe for
// concurrent use.
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

	mu           sync.Mutex
	closed       bool
	changed      chan struct{} // closed and replaced whenever something visible happened
	lastID       uint64
	bot          *user
	token        string
	guilds       []*Guild
	people       map[string]*Person
	channels     map[string]*Channel
	commands     map[string][]obj // by guild id, "" for global ones
	interactions map[string]*Interaction
	byToken      map[string]*Interaction
	nonces       map[string]nonceUse
	files        map[string][]byte // by name, the newest
	buckets      map[string]*bucket
	global       window
	invalid      window
	rules        []*Rule
	requests     []*Request
	requestSeq   int
	violations   []string
	gateway      *Gateway
	endpoint     string
	key          ed25519.PrivateKey
	lastSigned   *signedDelivery
}

type nonceUse struct {
	message *message
	at      time.Duration
}

// New starts a fake on a free loopback port. When the test ends, the fake is closed,
// and the test fails if violations are left.
func New(tb TB, options ...Option) *Fake {
	tb.Helper()
	cfg := defaults()
	for _, o := range options {
		o(&cfg)
	}
	f := &Fake{
		tb: tb, cfg: cfg, clock: newClock(cfg.speed), changed: make(chan struct{}),
		people: map[string]*Person{}, channels: map[string]*Channel{},
		commands: map[string][]obj{}, interactions: map[string]*Interaction{}, byToken: map[string]*Interaction{},
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
		Handler: f.routes(), ReadHeaderTimeout: waitTimeout,
		BaseContext: func(net.Listener) context.Context { return f.ctx },
	}
	f.wg.Go(func() { _ = f.server.Serve(l) })
}

// Close stops the server, aborts every connection and waits for all goroutines to
// end. It is called when the test ends, and may be called more than once.
func (f *Fake) Close() {
	f.mu.Lock()
	if f.closed {
		f.mu.Unlock()
		return
	}
	f.closed = true
	for _, it := range f.interactions {
		it.stopTimers()
	}
	f.gateway.dropAll()
	f.mu.Unlock()
	f.cancel()
	_ = f.server.Close()
	f.wg.Wait()
	f.client.CloseIdleConnections()
}

// URL is the address of the fake without a path, such as http://127.0.0.1:4123.
func (f *Fake) URL() string { return "http://" + f.addr }

// APIURL is the base of REST addresses, with the API version that discordgo uses.
// The fake serves /api/v9, /api/v10 and paths without either.
func (f *Fake) APIURL() string { return f.URL() + "/api/v9" }

// Token is the bot token that the fake accepts, without the prefix "Bot ".
func (f *Fake) Token() string { return f.token }

// ApplicationID is the id of the application, which is also that of its bot user.
func (f *Fake) ApplicationID() string { return f.bot.id }

// PublicKey is the application's public Ed25519 key in hexadecimal.
func (f *Fake) PublicKey() string {
	return hex.EncodeToString(f.key[ed25519.PrivateKeySize-ed25519.PublicKeySize:])
}

// Gateway controls and observes the gateway.
func (f *Fake) Gateway() *Gateway { return f.gateway }

// Advance moves the clock of Discord's time limits ahead: the 3 seconds, the 15
// minutes, the windows of rate limits. Ids, timestamps and signatures follow the
// wall clock.
func (f *Fake) Advance(d time.Duration) {
	f.clock.advance(d)
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, it := range f.interactions {
		it.checkDeadlines()
	}
}

// Forget releases the memory that a long run accumulates: messages, timelines,
// requests, and interactions that are over. Their tokens are unknown afterwards.
func (f *Fake) Forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.requests, f.nonces, f.buckets = nil, map[string]nonceUse{}, map[string]*bucket{}
	for _, c := range f.channels {
		c.messages, c.byID, c.lines = nil, map[string]*message{}, nil
	}
	for id, it := range f.interactions {
		if m := it.original; it.timedOut || it.expired || m != nil && !m.loading() || it.choices != nil {
			it.stopTimers()
			delete(f.interactions, id)
			delete(f.byToken, it.Token)
		}
	}
	for _, s := range f.gateway.sessions {
		s.events, s.first = nil, s.seq
	}
}

// Transport returns a round tripper that sends requests for discord.com and its
// subdomains to the fake, and others where they belong. It has its own pool of
// connections: call CloseIdleConnections on the http.Client that uses it.
func (f *Fake) Transport() http.RoundTripper {
	return &rewriter{host: f.addr, next: &http.Transport{}}
}

type rewriter struct {
	host string
	next *http.Transport
}

// RoundTrip implements http.RoundTripper.
func (t *rewriter) RoundTrip(r *http.Request) (*http.Response, error) {
	if h := r.URL.Hostname(); h == "discord.com" || strings.HasSuffix(h, ".discord.com") {
		r = r.Clone(r.Context())
		r.URL.Scheme, r.URL.Host, r.Host = "http", t.host, t.host
	}
	return t.next.RoundTrip(r)
}

// CloseIdleConnections is called by http.Client.CloseIdleConnections.
func (t *rewriter) CloseIdleConnections() { t.next.CloseIdleConnections() }

// signal wakes those who wait for an event. The caller holds the lock.
func (f *Fake) signal() {
	close(f.changed)
	f.changed = make(chan struct{})
}
