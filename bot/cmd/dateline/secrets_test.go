package main

import (
	"bytes"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"dateline/adapters/discord/discordfake"
	"dateline/adapters/slack/slackfake"
)

// markedToken opens the page in these tests.
const markedToken = "marked-web-token-4d1f0c"

// A leak collects everything that the program prints, logs or serves, by where.
type leak map[string]string

// search fails the test where a secret is in anything that was collected.
func (l leak) search(t *testing.T, secrets map[string]string) {
	t.Helper()
	for where, text := range l {
		for name, secret := range secrets {
			if strings.Contains(text, secret) {
				t.Errorf("%s is in %s:\n%.2000s", name, where, text)
			}
		}
	}
}

// visit reads a page with the token, as a program does.
func (l leak) visit(t *testing.T, p *served, path string, header http.Header) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.url+path, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	req.Header = header
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	_ = res.Header.Write(&b)
	l["the page "+path+", "+res.Status] = b.String() + string(body)
}

// command runs a command with the same settings.
func (l leak) command(program string, env []string, args ...string) {
	c := exec.Command(program, args...)
	c.Env = env
	out, _ := c.CombinedOutput() // many of these are to fail
	l["dateline "+strings.Join(args, " ")] = string(out)
}

func TestNoSecretIsEverLetOut(t *testing.T) {
	program := built(t)
	data := imported(t, program)
	// The service and many commands open sockets here, each in its own time.
	s, f := patientSlack(t), patientDiscord(t)
	secrets := map[string]string{
		"Slack's bot token": slackfake.BotToken, "Slack's app token": slackfake.AppToken, "the signing secret": slackfake.SigningSecret,
		"Discord's bot token": f.Token(), "the page's token": markedToken,
		"an interaction's token": "aW50ZXJhY3Rpb246", "a response_url": "/commands/hook", "a socket's ticket": "ticket=",
	}
	file := write(t, t.TempDir(), "dateline.yaml", "audit: full\nweb:\n  token: "+markedToken+"\n")
	env := append(discordEnv(f, false), "SLACK_BOT_TOKEN="+slackfake.BotToken, "SLACK_APP_TOKEN="+slackfake.AppToken,
		"SLACK_SIGNING_SECRET="+slackfake.SigningSecret, "SLACK_API_URL="+s.APIURL(), "DATELINE_CONFIG="+file, "HOME="+data, "DATELINE_DATA="+data)
	let := leak{}

	p := serve(t, program, data, append(env, "GOTRACEBACK=all")...)
	s.DeliverTo(p.url)
	ann, general := s.User("ann"), s.Channel("general")
	bea, lounge := f.Person("bea"), f.Channel("lounge")
	s.Fault(slackfake.Rule{Route: "chat.postMessage", Times: 1, Do: slackfake.HTML(http.StatusBadGateway)})
	s.Fault(slackfake.Rule{Route: "commands", Times: 1, Do: slackfake.DropBefore()})
	f.Fault("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original", discordfake.DropBefore()).Times(2)
	f.Fault("POST /channels/{channel_id}/messages", discordfake.RateLimit("user", time.Second)).Times(1)
	ann.Slash(general, "/coverage "+bridgeQuestion)
	general.WaitFor(`412 million crowns`)
	ann.Mention(general, bridgeQuestion)
	general.WaitFor(`bot in C1 \(thread #2\)`)
	bea.Slash(lounge, "ask", discordfake.Opt{Name: "question", Value: bridgeQuestion}).Answer()
	bea.Mention(lounge, bridgeQuestion)
	lounge.WaitFor("bot (replying to bea)", "[1]")
	for _, attack := range slackfake.Attacks() {
		if _, err := s.Hostile(attack, "/slack/commands"); err != nil {
			t.Logf("%s: %v", attack, err)
		}
	}
	bearer, wrong := http.Header{"Authorization": {"Bearer " + markedToken}}, http.Header{"Authorization": {"Bearer x" + markedToken}, "X-Forwarded-For": {"203.0.113.9"}}
	for _, path := range []string{"/", "/?q=bridge", "/coverage", "/digests", "/articles/bridge.md", "/articles/none", "/answers/none", "/metrics", "/healthz", "/readyz", "/readyz/slack"} {
		let.visit(t, p, path, bearer)
		let.visit(t, p, path, wrong)
	}
	for _, args := range [][]string{
		{"gaps"}, {"audit"}, {"check"}, {"manifest", "slack"}, {"invite", "discord"}, {"feeds", "list"}, {"digest", "preview"},
		{"healthcheck", "--address", "127.0.0.1:1"}, {"init", "-"}, {"version"}, {"serve", "--listen", "nowhere"}, {"digest", "post", "--to", "slack:C404"},
	} {
		let.command(program, env, args...)
	}
	f.Gateway().Drop()
	p.end(t, syscall.SIGQUIT) // prints the stack of every goroutine
	let["the log and the stacks"] = p.log.String()
	if !strings.Contains(p.log.String(), "goroutine ") {
		t.Error("no stacks to search")
	}

	// Wrong tokens are secrets too: of another workspace, or mistyped.
	for name, value := range map[string]string{
		"SLACK_BOT_TOKEN": "xoxb-marked-wrong", "SLACK_APP_TOKEN": "xapp-marked-wrong",
		"DISCORD_BOT_TOKEN": "marked wrong", "DATELINE_WEB_TOKEN": "marked-wrong", "DISCORD_PUBLIC_KEY": "marked-wrong",
	} {
		secrets["a wrong "+name] = value
		let.command(program, append(env, name+"="+value), "serve", "--listen", "127.0.0.1:-1")
		let.command(program, append(env, name+"="+value), "check")
		let.command(program, append(env, name+"="+value), "digest", "post", "--to", "slack:C1")
	}
	kept(t, let, data)
	for where, what := range map[string]string{
		"the page /metrics, 200 OK": "dateline_acknowledgement_duration_seconds_count{platform=\"discord\"}",
		"the page /, 403 Forbidden": "<html", "dateline audit": "harbour bridge", "the log and the stacks": `"msg":"sent"`,
	} {
		if !strings.Contains(let[where], what) {
			t.Errorf("%q is not in %s, so not all was searched:\n%.2000s", what, where, let[where])
		}
	}
	let.search(t, secrets)
}

// kept adds the audit log.
func kept(t *testing.T, let leak, data string) {
	t.Helper()
	err := filepath.WalkDir(data, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		if strings.HasSuffix(path, ".jsonl") {
			let[path] = string(text)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
