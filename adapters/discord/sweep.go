package discord

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// How far a sweep goes: no further back than a late answer is of use, and no
// more than this many channels of a server, the most recently used first, and
// messages in each.
const (
	sweepBack     = 30 * time.Minute
	sweepOverlap  = 10 * time.Second
	sweepChannels = 20
	sweepMessages = 50
)

// joined reads what a new session tells of a server, and looks for what was
// asked there while the bot was away. A session that was resumed is told of
// that by Discord.
func (a *Adapter) joined(raw []byte) {
	var g guild
	if err := json.Unmarshal(raw, &g); err != nil {
		a.log.Warn("server passed over", "err", err)
		return
	}
	for _, t := range g.Threads {
		a.channels.note(t)
	}
	now := a.now()
	since := now.Add(-sweepBack)
	if away := time.Unix(0, a.away.Load()).Add(-sweepOverlap); away.After(since) {
		since = away
	}
	a.goBeside(func(ctx context.Context) { a.sweep(ctx, g, snowflake(since), snowflake(now)) })
}

// lost notes when the gateway was lost.
func (a *Adapter) lost() { a.away.Store(a.now().UnixNano()) }

// sweep takes in the messages between two ids; what was taken in before is
// known by its key.
func (a *Adapter) sweep(ctx context.Context, g guild, after, before uint64) {
	live := slices.DeleteFunc(slices.Concat(g.Channels, g.Threads), func(c channel) bool { return number(c.Last) <= after })
	slices.SortFunc(live, func(x, y channel) int { return cmp.Compare(number(y.Last), number(x.Last)) })
	for _, c := range live[:min(len(live), sweepChannels)] {
		if err := a.sweepChannel(ctx, g.ID, c.ID, after, before); err != nil {
			a.log.DebugContext(ctx, "channel not searched for missed questions", "channel", c.ID, "err", err)
		}
	}
}

func (a *Adapter) sweepChannel(ctx context.Context, guildID, channelID string, after, before uint64) error {
	var found []json.RawMessage
	path := fmt.Sprintf("/channels/%s/messages?after=%d&limit=%d", channelID, after, sweepMessages)
	if err := a.sender.call(ctx, http.MethodGet, path, nil, &found); err != nil {
		return err
	}
	slices.Reverse(found) // oldest first
	for _, raw := range found {
		var m map[string]any
		if json.Unmarshal(raw, &m) != nil {
			continue
		}
		id, _ := m["id"].(string)
		if number(id) >= before {
			return nil // it comes over the gateway
		}
		m["guild_id"] = guildID // which only the gateway says
		if author, ok := m["author"].(map[string]any); ok && len(a.bot.Access[Platform].Groups) > 0 {
			var who member
			if err := a.sender.call(ctx, http.MethodGet, fmt.Sprintf("/guilds/%s/members/%v", guildID, author["id"]), nil, &who); err == nil {
				m["member"] = map[string]any{"roles": who.Roles}
			}
		}
		if body, err := json.Marshal(m); err == nil {
			a.accept(ctx, kindMissed, body)
		}
	}
	return nil
}

func number(id string) uint64 {
	n, _ := strconv.ParseUint(id, 10, 64) // no id is 0
	return n
}
