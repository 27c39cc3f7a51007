package discord

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"dateline/adapters/chat"
	"dateline/bot"
)

// A sender makes calls to Discord: each is tried again where that helps, and
// messages are sent in a plainer form where one is refused.
type sender struct {
	cfg    Config
	rest   *discordgo.Session
	timing timing
	log    *slog.Logger
	meter  chat.Meter
	// calls makes all calls. Hold keeps them back while Discord limits all of
	// them.
	calls *chat.Outbox
	hold  hold
	// me and application are the bot's ids, known after login.
	me, application string
}

func newSender(cfg Config, t timing, h *health, log *slog.Logger) (*sender, error) {
	rest, err := discordgo.New("Bot " + cfg.BotToken.Reveal())
	if err != nil {
		return nil, err
	}
	rest.StateEnabled, rest.ShouldReconnectOnError = false, false
	rest.ShouldRetryOnRateLimit, rest.MaxRestRetries = false, 0
	rest.Client = &http.Client{
		Transport:     refusals{&http.Transport{Proxy: http.ProxyFromEnvironment, MaxIdleConnsPerHost: 16}},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	meter := chat.Meter{Platform: Platform, Observe: cfg.Observe, Log: log}
	calls := &chat.Outbox{Classify: classify, First: t.First, Within: t.Sending, Refused: h.Refuse, Meter: meter, Log: log}
	return &sender{cfg: cfg, rest: rest, timing: t, log: log, meter: meter, calls: calls, application: cfg.ApplicationID}, nil
}

// render lays a reply out, and tells how long that took.
func (s *sender) render(rep bot.Reply, l layout) message {
	defer s.meter.Rendered(time.Now())
	return render(rep, l)
}

func (s *sender) close() {
	if t, ok := s.rest.Client.Transport.(refusals); ok {
		if pool, ok := t.next.(*http.Transport); ok {
			pool.CloseIdleConnections()
		}
	}
}

// token finds the part of a path that lets in whoever knows it.
var token = regexp.MustCompile(`^(/(?:webhooks|interactions)/\d+)/[^/]+`)

// route is a path without what is secret in it, for logs and errors.
func route(path string) string {
	path, _, _ = strings.Cut(token.ReplaceAllString(path, "$1/…"), "?")
	return path
}

// login learns who the bot is.
func (s *sender) login(ctx context.Context) error {
	var me user
	if err := s.call(ctx, http.MethodGet, "/users/@me", nil, &me); err != nil {
		return err
	}
	if s.application == "" {
		var app application
		if err := s.call(ctx, http.MethodGet, "/applications/@me", nil, &app); err != nil {
			return err
		}
		s.application = app.ID
	}
	s.me = me.ID
	return nil
}

// A callback is the first response to an interaction.
type callback struct {
	Type int `json:"type"`
	Data any `json:"data,omitempty"`
}

// acknowledge gives the first response, as long as Discord waits for it. One
// that got through before is no error.
func (s *sender) acknowledge(ctx context.Context, t task, c callback) error {
	ctx, cancel := context.WithTimeout(ctx, s.timing.response)
	defer cancel()
	path := "/interactions/" + t.Interaction + "/" + t.Token + "/callback"
	err := s.calls.Call(ctx, "POST "+route(path), func(ctx context.Context) error {
		return s.try(ctx, http.MethodPost, path, c, nil)
	})
	if codeOf(err) == codeAcknowledged {
		return nil
	}
	return err
}

// withFallback sends a message in the best form that Discord takes.
func (s *sender) withFallback(ctx context.Context, forms []body, send func(body) error) error {
	var err error
	for i, b := range forms {
		err = send(b)
		// A message that only lacks permission is tried without an embed and
		// without a picture, which have permissions of their own.
		lacks := codeOf(err) == codeMissingPermissions && (len(b.Embeds) > 0 || b.picture != nil)
		if classOf(err) != chat.Plainer && !lacks {
			return err
		}
		if i < len(forms)-1 {
			s.log.ErrorContext(ctx, "Discord refused the form of a message; it is sent in a plainer one", "form", i, "err", err)
		}
	}
	return err
}

// respond puts a message in the place of the first response.
func (s *sender) respond(ctx context.Context, t task, m message) (err error) {
	defer s.meter.Sent(ctx, "edit response", time.Now(), &err)
	path := "/webhooks/" + s.application + "/" + t.Token + "/messages/@original"
	forms := m.forms()
	if t.changes() {
		forms = m.edits()
	}
	return s.withFallback(ctx, forms, func(b body) error {
		return s.call(ctx, http.MethodPatch, path, b.edit(), nil)
	})
}

// retract takes the first response away.
func (s *sender) retract(ctx context.Context, t task) error {
	return s.call(ctx, http.MethodDelete, "/webhooks/"+s.application+"/"+t.Token+"/messages/@original", nil, nil)
}

// followUp sends a message after the first response, for the person alone or
// for everybody.
func (s *sender) followUp(ctx context.Context, t task, m message, private bool) (err error) {
	defer s.meter.Sent(ctx, "follow-up", time.Now(), &err)
	path := "/webhooks/" + s.application + "/" + t.Token
	return s.withFallback(ctx, m.forms(), func(b body) error {
		if private {
			b.Flags |= ephemeral
		}
		return s.call(ctx, http.MethodPost, path, b, nil)
	})
}

// A target is where a message goes: a channel, and the message it replies to;
// first says that it is the bot's first one there.
type target struct {
	channel, reply string
	first          bool
}

// nonceOf is the idempotency key of an answer: the same for the same delivery.
func nonceOf(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])[:maxNonce-1]
}

