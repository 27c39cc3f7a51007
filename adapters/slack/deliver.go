package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"time"

	"github.com/slack-go/slack"

	"dateline/adapters/chat"
	"dateline/bot"
)

// A sender makes calls to Slack: each is tried again where that helps, and sent
// without blocks where they are refused.
type sender struct {
	api    *slack.Client
	http   *http.Client
	timing timing
	log    *slog.Logger
	meter  chat.Meter
	// calls makes all calls. There is a queue for everything that Slack
	// limits by itself: a method in a channel, or a response_url.
	calls *chat.Outbox
}

func newSender(cfg Config, t timing, h *health, log *slog.Logger) *sender {
	client := &http.Client{
		Transport:     wholeSeconds{&http.Transport{Proxy: http.ProxyFromEnvironment, MaxIdleConnsPerHost: 16}},
		Timeout:       t.Call,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	api := slack.New(cfg.BotToken.Reveal(), slack.OptionAppLevelToken(cfg.AppToken.Reveal()),
		slack.OptionAPIURL(cfg.APIURL), slack.OptionHTTPClient(client))
	meter := chat.Meter{Platform: Platform, Observe: cfg.Observe, Log: log}
	return &sender{api: api, http: client, timing: t, log: log, meter: meter, calls: &chat.Outbox{
		Classify: classify, First: t.First, Within: t.Sending, Refused: h.Refuse, Meter: meter, Log: log,
	}}
}

// send makes a call in the queue of its method and destination.
func (s *sender) send(ctx context.Context, to, method string, op func(context.Context) error) error {
	return s.calls.Send(ctx, method+" "+to, method, s.bounded(op))
}

// call makes a call that waits for no other one.
func (s *sender) call(ctx context.Context, method string, op func(context.Context) error) error {
	return s.calls.Call(ctx, method, s.bounded(op))
}

// bounded limits the time of one attempt, and keeps addresses out of its
// error.
func (s *sender) bounded(op func(context.Context) error) func(context.Context) error {
	return func(ctx context.Context) error {
		ctx, cancel := context.WithTimeout(ctx, s.timing.Call)
		defer cancel()
		return withoutURL(op(ctx))
	}
}

// render lays a reply out, and tells how long that took.
func (s *sender) render(rep bot.Reply, l layout) message {
	defer s.meter.Rendered(time.Now())
	return render(rep, l)
}

func (s *sender) close() { s.http.CloseIdleConnections() }

// A target is where a message goes.
type target struct {
	channel string
	// thread is the message to answer under, empty for none; since the one
	// that the answer comes after.
	thread, since string
}

// deliveryEvent is the type of the metadata by which a message tells which
// delivery it answers:
// https://docs.slack.dev/messaging/message-metadata
const deliveryEvent = "dateline_answer"

// options are the parts of a message as the Web API wants them.
func (m message) options() []slack.MsgOption {
	return []slack.MsgOption{
		slack.MsgOptionText(m.Text, false), slack.MsgOptionBlocks(m.Blocks...),
		slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl(),
	}
}

// withFallback sends a message with its blocks, and as text if Slack refuses
// those.
func (s *sender) withFallback(ctx context.Context, m message, send func(message) error) error {
	err := send(m)
	if classOf(err) == chat.Plainer && len(m.Blocks) > 0 {
		s.log.ErrorContext(ctx, "Slack refused the blocks of a message; it is sent as text", "err", err)
		return send(message{Text: m.Text})
	}
	return err
}

// post sends a message that everybody sees, exactly once, and returns its
// timestamp. If an earlier attempt may have got through, in an earlier run
// even, it first looks for the message by its key.
func (s *sender) post(ctx context.Context, at target, m message, key string, unsure bool) (ts string, err error) {
	defer s.meter.Sent(ctx, "chat.postMessage", time.Now(), &err)
	err = s.send(ctx, at.channel, "chat.postMessage", func(ctx context.Context) error {
		if unsure {
			ts, err = s.find(ctx, at, key)
			if ts != "" || classOf(err).Passes() {
				return err
			} // where the bot may not look, it may well write
		}
		err := s.withFallback(ctx, m, func(m message) error {
			opts := append(m.options(), slack.MsgOptionMetadata(slack.SlackMetadata{
				EventType: deliveryEvent, EventPayload: map[string]any{"delivery": key},
			}))
			if at.thread != "" {
				opts = append(opts, slack.MsgOptionTS(at.thread))
			}
			var err error
			_, ts, err = s.api.PostMessageContext(ctx, at.channel, opts...)
			return err
		})
		unsure = classOf(err) == chat.Again
		return err
	})
	return ts, err
}

// find looks for the message that was posted for a delivery; empty for none.
func (s *sender) find(ctx context.Context, at target, key string) (ts string, err error) {
	var found []slack.Message
	if at.thread != "" {
		found, _, _, err = s.api.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
			ChannelID: at.channel, Timestamp: at.thread, Oldest: at.since, Limit: 100, IncludeAllMetadata: true,
		})
	} else {
		var res *slack.GetConversationHistoryResponse
		res, err = s.api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{
			ChannelID: at.channel, Oldest: at.since, Limit: 100, IncludeAllMetadata: true,
		})
		if res != nil {
			found = res.Messages
		}
	}
	if err != nil {
		return "", err
	}
	for _, m := range found {
		if m.Metadata.EventType == deliveryEvent && m.Metadata.EventPayload["delivery"] == key {
			return m.Timestamp, nil
		}
	}
	return "", nil
}

