package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"dateline/adapters/slack/slackfake"
)

// A backup is restored under a service that answers in Slack and in Discord:
// both are connected anew, and what was answered before is not answered again.
func TestServeGoesOnAfterARestore(t *testing.T) {
	t.Parallel()
	program := built(t)
	data := imported(t, program)
	s, f := patientSlack(t), patientDiscord(t)
	ann, general := s.User("ann"), s.Channel("general")
	bob, lobby := f.Person("bob"), f.Channel("lobby")
	p := serve(t, program, data, append(discordEnv(f, false),
		"SLACK_BOT_TOKEN="+slackfake.BotToken, "SLACK_APP_TOKEN="+slackfake.AppToken, "SLACK_API_URL="+s.APIURL())...)
	file := filepath.Join(t.TempDir(), "b.tar.zst")
	for _, args := range [][]string{{"backup", "--data", data, file}, {"restore", "--data", data, "--force", file}} {
		if args[0] == "restore" { // what the backup does not know of
			ann.Mention(general, bridgeQuestion)
			general.WaitFor(`bot in C1 \(thread #1\) #2: `)
			bob.Mention(lobby, bridgeQuestion)
			lobby.WaitFor("bot (replying to bob)", "[1]")
		}
		if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
			t.Fatalf("%q: %v\n%s", args, err, out)
		}
	}
	p.await(t)
	ann.Mention(general, "When is the last crossing of the ferry?")
	general.WaitFor(`bot in C1 \(thread #3\) #4: (?s:.*)31 October`)
	bob.Mention(lobby, "When is the last crossing of the ferry?")
	f.WaitUntil("the second answer", func() bool { return len(lobby.Find("bot (replying to bob)")) == 2 })
	p.end(t, syscall.SIGTERM)
	if n, m := general.Count(`^bot in`), len(lobby.Find("bot (replying to bob)")); n != 2 || m != 2 {
		t.Errorf("%d and %d answers to 2 and 2 questions:\n%s\n%s", n, m, general, lobby.Timeline())
	}
	if !strings.Contains(p.log.String(), "the service runs again") {
		t.Error("the log does not tell")
	}
}
