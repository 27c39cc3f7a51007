package discord

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/adapters/adaptertest"
	"dateline/adapters/discord/discordfake"
	"dateline/bot"
	"dateline/bot/calendar"
)

func TestPromises(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		adaptertest.Run(t, func(t *testing.T, h *adaptertest.Bench) adaptertest.Harness {
			t.Parallel()
			s := &stage{Bench: h, discord: patient(t)}
			b := &harness{t: t, stage: s, via: via, ann: s.discord.Person("ann"), general: s.discord.Channel("general")}
			b.Start()
			return b
		})
	})
}

// harness is the stage as the suite wants it.
type harness struct {
	t *testing.T
	*stage
	via      transport
	ann      *discordfake.Person
	general  *discordfake.Channel
	asked    []*discordfake.Interaction
	messages []discordfake.Message
	limited  int // how many requests came before the limit
}

func (b *harness) Fault(answers int)     { b.faults.Store(int64(answers)) }
func (b *harness) Later(d time.Duration) { b.later.Store(int64(d)) }

func (b *harness) Outage(wait time.Duration) (end func()) {
	b.discord.Fault(routePost, discordfake.RateLimit("user", wait)).Always().Where(func(r *http.Request) bool {
		return strings.Contains(r.URL.Path, "/"+b.general.ID+"/")
	})
	return b.discord.ClearFaults
}

func (b *harness) Elsewhere(q string) {
	other := b.discord.Channel("elsewhere")
	b.ann.Mention(other, q)
	other.WaitFor("bot (replying to ann)", "Found")
}

func (b *harness) Ask(q string) {
	b.asked = append(b.asked, b.ann.Slash(b.general, "ask", ask(q)...))
}
func (b *harness) Mention(q string) { b.messages = append(b.messages, b.ann.Mention(b.general, q)) }
func (b *harness) Stop()            { b.stop() }
func (b *harness) Kill()            { b.kill() }
func (b *harness) Start()           { b.start(b.t, b.via, quick()) }

func (b *harness) Acknowledged() {
	b.until(b.t, "acknowledgements", func() bool {
		for _, it := range b.asked {
			if !it.Acknowledged() {
				return false
			}
		}
		return true
	})
	b.delivered()
}

// delivered waits until all that was sent so far was read.
func (b *harness) delivered() {
	b.ann.Autocomplete(b.general, "ask", ask("x", discordfake.Opt{Name: "source", Value: "y"})...).Choices()
}

func (b *harness) Settle() {
	b.Acknowledged()
	b.settled(b.t)
}

func (b *harness) Redeliver() {
	for _, it := range b.asked {
		it.Redeliver()
	}
	for _, m := range b.messages {
		m.JSON["guild_id"] = b.general.Guild.ID
		b.discord.Gateway().Dispatch(kindMessage, m.JSON)
	}
	b.delivered()
}

func (b *harness) Answers() []adaptertest.Answer {
	var out []adaptertest.Answer
	for _, c := range []*discordfake.Channel{b.general, b.ann.DM()} {
		for _, m := range c.Messages() {
			if m.Author == "bot" && m.Text != "is thinking" {
				out = append(out, shown(m.JSON, m.OnlyFor != "" || c != b.general))
			}
		}
	}
	return out
}

var (
	timeForm = regexp.MustCompile(`<t:(\d+):D>`)
	pinging  = regexp.MustCompile(`(^|[^\\])(<[@#:/]|@everyone|@here)`)
)

// shown is what a person reads of a message.
func shown(v any, private bool) adaptertest.Answer {
	raw := strings.Join(texts(v), "\n")
	said := timeForm.ReplaceAllStringFunc(raw, func(m string) string {
		n, _ := strconv.ParseInt(timeForm.FindStringSubmatch(m)[1], 10, 64)
		return calendar.Date(time.Unix(n, 0).UTC())
	})
	return adaptertest.Answer{Shown: read(said), Private: private, Pings: pinging.FindAllString(raw, -1)}
}

// texts are what a message or a component says, from top to bottom.
func texts(v any) (out []string) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			out = append(out, texts(x)...)
		}
	case map[string]any:
		for _, key := range []string{"content", "description", "embeds", "components"} {
			if s, ok := v[key].(string); ok {
				out = append(out, s)
			} else {
				out = append(out, texts(v[key])...)
			}
		}
	}
	return out
}

func (b *harness) Forge() (letIn []string) {
	if b.via == overGateway {
		return nil // the bot called Discord, and nobody else answers
	}
	for attack := discordfake.ForeignKey; attack <= discordfake.Truncated; attack++ {
		if status, err := b.discord.Attack(attack); err == nil && status >= 200 && status < 400 {
			letIn = append(letIn, attack.String())
		}
	}
	return letIn
}

func (b *harness) Malform(raw []byte) {
	for _, kind := range []string{
		kindInteraction, kindMessage, kindEdit, kindDeletion, "GUILD_CREATE", "CHANNEL_CREATE", "THREAD_DELETE", "?",
	} {
		b.adapter.hear(kind, raw)
	}
}

func (b *harness) Limit(wait time.Duration) {
	b.limited = len(b.responses())
	b.discord.Fault(routeRespond, discordfake.RateLimit("user", wait))
}

func (b *harness) responses() (at []time.Time) {
	for _, r := range b.discord.Requests() {
		if r.Route == routeRespond {
			at = append(at, r.At)
		}
	}
	return at
}

func (b *harness) Attempts() []time.Time { return b.responses()[b.limited:] }

func (b *harness) Troubles() []adaptertest.Trouble {
	var out []adaptertest.Trouble
	for name, action := range map[string]discordfake.Action{
		"503": discordfake.HTML(503), "HTML": discordfake.Respond(200, nil, "<html>"),
		"dropped before": discordfake.DropBefore(), "dropped after": discordfake.DropAfter(), "truncated": discordfake.Truncate(),
		"429": discordfake.RateLimitBare(), "form refused": discordfake.Refuse(400, codeInvalidForm, "Invalid Form Body"),
		"token spent": discordfake.Refuse(401, codeWebhookToken, "Invalid Webhook Token"),
	} {
		out = append(out, adaptertest.Trouble{Name: name, Befall: func() { b.discord.Fault(routeRespond, action) }})
	}
	return out
}

func (b *harness) Render(r bot.Reply) adaptertest.Answer {
	return shown(parsed(b.t, render(r, layout{Restate: true}).forms()[0]), false)
}

// parsed is a value as it arrives at Discord.
func parsed(t interface{ Fatal(...any) }, v any) any {
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var out any
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func (b *harness) Secrets() []string {
	secrets := []string{b.discord.Token(), "aW50ZXJhY3Rpb246"} // what tokens of interactions begin with
	for _, it := range b.asked {
		secrets = append(secrets, it.Token)
	}
	return secrets
}
