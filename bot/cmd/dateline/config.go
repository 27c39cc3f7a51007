package main

import (
	"dateline/bot"
	"dateline/bot/secret"
)

// A config is what an operator sets: in a YAML file, and, stronger, in the
// environment. Flags are stronger than both. The file that dateline init writes
// explains each key; a new one has to be explained there.
type config struct {
	// Data is the data folder, Corpus a path to answer from instead.
	Data   string `yaml:"data"`
	Corpus string `yaml:"corpus"`
	// Aliases is a file of names for the same thing, beside those that ship.
	Aliases string `yaml:"aliases"`
	// CacheMB bounds the memory that keeps what was read of the index and the
	// articles, in megabytes.
	CacheMB int `yaml:"cache_mb"`
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
	// Gaps is the weekly list of questions without an answer.
	Gaps gapsConfig `yaml:"gaps"`
	// Audit is "off", "hashed" or "full": what is written down of who asked
	// what, for AuditDays days.
	Audit     string `yaml:"audit"`
	AuditDays int    `yaml:"audit_days"`
	// PublicURL is the address under which people reach the web page; answers
	// elsewhere then link to it.
	PublicURL string    `yaml:"public_url"`
	Web       webConfig `yaml:"web"`
}

// webConfig says who may read the web page beside those at the machine itself.
type webConfig struct {
	Token      secret.Value `yaml:"token"`
	Proxies    []string     `yaml:"proxies"`
	UserHeader string       `yaml:"user_header"`
}

type slackConfig struct {
	BotToken      secret.Value `yaml:"bot_token"`
	AppToken      secret.Value `yaml:"app_token"`
	SigningSecret secret.Value `yaml:"signing_secret"`
	APIURL        string       `yaml:"api_url"`
	Command       string       `yaml:"command"`
	Name          string       `yaml:"name"`
	PublicURL     string       `yaml:"public_url"`
	Allow         allow        `yaml:"allow"`
}

type discordConfig struct {
	BotToken      secret.Value `yaml:"bot_token"`
	ApplicationID string       `yaml:"application_id"`
	PublicKey     string       `yaml:"public_key"`
	APIURL        string       `yaml:"api_url"`
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
	return config{Listen: "127.0.0.1:8080", QuestionsPerHour: 20, CacheMB: 512, Audit: auditOff, AuditDays: 90}
}
