package slack

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"dateline/adapters/adaptertest"
	"dateline/adapters/slack/slackfake"
)

// each runs a test for a command and for a mention, and tells the route that
// the answer goes by.
func each(t *testing.T, test func(t *testing.T, s *stage, c *slackfake.Channel, route, answered string, ask func())) {
	for route, answered := range map[string]string{
		"commands": `only U1 sees #\d( edited)?: How much`, "chat.postMessage": `bot in C1 .*#\d: Found`,
	} {
		t.Run(route, func(t *testing.T) {
			s := newStage(t, overSocket, quick(), slackfake.Options{})
			ann, general := s.slack.User("ann"), s.slack.Channel("general")
			ask := func() { ann.Slash(general, "/coverage "+adaptertest.Answered) }
			if route != "commands" {
				ask = func() { ann.Mention(general, adaptertest.Answered) }
			}
			test(t, s, general, route, answered, ask)
		})
	}
}

func TestTroubleIsOvercome(t *testing.T) {
	for name, fault := range map[string]slackfake.Action{

		"429 without":              slackfake.RateLimited(""),
		"429 with a fraction":      slackfake.RateLimited("0.2"),
		"503":                      slackfake.Status(http.StatusServiceUnavailable, nil, ""),
		"HTML with 200":            slackfake.HTML(http.StatusOK),
		"HTML with 502":            slackfake.HTML(http.StatusBadGateway),
		"dropped before":           slackfake.DropBefore(),
		"dropped after":            slackfake.DropAfter(),
		"truncated":                slackfake.Truncated(),
		"internal_error":           slackfake.Fails("internal_error"),
		"slow, one byte at a time": slackfake.SlowDrip(10 * time.Microsecond),
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, s *stage, c *slackfake.Channel, route, answered string, ask func()) {
				times := 2
				if strings.HasPrefix(name, "429 with") {
					times = 1
				}
				s.slack.Fault(slackfake.Rule{Route: route, Times: times, Do: fault})
				ask()
				s.settled(t)
				if n := len(standing(c)); n != 1 || c.Count(answered) == 0 {
					t.Errorf("%d answers stand instead of one:\n%s", n, c)
				}
			})
		})
	}
}

// standing are the messages of the bot that people still see.
func standing(c *slackfake.Channel) []slackfake.Message {
	var out []slackfake.Message
	for _, m := range c.Messages() {
		if m.User == slackfake.BotUserID && !m.Deleted {
			out = append(out, m)
		}
	}
	return out
}

