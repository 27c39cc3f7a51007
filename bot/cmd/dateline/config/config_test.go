package config

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
	c, err := Read(file, func(k string) string { return env[k] })
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

// Unknown keys, wrong types and impossible values are told at once, each where
// it is mended; no value is told, for it may be a secret.
func TestConfigFaultsAreAllToldAtOnce(t *testing.T) {
	file := write(t, t.TempDir(), "dateline.yaml", `listen: here
slak:
  bot_token: xoxb-hidden
questions_per_hour: many
zone: Mars/Olympus
slack:
  bot_token: hidden
  allow: [C1]
discord:
  bot_token: [hidden]
  questions: perhaps
  public_key: hidden
public_url: ftp://hidden
web:
  token: hidden
  proxies: [hidden]
feeds:
  - url: https://example.com/rss
    evry: 1h
  - url: nowhere
feed_networks: [hidden]
digests:
  - platform: teams
    channel: C1
    at: 08:00
  - platform: slack
    channel: C2
    at: "25:00"
`)
	env := map[string]string{
		"DATELINE_QUESTIONS_PER_HOUR": "hidden", "DISCORD_API_URL": "hidden", "SLACK_COMMAND": "HIDDEN",
		"DISCORD_APPLICATION_ID_FILE": "/nowhere", "SLACK_ALLOW": "ignored", "DATELINE_ZONE": "",
	}
	_, err := ReadValid(file, func(k string) string { return env[k] })
	if err == nil {
		t.Fatal("a wrong configuration was read")
	}
	for _, want := range []string{
		file + ": the configuration has 23 faults:",
		"line 1: listen must be a host and a port",
		`line 2: there is no key "slak" here`,
		"line 4: questions_per_hour must be a whole number",
		"line 5: zone \"Mars/Olympus\" is not known",
		"line 7: slack: the bot token (SLACK_BOT_TOKEN) must begin with xoxb-",
		"line 6: slack: an app token (SLACK_APP_TOKEN)",
		"line 8: slack.allow must be keys with values",
		"line 10: discord.bot_token must be text",
		"line 11: discord.questions must be true or false",
		"line 12: discord: the public key (DISCORD_PUBLIC_KEY) must be 64 hexadecimal digits",
		"line 13: web: the public address",
		"line 15: web: the token",
		"line 16: web: the proxy",
		`line 19: there is no key "evry" here`,
		"line 20: feeds, number 2: its url",
		"line 21: feed_networks:",
		`line 23: digests, number 1: "teams" is no platform`,
		"line 26: digests, number 2: ",
		"DATELINE_QUESTIONS_PER_HOUR: it must be a whole number",
		"DISCORD_API_URL: discord: the API address",
		"SLACK_COMMAND: slack: the command",
		"DISCORD_APPLICATION_ID_FILE: open /nowhere",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in\n%v", want, err)
		}
	}
	for l := range strings.Lines(err.Error()) {
		if strings.Contains(l, "xoxb-hidden") || strings.Contains(l, "token") && strings.Contains(l, "hidden") {
			t.Errorf("a secret is in %q", l)
		}
	}
}

func TestEveryKeyIsAVariable(t *testing.T) {
	env := map[string]string{
		"DATELINE_QUESTIONS_PER_HOUR": "7", "DISCORD_QUESTIONS": "true", "SLACK_ALLOW_CHANNELS": "C1, C2",
		"DISCORD_ALLOW_MANAGERS": "[a, b]", "DATELINE_WEB_PROXIES": "10.0.0.0/8",
		"DATELINE_FEEDS":   "[{url: https://example.com/rss, every: 1h}]",
		"DATELINE_DIGESTS": `[{"platform": "slack", "channel": "C1", "at": "08:00"}]`,
	}
	c, err := Read("", func(k string) string { return env[k] })
	if err != nil {
		t.Fatal(err)
	}
	if c.QuestionsPerHour != 7 || !c.Discord.Questions || len(c.Slack.Allow.Places) != 2 || len(c.Discord.Allow.Managers) != 2 ||
		len(c.Web.Proxies) != 1 || c.Feeds[0].Every != "1h" || c.Digests[0].At != "08:00" {
		t.Errorf("%+v", c)
	}
	c, err = Read("", func(k string) string { return map[string]string{"DATELINE_FEEDS": "[{uri: x}]"}[k] })
	if err == nil || !strings.Contains(err.Error(), "DATELINE_FEEDS: it must be a list") || c.Feeds != nil {
		t.Errorf("%v %+v", err, c.Feeds)
	}
}

func TestConfigMissingSecretFile(t *testing.T) {
	env := map[string]string{"SLACK_BOT_TOKEN_FILE": "/nowhere/token"}
	_, err := Read("", func(k string) string { return env[k] })
	if err == nil || !strings.Contains(err.Error(), "SLACK_BOT_TOKEN_FILE") {
		t.Errorf("got %v, want the name of the variable", err)
	}
}

func TestConfigTakesCredentialsOfTheServiceManager(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "SLACK_BOT_TOKEN", "xoxb-credential\n")
	write(t, dir, "SLACK_APP_TOKEN", "xapp-credential\n")
	env := map[string]string{"CREDENTIALS_DIRECTORY": dir, "SLACK_APP_TOKEN": "xapp-environment"}
	c, err := Read("", func(k string) string { return env[k] })
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

func TestFeedsOfTheConfigurationAreChecked(t *testing.T) {
	cfg := Config{Feeds: []Feed{
		{URL: "https://a.example/rss"}, {URL: "a.example"}, {URL: "https://a.example/", Text: "all"}, {URL: "https://a.example/", Every: "1s"},
	}}
	_, err := cfg.ParseFeeds()
	if err == nil {
		t.Fatal("all is taken")
	}
	for _, want := range []string{"number 2: its url", "number 3: its text", "number 4: its every"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v\nlacks %q", err, want)
		}
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
