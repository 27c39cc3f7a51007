package slack

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/adapters/adaptertest"
	"dateline/adapters/slack/slackfake"
)

func TestRedeliveriesAreAnsweredOnce(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick(), slackfake.Options{})
		ann, general := s.slack.User("ann"), s.slack.Channel("general")
		ann.Mention(general, adaptertest.Answered)
		general.WaitFor(`#2: Found`)
		s.settled(t)
		for n := range 3 {
			for _, d := range s.slack.Deliveries() {
				d.Again(n + 1)
			}
		}
		s.slack.Until("all attempts", func() bool {
			return !slices.ContainsFunc(s.slack.Deliveries(), func(d *slackfake.Delivery) bool { return d.Attempts() < 4 })
		})
		s.stop()
		s.start(t, via, quick())
		s.slack.Deliveries()[0].Again(1)
		s.slack.Until("the last attempt", func() bool { return s.slack.Deliveries()[0].Attempts() >= 5 })
		s.settled(t)
		if n := len(standing(general)); n != 1 {
			t.Errorf("%d answers:\n%s", n, general)
		}
	})
}

func TestDuplicateEnvelopes(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	s.slack.Duplicate(10)
	ann.Slash(general, "/coverage "+adaptertest.Answered)
	ann.Mention(general, adaptertest.Answered)
	general.WaitFor(`bot in C1`)
	general.WaitFor(`only U1 sees`)
	s.settled(t)
	if n := len(standing(general)); n != 2 {
		t.Errorf("%d answers to 2 questions:\n%s", n, general)
	}
}

func TestKilledBetweenAcknowledgementAndAnswer(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick(), slackfake.Options{})
		ann, general := s.slack.User("ann"), s.slack.Channel("general")
		release := s.Search.Hold()
		<-ann.Slash(general, "/coverage "+adaptertest.Answered).Done()
		ann.Mention(general, adaptertest.Answered)
		s.slack.Until("two searches", func() bool { return s.Search.Asked() == 2 })
		s.acknowledged()
		s.kill()
		release()
		if n := len(standing(general)); n > 1 { // "Searching …" may stand
			t.Fatalf("answered before the restart:\n%s", general)
		}
		s.start(t, via, quick())
		general.WaitFor(`bot in C1 (?s:.*)Late: asked at \d\d:\d\d`)
		general.WaitFor(`only U1 sees (?s:.*)Late: asked at \d\d:\d\d`)
		s.settled(t)
		if n := len(standing(general)); n != 2 {
			t.Errorf("%d answers to 2 questions:\n%s", n, general)
		}
		if r := general.Messages()[0].Reactions; len(r) != 0 {
			t.Errorf("reactions left behind: %v", r)
		}
	})
}

func TestKilledAfterSlackTookTheAnswer(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	s.slack.Fault(slackfake.Rule{Route: "chat.postMessage", Times: 1, Do: slackfake.DelayAnswer(2 * time.Second)})
	s.slack.Fault(slackfake.Rule{Route: "commands", Times: 1, Do: slackfake.DelayAnswer(2 * time.Second)})
	ann.Slash(general, "/coverage "+adaptertest.Answered)
	ann.Mention(general, adaptertest.Answered)
	general.WaitFor(`bot in C1`)
	general.WaitFor(`only U1 sees`)
	s.acknowledged()
	s.kill()
	s.start(t, overSocket, quick())
	s.settled(t)
	if n := len(standing(general)); n != 2 {
		t.Errorf("%d answers to 2 questions:\n%s", n, general)
	}
}

func TestQuestionOlderThanHalfAnHourIsNotAnsweredLate(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	release := s.Search.Hold()
	ann.Mention(general, adaptertest.Answered)
	s.slack.Until("the search", func() bool { return s.Search.Asked() == 1 })
	s.acknowledged()
	s.kill()
	release()
	s.Bot.Now = func() time.Time { return time.Now().Add(45 * time.Minute) }
	s.start(t, overSocket, quick())
	general.WaitFor(`bot in C1 .*This question waited 45 minutes`)
	ann.Click(general.Last(), "Ask again")
	general.WaitFor(`#2 edited: .*Found`)
}

