package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v4"

	"dateline/bot"
)

// A config is what an operator sets: in a YAML file, and, stronger, in the
// environment. Flags are stronger than both.
type config struct {
	// Data is the data folder, Corpus a path to answer from instead.
	Data   string `yaml:"data"`
	Corpus string `yaml:"corpus"`
	// Listen is the address of the HTTP server.
	Listen string `yaml:"listen"`
	// Zone is where "today" and "last week" are reckoned, an IANA name such as
	// Europe/Berlin; empty: UTC.
	Zone string `yaml:"zone"`
	// QuestionsPerHour bounds one person's questions; 0 does not.
	QuestionsPerHour int           `yaml:"questions_per_hour"`
	Slack            slackConfig   `yaml:"slack"`
	Discord          discordConfig `yaml:"discord"`
	// Digests are the standing questions that the clock asks.
	Digests []digestConfig `yaml:"digests"`
	// Feeds are read beside answering; FeedNetworks are address ranges that
	// they may be read from though they are not public.
	Feeds        []feedConfig `yaml:"feeds"`
	FeedNetworks []string     `yaml:"feed_networks"`
	// PublicURL is the address under which people reach the web page; answers
	// elsewhere then link to it.
	PublicURL string    `yaml:"public_url"`
	Web       webConfig `yaml:"web"`
}

// webConfig says who may read the web page beside those at the machine itself.
type webConfig struct {
	Token      bot.Secret `yaml:"token"`
	Proxies    []string   `yaml:"proxies"`
	UserHeader string     `yaml:"user_header"`
}

type slackConfig struct {
	BotToken      bot.Secret `yaml:"bot_token"`
	AppToken      bot.Secret `yaml:"app_token"`
	SigningSecret bot.Secret `yaml:"signing_secret"`
	APIURL        string     `yaml:"api_url"`
	Command       string     `yaml:"command"`
	Name          string     `yaml:"name"`
	PublicURL     string     `yaml:"public_url"`
	Allow         allow      `yaml:"allow"`
}

type discordConfig struct {
	BotToken      bot.Secret `yaml:"bot_token"`
	ApplicationID string     `yaml:"application_id"`
	PublicKey     string     `yaml:"public_key"`
	APIURL        string     `yaml:"api_url"`
	// Questions asks Discord for the content of every message, so that plain
	// questions can be answered where a channel is set so; it has to be allowed
	// for the app.
	Questions bool  `yaml:"questions"`
	Allow     allow `yaml:"allow"`
}

// allow says who may ask on a platform; an empty list is everybody.
type allow struct {
	Workspaces []string `yaml:"workspaces"`
	Places     []string `yaml:"channels"`
	Groups     []string `yaml:"groups"`
	Managers   []string `yaml:"managers"`
}

func (a allow) access() bot.Access {
	return bot.Access{Workspaces: a.Workspaces, Places: a.Places, Groups: a.Groups, Managers: a.Managers}
}

// defaults are the settings of who sets nothing.
func defaults() config {
	return config{Listen: "127.0.0.1:8080", QuestionsPerHour: 20}
}

// readConfig reads the file at path, if one is named, and then the
// environment.
func readConfig(path string, getenv func(string) string) (config, error) {
	c := defaults()
	if path != "" {
		if err := c.readFile(path); err != nil {
			return c, err
		}
	}
	return c, c.readEnv(getenv)
}

// readConfig is the configuration of the service that runs the command, else
// the file at path and the environment.
func (a *app) readConfig(path string) (config, error) {
	if a.config != nil {
		return *a.config, nil
	}
	return readConfig(a.path(path), os.Getenv)
}

// readFile reads YAML. Every key that is not known and every value of a wrong
// kind is named with its line.
func (c *config) readFile(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("the configuration cannot be read: %w", err)
	}
	dec := yaml.NewDecoder(bytes.NewReader(b))
	dec.KnownFields(true)
	if err := dec.Decode(c); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// readEnv takes settings from the environment. NAME_FILE names a file that
// holds the value of NAME, as secrets are handed to containers.
func (c *config) readEnv(getenv func(string) string) error {
	texts := map[string]*string{
		"DATELINE_DATA": &c.Data, "DATELINE_CORPUS": &c.Corpus, "DATELINE_LISTEN": &c.Listen, "DATELINE_ZONE": &c.Zone,
		"SLACK_API_URL": &c.Slack.APIURL, "SLACK_COMMAND": &c.Slack.Command,
		"DISCORD_APPLICATION_ID": &c.Discord.ApplicationID, "DISCORD_PUBLIC_KEY": &c.Discord.PublicKey,
		"DISCORD_API_URL": &c.Discord.APIURL, "DATELINE_PUBLIC_URL": &c.PublicURL,
		"DATELINE_WEB_USER_HEADER": &c.Web.UserHeader,
	}
	secrets := map[string]*bot.Secret{
		"SLACK_BOT_TOKEN": &c.Slack.BotToken, "SLACK_APP_TOKEN": &c.Slack.AppToken,
		"SLACK_SIGNING_SECRET": &c.Slack.SigningSecret, "DISCORD_BOT_TOKEN": &c.Discord.BotToken,
		"DATELINE_WEB_TOKEN": &c.Web.Token,
	}
	var errs []error
	for name, field := range texts {
		v, err := lookup(name, getenv)
		if v != "" {
			*field = v
		}
		errs = append(errs, err)
	}
	for name, field := range secrets {
		v, err := lookup(name, getenv)
		if v != "" {
			*field = bot.NewSecret(v)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// lookup finds a setting: NAME itself, else the file that NAME_FILE names, else
// a credential NAME that the service manager hands over, see
// https://systemd.io/CREDENTIALS/.
func lookup(name string, getenv func(string) string) (string, error) {
	if v := getenv(name); v != "" {
		return v, nil
	}
	path := getenv(name + "_FILE")
	credentials := getenv("CREDENTIALS_DIRECTORY")
	if path == "" && credentials == "" {
		return "", nil
	}
	if path == "" {
		path = filepath.Join(credentials, name)
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return "", nil
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("%s_FILE: %w", name, err)
	}
	return strings.TrimSpace(string(b)), nil
}
