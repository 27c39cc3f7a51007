package slack

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/adapters/adaptertest"
	"dateline/adapters/slack/slackfake"
	"dateline/bot"
)

func TestPromises(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		adaptertest.Run(t, func(t *testing.T, h *adaptertest.Bench) adaptertest.Harness {
			s := &stage{Bench: h, slack: newSlack(t, slackfake.Options{})}
			b := &harness{t: t, stage: s, via: via, ann: s.slack.User("ann"), general: s.slack.Channel("general")}
			b.Start()
			return b
		})
	})
}

// harness is the stage as the suite wants it.
type harness struct {
	t *testing.T
	*stage
	via     transport
	ann     *slackfake.User
	general *slackfake.Channel
	limited int // how many requests came before the limit
}

func (b *harness) Fault(answers int)     { b.faults.Store(int64(answers)) }
func (b *harness) Later(d time.Duration) { b.later.Store(int64(d)) }

func (b *harness) Outage(wait time.Duration) (end func()) {
	b.slack.Fault(slackfake.Rule{Route: "chat.postMessage", Do: slackfake.RateLimited(wholeSecondsOf(wait))})
	return b.slack.ClearFaults
}

func (b *harness) Elsewhere(q string) {
	other := b.slack.Channel("elsewhere")
	b.ann.Slash(other, "/coverage "+q)
	other.WaitFor("only U1 sees ")
}

func (b *harness) Ask(q string)     { b.ann.Slash(b.general, "/coverage "+q) }
func (b *harness) Mention(q string) { b.ann.Mention(b.general, q) }
func (b *harness) Acknowledged()    { b.acknowledged() }
func (b *harness) Settle()          { b.settled(b.t) }
func (b *harness) Stop()            { b.stop() }
func (b *harness) Kill()            { b.kill() }
func (b *harness) Start()           { b.start(b.t, b.via, quick()) }

func (b *harness) Redeliver() {
	want := map[*slackfake.Delivery]int{}
	for _, d := range b.slack.Deliveries() {
		want[d] = d.Attempts() + 1
		d.Again(d.Attempts())
	}
	b.slack.Until("the redeliveries", func() bool {
		for d, n := range want {
			if d.Attempts() < n {
				return false
			}
		}
		return true
	})
}

func (b *harness) Answers() []adaptertest.Answer {
	var out []adaptertest.Answer
	for _, m := range standing(b.general) {
		out = append(out, answerOf(m))
	}
	return out
}

var pinging = regexp.MustCompile(`<[@!#][^>]*>`)

func answerOf(m slackfake.Message) adaptertest.Answer {
	a := adaptertest.Answer{Shown: m.Shown(), Private: m.OnlyFor != "", Pings: pinging.FindAllString(m.Text, -1)}
	for _, kind := range []string{`"type":"user"`, `"type":"usergroup"`, `"type":"broadcast"`, `"type":"mrkdwn"`} {
		if strings.Contains(string(m.Blocks), kind) {
			a.Pings = append(a.Pings, kind)
		}
	}
	return a
}

func (b *harness) Forge() (letIn []string) {
	if b.via == overSocket {
		return nil // a socket is let in by its ticket, and nobody else delivers
	}
	for _, path := range []string{"/slack/commands", "/slack/events", "/slack/actions"} {
		for _, attack := range slackfake.Attacks() {
			if status, err := b.slack.Hostile(attack, path); err != nil || status >= 200 && status < 400 {
				letIn = append(letIn, attack.String()+" at "+path)
			}
		}
	}
	return letIn
}

func (b *harness) Malform(raw []byte) {
	for _, kind := range []string{kindCommand, kindEvent, kindInteract} {
		b.adapter.accept(b.t.Context(), kind, raw)
		if b.via == overSocket {
			for _, c := range b.slack.Sockets() {
				c.SendRaw(string(raw))
				c.SendRaw(`{"type":"` + kind + `","payload":` + string(raw) + `}`)
			}
		}
	}
}

func (b *harness) Limit(wait time.Duration) {
	b.limited = len(b.slack.Requests("commands"))
	b.slack.Fault(slackfake.Rule{Route: "commands", Times: 1, Do: slackfake.RateLimited(wholeSecondsOf(wait))})
}

func wholeSecondsOf(d time.Duration) string { return strconv.Itoa(int(d.Seconds())) }

func (b *harness) Attempts() (at []time.Time) {
	for _, r := range b.slack.Requests("commands")[b.limited:] {
		at = append(at, r.At)
	}
	return at
}

func (b *harness) Troubles() []adaptertest.Trouble {
	var out []adaptertest.Trouble
	for name, action := range map[string]slackfake.Action{
		"503": slackfake.Status(http.StatusServiceUnavailable, nil, ""), "HTML": slackfake.HTML(http.StatusOK),
		"dropped before": slackfake.DropBefore(), "dropped after": slackfake.DropAfter(), "truncated": slackfake.Truncated(),
		"429": slackfake.RateLimited(""), "invalid_blocks": slackfake.Fails("invalid_blocks"),
		"used_url": slackfake.Fails("used_url"),
	} {
		out = append(out, adaptertest.Trouble{Name: name, Befall: func() {
			b.slack.Fault(slackfake.Rule{Route: "commands", Times: 1, Do: action})
		}})
	}
	return out
}

func (b *harness) Render(r bot.Reply) adaptertest.Answer {
	m := render(r, layout{Restate: true})
	raw, err := json.Marshal(m.Blocks)
	if err != nil {
		b.t.Fatal(err)
	}
	return answerOf(slackfake.Message{Text: m.Text, Blocks: raw})
}

func (b *harness) Secrets() []string {
	return []string{slackfake.BotToken, slackfake.AppToken, slackfake.SigningSecret, "/commands/hook", "ticket="}
}
