package config

import (
	"dateline/bot"
	"dateline/bot/secret"
)

// A Config is what an operator sets, in a YAML file or in the environment. The
// environment overrides the file, and flags override both. The sample explains
// each key; a test fails for one that it does not explain.
type Config struct {
	// Data is the data folder, Corpus a path to answer from instead.
	Data   string `yaml:"data"`
	Corpus string `yaml:"corpus"`
	// Aliases is a file of names for the same thing, beside those that ship.
	Aliases string `yaml:"aliases"`
	// CacheMB bounds the memory for caches of the index and the articles, in
	// megabytes.
	CacheMB int `yaml:"cache_mb"`
	// Listen is the address of the HTTP server.
	Listen string `yaml:"listen"`
	// Zone is the time zone of "today" and "last week", an IANA name such as
	// Europe/Berlin; empty: UTC.
	Zone string `yaml:"zone"`
	// QuestionsPerHour bounds one person's questions; 0 does not.
	QuestionsPerHour int     `yaml:"questions_per_hour"`
	Slack            Slack   `yaml:"slack"`
	Discord          Discord `yaml:"discord"`
	// Digests are the standing questions that the clock asks.
	Digests []Digest `yaml:"digests"`
	// Feeds are read while the service answers; FeedNetworks are address ranges that
	// they may be read from though they are not public.
	Feeds        []Feed   `yaml:"feeds"`
	FeedNetworks []string `yaml:"feed_networks"`
	// Gaps is the weekly list of questions without an answer.
	Gaps Gaps `yaml:"gaps"`
	// Audit is AuditOff, AuditHashed or AuditFull: how much is written down of who
	// asked what. It is kept for AuditDays days.
	Audit     string `yaml:"audit"`
	AuditDays int    `yaml:"audit_days"`
	// PublicURL is the address under which people reach the web page; answers
	// elsewhere then link to it.
	PublicURL string `yaml:"public_url"`
	Web       Web    `yaml:"web"`
}

// Web says who may read the web page, besides people at the machine itself.
type Web struct {
	Token      secret.Value `yaml:"token"`
	Proxies    []string     `yaml:"proxies"`
	UserHeader string       `yaml:"user_header"`
}

// Slack is the app in Slack; nothing runs there without its tokens.
type Slack struct {
	BotToken      secret.Value `yaml:"bot_token"`
	AppToken      secret.Value `yaml:"app_token"`
	SigningSecret secret.Value `yaml:"signing_secret"`
	APIURL        string       `yaml:"api_url"`
	Command       string       `yaml:"command"`
	Name          string       `yaml:"name"`
	PublicURL     string       `yaml:"public_url"`
	Allow         Allow        `yaml:"allow"`
}

// Discord is the app in Discord; nothing runs there without its token.
type Discord struct {
	BotToken      secret.Value `yaml:"bot_token"`
	ApplicationID string       `yaml:"application_id"`
	PublicKey     string       `yaml:"public_key"`
	APIURL        string       `yaml:"api_url"`
	// Questions asks Discord for the content of every message, so that plain
	// questions can be answered in channels with that setting. Discord has to allow
	// it for the app.
	Questions bool  `yaml:"questions"`
	Allow     Allow `yaml:"allow"`
}

// Allow says who may ask on a platform; an empty list allows everybody.
type Allow struct {
	Workspaces []string `yaml:"workspaces"`
	Places     []string `yaml:"channels"`
	Groups     []string `yaml:"groups"`
	Managers   []string `yaml:"managers"`
}

func (a Allow) access() bot.Access {
	return bot.Access{Workspaces: a.Workspaces, Places: a.Places, Groups: a.Groups, Managers: a.Managers}
}

// How much is written down of who asked what.
const (
	AuditOff    = "off"
	AuditHashed = "hashed" // people and words as keyed hashes
	AuditFull   = "full"
)

// Default is the configuration of an operator who sets nothing.
func Default() Config {
	return Config{Listen: "127.0.0.1:8080", QuestionsPerHour: 20, CacheMB: 512, Audit: AuditOff, AuditDays: 90}
}