func TestStoppingAnswersWhatWasTaken(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick(), slackfake.Options{})
		ann, general := s.slack.User("ann"), s.slack.Channel("general")
		release := s.Search.Hold()
		for range 5 {
			<-ann.Slash(general, "/coverage "+adaptertest.Answered).Done()
		}
		stopped := make(chan struct{})
		go func() { defer close(stopped); s.stop() }()
		s.slack.Until("the end of intake", func() bool { h := s.adapter.Health(); return !h.Ready || via == overSocket })
		release()
		<-stopped
		if n := len(standing(general)); n != 5 {
			t.Errorf("%d answers to 5 questions:\n%s", n, general)
		}
	})
}

func TestAcknowledgedWhileFiftyAreInFlight(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick(), slackfake.Options{})
		general := s.slack.Channel("general")
		release := s.Search.Hold()
		var slowest time.Duration
		var all []*slackfake.Delivery
		for i := range 50 {
			all = append(all, s.slack.User(fmt.Sprint("u", i)).Slash(general, "/coverage "+adaptertest.Answered))
		}
		for _, d := range all {
			<-d.Done()
			after, ok := d.Acked()
			if !ok {
				t.Errorf("not acknowledged: %s", d.Failed())
			}
			slowest = max(slowest, after)
		}
		t.Logf("slowest acknowledgement of 50 in flight: %v", slowest)
		release()
		s.settled(t)
		if n := len(standing(general)); n < 50 {
			t.Errorf("%d answers to 50 questions", n)
		}
	})
}

// Whatever order deliveries come in, and however often, over sockets that are
// dropped meanwhile and across restarts: each question has one answer.
func TestAnyOrderAnyNumber(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	const questions = 12
	for i := range questions {
		ann.Mention(general, fmt.Sprintf("harbour bridge %d", i))
	}
	general.WaitForCount(`^bot in C1`, questions)
	s.acknowledged()
	all := s.slack.Deliveries()
	var sending sync.WaitGroup
	for round := range 3 {
		rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, d := range all {
			sending.Go(func() { d.Again(round + 1) })
		}
		if round == 1 {
			for _, c := range s.slack.Sockets() {
				c.Drop()
			}
		}
	}
	sending.Wait()
	s.stop()
	s.start(t, overSocket, quick())
	for _, d := range all[:5] {
		d.Again(3)
	}
	s.settled(t)
	if n := general.Count(`^bot in C1`); n != questions {
		t.Errorf("%d answers to %d questions", n, questions)
	}
}

func TestNoSecretInLogsOrErrors(t *testing.T) {
	s := newStage(t, overHTTP, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	for _, f := range []slackfake.Action{slackfake.DropBefore(), slackfake.HTML(200), slackfake.Fails("used_url")} {
		s.slack.Fault(slackfake.Rule{Route: "commands", Times: 1, Do: f})
		s.slack.Fault(slackfake.Rule{Route: "chat.*", Times: 1, Do: f})
		ann.Slash(general, "/coverage "+adaptertest.Answered)
		ann.Mention(general, adaptertest.Answered)
		s.settled(t)
	}
	_, err := New(Config{BotToken: config("", overHTTP).SigningSecret, APIURL: "nowhere"}, s.Bot, s.Ledger, s.Logger())
	said := s.Log.String() + fmt.Sprint(err) + fmt.Sprintf("%+v %#v", s.adapter.cfg, s.adapter.cfg)
	for _, secret := range []string{slackfake.BotToken, slackfake.AppToken, slackfake.SigningSecret, "/commands/hook", "ticket="} {
		if strings.Contains(said, secret) {
			t.Errorf("%q is told", secret)
		}
	}
}

func TestRecoveredTaskIsRead(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	s.stop()
	for i, payload := range []string{"", "{", `{"kind":"nonsense"}`, `{"kind":"message","request":{"Person":"U1","Place":"C1"}}`} {
		d := delivery(fmt.Sprint("odd ", i), payload)
		if _, err := s.Ledger.Take(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
	s.start(t, overSocket, quick())
	s.settled(t)
}
