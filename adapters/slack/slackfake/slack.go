package slackfake

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

// The bot's credentials.
const (
	BotToken      = "xoxb-fake-bot-token"              //nolint:gosec // opens nothing but this fake
	AppToken      = "xapp-fake-app-token"              //nolint:gosec // opens nothing but this fake
	SigningSecret = "fa4e0000516e1a650000000000005ec7" //nolint:gosec // has the form of a real one
)

// legacyToken is the deprecated verification token, which every payload still has
// and no app should trust.
const legacyToken = "fake-legacy"

// The identity of the bot and its workspace.
const (
	TeamID     = "T0FAKE"
	TeamDomain = "fakeco"
	AppID      = "A0FAKE"
	BotUserID  = "U0BOT"
	BotID      = "B0BOT"
	BotName    = "dateline"
)

// Options configure the workspace. The zero value is a workspace at real speed, in
// which the bot has every scope and is subscribed to every event.
type Options struct {
	// Scale is the number of real seconds per second of Slack's limits: 0.01 turns
	// the three seconds for an acknowledgement into 30 ms. 0 means 1. It also
	// applies to the three seconds of a trigger_id, so tests that open modals need
	// at least 0.1 on a busy machine.
	Scale float64
	// RetryScale is the number of real seconds per second of the waits before
	// Slack sends an event again; 0 means Scale.
	RetryScale float64
	// WarningAhead is the real time between the warning of a refresh and the end
	// of the socket; 0 means ten of Slack's seconds.
	WarningAhead time.Duration
	// PingEvery is the real time between two WebSocket pings; 0 means 5 s. A
	// socket is closed after four pings without a pong.
	PingEvery time.Duration
	// Scopes are the scopes granted to the bot token; nil grants all. A method
	// that needs another one answers missing_scope.
	Scopes []string
	// Ahead is how far Slack's clock, as the Date header of its answers tells it,
	// is ahead of this machine's.
	Ahead time.Duration
	// Events are the subscribed bot events by their manifest names
	// ("app_mention", "message.im"); nil subscribes to all.
	Events []string
	// PerChannelLimit answers 429 to more than one message per second in the same
	// channel (https://docs.slack.dev/apis/web-api/rate-limits).
	PerChannelLimit bool
	// SpentAs200 answers HTTP 200 with ok:false, instead of 404, on response URLs
	// that have expired. Slack documents neither.
	SpentAs200 bool
	// CommandsNeverReplace treats replace_original on the response URL of a
	// slash command as a new message, as users of Slack's own libraries report
	// (https://github.com/slackapi/bolt-python/issues/1268). Otherwise the
	// newest message sent through that URL is replaced.
	CommandsNeverReplace bool
	// OpensPerSecond is how many apps.connections.open calls per second the
	// referee permits; 0 means 2, one for each of two clients.
	OpensPerSecond int
	// SpecsDir is the folder with slack-blocks.strict.schema.json; the default is
	// [Specs]. A folder without it turns the schema off, which makes load tests
	// cheaper. The limits in this package are checked in any case.
	SpecsDir string
}

// Slack is a running workspace. It is safe for concurrent use.
type Slack struct {
	opts    Options
	t       testing.TB // nil when started by a program
	server  *httptest.Server
	client  *http.Client
	ctx     context.Context
	cancel  context.CancelFunc
	work    sync.WaitGroup
	methods map[string]method
	schema  schema

	mu           sync.Mutex // guards all that follows
	clock        clock
	lastTS       int64
	behind       time.Duration
	serial       int
	changed      chan struct{}
	closed       bool
	revoked      string
	users        map[string]*User
	channels     map[string]*Channel
	groups       map[string][]string
	timeline     []entry
	messages     int
	responseURLs map[string]*responseURL
	triggers     map[string]*trigger
	views        map[string]*view
	stacks       map[string][]*view
	uploads      map[string]*upload
	actors       map[string]bool
	posted       map[string]time.Time
	requests     []*Request
	violations   []Violation
	rules        []*Rule
	appURL       string
	lastSigned   *signed
	deliveries   []*Delivery
	envelopes    map[string]*pendingEnvelope
	tickets      map[string]time.Time
	sockets      []*Socket
	nextSocket   int
	turn         int
	duplicates   int
	opened       []time.Time
}

// New starts a workspace for a test. When the test ends, the workspace is closed,
// and the test fails if violations are left.
func New(t testing.TB, options ...Options) *Slack {
	t.Helper()
	var opts Options
	if len(options) > 0 {
		opts = options[0]
	}
	s := Start(opts)
	s.t = t
	t.Cleanup(func() {
		s.Close()
		for _, v := range s.Violations() {
			t.Errorf("%s", v)
		}
	})
	if s.schema.err != nil {
		t.Logf("slackfake: blocks are checked without the schema: %v", s.schema.err)
	}
	return s
}

// Start starts a workspace without a test. The caller must close it, and can ask
// for its violations.
func Start(opts Options) *Slack {
	ctx, cancel := context.WithCancel(context.Background())
	s := &Slack{
		opts: opts, ctx: ctx, cancel: cancel, clock: newClock(opts.Scale),
		client:  &http.Client{Transport: &http.Transport{}, CheckRedirect: noRedirect},
		methods: methods(), schema: loadSchema(opts.SpecsDir),
		changed: make(chan struct{}),
		users:   map[string]*User{}, channels: map[string]*Channel{}, groups: map[string][]string{},
		responseURLs: map[string]*responseURL{}, triggers: map[string]*trigger{}, views: map[string]*view{},
		stacks: map[string][]*view{}, uploads: map[string]*upload{}, actors: map[string]bool{},
		posted: map[string]time.Time{}, envelopes: map[string]*pendingEnvelope{}, tickets: map[string]time.Time{},
	}
	s.server = httptest.NewServer(s.routes())
	return s
}

func noRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

func (s *Slack) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method}", s.serve(s.serveAPI))
	mux.HandleFunc("/commands/{id}", s.serve(s.serveResponseURL))
	mux.HandleFunc("/actions/{id}", s.serve(s.serveResponseURL))
	mux.HandleFunc("/upload/{id}", s.serve(s.serveUpload))
	mux.HandleFunc("/link/", s.serveSocket)
	return mux
}

// APIURL is the address for SLACK_API_URL and slack.OptionAPIURL, with its
// trailing slash.
func (s *Slack) APIURL() string { return s.server.URL + "/api/" }

// Close stops everything that the workspace started and waits for it to end. It
// may be called more than once.
func (s *Slack) Close() {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	s.closed = true
	open := append([]*Socket(nil), s.sockets...)
	s.mu.Unlock()
	s.cancel()
	for _, c := range open {
		c.Drop()
	}
	s.work.Wait()
	s.client.CloseIdleConnections()
	s.server.CloseClientConnections()
	s.server.Close()
}

// Revoke makes every call answer with an error such as token_revoked or
// account_inactive, as after the app was removed; "" undoes that.
func (s *Slack) Revoke(code string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.revoked = code
}

// spawn starts a goroutine that Close waits for. The caller holds the lock.
func (s *Slack) spawn(work func()) {
	if s.closed {
		return
	}
	s.work.Go(work)
}

// id returns a new identifier. The caller holds the lock.
func (s *Slack) id(prefix string) string {
	s.serial++
	return fmt.Sprintf("%s%d", prefix, s.serial)
}

// notifyChange wakes those who wait for a change. The caller holds the lock.
func (s *Slack) notifyChange() {
	close(s.changed)
	s.changed = make(chan struct{})
}
