package config

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"

	"dateline/adapters/discord"
	"dateline/adapters/slack"
	"dateline/bot"
	"dateline/bot/cmd/dateline/datafolder"
	"dateline/bot/secret"
	"dateline/corpus/feed"
)

// Judge adds the faults of values that can be read but make no sense. Each part
// of the program judges its own settings.
func (l *Loaded) Judge() {
	zone, err := l.Location()
	if err != nil {
		l.blame("zone", err)
		l.Zone, zone = "", time.UTC // and the rest is judged in UTC
	}
	l.blame("listen", CheckListen(l.Listen))
	if l.Aliases != "" {
		_, err := datafolder.ReadAliases(l.Aliases)
		l.blame("aliases", err)
	}
	l.blame("cache_mb", CheckCache(l.CacheMB))
	if l.QuestionsPerHour < 0 {
		l.blame("questions_per_hour", errors.New("questions_per_hour must be 0, for no limit, or more"))
	}
	if l.Audit != AuditOff && l.Audit != AuditHashed && l.Audit != AuditFull {
		l.blame("audit", errors.New("audit must be off, hashed or full"))
	}
	if l.AuditDays < 1 {
		l.blame("audit_days", errors.New("audit_days must be 1 or more"))
	}
	l.blame("web", l.WebAdapter(zone).Check())
	if c := l.Slack.Adapter(zone); c.Configured() {
		l.blame("slack", c.Check())
	}
	if c := l.Discord.Adapter(zone); c.Configured() || c.ApplicationID != "" || c.PublicKey != "" {
		l.blame("discord", c.Check())
	}
	_, err = l.ParseDigests()
	l.blame("digests", err)
	for i, d := range l.Digests {
		if err := l.postable(d.Platform); err != nil {
			l.blame(fmt.Sprintf("digests[%d].platform", i), fmt.Errorf("digests, number %d: %w", i+1, err))
		}
	}
	gaps, err := l.GapsDigest()
	if err == nil && gaps != nil {
		err = l.postable(gaps.Platform)
	}
	l.blame("gaps", err)
	_, err = l.ParseFeeds()
	l.blame("feeds", err)
	if _, err := feed.ParseNetworks(l.FeedNetworks); err != nil {
		l.blame("feed_networks", fmt.Errorf("feed_networks: %w", err))
	}
}

// blame notes what an error says, each part of it at the place of its setting. A
// part that does not name its setting is blamed on key.
func (l *Loaded) blame(key string, err error) {
	var setting *bot.SettingError
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range many.Unwrap() {
			l.blame(key, e)
		}
		return
	}
	if err == nil {
		return
	}
	if errors.As(err, &setting) {
		key = setting.Key
	}
	f := l.where(key)
	f.what = err.Error()
	l.faults = append(l.faults, f)
}

// CheckListen says why an address cannot be one to listen on.
func CheckListen(address string) error {
	_, port, err := net.SplitHostPort(address)
	if n, bad := strconv.Atoi(port); err != nil || bad != nil || n < 0 || n > 65535 {
		return errors.New("listen must be a host and a port, such as 127.0.0.1:8080, or :8080 for every network")
	}
	return nil
}

// postable says why digests cannot be posted to a platform.
func (c Config) postable(platform string) error {
	token, known := map[string]secret.Value{slack.Platform: c.Slack.BotToken, discord.Platform: c.Discord.BotToken}[platform]
	switch {
	case !known:
		return fmt.Errorf("%q is no platform to post to: write slack or discord", platform)
	case token.Empty():
		return fmt.Errorf("nothing is set up to post to %s: set its bot token", platform)
	}
	return nil
}

// leastCache and mostCache bound the memory that may be set for the index's
// caches, in megabytes: with less, each question would read again what the one
// before it has read; more is a slip.
const leastCache, mostCache = 16, 1 << 20

// CheckCache says why a number of megabytes cannot be the memory for caches.
func CheckCache(mb int) error {
	if mb < leastCache || mb > mostCache {
		return fmt.Errorf("cache_mb must be from %d to %d", leastCache, mostCache)
	}
	return nil
}
