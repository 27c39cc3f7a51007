package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// A link is one gateway session of the library, and what is known of it from
// outside. The library does not tell when its session is past help, so the
// link watches the connection under it and the lock inside it.
type link struct {
	session *discordgo.Session
	log     *slog.Logger
	ended   chan struct{} // the library closed the connection

	// err is why it did not open, resumable whether the session outlives its
	// connection.
	err       error
	resumable bool

	// shard and shards are what the session identifies as.
	shard, shards int

	mu      sync.Mutex
	wire    *wire
	resume  string // resume_gateway_url
	trouble error
}

var (
	errStuck   = errors.New("the session was deadlocked and is abandoned")
	errUnheard = errors.New("a heartbeat was not acknowledged")
	errClosed  = errors.New("the connection ended")
	errDialled = errors.New("not to be dialled")
)

// newLink makes a session that will open at address.
func newLink(cfg Config, address string, shard, shards int, hear func(string, []byte), log *slog.Logger) (*link, error) {
	session, err := discordgo.New("Bot " + cfg.BotToken.Reveal())
	if err != nil {
		return nil, err
	}
	l := &link{session: session, log: log, ended: make(chan struct{}, 1), shard: shard, shards: shards}
	session.StateEnabled, session.ShouldReconnectOnError = false, false
	session.SyncEvents = true
	session.ShardID, session.ShardCount = shard, shards
	session.LogLevel = -1 // the supervisor says what is worth saying
	session.Identify.Intents = intents(cfg)
	session.Dialer = &websocket.Dialer{
		Proxy: http.ProxyFromEnvironment, HandshakeTimeout: 15 * time.Second, NetDialContext: l.dial,
	}
	session.Client = &http.Client{Transport: signpost(address)}
	session.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) { l.heard(e, hear) })
	session.AddHandler(func(*discordgo.Session, *discordgo.Disconnect) {
		select {
		case l.ended <- struct{}{}:
		default: // said before
		}
	})
	return l, nil
}

// intents are the events that are asked for. Messages that mention the bot, and
// direct ones, carry their words without the privileged intent.
func intents(cfg Config) discordgo.Intent {
	i := discordgo.IntentsGuilds | discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages
	if cfg.Questions {
		i |= discordgo.IntentMessageContent
	}
	return i
}

// heard passes an event on. A panic would end the program: the library runs
// this on a goroutine of its own.
func (l *link) heard(e *discordgo.Event, hear func(string, []byte)) {
	defer func() {
		if p := recover(); p != nil {
			l.log.Error("handling of an event panicked", "event", e.Type, "panic", p, "stack", string(debug.Stack()))
		}
	}()
	switch e.Type {
	case "RESUMED":
		l.session.ShardID, l.session.ShardCount = l.shard, l.shards
	case "READY":
		var r struct {
			Resume string `json:"resume_gateway_url"`
		}
		_ = json.Unmarshal(e.RawData, &r) // without it, the first address is used again
		l.mu.Lock()
		l.resume = r.Resume
		l.mu.Unlock()
	}
	hear(e.Type, e.RawData)
}

// open opens or resumes the session. An op 7 as the first event makes the
// library wait for a lock that it holds itself: then nothing ends its Open, the
// connection is cut from outside, and what stays behind is one goroutine that
// waits for ever, and the session that it holds.
func (l *link) open(ctx context.Context, t timing) error {
	select {
	case <-l.ended: // of the connection before
	default:
	}
	opened := make(chan error, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				opened <- fmt.Errorf("opening panicked: %v", p)
			}
		}()
		opened <- l.session.Open()
	}()
	err := l.opening(ctx, opened, t)
	if err == nil {
		l.mu.Lock()
		l.trouble = nil
		if l.wire != nil {
			l.wire.begin()
		}
		l.mu.Unlock()
	}
	return err
}

func (l *link) opening(ctx context.Context, opened <-chan error, t timing) error {
	timer := time.NewTimer(t.open)
	defer timer.Stop()
	select {
	case err := <-opened:
		return cleaned(err)
	case <-timer.C:
	case <-ctx.Done():
	}
	l.cut()
	again := time.NewTimer(t.stuck)
	defer again.Stop()
	select {
	case err := <-opened:
		if err == nil {
			err = errClosed
		}
		return errors.Join(cleaned(err), ctx.Err())
	case <-again.C:
		return errStuck
	}
}

// cleaned keeps addresses out of an error; close codes stay what they are.
func cleaned(err error) error {
	var c *websocket.CloseError
	if err == nil || errors.As(err, &c) {
		return err
	}
	return own(err)
}

// watch returns when the connection has ended, or ends it: because ctx does, or
// because it is past help. Meanwhile it reports when Discord last acknowledged
// a heartbeat, and for how long one waits for that.
func (l *link) watch(ctx context.Context, t timing, report func(ack time.Time, waits time.Duration)) {
	tick := time.NewTicker(t.watch)
	defer tick.Stop()
	l.resumable = true
	freed := time.Now() // when the library's lock was last free
	for {
		select {
		case <-l.ended:
			l.note(errClosed)
			return
		case <-ctx.Done():
			l.leave(t)
			return
		case now := <-tick.C:
			ack, free := l.acknowledged()
			if free {
				freed = now
				report(ack, l.waits(ack, now))
			} else {
				report(ack, now.Sub(freed))
			}
			switch {
			case now.Sub(freed) > t.stuck:
				l.note(errStuck)
				l.resumable = false
				l.cut()
				return
			case free && l.unheard(ack, now, t):
				l.note(errUnheard)
				l.cut()
				l.await(t)
				return
			}
		}
	}
}

// acknowledged is when Discord last acknowledged a heartbeat; free is false
// while the library's lock is held.
func (l *link) acknowledged() (at time.Time, free bool) {
	if !l.session.TryRLock() {
		return at, false
	}
	defer l.session.RUnlock()
	return l.session.LastHeartbeatAck, true
}

func (l *link) waits(ack, now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.wire == nil {
		return 0
	}
	return l.wire.waits(ack, now)
}

func (l *link) unheard(ack, now time.Time, t timing) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.wire != nil && l.wire.unheard(ack, now, t)
}

// await waits until the library has noticed that the connection is cut.
func (l *link) await(t timing) {
	timer := time.NewTimer(t.stuck)
	defer timer.Stop()
	select {
	case <-l.ended:
	case <-timer.C:
		l.note(errStuck)
		l.resumable = false
	}
}

// leave says goodbye, so that Discord shows the bot as gone.
func (l *link) leave(t timing) {
	l.resumable = false
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		_ = l.session.Close()
	}()
	timer := time.NewTimer(t.stuck)
	defer timer.Stop()
	select {
	case <-closed:
	case <-timer.C:
	}
	l.cut()
}

func (l *link) note(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.trouble = err
}

// reason is why the session ended.
func (l *link) reason() error {
	if l.err != nil {
		return l.err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.trouble != nil {
		return l.trouble
	}
	return errClosed
}

// dial opens the connection under the session.
func (l *link) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	w := &wire{Conn: conn}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.wire = w
	return w, nil
}

// cut ends the connection without a word.
func (l *link) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.wire != nil {
		_ = l.wire.Close()
	}
}
