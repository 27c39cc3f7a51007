package discordfake_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"dateline/adapters/discord/discordfake"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// received collects messages as the application receives them.
type received struct {
	mu   sync.Mutex
	text []string
}

func (h *received) listen(s *discordgo.Session) {
	s.SyncEvents = true
	s.AddHandler(func(_ *discordgo.Session, m *discordgo.MessageCreate) {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.text = append(h.text, fmt.Sprintf("%s:%s", m.Author.Username, m.Content))
	})
}

func (h *received) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return strings.Join(h.text, " ")
}

// flush sends a message through the gateway and waits until the bot reacts to it, so
// that everything before it is handled.
func flush(t *testing.T, f *discordfake.Fake, s *discordgo.Session, ch *discordfake.Channel) {
	t.Helper()
	remove := s.AddHandler(func(s *discordgo.Session, m *discordgo.MessageCreate) {
		if strings.HasSuffix(m.Content, "flush") {
			_ = s.ChannelTyping(m.ChannelID)
		}
	})
	defer remove()
	n := len(ch.Find("is typing"))
	f.Person("flusher").Mention(ch, "flush")
	ch.WaitForCount(n+1, "is typing")
}

func TestContentIsBlankWithoutTheIntent(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	s := client(t, f)
	s.Identify.Intents = discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages
	var h received
	h.listen(s)
	connect(t, f, s)
	u, ch := f.Person("U1"), f.Channel("general")
	u.Say(ch, "secret")
	u.Mention(ch, "named")
	u.Say(u.DM(), "direct")
	flush(t, f, s, ch)
	bot := f.ApplicationID()
	want := fmt.Sprintf("U1: U1:<@%s> named U1:direct flusher:<@%s> flush", bot, bot)
	if got := h.String(); got != want {
		t.Errorf("heard %q, want %q", got, want)
	}
}

func TestContentWithTheIntent(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t, discordfake.Privileged(discordfake.IntentMessageContent))
	s := client(t, f)
	s.Identify.Intents = discordgo.IntentGuildMessages | discordgo.IntentMessageContent
	var h received
	h.listen(s)
	connect(t, f, s)
	ch := f.Channel("general")
	f.Gateway().Duplicate(true)
	f.Person("U1").Say(ch, "open")
	f.Gateway().Duplicate(false)
	f.Gateway().Lose(1)
	f.Person("U1").Say(ch, "lost")
	flush(t, f, s, ch)
	if got := h.String(); !strings.HasPrefix(got, "U1:open U1:open flusher") {
		t.Errorf("heard %q", got)
	}
}

func TestResumeReplaysWhatWasMissed(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	s := client(t, f)
	s.Identify.Intents = discordgo.IntentGuildMessages
	var h received
	h.listen(s)
	connect(t, f, s)
	ch := f.Channel("general")
	flush(t, f, s, ch)
	f.Gateway().Drop()
	f.Person("U1").Mention(ch, "while you were out")
	f.WaitUntil("the library notices", func() bool { return f.Gateway().Connected() == 0 })
	reopen(t, s)
	flush(t, f, s, ch)
	if !strings.Contains(h.String(), "while you were out") {
		t.Errorf("not replayed: %q", h.String())
	}
	if facts := f.Gateway().Facts(); facts.Identifies != 1 || facts.Resumes != 1 || facts.Replayed == 0 {
		t.Errorf("facts: %+v", facts)
	}
}

// reopen opens a session again, once the library has noticed that its connection
// is dead.
func reopen(t *testing.T, s *discordgo.Session) {
	t.Helper()
	for {
		err := s.Open()
		if err == nil {
			return
		}
		if !errors.Is(err, discordgo.ErrWSAlreadyOpen) {
			t.Fatal(err)
		}
	}
}

func TestFinalCloseCodes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*discordgo.Session)
		code   int
	}{
		"bad token":          {func(s *discordgo.Session) { s.Token, s.Identify.Token = "Bot wrong", "Bot wrong" }, 4004},
		"unknown intent":     {func(s *discordgo.Session) { s.Identify.Intents = 1 << 30 }, 4013},
		"privileged intent":  {func(s *discordgo.Session) { s.Identify.Intents = discordgo.IntentMessageContent }, 4014},
		"shard out of range": {func(s *discordgo.Session) { s.Identify.Shard = &[2]int{3, 2} }, 4010},
	} {
		t.Run(name, func(t *testing.T) {
			f := discordfake.New(t)
			s := client(t, f)
			c.change(s)
			if got := closeCode(s.Open()); name != "bad token" && got != c.code {
				t.Errorf("closed with %d, want %d", got, c.code)
			}
		})
	}
}

func closeCode(err error) int {
	var ce *websocket.CloseError
	if errors.As(err, &ce) {
		return ce.Code
	}
	return 0
}
