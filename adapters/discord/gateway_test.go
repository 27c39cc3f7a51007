package discord

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/adapters/adaptertest"
	"dateline/adapters/discord/discordfake"
)

// takes checks that the adapter takes questions, whatever happened to its
// session before.
func (s *stage) takes(t *testing.T) {
	t.Helper()
	s.ready(t)
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	before := len(general.Find("bot (replying to ann)", "Found"))
	ann.Mention(general, adaptertest.Answered)
	general.WaitForCount(before+1, "bot (replying to ann)", "Found")
}

// renewed provokes trouble, and waits until the adapter has connected again.
func (s *stage) renewed(t *testing.T, provoke func()) {
	t.Helper()
	before := s.discord.Gateway().Facts().Connects
	provoke()
	s.until(t, "connected again", func() bool { return s.discord.Gateway().Facts().Connects > before })
}

func TestReconnectOnRequest(t *testing.T) {
	s := newStage(t, overGateway, quick())
	s.renewed(t, s.discord.Gateway().Reconnect)
	s.takes(t)
	if f := s.discord.Gateway().Facts(); f.Resumes != 1 || !strings.HasPrefix(f.ResumedAt, "/resume") || f.Identifies != 1 {
		t.Errorf("not resumed at its own address: %+v", f)
	}
}

// An op 7 right after a resume deadlocks the library. The session is abandoned
// and replaced: this fails where opening waits for the library alone.
func TestReconnectRightAfterResume(t *testing.T) {
	for name, provoke := range map[string]func(*discordfake.Gateway){
		"after": func(g *discordfake.Gateway) { g.ReconnectAfterResume(1) },
		"first": func(g *discordfake.Gateway) { g.ReconnectOnResume(1) },
	} {
		t.Run(name, func(t *testing.T) {
			p := quick()
			p.open, p.stuck = 500*time.Millisecond, 2*time.Second
			s := newStage(t, overGateway, p)
			g := s.discord.Gateway()
			provoke(g)
			begun := func() int { return g.Facts().Resumes + g.Facts().Identifies }
			for g.Facts().Resumes == 0 { // a machine that is busy may have to abandon a session before
				before := begun()
				s.renewed(t, g.Reconnect)
				s.until(t, "begun anew", func() bool { return begun() > before })
			}
			s.until(t, "replaced", func() bool { return begun() >= 3 })
			s.takes(t)
		})
	}
}

func TestDroppedConnectionIsResumedAndReplayed(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	s.discord.Gateway().Drop()
	ann.Mention(general, adaptertest.Answered)
	general.WaitFor("bot (replying to ann)", "Found")
	s.settled(t)
	if f := s.discord.Gateway().Facts(); f.Resumes != 1 || f.Identifies != 1 {
		t.Errorf("not resumed: %+v", f)
	}
	if strings.Contains(general.Timeline(), "Late") {
		t.Error("what Discord replays is not late")
	}
}

func TestInvalidSessions(t *testing.T) {
	for name, resumable := range map[string]bool{"resumable": true, "not resumable": false} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, overGateway, quick())
			s.discord.Gateway().Invalidate(resumable)
			s.until(t, "identified anew", func() bool { f := s.discord.Gateway().Facts(); return f.Identifies+f.Resumes > 1 })
			s.takes(t)
		})
		t.Run(name+" at resume", func(t *testing.T) {
			s := newStage(t, overGateway, quick())
			s.discord.Gateway().RejectResumes(resumable)
			s.renewed(t, s.discord.Gateway().Drop)
			s.takes(t)
		})
	}
}

func TestMissingAcknowledgementIsNoticed(t *testing.T) {
	every := 400 * time.Millisecond
	s := newStage(t, overGateway, quick(), discordfake.HeartbeatEvery(every))
	s.takes(t)
	g := s.discord.Gateway()
	for name, provoke := range map[string]func(){"mute": func() { g.Mute(true) }, "frozen": g.Freeze} {
		beats := g.Facts().Heartbeats
		s.renewed(t, provoke)
		// The beat that went unanswered, and the one at which that was noticed.
		if n := g.Facts().Heartbeats - beats; n > 4 {
			t.Errorf("%s: noticed only after %d heartbeats", name, n)
		}
		g.Mute(false)
		s.takes(t)
	}
}

