package main

import (
	"context"
	"net"
	"net/netip"
	"time"

	"dateline/adapters/discord"
	"dateline/adapters/slack"
	"dateline/adapters/web"
	"dateline/bot"
	"dateline/bot/digest"
)

// configure makes the platforms that the configuration names.
func (s *service) configure(cfg config, cov *coverage) error {
	zone, err := cfg.zone()
	if err != nil {
		return err
	}
	cov.bot.Limit = bot.Limit{PerHour: cfg.QuestionsPerHour}
	cov.bot.Access = map[string]bot.Access{
		slack.Platform:   cfg.Slack.Allow.access(),
		discord.Platform: cfg.Discord.Allow.access(),
	}
	cov.bot.Health = s.health
	if err := s.configureDigests(cfg, cov); err != nil {
		return err
	}
	if err := s.configureWeb(cfg, cov, zone); err != nil {
		return err
	}
	if c := cfg.Slack.adapter(zone); c.Configured() {
		c.Observe = s.figures.observe
		a, err := slack.New(c, cov.bot, cov.ledger, s.log)
		if err != nil {
			return err
		}
		s.platforms["Slack"] = a
		s.gauges.queues[slack.Platform] = a.Waiting
		s.mux.Handle("/slack/", a.Handler())
	}
	if c := cfg.Discord.adapter(zone); c.Configured() {
		c.Observe = s.figures.observe
		a, err := discord.New(c, cov.bot, cov.ledger, s.log)
		if err != nil {
			return err
		}
		s.platforms["Discord"] = a
		s.gauges.queues[discord.Platform] = a.Waiting
		s.mux.Handle("/discord/", a.Handler())
	}
	return nil
}

// configureDigests makes the publisher of the digests that the configuration
// and the chats set up.
func (s *service) configureDigests(cfg config, cov *coverage) error {
	opts := cov.digestOptions()
	opts.Observe = s.figures.observe
	opts.FailingFeeds = func(ctx context.Context) ([]string, error) {
		if cov.bot.FailingFeeds == nil {
			return nil, nil
		}
		return cov.bot.FailingFeeds(ctx)
	}
	var err error
	if opts.Digests, err = cfg.digests(); err != nil {
		return err
	}
	gaps, err := cfg.gapsDigest()
	if err != nil {
		return err
	}
	if gaps != nil {
		opts.Digests = append(opts.Digests, *gaps)
	}
	if opts.Posters, s.posters, err = cfg.posters(s.log, s.figures.observe); err != nil {
		return err
	}
	s.publisher = digest.New(opts)
	cov.publisher, cov.bot.Commands = s.publisher, s.publisher.Commands()
	return nil
}

// configureWeb serves the web page beside the platforms, and lets their answers
// link to it where people can reach it.
func (s *service) configureWeb(cfg config, cov *coverage, zone *time.Location) error {
	page, err := web.New(cfg.page(zone), cov.bot, s.publisher, cov.store, cov.ledger, s.log)
	if err != nil {
		return err
	}
	s.mux.Handle("/", page.Handler())
	s.mux.Handle("GET /metrics", page.Guard(s.figures.handler()))
	if cfg.PublicURL != "" {
		cov.bot.PageURL = page.PassageURL
	}
	return nil
}

// webHint says what keeps people out of a page that listens to them.
func (c config) webHint(addr net.Addr) string {
	a, err := netip.ParseAddrPort(addr.String())
	if c.pageOpen() || err != nil || a.Addr().IsLoopback() {
		return ""
	}
	return "Its page is open to this machine alone: set DATELINE_WEB_TOKEN, or web: proxies, to let others in."
}

// pageOpen tells whether the page lets others in than those at the machine.
func (c config) pageOpen() bool { return !c.Web.Token.Empty() || len(c.Web.Proxies) > 0 }

func (c config) page(zone *time.Location) web.Config {
	return web.Config{
		PublicURL: c.PublicURL, Token: c.Web.Token, Proxies: c.Web.Proxies,
		UserHeader: c.Web.UserHeader, Zone: zone,
	}
}

func (c slackConfig) adapter(zone *time.Location) slack.Config {
	return slack.Config{
		BotToken: c.BotToken, AppToken: c.AppToken, SigningSecret: c.SigningSecret,
		APIURL: c.APIURL, Command: c.Command, Name: c.Name, PublicURL: c.PublicURL,
		Groups: len(c.Allow.Groups)+len(c.Allow.Managers) > 0, Zone: zone,
	}
}

func (c discordConfig) adapter(zone *time.Location) discord.Config {
	return discord.Config{
		BotToken: c.BotToken, ApplicationID: c.ApplicationID, PublicKey: c.PublicKey,
		APIURL: c.APIURL, Questions: c.Questions, Zone: zone,
	}
}
