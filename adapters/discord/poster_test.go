package discord

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/adapters/adaptertest"
	"dateline/adapters/discord/discordfake"
	"dateline/bot/digest"
	"dateline/bot/secret"
)

var updateEditions = flag.Bool("update-editions", false, "rewrite the golden file of editions")

// A morning is a newsroom with news for the fake's channel.
type morning struct {
	*adaptertest.Newsroom
	discord *discordfake.Fake
	channel *discordfake.Channel
	poster  *Poster
}

func newMorning(t *testing.T) *morning {
	t.Helper()
	m := &morning{discord: discordfake.New(t)}
	m.channel = m.discord.Channel("news")
	m.Newsroom = adaptertest.NewNewsroom(t, Platform, m.channel.ID)
	m.poster = m.newPoster(t)
	m.Morning(t)
	return m
}

// newPoster is a poster as after a start of the program.
func (m *morning) newPoster(t *testing.T) *Poster {
	t.Helper()
	p, err := NewPoster(Config{BotToken: secret.New(m.discord.Token()), APIURL: m.discord.APIURL()}, m.Logger())
	if err != nil {
		t.Fatal(err)
	}
	p.sender.calls.Within, p.sender.calls.First = 20*time.Millisecond, 10*time.Millisecond
	t.Cleanup(func() { _ = p.Close() })
	return p
}

// editions counts the bot's posts in the channel, and those in its threads.
func (m *morning) editions() (posts, replies int) {
	for _, msg := range m.channel.Messages() {
		if strings.Contains(msg.Text, "since ") {
			posts++
		}
	}
	for _, thread := range m.channel.Threads() {
		for _, msg := range thread.Messages() {
			if strings.Contains(msg.Text, "Northern Wire") {
				replies++
			}
		}
	}
	return posts, replies
}

func TestGoldenEdition(t *testing.T) {
	m := newMorning(t)
	if _, err := m.Publisher(digest.Posting{Poster: m.poster}).Tick(context.Background()); err != nil {
		t.Fatal(err)
	}
	got := m.channel.Timeline()
	for _, thread := range m.channel.Threads() {
		got += "\n== thread\n" + thread.Timeline()
	}
	got = regexp.MustCompile(`receipt \w{8}`).ReplaceAllString(got, "receipt rrrrrrr1") + "\n"
	path := filepath.Join("testdata", "edition.golden")
	if *updateEditions {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got), rewrite with -update-editions:\n%s", path, diff)
	}
}

// TestEditionsComeOnce breaks each of an edition's calls in each way, and then
// lets a new start of the program go on, within the minutes in which Discord
// knows a nonce and after them: the channel sees everything once.
func TestEditionsComeOnce(t *testing.T) {
	for name, fault := range map[string]discordfake.Action{
		"refused":         discordfake.HTML(503),
		"lost on the way": discordfake.DropBefore(),
		"its answer lost": discordfake.DropAfter(),
		"cut":             discordfake.Truncate(),
		"limited":         discordfake.RateLimit("user", 30*time.Second),
	} {
		for call := 1; call <= 2; call++ {
			for _, later := range []time.Duration{2 * time.Minute, 30 * time.Minute} {
				t.Run(fmt.Sprint(name, " ", call, " ", later), func(t *testing.T) {
					m := newMorning(t)
					rule := m.discord.Fault("POST /channels/{channel_id}/messages", fault).From(call).Times(3)
					_, _ = m.Publisher(digest.Posting{Poster: m.poster}).Tick(context.Background())
					if rule.Acted() == 0 {
						t.Fatal("the fault was not met")
					}
					m.discord.ClearFaults()
					for range 3 { // starts again, and goes on
						m.Now = m.Now.Add(later)
						m.discord.Advance(later)
						if _, err := m.Publisher(digest.Posting{Poster: m.newPoster(t)}).Tick(context.Background()); err != nil {
							t.Error(err)
						}
					}
					if posts, replies := m.editions(); posts != 1 || replies != 1 {
						t.Errorf("%d posts, %d replies:\n%s", posts, replies, m.channel.Timeline())
					}
				})
			}
		}
	}
}

func TestAClosedChannelPausesItsDigest(t *testing.T) {
	m := newMorning(t)
	m.channel.Remove()
	desk := m.Publisher(digest.Posting{Poster: m.poster})
	for range 3 {
		if _, err := desk.Tick(context.Background()); err != nil {
			t.Error(err)
		}
		m.Now = m.Now.Add(time.Hour)
	}
	lines, err := desk.Paused(context.Background())
	if err != nil || len(lines) != 1 || !strings.Contains(m.Log.String(), "digest is paused") {
		t.Errorf("%q, %v", lines, err)
	}
}

// TestWithoutThreads: where the bot may not open threads, the rest of an
// edition replies to it.
func TestWithoutThreads(t *testing.T) {
	m := newMorning(t)
	m.channel.Deny(discordfake.CreatePublicThreads)
	if _, err := m.Publisher(digest.Posting{Poster: m.poster}).Tick(context.Background()); err != nil {
		t.Fatal(err)
	}
	if n := len(m.channel.Messages()); n != 2 {
		t.Errorf("%d messages:\n%s", n, m.channel.Timeline())
	}
}