// post sends a message that everybody sees, exactly once, and returns its id.
// For some minutes Discord recognises it by its nonce. If an earlier run may
// have sent it, it first looks for the message.
func (s *sender) post(ctx context.Context, at target, m message, key string, unsure bool) (id string, err error) {
	defer s.meter.Sent(ctx, "post message", time.Now(), &err)
	if unsure {
		if id, err = s.find(ctx, at, nonceOf(key)); id != "" || err != nil {
			return id, err
		}
	}
	err = s.withFallback(ctx, m.forms(), func(b body) error {
		b.Nonce, b.EnforceNonce = nonceOf(key), true
		if at.reply != "" {
			b.Reference = &reference{Message: at.reply}
		}
		var made chatMessage
		err := s.call(ctx, http.MethodPost, "/channels/"+at.channel+"/messages", b, &made)
		if classOf(err) == chat.Unbound {
			b.Reference = nil
			err = s.call(ctx, http.MethodPost, "/channels/"+at.channel+"/messages", b, &made)
		}
		id = made.ID
		return err
	})
	return id, err
}

// find looks for the answer that an earlier run may have given. Without the
// permission to look, it finds none.
func (s *sender) find(ctx context.Context, at target, nonce string) (string, error) {
	path := fmt.Sprintf("/channels/%s/messages?limit=100", at.channel)
	if at.reply != "" {
		path += "&after=" + at.reply
	}
	var there []chatMessage
	if err := s.call(ctx, http.MethodGet, path, nil, &there); err != nil {
		if classOf(err).Passes() {
			return "", err
		}
		return "", nil
	}
	for _, m := range there {
		if m.Author.ID == s.me && (m.Nonce == nonce || at.first || at.reply != "" && m.Reference.Message == at.reply) {
			return m.ID, nil
		}
	}
	return "", nil
}

// rewrite changes a message that was posted.
func (s *sender) rewrite(ctx context.Context, channel, id string, m message) (err error) {
	defer s.meter.Sent(ctx, "edit message", time.Now(), &err)
	return s.withFallback(ctx, m.edits(), func(b body) error {
		return s.call(ctx, http.MethodPatch, "/channels/"+channel+"/messages/"+id, b.edit(), nil)
	})
}

func (s *sender) remove(ctx context.Context, channel, id string) error {
	return s.call(ctx, http.MethodDelete, "/channels/"+channel+"/messages/"+id, nil, nil)
}

// direct opens the conversation with a person.
func (s *sender) direct(ctx context.Context, person string) (string, error) {
	var c channel
	err := s.call(ctx, http.MethodPost, "/users/@me/channels", map[string]string{"recipient_id": person}, &c)
	return c.ID, err
}

// thread opens a thread from a message. One that is there already is no
// error, and has the message's id.
func (s *sender) thread(ctx context.Context, channelID, message, name string) (string, error) {
	var c channel
	err := s.call(ctx, http.MethodPost, "/channels/"+channelID+"/messages/"+message+"/threads", map[string]any{"name": name}, &c)
	if codeOf(err) == codeHasThread {
		return message, nil
	}
	return c.ID, err
}

// typing shows that the bot is at work, for ten seconds. It is tried once.
func (s *sender) typing(ctx context.Context, channel string) error {
	return s.try(ctx, http.MethodPost, "/channels/"+channel+"/typing", nil, nil)
}

// eyes is the reaction 👀, as it stands in an address.
const eyes = "%F0%9F%91%80"

// react adds the reaction to a question or removes it. A question that is
// gone is no error.
func (s *sender) react(ctx context.Context, channel, message string, on bool) error {
	method := http.MethodDelete
	if on {
		method = http.MethodPut
	}
	err := s.call(ctx, method, "/channels/"+channel+"/messages/"+message+"/reactions/"+eyes+"/@me", nil, nil)
	if class := classOf(err); class == chat.Spent || class == chat.Pointless {
		return nil
	}
	return err
}