func TestUnansweredCallsAreOvercome(t *testing.T) {
	p := quick()
	p.Call = 200 * time.Millisecond
	s := newStage(t, overSocket, p, slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	s.slack.Fault(slackfake.Rule{Route: "chat.postMessage", Times: 1, Do: slackfake.DelayAnswer(time.Second)})
	s.slack.Fault(slackfake.Rule{Route: "commands", Times: 1, Do: slackfake.DelayAnswer(time.Second)})
	ann.Mention(general, adaptertest.Answered)
	ann.Slash(general, "/coverage "+adaptertest.Answered)
	s.settled(t)
	if n := len(standing(general)); n != 2 {
		t.Errorf("%d answers to 2 questions:\n%s", n, general)
	}
}

// Trouble that outlasts all attempts delays answers, and loses none.
func TestLongTroubleLosesNoAnswer(t *testing.T) {
	p := quick()
	p.Sending = 50 * time.Millisecond
	s := newStage(t, overSocket, p, slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	for _, route := range []string{"chat.*", "commands"} {
		s.slack.Fault(slackfake.Rule{Route: route, Do: slackfake.Status(http.StatusBadGateway, nil, "")})
	}
	ann.Mention(general, adaptertest.Answered)
	ann.Slash(general, "/coverage "+adaptertest.Answered)
	s.slack.Until("many attempts", func() bool {
		return len(s.slack.Requests("chat.postMessage")) > 5 && len(s.slack.Requests("commands")) > 5
	})
	s.slack.ClearFaults()
	s.settled(t)
	if n := len(standing(general)); n != 2 {
		t.Errorf("%d answers to 2 questions:\n%s", n, general)
	}
}

func TestRetryAfterIsObeyed(t *testing.T) {
	each(t, func(t *testing.T, s *stage, c *slackfake.Channel, route, _ string, ask func()) {
		s.slack.Fault(slackfake.Rule{Route: route, Times: 1, Do: slackfake.RateLimited("1")})
		_ = c
		ask()
		s.settled(t)
		r := s.slack.Requests(route)
		if len(r) != 2 || r[1].At.Sub(r[0].At) < time.Second {
			t.Errorf("%d requests, the second %v after the first", len(r), r[1].At.Sub(r[0].At))
		}
	})
}

func TestRefusedBlocksBecomeText(t *testing.T) {
	for name, fault := range map[string]slackfake.Action{
		"with 200": slackfake.Fails("invalid_blocks", "must be one of section [json-pointer:/blocks/0/type]"),
		"with 400": slackfake.Status(http.StatusBadRequest, nil, "invalid_blocks"),
		"too long": slackfake.Fails("msg_blocks_too_long"),
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, s *stage, c *slackfake.Channel, route, _ string, ask func()) {
				if route == "chat.postMessage" && name == "with 400" {
					t.Skip("the Web API answers 200")
				}
				s.slack.Fault(slackfake.Rule{Route: route, Times: 1, Do: fault})
				ask()
				s.settled(t)
				m := c.Last()
				if len(m.Blocks) > len("[]") || !strings.Contains(m.Text, adaptertest.AnsweredBy) || !strings.Contains(m.Text, "gazette.example") {
					t.Errorf("not the answer as text: %+v", m)
				}
			})
		})
	}
}

func TestSpentResponseURL(t *testing.T) {
	for _, as200 := range []bool{false, true} {
		for _, kind := range []slackfake.ChannelKind{0, slackfake.WithoutBot} {
			s := newStage(t, overSocket, quick(), slackfake.Options{SpentAs200: as200})
			ann, general := s.slack.User("ann"), s.slack.Channel("general", kind)
			release := s.Search.Hold()
			ann.Slash(general, "/coverage "+adaptertest.Answered)
			s.slack.Until("the search", func() bool { return s.Search.Asked() == 1 })
			s.slack.Advance(31 * time.Minute)
			release()
			if kind == slackfake.WithoutBot {
				ann.Direct().WaitFor(`bot in D1 .*I am not a member of this channel.* /invite @dateline`)
			} else {
				general.WaitFor(`only U1 sees #1: How much`)
			}
			s.settled(t)
		}
	}
}

func TestMentionWhereTheBotMayNotWrite(t *testing.T) {
	for _, code := range []string{"not_in_channel", "restricted_action", "channel_not_found"} {
		s := newStage(t, overSocket, quick(), slackfake.Options{})
		ann, general := s.slack.User("ann"), s.slack.Channel("general")
		s.slack.Fault(slackfake.Rule{Route: "chat.postMessage", Times: 1, Do: slackfake.Fails(code)})
		ann.Mention(general, adaptertest.Answered)
		got := ann.Direct().WaitFor(`I am not a member of this channel`)
		if !strings.Contains(got, adaptertest.Answered) || !strings.Contains(got, adaptertest.AnsweredBy) {
			t.Errorf("%s: the direct message is not the answer:\n%s", code, got)
		}
	}
}

func TestUnknownRefusalIsAnsweredDirectly(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	s.slack.Fault(slackfake.Rule{Route: "chat.postMessage", Times: 1, Do: slackfake.Fails("something_new")})
	ann.Mention(general, adaptertest.Answered)
	if got := ann.Direct().WaitFor(`bot in D1`); !strings.Contains(got, adaptertest.AnsweredBy) || strings.Contains(got, "member") {
		t.Errorf("not the answer:\n%s", got)
	}
}

