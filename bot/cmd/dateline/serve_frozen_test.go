package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"dateline/adapters/discord/discordfake"
	"dateline/adapters/slack/slackfake"
	"dateline/bot/cmd/dateline/monitor"
)

// Slack and Discord keep their connections open and go silent: the program says
// so when it is probed. The test waits for the silence beside other tests, and does
// hardly anything meanwhile.
func TestServeTellsOfSilentConnections(t *testing.T) {
	t.Parallel()
	program := built(t)
	data := imported(t, program)
	s, f := patientSlack(t), patientDiscord(t, discordfake.HeartbeatEvery(12*time.Second))
	p := serve(t, program, data, append(discordEnv(f, false),
		"SLACK_BOT_TOKEN="+slackfake.BotToken, "SLACK_APP_TOKEN="+slackfake.AppToken, "SLACK_API_URL="+s.APIURL())...)
	for _, socket := range s.Sockets() {
		socket.Freeze()
	}
	f.Gateway().Freeze()
	seen := map[string]bool{}
	var told string
	p.until(t, "both are frozen", func() bool {
		for name, v := range p.health(t, "/healthz", http.StatusServiceUnavailable) {
			seen[name] = seen[name] || v.Frozen && !v.Ready && v.Reason != ""
		}
		if seen["slack"] && told == "" {
			out, _ := exec.Command(program, "healthcheck", "--address", strings.TrimPrefix(p.url, "http://")).CombinedOutput()
			told = string(out)
		}
		return seen["slack"] && seen["discord"]
	})
	if !strings.Contains(told, "not ready") || !strings.Contains(told, "Slack") {
		t.Errorf("healthcheck says %q", told)
	}
	p.end(t, syscall.SIGTERM)
}

// health is what the program says of its platforms, none where its status is
// another one.
func (s *served) health(t testing.TB, path string, status int) map[string]monitor.Vitals {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	var said struct{ Platforms map[string]monitor.Vitals }
	if err == nil {
		err = json.Unmarshal(body, &said)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, body)
	}
	if res.StatusCode != status {
		return nil
	}
	return said.Platforms
}

// until waits for a state that the program reaches on its own.
func (s *served) until(t testing.TB, what string, is func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for !is() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatalf("not so: %s", what)
		}
	}
}