// postEphemeral sends a message that only one person in a channel sees.
func (s *sender) postEphemeral(ctx context.Context, at target, person string, m message) (err error) {
	defer s.meter.Sent(ctx, "chat.postEphemeral", time.Now(), &err)
	return s.send(ctx, at.channel, "chat.postEphemeral", func(ctx context.Context) error {
		return s.withFallback(ctx, m, func(m message) error {
			opts := m.options()
			if at.thread != "" {
				opts = append(opts, slack.MsgOptionTS(at.thread))
			}
			_, err := s.api.PostEphemeralContext(ctx, at.channel, person, opts...)
			return err
		})
	})
}

// rewrite changes a message that was posted.
func (s *sender) rewrite(ctx context.Context, channel, ts string, m message) (err error) {
	defer s.meter.Sent(ctx, "chat.update", time.Now(), &err)
	return s.send(ctx, channel, "chat.update", func(ctx context.Context) error {
		return s.withFallback(ctx, m, func(m message) error {
			_, _, _, err := s.api.UpdateMessageContext(ctx, channel, ts, m.options()...)
			return err
		})
	})
}

func (s *sender) remove(ctx context.Context, channel, ts string) error {
	return s.send(ctx, channel, "chat.delete", func(ctx context.Context) error {
		_, _, err := s.api.DeleteMessageContext(ctx, channel, ts)
		return err
	})
}

// eyes is the reaction that says that a question is being answered.
const eyes = "eyes"

// react adds the reaction to a question or removes it. One that is there or
// gone already is no error.
func (s *sender) react(ctx context.Context, channel, ts string, on bool) error {
	item := slack.NewRefToMessage(channel, ts)
	return s.send(ctx, channel, "reactions", func(ctx context.Context) error {
		call := s.api.RemoveReactionContext
		if on {
			call = s.api.AddReactionContext
		}
		err := call(ctx, eyes, item)
		if err != nil && (err.Error() == "already_reacted" || err.Error() == "no_reaction" || err.Error() == "message_not_found") {
			return nil
		}
		return err
	})
}

func (s *sender) openView(ctx context.Context, trigger string, v slack.ModalViewRequest) (err error) {
	defer s.meter.Sent(ctx, "views.open", time.Now(), &err)
	return s.call(ctx, "views.open", func(ctx context.Context) error {
		_, err := s.api.OpenViewContext(ctx, trigger, v)
		return err
	})
}

// A response is what is sent to a response_url:
// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
type response struct {
	Text        string        `json:"text,omitempty"`
	Blocks      []slack.Block `json:"blocks,omitempty"`
	Type        string        `json:"response_type,omitempty"`
	Replace     bool          `json:"replace_original"`
	Delete      bool          `json:"delete_original,omitempty"`
	Thread      string        `json:"thread_ts,omitempty"`
	UnfurlLinks bool          `json:"unfurl_links"`
	UnfurlMedia bool          `json:"unfurl_media"`
	// onRetry says that a second attempt replaces what the first may have
	// left.
	onRetry bool
}

const (
	ephemeral = "ephemeral"
	inChannel = "in_channel"
)

// respond sends to a response_url. The library's own call drops the flags
// against unfurling and takes refusals for success.
func (s *sender) respond(ctx context.Context, address string, m message, r response) (err error) {
	defer s.meter.Sent(ctx, "response_url", time.Now(), &err)
	return s.send(ctx, address, "response_url", func(ctx context.Context) error {
		err := s.withFallback(ctx, m, func(m message) error {
			r.Text, r.Blocks = m.Text, m.Blocks
			return s.hook(ctx, address, r)
		})
		if classOf(err) == chat.Again && r.onRetry {
			r.Replace = true
		}
		return err
	})
}

func (s *sender) hook(ctx context.Context, address string, r response) error {
	body, err := json.Marshal(r)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return &hookError{status: http.StatusNotFound, code: "expired_url"} // no address at all
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	res, err := s.http.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	return hookAnswer(res)
}

// members are the people in a user group.
func (s *sender) members(ctx context.Context, group string) (people []string, err error) {
	err = s.call(ctx, "usergroups.users.list", func(ctx context.Context) error {
		var err error
		people, err = s.api.GetUserGroupMembersContext(ctx, group)
		return err
	})
	return people, err
}

// openSocket asks for the address of a new socket. It tries once: the
// supervisor calls it again.
func (s *sender) openSocket(ctx context.Context) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, s.timing.Call)
	defer cancel()
	_, address, err := s.api.StartSocketModeContext(ctx)
	return address, withoutURL(err)
}
