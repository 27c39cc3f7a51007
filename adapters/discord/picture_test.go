package discord

import (
	"bytes"
	"context"
	"image/png"
	"strings"
	"testing"
	"time"

	"dateline/adapters/discord/discordfake"
	"dateline/bot/digest"
)

// seen is how many messages of the channel show a picture.
func (m *morning) seen() (pictures int) {
	for _, msg := range m.channel.Messages() {
		pictures += strings.Count(msg.Text, "[picture: ")
	}
	return pictures
}

func TestAChartStandsInItsEdition(t *testing.T) {
	m := newMorning(t)
	m.WantChart()
	if _, err := m.Publisher(digest.Posting{Poster: m.poster}).Tick(context.Background()); err != nil {
		t.Fatal(err)
	}
	post := m.channel.Messages()[0]
	if want := "[picture: Articles a day, 23 Oct to 5 Nov 2024: 4 in all, most (4) on Mon 4 Nov. Wed 23 Oct: 0;"; !strings.Contains(post.Text, want) || !strings.Contains(post.Text, "since Mon 08:00") {
		t.Errorf("%q is not in\n%s", want, post.Text)
	}
	picture, err := png.Decode(bytes.NewReader(m.discord.File("coverage.png")))
	if err != nil || picture.Bounds().Empty() {
		t.Error(err)
	}
}

// TestAChartComesOnce: the edition and its picture are one message, and its
// nonce holds for both.
func TestAChartComesOnce(t *testing.T) {
	for name, fault := range map[string]discordfake.Action{
		"refused":         discordfake.HTML(503),
		"lost on the way": discordfake.DropBefore(),
		"its answer lost": discordfake.DropAfter(),
		"cut":             discordfake.Truncate(),
	} {
		for _, later := range []time.Duration{2 * time.Minute, 30 * time.Minute} {
			t.Run(name+" "+later.String(), func(t *testing.T) {
				m := newMorning(t)
				m.WantChart()
				m.discord.Fault("POST /channels/{channel_id}/messages", fault).Times(3)
				if _, err := m.Publisher(digest.Posting{Poster: m.poster}).Tick(context.Background()); err == nil {
					t.Error("the fault was not met")
				}
				m.discord.ClearFaults()
				for range 3 {
					m.Now = m.Now.Add(later)
					m.discord.Advance(later)
					if _, err := m.Publisher(digest.Posting{Poster: m.newPoster(t)}).Tick(context.Background()); err != nil {
						t.Error(err)
					}
				}
				posts, replies := m.editions()
				if n := m.seen(); n != 1 || posts != 1 || replies != 1 {
					t.Errorf("%d pictures, %d posts, %d replies:\n%s", n, posts, replies, m.channel.Timeline())
				}
			})
		}
	}
}

// TestAnEditionGoesWithoutItsChart where the bot may not attach files, or
// Discord does not take the picture.
func TestAnEditionGoesWithoutItsChart(t *testing.T) {
	for name, prepare := range map[string]func(*morning){
		"not permitted": func(m *morning) { m.channel.Deny(discordfake.AttachFiles) },
		"not taken": func(m *morning) {
			m.discord.Fault("POST /channels/{channel_id}/messages", discordfake.Refuse(400, 50035, "Invalid Form Body")).Times(1)
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMorning(t)
			m.WantChart()
			prepare(m)
			if _, err := m.Publisher(digest.Posting{Poster: m.poster}).Tick(context.Background()); err != nil {
				t.Fatal(err)
			}
			posts, replies := m.editions()
			if n := m.seen(); n != 0 || posts != 1 || replies != 1 {
				t.Errorf("%d pictures, %d posts, %d replies:\n%s", n, posts, replies, m.channel.Timeline())
			}
		})
	}
}
