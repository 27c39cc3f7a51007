package discord

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"dateline/adapters/chat"
	"dateline/bot"
)

// A Poster posts what the clock or new coverage asks for. It is a
// [bot.Poster]. Within some minutes Discord knows a message again by its nonce
// and does not post it twice; later its nonce, or the receipt in its foot, is
// looked for in the channel.
type Poster struct {
	sender *sender
	mu     sync.Mutex // guards logging in
}

// NewPoster makes a poster; only the bot token and the API's address are used.
func NewPoster(cfg Config, log *slog.Logger) (*Poster, error) {
	s, err := newSender(cfg.withDefaults(), defaultTiming(), newHealth(0), log.With("platform", Platform))
	return &Poster{sender: s}, err
}

// Close drops idle connections.
func (p *Poster) Close() error {
	p.sender.close()
	return nil
}

// login learns who the bot is, once.
func (p *Poster) login(ctx context.Context) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.sender.me != "" {
		return nil
	}
	var me user
	if err := p.sender.call(ctx, http.MethodGet, "/users/@me", nil, &me); err != nil {
		return posting(err)
	}
	p.sender.me = me.ID
	return nil
}

// Post posts a message. What belongs under another one goes into a thread that
// opens from it or, where threads may not be opened, replies to it.
func (p *Poster) Post(ctx context.Context, m bot.Message) (string, error) {
	if err := p.login(ctx); err != nil {
		return "", err
	}
	at := target{channel: m.Place}
	if m.Thread != "" {
		var err error
		if at, err = p.under(ctx, m); err != nil {
			return "", err
		}
	}
	laid := p.sender.render(m.Reply, layout{Restate: true})
	if m.Reply.Chart != nil {
		if with, err := laid.illustrate(m.Reply.Chart); err != nil {
			p.sender.log.ErrorContext(ctx, "a message goes without its chart", "err", err)
		} else {
			laid = with
		}
	}
	id, err := p.sender.post(ctx, at, laid, m.Key, false)
	return id, posting(err)
}

// under is where what belongs under a message goes.
func (p *Poster) under(ctx context.Context, m bot.Message) (target, error) {
	thread, err := p.sender.thread(ctx, m.Place, m.Thread, threadName)
	switch classOf(err) {
	case chat.Done:
		return target{channel: thread}, nil
	case chat.Elsewhere, chat.Pointless, chat.Plainer:
		return target{channel: m.Place, reply: m.Thread}, nil
	case chat.Spent: // no message: a thread that somebody opened without one
		return target{channel: m.Thread}, nil
	}
	return target{}, posting(err)
}

// threadName is what a thread under a post is called.
const threadName = "The rest"

// posting says what an error means for whoever posts.
func posting(err error) error { return chat.Classify(classify).Posting(err) }

// early is how much earlier than its first attempt a message is looked for:
// Discord's clock is not ours.
const early = 10 * time.Minute

// mostPages bounds how much of a channel is read for one message.
const mostPages = 20

// Posted looks for a message in the channel, or in the thread that opens from
// another one.
func (p *Poster) Posted(ctx context.Context, m bot.Message) (string, error) {
	if err := p.login(ctx); err != nil {
		return "", err
	}
	id, err := p.look(ctx, m.Place, m)
	if err == nil && id == "" && m.Thread != "" {
		// A thread has the id of the message that it opens from.
		if id, err = p.look(ctx, m.Thread, m); codeOf(err) == codeUnknownChannel {
			return "", nil
		}
	}
	if err != nil {
		return "", chat.Classify(classify).Looking(err)
	}
	return id, nil
}

// look reads a channel, oldest message first, from the time on at which m was
// tried.
func (p *Poster) look(ctx context.Context, channel string, m bot.Message) (string, error) {
	after := fmt.Sprint(snowflake(m.Since.Add(-early)))
	for range mostPages {
		var page []json.RawMessage
		path := fmt.Sprintf("/channels/%s/messages?limit=100&after=%s", channel, after)
		if err := p.sender.call(ctx, http.MethodGet, path, nil, &page); err != nil {
			return "", err
		}
		for _, raw := range page {
			var there chatMessage
			if err := json.Unmarshal(raw, &there); err != nil {
				return "", err
			}
			if there.Author.ID == p.sender.me && (there.Nonce == nonceOf(m.Key) || m.Reply.Receipt != "" && strings.Contains(string(raw), m.Reply.Receipt)) {
				return there.ID, nil
			}
			if len(there.ID) > len(after) || len(there.ID) == len(after) && there.ID > after {
				after = there.ID
			}
		}
		if len(page) < 100 {
			return "", nil
		}
	}
	return "", bot.ErrUndecided
}
