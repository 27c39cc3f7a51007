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

// What the bot needs to be let in.
const (
	BotToken      = "xoxb-fake-bot-token"              //nolint:gosec // opens nothing but this fake
	AppToken      = "xapp-fake-app-token"              //nolint:gosec // opens nothing but this fake
	SigningSecret = "fa4e0000516e1a650000000000005ec7" //nolint:gosec // as real ones look
)

// legacyToken is the verification token of old, which every payload still
// carries and no app should trust.
const legacyToken = "fake-legacy"

// Who the bot is in the workspace.
const (
	TeamID     = "T0FAKE"
	TeamDomain = "fakeco"
	AppID      = "A0FAKE"
	BotUserID  = "U0BOT"
	BotID      = "B0BOT"
	BotName    = "dateline"
)

// Options set the workspace up. The zero value is a plain workspace at true
// speed in which every scope is granted and every event is subscribed to.
type Options struct {
	// Scale is how many real seconds one second of Slack's limits lasts: 0.01
	// turns the three seconds for an acknowledgement into 30 ms. 0 means 1.
	// The three seconds of a trigger_id shrink too, so a test that opens
	// modals on a busy machine keeps it above 0.1.
	Scale float64
	// RetryScale is as Scale, but for the minutes that Slack lets pass before it
	// sends an event again; 0 means Scale.
	RetryScale float64
	// WarningAhead is the real time from the warning of a refresh to the end of
	// the socket; 0 means ten of Slack's seconds.
	WarningAhead time.Duration
	// PingEvery is the real time between two WebSocket pings; 0 means 5 s. A
	// socket whose pings stay unanswered for four of them is closed.
	PingEvery time.Duration
	// Scopes are those granted to the bot token; nil grants all. A method
	// that needs another one answers missing_scope.
	Scopes []string
	// Ahead is by how much Slack's clock, as the heads of its answers tell it,
	// is ahead of this machine's.
	Ahead time.Duration
	// Events are the subscribed bot events by their manifest names
	// ("app_mention", "message.im"); nil subscribes to all.
	Events []string
	// PerChannelLimit answers 429 to more than one message a second in the
	// same channel (https://docs.slack.dev/apis/web-api/rate-limits).
	PerChannelLimit bool
	// SpentAs200 answers spent response URLs with HTTP 200 and ok:false
	// instead of 404. Slack documents neither.
	SpentAs200 bool
	// CommandsNeverReplace treats replace_original on the response URL of a
	// slash command as a new message, as users of Slack's own libraries report
	// (https://github.com/slackapi/bolt-python/issues/1268). Otherwise the
	// newest message sent through that URL is replaced.
	CommandsNeverReplace bool
	// OpensPerSecond is how many apps.connections.open calls within a second
	// the referee lets pass; 0 means 2, one for each of two clients.
	OpensPerSecond int
	// SpecsDir holds slack-blocks.strict.schema.json. Empty looks for it as
	// [Specs] does. A folder without it turns the schema off, which makes a
	// load test cheaper; the limits are still checked by hand.
	SpecsDir string
}

// Slack is a running workspace. Its methods may be called from any goroutine.
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

	mu         sync.Mutex // guards all that follows
	clock      clock
	lastTS     int64
	behind     time.Duration
	serial     int
	changed    chan struct{}
	closed     bool
	revoked    string
	users      map[string]*User
	channels   map[string]*Channel
	groups     map[string][]string
	timeline   []entry
	messages   int
	hooks      map[string]*hook
	triggers   map[string]*trigger
	views      map[string]*view
	stacks     map[string][]*view
	uploads    map[string]*upload
	actors     map[string]bool
	posted     map[string]time.Time
	requests   []*Request
	violations []Violation
	rules      []*Rule
	appURL     string
	lastSigned *signed
	deliveries []*Delivery
	envelopes  map[string]*waiting
	tickets    map[string]time.Time
	sockets    []*Socket
	nextSocket int
	turn       int
	duplicates int
	opened     []time.Time
}

// New starts a workspace for a test. When the test ends the workspace is
// closed, and the test fails if violations are left.
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
		t.Logf("slackfake: blocks are checked by hand only: %v", s.schema.err)
	}
	return s
}

// Start starts a workspace without a test. The caller closes it and asks for
// the violations.
func Start(opts Options) *Slack {
	ctx, cancel := context.WithCancel(context.Background())
	s := &Slack{
		opts: opts, ctx: ctx, cancel: cancel, clock: newClock(opts.Scale),
		client:  &http.Client{Transport: &http.Transport{}, CheckRedirect: noRedirect},
		methods: methods(), schema: loadSchema(opts.SpecsDir),
		changed: make(chan struct{}),
		users:   map[string]*User{}, channels: map[string]*Channel{}, groups: map[string][]string{},
		hooks: map[string]*hook{}, triggers: map[string]*trigger{}, views: map[string]*view{},
		stacks: map[string][]*view{}, uploads: map[string]*upload{}, actors: map[string]bool{},
		posted: map[string]time.Time{}, envelopes: map[string]*waiting{}, tickets: map[string]time.Time{},
	}
	s.server = httptest.NewServer(s.routes())
	return s
}

func noRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

func (s *Slack) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method}", s.serve(s.serveAPI))
	mux.HandleFunc("/commands/{id}", s.serve(s.serveHook))
	mux.HandleFunc("/actions/{id}", s.serve(s.serveHook))
	mux.HandleFunc("/upload/{id}", s.serve(s.serveUpload))
	mux.HandleFunc("/link/", s.serveSocket)
	return mux
}

// APIURL is the address for SLACK_API_URL and slack.OptionAPIURL, with its
// trailing slash.
func (s *Slack) APIURL() string { return s.server.URL + "/api/" }

// Close ends everything that the workspace started and waits for it. It may be
// called more than once.
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

// Revoke makes every call answer the given error, such as token_revoked or
// account_inactive, as after the app was removed; "" undoes it.
func (s *Slack) Revoke(code string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.revoked = code
}

// spawn runs work that Close waits for. The caller holds the lock.
func (s *Slack) spawn(work func()) {
	if s.closed {
		return
	}
	s.work.Go(work)
}

// id makes an identifier that was not used before. The caller holds the lock.
func (s *Slack) id(prefix string) string {
	s.serial++
	return fmt.Sprintf("%s%d", prefix, s.serial)
}

// touched wakes whoever waits for a change. The caller holds the lock.
func (s *Slack) touched() {
	close(s.changed)
	s.changed = make(chan struct{})
}
