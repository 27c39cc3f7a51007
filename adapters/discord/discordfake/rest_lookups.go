package discordfake

import (
	"strconv"
	"time"
)

func (f *Fake) getGateway(*call) reply { return ok(obj{"url": "ws://" + f.addr}) }

func (f *Fake) getGatewayBot(*call) reply {
	return ok(obj{
		"url": "ws://" + f.addr, "shards": 1,
		"session_start_limit": obj{
			"total": 1000, "remaining": max(f.gateway.identifiesLeft, 0),
			"reset_after": int((14 * time.Hour).Milliseconds()), "max_concurrency": 1,
		},
	})
}

func (f *Fake) getMe(*call) reply {
	o := f.bot.json()
	o["verified"], o["mfa_enabled"], o["locale"], o["email"] = true, true, "en-GB", nil
	return ok(o)
}

func (f *Fake) getUser(c *call) reply {
	if c.id("user_id") == f.bot.id {
		return ok(f.bot.json())
	}
	if p := f.personByID(c.id("user_id")); p != nil {
		return ok(p.user.json())
	}
	return failed(errUnknownUser())
}

func (f *Fake) getMyGuilds(*call) reply {
	out := []any{}
	if f.cfg.noServers {
		return ok(out)
	}
	for _, g := range f.guilds {
		out = append(out, obj{
			"id": g.ID, "name": g.Name, "icon": nil, "banner": nil, "owner": false,
			"permissions": botPermissions.String(), "features": []any{},
		})
	}
	return ok(out)
}

// applicationFlags has the bit for Message Content if that intent is granted, as for
// an application in fewer than 100 guilds.
func (f *Fake) applicationFlags() int {
	flags := 0
	if f.cfg.privileged&IntentMessageContent != 0 {
		flags |= 1 << 19
	}
	return flags
}

func (f *Fake) getApplication(*call) reply {
	var endpoint any
	if f.endpoint != "" {
		endpoint = f.endpoint
	}
	return ok(obj{
		"id": f.bot.id, "name": f.bot.name, "description": "", "icon": nil, "bot": f.bot.json(),
		"verify_key": f.PublicKey(), "bot_public": true, "bot_require_code_grant": false, "flags": f.applicationFlags(),
		"tags": []any{}, "interactions_endpoint_url": endpoint,
		"approximate_guild_count": len(f.guilds), "team": nil, "type": nil,
		"flags_new": strconv.Itoa(f.applicationFlags()), "redirect_uris": []any{}, "role_connections_verification_url": nil,
		"approximate_user_install_count": 0, "approximate_user_authorization_count": 0, "explicit_content_filter": 0,
		"eligible_oauth2_scopes": []any{}, "owner": f.bot.json(),
	})
}

func (f *Fake) getGuild(c *call) reply {
	if g := f.guildByID(c.id("guild_id")); g != nil {
		return ok(g.json())
	}
	return failed(errUnknownGuild())
}

func (f *Fake) getGuildChannels(c *call) reply {
	g := f.guildByID(c.id("guild_id"))
	if g == nil {
		return failed(errUnknownGuild())
	}
	out := []any{}
	for _, ch := range g.channels {
		out = append(out, ch.json())
	}
	return ok(out)
}

func (f *Fake) getGuildRoles(c *call) reply {
	if g := f.guildByID(c.id("guild_id")); g != nil {
		return ok(g.roles)
	}
	return failed(errUnknownGuild())
}

func (f *Fake) getMember(c *call) reply {
	g := f.guildByID(c.id("guild_id"))
	if g == nil {
		return failed(errUnknownGuild())
	}
	if c.id("user_id") == f.bot.id {
		return ok(g.botMember())
	}
	if p := f.personByID(c.id("user_id")); p != nil {
		return ok(memberJSON(p.user.json(), p.roles[g.ID], p.joined))
	}
	return failed(discordError(404, 10007, "Unknown Member"))
}

func (f *Fake) getActiveThreads(c *call) reply {
	g := f.guildByID(c.id("guild_id"))
	if g == nil {
		return failed(errUnknownGuild())
	}
	threads := []any{}
	for _, ch := range g.channels {
		for _, t := range ch.threads {
			if !t.archived && t.botPermissions()&ViewChannel != 0 {
				threads = append(threads, t.json())
			}
		}
	}
	return ok(obj{"threads": threads, "members": []any{}, "has_more": false})
}

func (f *Fake) createDM(c *call) reply {
	p := f.personByID(str(c.object(), "recipient_id"))
	if p == nil {
		return failed(errUnknownUser())
	}
	return ok(p.dm().json())
}