func TestPanicNamesAReference(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	s.adapter.groups.access.Groups = []string{"S1"}
	s.adapter.groups.fetch = func(context.Context, string) ([]string, error) { panic("boom") }
	ann.Slash(general, "/coverage "+adaptertest.Answered)
	general.WaitFor(`only U1 sees #1: Something went wrong here, and the operator can find it under reference`)
	s.settled(t)
}

func TestSlowAnswerShowsThatItIsSearched(t *testing.T) {
	p := quick()
	p.Moment = 20 * time.Millisecond
	t.Run("command", func(t *testing.T) {
		s := newStage(t, overSocket, p, slackfake.Options{})
		ann, general := s.slack.User("ann"), s.slack.Channel("general")
		release := s.Search.Hold()
		ann.Slash(general, "/coverage "+adaptertest.Answered)
		general.WaitFor(`only U1 sees #1: Searching …`)
		release()
		general.WaitFor(`only U1 sees #1 edited: How much`)
		s.settled(t)
		if n := len(standing(general)); n != 1 {
			t.Errorf("%d messages:\n%s", n, general)
		}
	})
	t.Run("public command", func(t *testing.T) {
		s := newStage(t, overSocket, p, slackfake.Options{})
		ann, general := s.slack.User("ann"), s.slack.Channel("general")
		ann.Slash(general, "/coverage settings public")
		general.WaitFor(`Noted`)
		release := s.Search.Hold()
		ann.Slash(general, "/coverage "+adaptertest.Answered)
		general.WaitFor(`only U1 sees #2: Searching …`)
		release()
		general.WaitFor(`bot in C1 #3: How much`)
		s.settled(t)
		if general.Count(`message #2 deleted`) != 1 {
			t.Errorf("the line was left behind:\n%s", general)
		}
	})
	t.Run("mention", func(t *testing.T) {
		s := newStage(t, overSocket, p, slackfake.Options{})
		ann, general := s.slack.User("ann"), s.slack.Channel("general")
		release := s.Search.Hold()
		ann.Mention(general, adaptertest.Answered)
		general.WaitFor(`reaction eyes added to #1`)
		release()
		general.WaitFor(`bot in C1 .*: Found`)
		general.WaitFor(`reaction eyes removed from #1`)
	})
}

func TestInternalFaultNamesAReference(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	s.Search.Break(errors.New("index burnt down"))
	ann.Slash(general, "/coverage "+adaptertest.Answered)
	general.WaitFor(`only U1 sees #1: Something went wrong here, and the operator can find it under reference`)
	s.settled(t)
	s.Search.Break(nil)
	ann.Click(general.Last(), "Ask again")
	general.WaitFor(`#1 edited: How much`)
	if strings.Contains(general.String(), "burnt") || !strings.Contains(s.Log.String(), "burnt") {
		t.Error("the cause belongs in the log, and only there")
	}
}

func TestBusySaysSo(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		p := quick()
		p.Workers, p.Depth = 2, 5
		s := newStage(t, via, p, slackfake.Options{})
		ann, general := s.slack.User("ann"), s.slack.Channel("general")
		release := s.Search.Hold()
		defer release()
		for range p.Workers {
			s.slack.User("").DM(adaptertest.Answered)
		}
		s.slack.Until("busy workers", func() bool { return s.Search.Asked() == p.Workers })
		for range p.Depth {
			<-ann.Slash(general, "/coverage "+adaptertest.Answered).Done()
		}
		ann.Slash(general, "/coverage "+adaptertest.Answered)
		general.WaitFor(`only U1 sees #\d+: Too many questions are waiting`)
		bob := s.slack.User("bob")
		bob.DM(adaptertest.Answered)
		bob.Direct().WaitFor(`Too many questions are waiting`)
	})
}
