package slackfake_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"dateline/adapters/slack/slackfake"
)

func TestEventsFromOthers(t *testing.T) {
	s := slackfake.New(t)
	ann, eve := s.User("ann"), s.Guest("eve", "T0OTHER")
	general := s.Channel("general", slackfake.WithoutBot)
	messages := make(chan *slackevents.MessageEvent, 9)
	teams, joins := make(chan string, 9), make(chan string, 9)
	connect(t, s, func(sm *socketmode.Client, e socketmode.Event) {
		ackAll(sm, e)
		switch d := e.Data.(type) {
		case slack.SlashCommand:
			teams <- d.TeamID
		case slackevents.EventsAPIEvent:
			switch in := d.InnerEvent.Data.(type) {
			case *slackevents.MessageEvent:
				messages <- in
			case *slackevents.MemberJoinedChannelEvent:
				joins <- in.User
			}
		}
	})
	s.WaitForSockets(1)
	ann.Mention(general, "not heard")
	general.InviteBot()
	if who := <-joins; who != slackfake.BotUserID {
		t.Errorf("%s joined", who)
	}
	general.BotSays("B9", "beep")
	if m := <-messages; m.BotID != "B9" || m.SubType != "bot_message" || m.Text != "beep" {
		t.Errorf("%+v", m)
	}
	ann.Join(general)
	if m := <-messages; m.SubType != "channel_join" || m.User != ann.ID {
		t.Errorf("%+v", m)
	}
	eve.Slash(general, "/coverage x")
	if team := <-teams; team != "T0OTHER" {
		t.Errorf("the guest is of %s", team)
	}
	s.Behind(time.Hour)
	ann.Say(general, "old news")
	seconds, _, _ := strings.Cut((<-messages).TimeStamp, ".")
	if sent, err := strconv.ParseInt(seconds, 10, 64); err != nil || time.Since(time.Unix(sent, 0)) < time.Hour {
		t.Errorf("sent at %s", seconds)
	}
}

func TestRenameKeepsTheID(t *testing.T) {
	s := slackfake.New(t)
	general := s.Channel("general")
	names := make(chan string, 1)
	connect(t, s, func(sm *socketmode.Client, e socketmode.Event) {
		ackAll(sm, e)
		if d, ok := e.Data.(slackevents.EventsAPIEvent); ok {
			if in, ok := d.InnerEvent.Data.(*slackevents.ChannelRenameEvent); ok {
				names <- in.Channel.ID + " " + in.Channel.Name
			}
		}
	})
	s.WaitForSockets(1)
	general.Rename("news")
	if got := <-names; got != "C1 news" {
		t.Errorf("renamed to %s", got)
	}
}

func TestUpdateKeepsBlocksThatAreLeftOut(t *testing.T) {
	s := slackfake.New(t)
	general, api := s.Channel("general"), client(t, s)
	_, ts, err := api.PostMessage(general.ID, quiet(slack.MsgOptionText("a", false), slack.MsgOptionBlocks(section("block")))...)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		want    string
		options []slack.MsgOption
	}{
		{"block", nil}, {"b", []slack.MsgOption{slack.MsgOptionBlocks()}},
	} {
		if _, _, _, err := api.UpdateMessage(general.ID, ts, append(c.options, slack.MsgOptionText("b", false))...); err != nil {
			t.Fatal(err)
		}
		if got := general.Last().Shown(); got != c.want {
			t.Errorf("the message reads %q and not %q", got, c.want)
		}
	}
}
