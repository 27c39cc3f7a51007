package slack

import (
	"fmt"
	"testing"

	"dateline/adapters/adaptertest"
	"dateline/adapters/slack/slackfake"
)

func TestBareRefinementsInAThread(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	q := ann.Mention(general, adaptertest.Answered)
	general.WaitFor(`#2: Found`)
	ann.Reply(q, "only northern wire")
	general.WaitFor(`#4: source Northern Wire`)
	ann.Reply(q, "What did the steel cost?")
	got := general.WaitFor(`#6: source Northern Wire`)
	t.Log(got)
	ann.Click(general.Last(), "Drop inherited filters")
	general.WaitFor(`#6 edited: (Found|Partly)`)
	ann.Reply(q, "more")
	general.WaitFor(`#8: `)
}

func TestQuestionsInAThreadAreAnsweredInOrder(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	q := ann.Mention(general, adaptertest.Answered)
	general.WaitFor(`#2: Found`)
	release := s.Search.Hold()
	for i := range 5 {
		ann.Reply(q, fmt.Sprintf("What about the harbour bridge, part %d?", i))
	}
	s.slack.Until("all deliveries", func() bool { return general.Count(`^U1 \(thread`) == 5 })
	for _, d := range s.slack.Deliveries() {
		<-d.Done()
	}
	if n := s.Search.Asked(); n > 2 {
		t.Errorf("%d searches at once in one thread", n-1)
	}
	release()
	general.WaitForCount(`^bot in C1 \(thread #1\)`, 6)
	s.settled(t)
}

func TestAnswerFollowsItsQuestion(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	q := ann.Mention(general, "harbour brigde")
	general.WaitFor(`#2: `)
	s.settled(t)
	ann.Edit(q, "<@"+slackfake.BotUserID+"> herring")
	general.WaitFor(`#2 edited: Found · 1 passage`)
	ann.Delete(s.slack.Now(q))
	general.WaitFor(`message #2 deleted`)
	s.settled(t)
	if n := general.Count(`^bot in`); n != 1 {
		t.Errorf("the bot wrote %d messages:\n%s", n, general)
	}
}

func TestAnswerFollowsAnEditThatComesWhileItIsSearched(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	release := s.Search.Hold()
	q := ann.Mention(general, "harbour bridge")
	ann.Edit(q, "<@"+slackfake.BotUserID+"> herring")
	for _, d := range s.slack.Deliveries() {
		<-d.Done()
	}
	release()
	general.WaitFor(`#2( edited)?: .*Found · 1 passage|#2( edited)?: Found · 1 passage`)
}

func TestOtherEditsAndDeletionsAreNoConcern(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	m := ann.Say(general, "good morning")
	ann.Edit(m, "good evening")
	ann.Delete(m)
	s.settled(t)
	if n := general.Count("bot"); n != 0 {
		t.Errorf("the bot minds:\n%s", general)
	}
}
