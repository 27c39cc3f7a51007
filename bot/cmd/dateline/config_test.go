package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestConfigOrderIsFileThenEnvironment(t *testing.T) {
	dir := t.TempDir()
	file := write(t, dir, "dateline.yaml", `
listen: 127.0.0.1:1
questions_per_hour: 5
slack:
  bot_token: xoxb-from-file
  command: /news
  allow:
    channels: [C1, C2]
`)
	token := write(t, dir, "token", "xapp-from-secret-file\n")
	env := map[string]string{"DATELINE_LISTEN": "127.0.0.1:2", "SLACK_APP_TOKEN_FILE": token}
	c, err := readConfig(file, func(k string) string { return env[k] })
	if err != nil {
		t.Fatal(err)
	}
	for what, ok := range map[string]bool{
		"the environment is stronger than the file": c.Listen == "127.0.0.1:2",
		"the file is stronger than the defaults":    c.QuestionsPerHour == 5 && c.Slack.Command == "/news",
		"secrets come from the file":                c.Slack.BotToken.Reveal() == "xoxb-from-file",
		"secrets come from files of their own":      c.Slack.AppToken.Reveal() == "xapp-from-secret-file",
		"lists are read":                            len(c.Slack.Allow.access().Places) == 2,
	} {
		if !ok {
			t.Errorf("%s: %+v", what, c)
		}
	}
}

func TestConfigFaultsAreNamedWithTheirLines(t *testing.T) {
	file := write(t, t.TempDir(), "dateline.yaml", "listen: x\nslak:\n  bot_token: xoxb-secret\nquestions_per_hour: many\n")
	_, err := readConfig(file, func(string) string { return "" })
	if err == nil {
		t.Fatal("a wrong file was read")
	}
	for _, want := range []string{file, "line 2", "slak", "line 4"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in %q", want, err)
		}
	}
	if strings.Contains(err.Error(), "xoxb-secret") {
		t.Errorf("the secret is in %q", err)
	}
}

func TestConfigMissingSecretFile(t *testing.T) {
	env := map[string]string{"SLACK_BOT_TOKEN_FILE": "/nowhere/token"}
	_, err := readConfig("", func(k string) string { return env[k] })
	if err == nil || !strings.Contains(err.Error(), "SLACK_BOT_TOKEN_FILE") {
		t.Errorf("got %v, want the name of the variable", err)
	}
}

func TestConfigTakesCredentialsOfTheServiceManager(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "SLACK_BOT_TOKEN", "xoxb-credential\n")
	write(t, dir, "SLACK_APP_TOKEN", "xapp-credential\n")
	env := map[string]string{"CREDENTIALS_DIRECTORY": dir, "SLACK_APP_TOKEN": "xapp-environment"}
	c, err := readConfig("", func(k string) string { return env[k] })
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Slack.BotToken.Reveal(); got != "xoxb-credential" {
		t.Errorf("the bot token is %q", got)
	}
	if got := c.Slack.AppToken.Reveal(); got != "xapp-environment" {
		t.Errorf("the app token is %q, and the environment is stronger", got)
	}
	if !c.Discord.BotToken.Empty() {
		t.Error("a credential that is not there has a value")
	}
}

func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
