package discordfake

import (
	"strings"
	"time"
)

type user struct {
	id, name string
	bot      bool
}

func (u *user) json() obj {
	o := obj{
		"id": u.id, "username": u.name, "global_name": u.name, "discriminator": "0",
		"avatar": nil, "public_flags": 0, "flags": 0, "banner": nil, "accent_color": nil,
		"avatar_decoration_data": nil, "primary_guild": nil, "collectibles": nil,
	}
	if u.bot {
		o["bot"] = true
		o["global_name"] = nil
		o["discriminator"] = "0001"
	}
	return o
}

// Guild is a Discord server.
type Guild struct {
	// ID is the guild's snowflake.
	ID string
	// Name is the guild's name.
	Name string

	f        *Fake
	channels []*Channel
	roles    []obj
	joined   time.Time
}

func (f *Fake) newGuild(name string) *Guild {
	g := &Guild{ID: f.newID(), Name: name, f: f, joined: time.Now()}
	g.roles = []obj{roleJSON(g.ID, "@everyone", 0)}
	return g
}

func roleJSON(id, name string, position int) obj {
	return obj{
		"id": id, "name": name, "position": position, "permissions": memberPermissions.String(),
		"color": 0, "colors": obj{"primary_color": 0, "secondary_color": nil, "tertiary_color": nil},
		"hoist": false, "managed": false, "mentionable": false, "flags": 0, "icon": nil, "unicode_emoji": nil,
	}
}

// Guild returns the guild with that name. If there is none, it makes one with the bot
// in it. "" is the default guild.
func (f *Fake) Guild(name string) *Guild {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, g := range f.guilds {
		if name == "" || g.Name == name {
			return g
		}
	}
	g := f.newGuild(name)
	f.guilds = append(f.guilds, g)
	f.dispatch("GUILD_CREATE", IntentGuilds, func(*session) any { return g.createJSON() })
	return g
}

// Role returns the id of the guild's role with that name, and makes the role if there
// is none.
func (g *Guild) Role(name string) string {
	g.f.mu.Lock()
	defer g.f.mu.Unlock()
	return g.role(name)
}

func (g *Guild) role(name string) string {
	for _, r := range g.roles {
		if r["name"] == name {
			return str(r, "id")
		}
	}
	id := g.f.newID()
	g.roles = append(g.roles, roleJSON(id, name, len(g.roles)))
	return id
}

// Channel returns the guild's text channel with that name, and makes it if there is
// none.
func (g *Guild) Channel(name string) *Channel { return g.channel(name, typeText) }

// Forum returns the guild's forum with that name, and makes it if there is none.
func (g *Guild) Forum(name string) *Channel { return g.channel(name, typeForum) }

// Channel returns the text channel with that name in the default guild, and makes it
// if there is none.
func (f *Fake) Channel(name string) *Channel { return f.Guild("").Channel(name) }

// Forum returns the forum with that name in the default guild, and makes it if there
// is none.
func (f *Fake) Forum(name string) *Channel { return f.Guild("").Forum(name) }

func (g *Guild) channel(name string, kind int) *Channel {
	f := g.f
	f.mu.Lock()
	defer f.mu.Unlock()
	name = strings.TrimPrefix(name, "#")
	for _, c := range g.channels {
		if c.Name == name && c.kind == kind {
			return c
		}
	}
	c := f.addChannel(&Channel{Name: name, Guild: g, kind: kind})
	g.channels = append(g.channels, c)
	f.dispatchIn(c, "CHANNEL_CREATE", IntentGuilds, func(*session) any { return c.json() })
	return c
}

func (g *Guild) json() obj {
	return obj{
		"id": g.ID, "name": g.Name, "owner_id": "1", "preferred_locale": "en-GB", "roles": g.roles,
		"features": []any{"COMMUNITY"}, "emojis": []any{}, "stickers": []any{}, "icon": nil,
		"verification_level": 1, "default_message_notifications": 1, "explicit_content_filter": 2,
		"mfa_level": 0, "nsfw_level": 0, "premium_tier": 0, "system_channel_flags": 0, "afk_timeout": 300,
		"premium_progress_bar_enabled": false, "approximate_member_count": len(g.f.people) + 1,
	}
}

// createJSON is the guild as GUILD_CREATE sends it: with the channels and threads that
// the bot can view.
func (g *Guild) createJSON() obj {
	o := g.json()
	channels, threads := []any{}, []any{}
	for _, c := range g.channels {
		if c.botPermissions()&ViewChannel == 0 {
			continue
		}
		channels = append(channels, c.json())
		for _, t := range c.threads {
			if !t.archived {
				threads = append(threads, t.json())
			}
		}
	}
	o["channels"], o["threads"] = channels, threads
	o["joined_at"], o["large"], o["unavailable"] = stamp(g.joined), false, false
	o["member_count"], o["presences"], o["voice_states"] = len(g.f.people)+1, []any{}, []any{}
	o["members"] = []any{g.botMember()}
	o["stage_instances"], o["guild_scheduled_events"], o["soundboard_sounds"] = []any{}, []any{}, []any{}
	return o
}

func (g *Guild) botMember() obj { return memberJSON(g.f.bot.json(), nil, g.joined) }

func memberJSON(user obj, roles []string, joined time.Time) obj {
	ids := []any{}
	for _, r := range roles {
		ids = append(ids, r)
	}
	o := obj{
		"roles": ids, "joined_at": stamp(joined), "deaf": false, "mute": false, "flags": 0, "nick": nil,
		"avatar": nil, "banner": nil, "pending": false, "premium_since": nil, "communication_disabled_until": nil,
	}
	if user != nil {
		o["user"] = user
	}
	return o
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000-07:00") }

func (f *Fake) guildByID(id string) *Guild {
	for _, g := range f.guilds {
		if g.ID == id {
			return g
		}
	}
	return nil
}
