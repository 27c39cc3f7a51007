package discord

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"dateline/adapters/adaptertest"
	"dateline/adapters/discord/discordfake"
)

const (
	routePost     = "POST /channels/{channel_id}/messages"
	routeRespond  = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"
	routeCallback = "POST /interactions/{interaction_id}/{interaction_token}/callback"
)

func TestRedeliveryIsAnsweredOnce(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick())
		ann, general := s.discord.Person("ann"), s.discord.Channel("general")
		it := ann.Slash(general, "ask", ask(adaptertest.Answered)...)
		s.until(t, "acknowledged", it.Acknowledged)
		it.Redeliver()
		it.Answer()
		it.Redeliver()
		s.stop()
		s.start(t, via, quick())
		it.Redeliver()
		ann.Slash(general, "coverage help").Answer()
		s.settled(t)
		if n := s.Search.Asked(); n != 1 {
			t.Errorf("searched %d times", n)
		}
	})
}

// A crash between acknowledgement and answer is a search that never ends.
func TestAnsweredAfterARestart(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	release := s.Search.Hold()
	it := ann.Slash(general, "ask", ask(adaptertest.Answered)...)
	ann.Mention(general, adaptertest.Answered)
	s.until(t, "both searching", func() bool { return s.Search.Asked() == 2 })
	s.kill()
	release()
	s.start(t, overGateway, quick())
	lacks(t, it.Answer().Text, "Late: asked at", adaptertest.AnsweredBy)
	general.WaitFor("bot (replying to ann)", "Late: asked at")
	s.settled(t)
	if n := len(general.Find("bot (replying to ann)")); n != 1 {
		t.Errorf("answered %d times", n)
	}
}

func TestAnsweredAfterTheTokenExpired(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	release := s.Search.Hold()
	it := ann.Slash(general, "ask", ask(adaptertest.Answered)...)
	general.WaitFor("bot is thinking")
	it.Expire()
	release()
	lacks(t, ann.DM().WaitFor("bot: "), adaptertest.AnsweredBy)
}

func TestTooLateToAcknowledge(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	s.discord.Fault(routeCallback, discordfake.Refuse(404, 10062, "Unknown interaction"))
	ann.Slash(general, "ask", ask(adaptertest.Answered)...)
	s.until(t, "given up", func() bool { return strings.Contains(s.Log.String(), "not acknowledged") })
	s.settled(t)
	if s.Search.Asked() != 0 {
		t.Error("searched for an answer that cannot be given")
	}
}

// Each fault hits the answer to a mention; the answer must come once all the
// same.
func TestTroubleOnTheWay(t *testing.T) {
	for name, action := range map[string]discordfake.Action{
		"429":                discordfake.RateLimit("user", 50*time.Millisecond),
		"429 global":         discordfake.RateLimit("global", 50*time.Millisecond),
		"429 shared":         discordfake.RateLimit("shared", 50*time.Millisecond),
		"429 without words":  discordfake.RateLimitBare(),
		"429 of Cloudflare":  discordfake.Respond(429, http.Header{"Retry-After": {"0.05"}, "Content-Type": {"text/html"}}, "<html>"),
		"403 of Cloudflare":  discordfake.HTML(403),
		"500":                discordfake.Respond(500, nil, "oops"),
		"502":                discordfake.HTML(502),
		"503":                discordfake.HTML(503),
		"dropped before":     discordfake.DropBefore(),
		"dropped after":      discordfake.DropAfter(),
		"truncated":          discordfake.Truncate(),
		"HTML for success":   discordfake.Respond(200, nil, "<html>"),
		"unreadable headers": discordfake.Respond(500, http.Header{"X-Ratelimit-Reset-After": {"soon"}}, "{"),
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, overGateway, quick())
			ann, general := s.discord.Person("ann"), s.discord.Channel("general")
			s.discord.Fault(routePost, action).Times(2)
			s.discord.Fault(routeRespond, action).Times(2)
			s.discord.Fault(routeCallback, action)
			ann.Mention(general, adaptertest.Answered)
			it := ann.Slash(general, "ask", ask(adaptertest.Answered)...)
			general.WaitFor("bot (replying to ann)", "Found")
			it.Answer()
			s.settled(t)
			if n := len(general.Find("bot (replying to ann)")); n != 1 {
				t.Errorf("answered %d times:\n%s", n, general.Timeline())
			}
		})
	}
}