// While a heartbeat is not acknowledged, what is asked may not come in: that is
// told before the session is given up.
func TestFrozenSessionIsNotHealthy(t *testing.T) {
	p := quick()
	p.quiet, p.grace = 200*time.Millisecond, 3*time.Second
	s := newStage(t, overGateway, p, discordfake.HeartbeatEvery(300*time.Millisecond))
	// A machine that is busy may let a heartbeat wait that long now and then.
	sound := func() bool {
		h := s.adapter.Health()
		return h.Ready && !h.Frozen && !h.Heard.IsZero()
	}
	s.until(t, "sound health", sound)
	s.discord.Gateway().Freeze()
	s.until(t, "red health", func() bool {
		h := s.adapter.Health()
		return !h.Ready && h.Frozen && strings.Contains(h.Reason, "1 of 1 gateway sessions are silent")
	})
	s.takes(t)
	s.until(t, "sound health again", sound)
}

func TestFinalCloseCodes(t *testing.T) {
	for _, code := range []int{4004, 4010, 4011, 4012, 4013, 4014} {
		t.Run(strconv.Itoa(code), func(t *testing.T) {
			s := newStage(t, overGateway, quick())
			g := s.discord.Gateway()
			g.RefuseNext(code, code)
			g.CloseWith(code)
			s.until(t, "refused", func() bool {
				h := s.adapter.Health()
				return !h.Ready && strings.Contains(h.Reason, "Discord refuses")
			})
			connects := g.Facts().Connects
			s.stop()
			if n := g.Facts().Connects; n != connects || n > 3 {
				t.Errorf("connected %d times", n)
			}
		})
	}
}

func TestOtherCloseCodes(t *testing.T) {
	s := newStage(t, overGateway, quick())
	for _, code := range []int{1000, 4000, 4007, 4009} {
		s.renewed(t, func() { s.discord.Gateway().CloseWith(code) })
		s.takes(t)
	}
}

func TestGatewayIsNotReached(t *testing.T) {
	s := newStage(t, overGateway, quick())
	s.discord.Gateway().RefuseUpgrades(503, 520, 429)
	s.renewed(t, s.discord.Gateway().Drop)
	s.takes(t)
}

func TestIdentifiesAreUsedUp(t *testing.T) {
	s := &stage{Bench: adaptertest.NewBench(t), discord: patient(t, discordfake.Identifies(1))}
	s.start(t, overGateway, quick())
	s.discord.Gateway().RejectResumes(false)
	s.discord.Gateway().CloseWith(4009)
	s.until(t, "said", func() bool {
		h := s.adapter.Health()
		return strings.Contains(h.Reason, "today's identifies are used up")
	})
	s.stop()
	if f := s.discord.Gateway().Facts(); f.Identifies > 1 {
		t.Errorf("identified %d times", f.Identifies)
	}
}

func TestMissedQuestionsAreFoundAndAnsweredOnce(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	ann.Mention(general, adaptertest.Answered)
	general.WaitFor("bot (replying to ann)", "Found")
	s.settled(t)
	g := s.discord.Gateway()
	g.Lose(1)
	ann.Mention(general, "Who cut the ribbon of the harbour bridge?")
	g.RejectResumes(false)
	g.CloseWith(4009)
	general.WaitFor("bot (replying to ann)", "Late: asked at")
	s.takes(t)
	s.settled(t)
	if n := len(general.Find("bot (replying to ann)")); n != 3 {
		t.Errorf("%d answers, want 3:\n%s", n, general.Timeline())
	}
}

func TestGarbageOnTheGateway(t *testing.T) {
	s := newStage(t, overGateway, quick())
	g := s.discord.Gateway()
	for _, event := range []string{kindMessage, kindEdit, kindDeletion, kindInteraction, "GUILD_CREATE", "THREAD_CREATE", "NEWS_FROM_MARS"} {
		if event != "GUILD_CREATE" { // the library does not survive an empty one
			g.Dispatch(event, map[string]any{})
		}
		g.Dispatch(event, map[string]any{"id": "x", "channel_id": "y", "content": "<@", "token": "t", "type": 2})
		g.Dispatch(event, map[string]any{"id": "7", "channel_id": "8", "type": 3, "token": "t", "data": map[string]any{"custom_id": "1.more.99999999999999999999.x"}})
	}
	s.takes(t)
}
