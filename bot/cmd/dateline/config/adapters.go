package config

import (
	"net"
	"net/netip"
	"time"

	"dateline/adapters/discord"
	"dateline/adapters/slack"
	"dateline/adapters/web"
	"dateline/bot"
)

// Access says who may ask on each platform.
func (c Config) Access() map[string]bot.Access {
	return map[string]bot.Access{
		slack.Platform:   c.Slack.Allow.access(),
		discord.Platform: c.Discord.Allow.access(),
	}
}

// PageHint says why nobody but people at the machine itself can read the page,
// where it listens at an address that others can reach; else it is empty.
func (c Config) PageHint(addr net.Addr) string {
	a, err := netip.ParseAddrPort(addr.String())
	if c.pageOpen() || err != nil || a.Addr().IsLoopback() {
		return ""
	}
	return "Its page is open to this machine alone: set DATELINE_WEB_TOKEN, or web: proxies, to let others in."
}

// pageOpen tells whether the page lets in people who are not at the machine.
func (c Config) pageOpen() bool { return !c.Web.Token.Empty() || len(c.Web.Proxies) > 0 }

// WebAdapter is the configuration of the web page.
func (c Config) WebAdapter(zone *time.Location) web.Config {
	return web.Config{
		PublicURL: c.PublicURL, Token: c.Web.Token, Proxies: c.Web.Proxies,
		UserHeader: c.Web.UserHeader, Zone: zone,
	}
}

// Adapter is the configuration of the Slack adapter.
func (c Slack) Adapter(zone *time.Location) slack.Config {
	return slack.Config{
		BotToken: c.BotToken, AppToken: c.AppToken, SigningSecret: c.SigningSecret,
		APIURL: c.APIURL, Command: c.Command, Name: c.Name, PublicURL: c.PublicURL,
		Groups: len(c.Allow.Groups)+len(c.Allow.Managers) > 0, Zone: zone,
	}
}

// Adapter is the configuration of the Discord adapter.
func (c Discord) Adapter(zone *time.Location) discord.Config {
	return discord.Config{
		BotToken: c.BotToken, ApplicationID: c.ApplicationID, PublicKey: c.PublicKey,
		APIURL: c.APIURL, Questions: c.Questions, Zone: zone,
	}
}