func TestOneSlowEditDelaysNobodyElse(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, bob, general := s.discord.Person("ann"), s.discord.Person("bob"), s.discord.Channel("general")
	held := make(chan struct{})
	slow := ann.Slash(general, "ask", ask(adaptertest.Answered)...)
	s.discord.Fault(routeRespond, discordfake.Hold(held)).Where(func(r *http.Request) bool { return strings.Contains(r.URL.Path, slow.Token) })
	ann.Slash(general, "coverage help")
	for range 5 {
		bob.Slash(general, "ask", ask(adaptertest.Answered)...).Answer()
	}
	close(held)
	slow.Answer()
}

func TestPlainerForms(t *testing.T) {
	refuse := discordfake.Refuse(400, 50035, "Invalid Form Body")
	t.Run("embed", func(t *testing.T) {
		s := newStage(t, overGateway, quick())
		ann, general := s.discord.Person("ann"), s.discord.Channel("general")
		s.discord.Fault(routePost, refuse)
		ann.Mention(general, adaptertest.Answered)
		lacks(t, general.WaitFor("bot (replying to ann): | ", "Found"), adaptertest.AnsweredBy, "[1]", "[3]", "[More]")
	})
	t.Run("plain", func(t *testing.T) {
		s := newStage(t, overGateway, quick())
		ann, general := s.discord.Person("ann"), s.discord.Channel("general")
		general.Deny(discordfake.EmbedLinks)
		s.discord.Fault(routePost, refuse)
		ann.Mention(general, adaptertest.Answered)
		lacks(t, general.WaitFor("bot (replying to ann): Found"), adaptertest.AnsweredBy, "[1]", "[3]", "[More]")
		if m, _ := general.LastFrom("bot"); m.Flags&suppressEmbeds == 0 || len(m.Content) > 2*maxContent {
			t.Errorf("flags %d, %d bytes", m.Flags, len(m.Content))
		}
	})
	t.Run("edit", func(t *testing.T) {
		s := newStage(t, overGateway, quick())
		ann, general := s.discord.Person("ann"), s.discord.Channel("general")
		m := ann.Slash(general, "ask", ask("harbour bridge")...).Answer()
		s.discord.Fault(routeRespond, refuse)
		ann.Click(m, "More")
		general.WaitFor("only ann sees: message edited: bot: ", "Found · 1 passage")
	})
}

func TestMissingPermissions(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	thread := ann.StartThread(ann.Say(general, "Lunch"), "Lunch")
	general.Deny(discordfake.SendMessages)
	ann.Mention(general, adaptertest.Answered)
	lacks(t, ann.DM().WaitFor("bot: "), "I can see this channel but cannot send messages here: Send Messages", adaptertest.AnsweredBy)
	general.Deny(discordfake.SendMessagesInThreads)
	ann.Mention(thread, adaptertest.Answered)
	ann.DM().WaitFor("bot: ", "Send Messages in Threads")
	ann.Slash(general, "ask", ask(adaptertest.Answered)...).Answer() // needs no permission

	other := s.discord.Channel("other")
	other.Deny(discordfake.ReadMessageHistory)
	ann.Mention(other, adaptertest.Answered)
	other.WaitFor("bot: ", "Found")

	threads := s.discord.Channel("threads")
	ann.Slash(threads, "coverage settings", discordfake.Opt{Name: "change", Value: "mode thread"}).Answer()
	threads.Deny(discordfake.CreatePublicThreads)
	ann.Mention(threads, adaptertest.Answered)
	threads.WaitFor("bot (replying to ann)", "cannot open threads here: Create Public Threads", "Found")
}

