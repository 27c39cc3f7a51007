package slack

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/adapters/adaptertest"
	"dateline/adapters/slack/slackfake"
	"dateline/bot/digest"
	"dateline/bot/secret"
)

// A morning is a newsroom with news for the fake workspace's channel.
type morning struct {
	*adaptertest.Newsroom
	slack   *slackfake.Slack
	channel *slackfake.Channel
	poster  *Poster
}

func newMorning(t *testing.T) *morning {
	t.Helper()
	m := &morning{slack: slackfake.New(t, slackfake.Options{})}
	m.channel = m.slack.Channel("news")
	m.channel.InviteBot()
	m.Newsroom = adaptertest.NewNewsroom(t, Platform, m.channel.ID)
	m.poster = NewPoster(Config{BotToken: secret.New(slackfake.BotToken), APIURL: m.slack.APIURL()}, m.Logger())
	m.poster.sender.timing.First = 10 * time.Millisecond
	t.Cleanup(func() { _ = m.poster.Close() })
	m.Morning(t)
	return m
}

// editions counts the posts outside of threads, and those inside.
func (m *morning) editions() (posts, replies int) {
	for _, msg := range m.channel.Messages() {
		if msg.ThreadTS == "" {
			posts++
		} else {
			replies++
		}
	}
	return posts, replies
}

func TestGoldenEdition(t *testing.T) {
	m := newMorning(t)
	if _, err := m.Publisher(digest.Posting{Poster: m.poster, ChartBelow: ChartBelow}).Tick(context.Background()); err != nil {
		t.Fatal(err)
	}
	for i, msg := range m.channel.Messages() {
		golden(t, fmt.Sprint("edition-", i), msg.Text, msg.Blocks)
	}
	if posts, replies := m.editions(); posts != 1 || replies != 1 {
		t.Errorf("%d posts, %d replies:\n%s", posts, replies, m.channel)
	}
}

// TestEditionsComeOnce breaks each of an edition's calls in each way, and then
// lets a new start of the program go on: the channel sees everything once.
func TestEditionsComeOnce(t *testing.T) {
	for name, fault := range map[string]slackfake.Action{
		"refused":             slackfake.Status(503, nil, "try later"),
		"lost on the way":     slackfake.DropBefore(),
		"its answer lost":     slackfake.DropAfter(),
		"limited":             slackfake.RateLimited("30"),
		"answered with a lie": slackfake.Status(200, nil, "<html>"),
	} {
		for call := 1; call <= 2; call++ {
			t.Run(fmt.Sprint(name, " ", call), func(t *testing.T) {
				m := newMorning(t)
				m.slack.Fault(slackfake.Rule{Route: "chat.postMessage", From: call, Times: 1, Do: fault})
				if _, err := m.Publisher(digest.Posting{Poster: m.poster, ChartBelow: ChartBelow}).Tick(context.Background()); err == nil {
					t.Error("the fault was not met")
				}
				for range 3 { // starts again, and goes on
					m.Now = m.Now.Add(2 * time.Minute)
					if _, err := m.Publisher(digest.Posting{Poster: m.poster, ChartBelow: ChartBelow}).Tick(context.Background()); err != nil {
						t.Error(err)
					}
				}
				if posts, replies := m.editions(); posts != 1 || replies != 1 {
					t.Errorf("%d posts, %d replies:\n%s", posts, replies, m.channel)
				}
			})
		}
	}
}

// TestAShortWaitIsWaitedFor: a limit of a second ends no edition.
func TestAShortWaitIsWaitedFor(t *testing.T) {
	m := newMorning(t)
	m.slack.Fault(slackfake.Rule{Route: "chat.postMessage", From: 2, Times: 1, Do: slackfake.RateLimited("1")})
	if _, err := m.Publisher(digest.Posting{Poster: m.poster, ChartBelow: ChartBelow}).Tick(context.Background()); err != nil {
		t.Error(err)
	}
	if posts, replies := m.editions(); posts != 1 || replies != 1 {
		t.Errorf("%d posts, %d replies:\n%s", posts, replies, m.channel)
	}
}

func TestAClosedChannelPausesItsDigest(t *testing.T) {
	for name, close := range map[string]func(*slackfake.Channel){
		"archived": (*slackfake.Channel).Archive, "bot removed": (*slackfake.Channel).RemoveBot,
	} {
		t.Run(name, func(t *testing.T) {
			m := newMorning(t)
			close(m.channel)
			desk := m.Publisher(digest.Posting{Poster: m.poster, ChartBelow: ChartBelow})
			for range 3 {
				if _, err := desk.Tick(context.Background()); err != nil {
					t.Error(err)
				}
				m.Now = m.Now.Add(time.Hour)
			}
			lines, err := desk.Paused(context.Background())
			if err != nil || len(lines) != 1 {
				t.Errorf("%q, %v", lines, err)
			}
			if n := len(m.slack.Requests("chat.postMessage")); n != 1 {
				t.Errorf("tried %d times", n)
			}
			if !strings.Contains(m.Log.String(), "digest is paused") {
				t.Error("the operator was not told")
			}
		})
	}
}
