package main

import (
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"dateline/adapters/discord/discordfake"
	"dateline/adapters/slack/slackfake"
	"dateline/bot/doctor"
)

// A scriptTB lets a fake be used in a script as in a test.
type scriptTB struct{ *testscript.TestScript }

func (scriptTB) Helper()                        {}
func (t scriptTB) Cleanup(f func())             { t.Defer(f) }
func (t scriptTB) Errorf(f string, args ...any) { t.Fatalf(f, args...) }

// slackCommand starts a fake Slack with the faults that are named, and points the
// script's environment at it: C1 is #news, C2 archived, C3 without the bot.
func slackCommand(ts *testscript.TestScript, _ bool, faults []string) {
	opts := slackfake.Options{}
	for _, f := range faults {
		switch f {
		case "scopes":
			opts.Scopes = []string{"chat:write", "commands"}
		case "clock":
			opts.Ahead = 10 * time.Minute
		}
	}
	s := slackfake.Start(opts)
	ts.Defer(s.Close)
	s.Channel("news")
	s.Channel("old").Archive()
	s.Channel("foreign", slackfake.WithoutBot)
	for _, f := range faults {
		switch {
		case f == "revoked":
			s.Revoke("token_revoked")
		case f == "html":
			s.Fault(slackfake.Rule{Route: "auth.test", Do: slackfake.HTML(502)})
		case strings.HasPrefix(f, "socket="):
			s.Fault(slackfake.Rule{Route: "apps.connections.open", Do: slackfake.Fails(strings.TrimPrefix(f, "socket="))})
		}
	}
	ts.Setenv("SLACK_API_URL", s.APIURL())
	ts.Setenv("SLACK_BOT_TOKEN", slackfake.BotToken)
	ts.Setenv("SLACK_APP_TOKEN", slackfake.AppToken)
	ts.Setenv("SLACK_SIGNING_SECRET", slackfake.SigningSecret)
}

// discordCommand starts a fake Discord with the faults that are named, points the
// script's environment at it, and names the ids of its channels: DISCORD_NEWS, DISCORD_MUTE where the bot may not write, DISCORD_FORUM.
func discordCommand(ts *testscript.TestScript, _ bool, faults []string) {
	var opts []discordfake.Option
	ts.Setenv("DISCORD_QUESTIONS", "")
	for _, f := range faults {
		switch f {
		case "clock":
			opts = append(opts, discordfake.Ahead(-10*time.Minute))
		case "alone":
			opts = append(opts, discordfake.NoServers())
		case "intent":
			ts.Setenv("DISCORD_QUESTIONS", "true")
		}
	}
	f := discordfake.New(scriptTB{ts}, opts...)
	f.Channel("mute").Deny(discordfake.SendMessages | discordfake.CreatePublicThreads | discordfake.AttachFiles)
	f.Channel("hidden").Deny(discordfake.ViewChannel)
	for _, name := range []string{"news", "mute", "hidden"} {
		ts.Setenv("DISCORD_"+strings.ToUpper(name), f.Channel(name).ID)
	}
	ts.Setenv("DISCORD_FORUM", f.Forum("talk").ID)
	ts.Setenv("DISCORD_API_URL", f.APIURL())
	ts.Setenv("DISCORD_BOT_TOKEN", f.Token())
	ts.Setenv("DISCORD_APPLICATION_ID", f.ApplicationID())
	ts.Setenv("DISCORD_PUBLIC_KEY", f.PublicKey())
	for _, fault := range faults {
		switch fault {
		case "token":
			ts.Setenv("DISCORD_BOT_TOKEN", "hidden.to.ken")
		case "other":
			ts.Setenv("DISCORD_APPLICATION_ID", "4711")
			ts.Setenv("DISCORD_PUBLIC_KEY", strings.Repeat("ab", 32))
		case "endpoint":
			ts.Setenv("DISCORD_PUBLIC_KEY", "")
			answer := httptest.NewServer(pong(f.PublicKey()))
			ts.Defer(answer.Close)
			if err := f.SetEndpoint(answer.URL); err != nil {
				ts.Fatalf("%v", err)
			}
		}
	}
}

// pong answers Discord's signed ping, as every endpoint has to.
func pong(publicKey string) http.Handler {
	key, _ := hex.DecodeString(publicKey)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		signature, _ := hex.DecodeString(r.Header.Get("X-Signature-Ed25519"))
		if !ed25519.Verify(key, append([]byte(r.Header.Get("X-Signature-Timestamp")), body...), signature) {
			http.Error(w, "refused", http.StatusUnauthorized)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = fmt.Fprint(w, `{"type":1}`)
	})
}

// webCommand starts a server of feeds at $WEB.
func webCommand(ts *testscript.TestScript, _ bool, _ []string) {
	mux := http.NewServeMux()
	feed := func(items string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/rss+xml")
			_, _ = fmt.Fprintf(w, `<rss version="2.0"><channel><title>Wire</title>%s</channel></rss>`, items)
		}
	}
	mux.HandleFunc("/good", feed(`<item><title>Bridge opens</title><link>https://wire.example/1</link><pubDate>Fri, 01 Nov 2024 08:00:00 GMT</pubDate></item>`))
	mux.HandleFunc("/empty", feed(""))
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, "<html><p>Hello</p></html>") })
	mux.Handle("/moved", http.RedirectHandler("/good", http.StatusMovedPermanently))
	s := httptest.NewServer(mux)
	ts.Defer(s.Close)
	ts.Setenv("WEB", s.URL)
	ts.Setenv("WEB_ADDRESS", strings.TrimPrefix(s.URL, "http://"))
}

// expandCommand writes the environment's values into files.
func expandCommand(ts *testscript.TestScript, _ bool, files []string) {
	for _, f := range files {
		text := os.Expand(ts.ReadFile(f), ts.Getenv)
		ts.Check(os.WriteFile(ts.MkAbs(f), []byte(text), 0o600))
	}
}

func TestDiskFree(t *testing.T) {
	if f := doctor.DiskFree("data folder", 1<<30); !f.OK() {
		t.Errorf("a gigabyte is enough: %+v", f)
	}
	if f := doctor.DiskFree("data folder", 100<<20); f.OK() || !strings.Contains(f.Says, "only 100 MB") {
		t.Errorf("%+v", f)
	}
}