func TestThreadThatCannotBeWrittenIn(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	ann.Slash(general, "coverage settings", discordfake.Opt{Name: "change", Value: "mode thread"}).Answer()
	general.Deny(discordfake.SendMessagesInThreads)
	ann.Mention(general, adaptertest.Answered)
	lacks(t, general.WaitFor("bot (replying to ann)"), "cannot send messages in threads here: Send Messages in Threads", "Found")
}

func TestPlainAnswerIsChangedToo(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	s.discord.Fault(routePost, discordfake.Refuse(400, codeInvalidForm, "Invalid Form Body"))
	ann.Mention(general, "harbour bridge")
	general.WaitFor("bot (replying to ann): | ", "[More]")
	m, _ := general.LastFrom("bot")
	ann.Click(m, "More")
	general.WaitFor("message edited: bot", "Found · 1 passage")
	if m, _ = general.LastFrom("bot"); m.Flags&componentsV2 == 0 || strings.Count(m.Text, "[Context]") != 1 {
		t.Errorf("flags %d:\n%s", m.Flags, m.Text)
	}
}

func TestAnswerFollowsItsQuestion(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	q := ann.Mention(general, "How many tonnes of herring were landed?")
	general.WaitFor("bot (replying to ann)", "1,200")
	s.discord.Unfurl(q)
	ann.EditMessage(q, "<@"+s.adapter.sender.me+"> "+adaptertest.Answered)
	general.WaitFor("message edited: bot", "412 million")
	ann.DeleteMessage(q)
	general.WaitFor("bot deletes bot's")
	if n := s.Search.Asked(); n != 2 {
		t.Errorf("searched %d times; a preview is no edit", n)
	}
}

func TestEditWhileTheAnswerIsUnderWay(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	release := s.Search.Hold()
	q := ann.Mention(general, "How many tonnes of herring were landed?")
	s.until(t, "searching", func() bool { return s.Search.Asked() == 1 })
	ann.EditMessage(q, "<@"+s.adapter.sender.me+"> "+adaptertest.Answered)
	release()
	general.WaitFor("message edited: bot", "412 million")
}

func TestSlowAnswerShowsThatItIsComing(t *testing.T) {
	p := quick()
	p.Moment = 20 * time.Millisecond
	s := newStage(t, overGateway, p)
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	release := s.Search.Hold()
	ann.Mention(general, adaptertest.Answered)
	general.WaitFor("bot is typing")
	general.WaitFor("bot reacts 👀")
	release()
	general.WaitFor("bot (replying to ann)", "Found")
	s.settled(t)
	m := general.Messages()[0]
	if m.JSON["reactions"] != nil {
		t.Errorf("👀 is left behind: %v", m.JSON["reactions"])
	}
}

func TestDrainsOnShutdown(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	release := s.Search.Hold()
	it := ann.Slash(general, "ask", ask(adaptertest.Answered)...)
	s.until(t, "searching", func() bool { return s.Search.Asked() == 1 })
	go func() {
		s.until(t, "stopping", func() bool { h := s.adapter.Health(); return h.Reason == "Discord: stopping" })
		release()
	}()
	s.stop()
	it.Answer()
}

func TestBrokenSearchHasAReference(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	s.Search.Break(errors.New("disk on fire"))
	m := ann.Slash(general, "ask", ask(adaptertest.Answered)...).Answer()
	lacks(t, m.Text, "under reference", "[Ask again]")
	if strings.Contains(m.Text, "disk") {
		t.Error("the cause belongs in the log")
	}
	s.Search.Break(nil)
	ann.Click(m, "Ask again")
	general.WaitFor("only ann sees: message edited: bot", "Found")
}

