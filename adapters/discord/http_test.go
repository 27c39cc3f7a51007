package discord

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"dateline/adapters/adaptertest"
	"dateline/adapters/discord/discordfake"
	"dateline/bot/secret"
)

func TestForgedRequestsAreRefused(t *testing.T) {
	s := newStage(t, overHTTP, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	ann.Slash(general, "coverage help").Answer()
	for attack, want := range map[discordfake.Attack]int{
		discordfake.ForeignKey: 401, discordfake.NoSignature: 401, discordfake.BadHex: 401, discordfake.ShortSignature: 401,
		discordfake.ChangedBody: 401, discordfake.Stale: 401, discordfake.FromFuture: 401, discordfake.Replay: 401,
		discordfake.Huge: 413, discordfake.NotJSON: 400, discordfake.Truncated: 0,
	} {
		if got, err := s.discord.Attack(attack); err != nil || got != want {
			t.Errorf("%s: status %d, error %v, want %d", attack, got, err, want)
		}
	}
	ann.Slash(general, "ask", ask(adaptertest.Answered)...).Answer()
	if n := s.Search.Asked(); n != 1 {
		t.Errorf("searched %d times", n)
	}
}

func TestWithoutPublicKeyEverythingIsRefused(t *testing.T) {
	h := adaptertest.NewBench(t)
	a, err := New(Config{BotToken: secret.New("x")}, h.Bot, h.Ledger, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for _, body := range []string{"", "{}", `{"type":1}`} {
		w := httptest.NewRecorder()
		r := httptest.NewRequest(http.MethodPost, "/discord/interactions", strings.NewReader(body))
		a.Handler().ServeHTTP(w, r)
		if w.Code != http.StatusUnauthorized {
			t.Errorf("%q: status %d", body, w.Code)
		}
	}
}

func TestConfigSaysWhatIsWrong(t *testing.T) {
	good := Config{BotToken: secret.New("x.y.z"), ApplicationID: "123", PublicKey: strings.Repeat("ab", 32)}
	if err := good.Check(); err != nil {
		t.Errorf("a good configuration: %v", err)
	}
	for want, spoil := range map[string]func(*Config){
		"DISCORD_BOT_TOKEN":      func(c *Config) { c.BotToken = secret.Value{} },
		"without spaces":         func(c *Config) { c.BotToken = secret.New("Bot secret") },
		"DISCORD_APPLICATION_ID": func(c *Config) { c.ApplicationID = "dateline" },
		"64 hexadecimal digits":  func(c *Config) { c.PublicKey = "abcd" },
		"DISCORD_API_URL":        func(c *Config) { c.APIURL = "discord" },
	} {
		c := good
		spoil(&c)
		err := c.Check()
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("want %q: %v", want, err)
		}
	}
}

func TestInvite(t *testing.T) {
	want := "https://discord.com/oauth2/authorize?client_id=123&permissions=309237763136&scope=bot+applications.commands"
	if got := Invite("123"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func FuzzDeliveries(f *testing.F) {
	for _, raw := range adaptertest.Nonsense() {
		f.Add(string(raw))
	}
	f.Add(`{"id":"7","type":2,"token":"t","member":{"user":{"id":"1"}},"data":{"name":"ask","options":[{"name":"question","value":7}]}}`)
	f.Add(`{"id":"7","channel_id":"8","author":{"id":"1"},"content":"<@1> <:a:1> why","mentions":[{"id":"9"}]}`)
	r := reader{me: "9", zone: time.UTC, now: time.Now, lookup: func(string) channel { return channel{} }}
	f.Fuzz(func(t *testing.T, raw string) {
		for _, kind := range []string{kindInteraction, kindMessage, kindEdit, kindDeletion, "?"} {
			task, err := r.read(kind, []byte(raw))
			if err == nil && (task.Request.Key == "" || task.Request.Platform != Platform) {
				t.Errorf("%s: read as %+v", kind, task)
			}
		}
	})
}
