package slack

import (
	"bytes"
	"context"
	"image/png"
	"strings"
	"testing"
	"time"

	"dateline/adapters/slack/slackfake"
	"dateline/bot/digest"
)

// pictures counts the pictures in the channel, all of which must be in the
// edition's thread.
func (m *morning) pictures(t *testing.T) int {
	t.Helper()
	n, root := 0, ""
	for _, msg := range m.channel.Messages() {
		if msg.ThreadTS == "" {
			root = msg.TS
		}
		n += len(msg.Files)
		if len(msg.Files) > 0 && msg.ThreadTS != root {
			t.Error("a picture stands outside of the edition's thread")
		}
	}
	return n
}

func TestAChartHangsBelowItsEdition(t *testing.T) {
	m := newMorning(t)
	m.WantChart()
	if _, err := m.Publisher(digest.Posting{Poster: m.poster, ChartBelow: ChartBelow}).Tick(context.Background()); err != nil {
		t.Fatal(err)
	}
	line := m.channel.WaitFor(`file in C1 \(thread #1\): coverage-\w{20}\.png`)
	if want := "Articles a day, 23 Oct to 5 Nov 2024: 4 in all, most (4) on Mon 4 Nov. Wed 23 Oct: 0;"; !strings.Contains(line, want) {
		t.Errorf("who cannot see it reads %q, want %q", line, want)
	}
	for _, msg := range m.channel.Messages() {
		for _, name := range msg.Files {
			if picture, err := png.Decode(bytes.NewReader(m.slack.File(name))); err != nil || picture.Bounds().Empty() {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if n := m.pictures(t); n != 1 {
		t.Errorf("%d pictures", n)
	}
}

// TestAChartComesOnce breaks each call of an upload in each way: the edition
// and its thread are there at once and once, and so is, later, the picture.
func TestAChartComesOnce(t *testing.T) {
	for name, fault := range map[string]slackfake.Action{
		"refused":         slackfake.Status(503, nil, "try later"),
		"lost on the way": slackfake.DropBefore(),
		"its answer lost": slackfake.DropAfter(),
		"limited":         slackfake.RateLimited("30"),
	} {
		for _, route := range []string{"files.getUploadURLExternal", "upload", "files.completeUploadExternal"} {
			t.Run(name+" "+route, func(t *testing.T) {
				m := newMorning(t)
				m.WantChart()
				m.slack.Fault(slackfake.Rule{Route: route, Times: 1, Do: fault})
				if _, err := m.Publisher(digest.Posting{Poster: m.poster, ChartBelow: ChartBelow}).Tick(context.Background()); err == nil {
					t.Error("the fault was not met")
				}
				if posts, _ := m.editions(); posts != 1 || !strings.Contains(m.channel.String(), "Corrin shaken by quake") {
					t.Errorf("the picture held the edition up:\n%s", m.channel)
				}
				for range 3 { // starts again, and goes on
					m.Now = m.Now.Add(2 * time.Minute)
					if _, err := m.Publisher(digest.Posting{Poster: m.poster, ChartBelow: ChartBelow}).Tick(context.Background()); err != nil {
						t.Error(err)
					}
				}
				posts, replies := m.editions()
				if n := m.pictures(t); n != 1 || posts != 1 || replies != 2 {
					t.Errorf("%d pictures, %d posts, %d replies:\n%s", n, posts, replies, m.channel)
				}
			})
		}
	}
}

// TestAnEditionGoesWithoutItsChart where the app was installed before it asked
// for the permission, and where uploads fail for hours.
func TestAnEditionGoesWithoutItsChart(t *testing.T) {
	for name, fault := range map[string]slackfake.Action{
		"not permitted": slackfake.Status(200, nil, `{"ok":false,"error":"missing_scope","needed":"files:write"}`),
		"for hours":     slackfake.Status(503, nil, "try later"),
	} {
		t.Run(name, func(t *testing.T) {
			m := newMorning(t)
			m.WantChart()
			m.slack.Fault(slackfake.Rule{Route: "files.getUploadURLExternal", Do: fault})
			desk := m.Publisher(digest.Posting{Poster: m.poster, ChartBelow: ChartBelow})
			for range 40 {
				_, _ = desk.Tick(context.Background())
				m.Now = m.Now.Add(5 * time.Minute)
			}
			posts, replies := m.editions()
			if posts != 1 || replies != 1 || strings.Count(m.Log.String(), "goes without its chart") != 1 {
				t.Errorf("%d posts, %d replies:\n%s\n%s", posts, replies, m.channel, m.Log)
			}
			if n := len(m.slack.Requests("files.getUploadURLExternal")); n > 12 {
				t.Errorf("tried %d times", n)
			}
			if lines, err := desk.Paused(context.Background()); err != nil || len(lines) > 0 {
				t.Errorf("the digest is paused: %q, %v", lines, err)
			}
		})
	}
}