func TestRevokedToken(t *testing.T) {
	s := newStage(t, overGateway, quick())
	s.discord.Fault("GET /users/@me", discordfake.Refuse(401, 0, "401: Unauthorized")).Always()
	s.stop()
	a, err := newAdapter(s.config(overGateway), s.Bot, s.Ledger, s.Logger(), quick())
	if err != nil {
		t.Fatal(err)
	}
	err = a.login(t.Context())
	defer a.sender.close()
	if h := a.Health(); err == nil || h.Ready || !strings.Contains(h.Reason, "401") {
		t.Errorf("health %v %q, error %v", h.Ready, h.Reason, err)
	}
}

func TestNoSecretsInLogsOrErrors(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	for _, action := range []discordfake.Action{discordfake.DropBefore(), discordfake.HTML(502), discordfake.RateLimit("user", time.Millisecond), discordfake.Refuse(400, 12345, "No")} {
		s.discord.Fault(routeRespond, action)
		s.discord.Fault(routeCallback, discordfake.DropBefore())
		it := ann.Slash(general, "ask", ask(adaptertest.Answered)...)
		s.until(t, "acknowledged", it.Acknowledged)
		s.settled(t)
		if strings.Contains(s.Log.String(), it.Token) {
			t.Errorf("the interaction's token is in the log:\n%s", s.Log)
		}
	}
	if strings.Contains(s.Log.String(), s.discord.Token()) || strings.Contains(fmt.Sprintf("%+v", s.config(overGateway)), s.discord.Token()) {
		t.Error("the bot token shows")
	}
}

func TestCommandsAreRegisteredOnlyWhenTheyDiffer(t *testing.T) {
	s := newStage(t, overGateway, quick())
	puts := func() int {
		n := 0
		for _, r := range s.discord.Requests() {
			if r.Route == "PUT /applications/{application_id}/commands" {
				n++
			}
		}
		return n
	}
	s.stop()
	s.start(t, overGateway, quick())
	if n := puts(); n != 1 {
		t.Errorf("registered %d times, want once", n)
	}
	s.stop()
	s.discord.RegisterCommands(`[{"name": "ask", "description": "Something else"}]`)
	s.start(t, overGateway, quick())
	if n := puts(); n != 2 {
		t.Errorf("registered %d times, want twice", n)
	}
}

func TestMemoryDoesNotGrowWithInteractions(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of interactions")
	}
	s := &stage{Bench: adaptertest.NewBench(t), discord: patient(t, discordfake.NoRateLimits(), discordfake.Unrefereed())}
	s.start(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	heap := func() uint64 {
		s.settled(t)
		s.discord.Forget()
		s.Log.Forget()
		if err := s.Ledger.Sweep(t.Context(), time.Now().Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	batch := func(n int) {
		for range n / 20 {
			var all []*discordfake.Interaction
			for range 20 {
				all = append(all, ann.Slash(general, "coverage help"))
			}
			for _, it := range all {
				it.Answer()
			}
			s.discord.Forget()
		}
	}
	many := 2000
	if os.Getenv("DATELINE_LONG") != "" {
		many = 10_000
	}
	batch(many / 4)
	before := heap()
	batch(many)
	if after := heap(); after > before+2<<20 {
		t.Errorf("the heap grew from %d to %d KB over %d interactions", before>>10, after>>10, many)
	}
}

func TestAnswerIsSentWhenALongTroubleIsOver(t *testing.T) {
	p := quick()
	p.Sending = 300 * time.Millisecond
	s := newStage(t, overGateway, p)
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	s.discord.Fault(routePost, discordfake.HTML(503)).Always()
	ann.Mention(general, adaptertest.Answered)
	s.until(t, "given up for now", func() bool { return strings.Contains(s.Log.String(), "answer not delivered") })
	s.discord.ClearFaults()
	general.WaitFor("bot (replying to ann)", "Late: asked at", "Found")
	s.settled(t)
	if n := len(general.Find("bot (replying to ann)")); n != 1 {
		t.Errorf("answered %d times", n)
	}
}
