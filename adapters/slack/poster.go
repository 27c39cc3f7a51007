package slack

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"dateline/adapters/chat"
	"dateline/bot"
)

// postEvent is the type of the metadata by which a message that nobody asked
// for tells its key: https://docs.slack.dev/messaging/message-metadata
const postEvent = "dateline_post"

// A Poster posts what the clock or new coverage asks for. It is a
// [bot.Poster]. Slack has no idempotency keys, so each message carries its key
// in its metadata, and whether one is there is read from the channel's history.
type Poster struct{ sender *sender }

// NewPoster makes a poster; only the bot token and the API's address are used.
func NewPoster(cfg Config, log *slog.Logger) *Poster {
	return &Poster{newSender(cfg.withDefaults(), defaultTiming(), newHealth(0, false), log.With("platform", Platform))}
}

// Close drops idle connections.
func (p *Poster) Close() error {
	p.sender.close()
	return nil
}

// Post posts a message. It does not try again after a failure that may have
// posted it after all: Posted finds that out.
func (p *Poster) Post(ctx context.Context, m bot.Message) (ts string, err error) {
	try := p.try
	if hung(m.Reply) {
		try = p.hang
	}
	for range mostWaits {
		ts, err = try(ctx, m)
		var wait *bot.WaitError
		if !errors.As(err, &wait) || wait.After > shortWait || !chat.Pause(ctx, max(wait.After, p.sender.timing.First)) {
			break
		}
	}
	return ts, err
}

// Slack takes about one message a second into a channel, and asks to wait for
// a few seconds when there are more: so long it is waited for here.
// https://docs.slack.dev/apis/web-api/rate-limits#posting-messages
const (
	mostWaits = 4
	shortWait = 10 * time.Second
)

func (p *Poster) try(ctx context.Context, m bot.Message) (ts string, err error) {
	defer p.sender.meter.Sent(ctx, "chat.postMessage", time.Now(), &err)
	err = p.sender.withFallback(ctx, p.sender.render(m.Reply, layout{Restate: true}), func(rendered message) error {
		opts := append(rendered.options(), slack.MsgOptionMetadata(slack.SlackMetadata{
			EventType: postEvent, EventPayload: map[string]any{"key": m.Key},
		}))
		if m.Thread != "" {
			opts = append(opts, slack.MsgOptionTS(m.Thread))
		}
		call, cancel := context.WithTimeout(ctx, p.sender.timing.Call)
		defer cancel()
		var err error
		_, ts, err = p.sender.api.PostMessageContext(call, m.Place, opts...)
		return withoutURL(err)
	})
	if classOf(err) == chat.Limited {
		p.sender.meter.HeldBack()
	}
	return ts, posting("chat.postMessage", err)
}

// posting says what an error of a call means for whoever posts.
func posting(what string, err error) error {
	if err = chat.Classify(classify).Posting(err); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// early is how much earlier than its first attempt a message is looked for:
// Slack's clock is not ours.
const early = 10 * time.Minute

// mostPages bounds how much of a channel's history is read for one message.
const mostPages = 20

// Posted looks for a message in the channel's history, or in its thread's.
func (p *Poster) Posted(ctx context.Context, m bot.Message) (string, error) {
	oldest := strconv.FormatInt(m.Since.Add(-early).Unix(), 10)
	cursor := ""
	for range mostPages {
		found, next, err := p.page(ctx, m, oldest, cursor)
		if err != nil {
			return "", fmt.Errorf("reading what was posted: %w", chat.Classify(classify).Looking(err))
		}
		for _, there := range found {
			if carries(there, m) {
				return there.Timestamp, nil
			}
		}
		if cursor = next; cursor == "" {
			return "", nil
		}
	}
	return "", errors.Join(bot.ErrUndecided, errors.New("the channel has too many messages since"))
}

// page reads one page of a history.
func (p *Poster) page(ctx context.Context, m bot.Message, oldest, cursor string) (found []slack.Message, next string, err error) {
	call, cancel := context.WithTimeout(ctx, p.sender.timing.Call)
	defer cancel()
	if m.Thread != "" {
		found, _, next, err = p.sender.api.GetConversationRepliesContext(call, &slack.GetConversationRepliesParameters{
			ChannelID: m.Place, Timestamp: m.Thread, Cursor: cursor, Limit: 200, IncludeAllMetadata: true,
		})
		return found, next, withoutURL(err)
	}
	res, err := p.sender.api.GetConversationHistoryContext(call, &slack.GetConversationHistoryParameters{
		ChannelID: m.Place, Oldest: oldest, Cursor: cursor, Limit: 200, IncludeAllMetadata: true,
	})
	if err != nil {
		return nil, "", withoutURL(err)
	}
	return res.Messages, res.ResponseMetaData.NextCursor, nil
}
