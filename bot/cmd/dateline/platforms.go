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
)

// desk makes the digests of the configuration and of the chats. sync brings what
// is made of the coverage up to date with it.
func (c config) desk(b *bot.Bot, sync func(context.Context) error, posters map[string]bot.Poster) (*bot.Desk, error) {
	digests, err := c.digests()
	if err != nil {
		return nil, err
	}
	gaps, err := c.gapsDigest()
	if err != nil {
		return nil, err
	}
	if gaps != nil {
		digests = append(digests, *gaps)
	}
	return &bot.Desk{Bot: b, Sync: sync, Posters: posters, Digests: digests}, nil
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
