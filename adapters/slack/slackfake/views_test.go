package slackfake_test

import (
	"testing"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"dateline/adapters/slack/slackfake"
)

func plain(text string) *slack.TextBlockObject {
	return slack.NewTextBlockObject("plain_text", text, false, false)
}

func modalOf(title string, blocks ...slack.Block) slack.ModalViewRequest {
	return slack.ModalViewRequest{Type: "modal", Title: plain(title), Submit: plain("Go"),
		Blocks: slack.Blocks{BlockSet: blocks}}
}

// TestModalsOnModals goes through push, update and clear, in modals with a menu and
// a button.
func TestModalsOnModals(t *testing.T) {
	s := slackfake.New(t)
	ann, general, api := s.User("ann"), s.Channel("general"), client(t, s)
	menu := slack.NewOptionsSelectBlockElement("static_select", plain("Pick"), "outlet",
		slack.NewOptionBlockObject("yonhap", plain("Yonhap"), nil), slack.NewOptionBlockObject("kbs", plain("KBS"), nil))
	first := modalOf("First", slack.NewInputBlock("outlets", plain("Outlet"), nil, menu),
		slack.NewActionBlock("", slack.NewButtonBlockElement("more", "1", plain("More"))))
	connect(t, s, func(sm *socketmode.Client, e socketmode.Event) {
		switch d := e.Data.(type) {
		case slack.SlashCommand:
			_ = sm.Ack(*e.Request)
			if _, err := api.OpenView(d.TriggerID, first); err != nil {
				t.Error(err)
			}
		case slack.InteractionCallback:
			respondToModal(t, sm, e, d, api)
		}
	})
	s.WaitForSockets(1)
	ann.Slash(general, "/coverage x")
	general.WaitFor(`^modal for U1: First\n  Outlet: \{static_select ‹Yonhap› ‹KBS›\}\n  \[More\]\n  \[Go\]$`)
	ann.ClickInView("more")
	general.WaitFor(`^modal for U1: Pushed\n`)
	ann.SubmitView(nil)
	general.WaitFor(`^modal updated for U1: Updated\n`)
	<-ann.SubmitView(nil).Done()
	if v, ok := ann.View(); !ok || v.Title != "First" {
		t.Errorf("below lies %+v", v)
	}
	ann.SubmitView(map[string]string{"outlet": "kbs"})
	s.Until("no modal", func() bool { _, ok := ann.View(); return !ok })
}

func respondToModal(t *testing.T, sm *socketmode.Client, e socketmode.Event, d slack.InteractionCallback, api *slack.Client) {
	switch {
	case d.Type == slack.InteractionTypeBlockActions:
		_ = sm.Ack(*e.Request)
		if d.ActionCallback.BlockActions[0].Value != "1" || d.Container.ViewID != d.View.ID {
			t.Errorf("%+v", d)
		}
		if _, err := api.PushView(d.TriggerID, modalOf("Pushed", section("x"))); err != nil {
			t.Error(err)
		}
	case d.View.Title.Text == "Pushed":
		update := modalOf("Updated", section("y"))
		_ = sm.Ack(*e.Request, slack.NewUpdateViewSubmissionResponse(&update))
	case d.View.Title.Text == "Updated":
		_ = sm.Ack(*e.Request)
	default:
		if got := d.View.State.Values["outlets"]["outlet"].SelectedOption.Text.Text; got != "KBS" {
			t.Errorf("chosen: %q", got)
		}
		_ = sm.Ack(*e.Request, slack.NewClearViewSubmissionResponse())
	}
}

func TestMenuOnAMessage(t *testing.T) {
	s := slackfake.New(t)
	ann, general, api := s.User("ann"), s.Channel("general"), client(t, s)
	menu := slack.NewOverflowBlockElement("sort", slack.NewOptionBlockObject("new", plain("Newest"), nil))
	image := slack.NewImageBlock("https://example.org/a.png", "a chart", "", nil)
	if _, _, err := api.PostMessage(general.ID, quiet(slack.MsgOptionText("x", false),
		slack.MsgOptionBlocks(image, slack.NewActionBlock("", menu)))...); err != nil {
		t.Fatal(err)
	}
	chosen := make(chan string, 1)
	connect(t, s, func(sm *socketmode.Client, e socketmode.Event) {
		ackAll(sm, e)
		if d, ok := e.Data.(slack.InteractionCallback); ok {
			chosen <- d.ActionCallback.BlockActions[0].SelectedOption.Value + " on " + d.Message.Timestamp
		}
	})
	s.WaitForSockets(1)
	m := general.Last()
	ann.Click(m, "sort", "new")
	if got := <-chosen; got != "new on "+m.TS {
		t.Errorf("chosen: %s", got)
	}
	general.WaitFor(`^bot in C1 #1: image: a chart\n  \{overflow ‹Newest›\}$`)
}

func TestListsOfPeopleAndPlaces(t *testing.T) {
	s := slackfake.New(t)
	ann, general := s.User("ann"), s.Channel("general")
	s.Channel("hidden", slackfake.Private, slackfake.WithoutBot)
	s.Group(ann)
	ann.Say(general, "hello")
	api := client(t, s)
	if users, err := api.GetUsers(); err != nil || len(users) != 2 {
		t.Error(users, err)
	}
	if groups, err := api.GetUserGroups(); err != nil || len(groups) != 1 {
		t.Error(groups, err)
	}
	if channels, _, err := api.GetConversations(&slack.GetConversationsParameters{}); err != nil || len(channels) != 1 {
		t.Error(channels, err)
	}
	if members, _, err := api.GetUsersInConversation(&slack.GetUsersInConversationParameters{ChannelID: general.ID}); err != nil || len(members) != 2 {
		t.Error(members, err)
	}
	if _, err := api.LeaveConversation(general.ID); err != nil {
		t.Error(err)
	}
	if _, _, err := api.PostMessage(general.ID, quiet(slack.MsgOptionText("x", false))...); err == nil || err.Error() != "not_in_channel" {
		t.Error(err)
	}
	general.InviteBot()
	general.RemoveBot()
	if _, err := api.GetTeamInfo(); err != nil {
		t.Error(err)
	}
}
