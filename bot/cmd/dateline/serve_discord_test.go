package main

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"dateline/adapters/discord/discordfake"
)

func TestServeDiscord(t *testing.T) {
	t.Parallel()
	program := built(t)
	data := imported(t, program)
	for _, name := range []string{"gateway", "http"} {
		t.Run(name, func(t *testing.T) {
			f := patientDiscord(t)
			ann, general := f.Person("ann"), f.Channel("general")
			p := serve(t, program, data, discordEnv(f, name == "http")...)
			if name == "http" {
				if err := f.SetEndpoint(p.url + "/discord/interactions"); err != nil {
					t.Fatal(err)
				}
			}
			m := ann.Slash(general, "ask", discordfake.Opt{Name: "question", Value: bridgeQuestion}).Answer()
			for _, want := range []string{"412 million crowns", "Harbour bridge opens", "https://gazette.example/bridge"} {
				if !strings.Contains(strings.ReplaceAll(m.Text, "*", ""), want) {
					t.Errorf("%q is not in the answer:\n%s", want, m.Text)
				}
			}
			if m.OnlyFor != "ann" {
				t.Errorf("the answer to a command is seen by %q", m.OnlyFor)
			}
			if got := ann.Click(m, "Context").Answer(); !strings.Contains(got.Text, "Harbour bridge opens") {
				t.Errorf("no context:\n%s", got.Text)
			}
			ann.Mention(general, bridgeQuestion)
			general.WaitFor("bot (replying to ann)", "[1]")
			p.end(t, syscall.SIGTERM)
			if strings.Contains(p.log.String(), f.Token()) || strings.Contains(p.log.String(), "aW50ZXJhY3Rpb246") {
				t.Errorf("a secret is in the log:\n%s", p.log)
			}
		})
	}
}

// patientDiscord waits a minute where Discord waits three seconds: a busy
// machine is not what is tested.
func patientDiscord(t *testing.T, opts ...discordfake.Option) *discordfake.Fake {
	t.Helper()
	return discordfake.New(t, append(opts, discordfake.ResponseWithin(time.Minute))...)
}

func discordEnv(f *discordfake.Fake, overHTTP bool) []string {
	env := []string{
		"DISCORD_BOT_TOKEN=" + f.Token(), "DISCORD_APPLICATION_ID=" + f.ApplicationID(), "DISCORD_API_URL=" + f.APIURL(),
	}
	if overHTTP {
		env = append(env, "DISCORD_PUBLIC_KEY="+f.PublicKey())
	}
	return env
}

// Killed after Discord has its acknowledgement and before it has the answer,
// the program answers after the next start, once; what was asked while it was
// away is found and answered too.
func TestServeDiscordKilled(t *testing.T) {
	t.Parallel()
	program := built(t)
	data := imported(t, program)
	f := patientDiscord(t)
	ann, general := f.Person("ann"), f.Channel("general")
	p := serve(t, program, data, discordEnv(f, false)...)
	held := f.Fault("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original", discordfake.HTML(503)).Always()
	it := ann.Slash(general, "ask", discordfake.Opt{Name: "question", Value: bridgeQuestion})
	f.WaitUntil("the first attempt", func() bool { return held.Acted() > 0 })
	p.end(t, syscall.SIGKILL)
	ann.Mention(general, bridgeQuestion)
	f.ClearFaults()
	f.WaitUntil("the end of the session", func() bool { return f.Gateway().Connected() == 0 })
	serve(t, program, data, discordEnv(f, false)...)
	if got := it.Answer().Text; !strings.Contains(got, "Late: asked at") {
		t.Errorf("not marked as late:\n%s", got)
	}
	general.WaitFor("bot (replying to ann)", "Late: asked at")
	if n := len(general.Find("bot (replying to ann)")); n != 1 {
		t.Errorf("%d answers:\n%s", n, general.Timeline())
	}
}
