package slackfake_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"dateline/adapters/slack/slackfake"
)

// commandURL has a person use a command, and returns its response URL.
func commandURL(t *testing.T, s *slackfake.Slack, u *slackfake.User, c *slackfake.Channel) string {
	t.Helper()
	urls := make(chan string, 1)
	connect(t, s, func(sm *socketmode.Client, e socketmode.Event) {
		ackAll(sm, e)
		if cmd, ok := e.Data.(slack.SlashCommand); ok {
			urls <- cmd.ResponseURL
		}
	})
	s.WaitForSockets(1)
	u.Slash(c, "/coverage x")
	return <-urls
}

func TestResponseURL(t *testing.T) {
	s := slackfake.New(t)
	ann, away := s.User("ann"), s.Channel("away", slackfake.WithoutBot)
	url := commandURL(t, s, ann, away)
	for i, body := range []string{
		`{"text":"Searching"}`,
		`{"text":"Found","replace_original":true}`,
		`{"text":"for all","response_type":"in_channel"}`,
		`{"delete_original":true}`,
		`{"text":"five"}`,
	} {
		if status, out, _ := post(t, url, "", body); status != http.StatusOK || out["ok"] != true {
			t.Errorf("use %d: %d %v", i+1, status, out)
		}
	}
	if status, out, _ := post(t, url, "", `{"text":"six"}`); status != http.StatusNotFound || out["error"] != "used_url" {
		t.Errorf("the sixth use: %d %v", status, out)
	}
	want := `U1 asks: /coverage x
only U1 sees #1: Searching
only U1 sees #1 edited: Found
bot in C1 #2: for all
message #2 deleted
only U1 sees #3: five`
	if got := away.String(); got != want {
		t.Errorf("the timeline is\n%s", got)
	}
}

func TestResponseURLExpiresAndRefuses(t *testing.T) {
	s := slackfake.New(t, slackfake.Options{SpentAs200: true, CommandsNeverReplace: true})
	ann, general := s.User("ann"), s.Channel("general")
	url := commandURL(t, s, ann, general)
	bad := `{"text":"x","blocks":[{"type":"section","text":{"type":"mrkdwn","text":""}}]}`
	if status, out, _ := post(t, url, "", bad); status != http.StatusBadRequest || out["error"] != "invalid_blocks" {
		t.Errorf("invalid blocks: %d %v", status, out)
	}
	wantViolation(t, s, "json-pointer:/blocks/0/text/text")
	post(t, url, "", `{"text":"one"}`)
	post(t, url, "", `{"text":"two","replace_original":true}`)
	general.WaitFor(`^only U1 sees #2: two$`)
	s.Advance(31 * time.Minute)
	if status, out, _ := post(t, url, "", `{"text":"late"}`); status != http.StatusOK || out["error"] != "expired_url" {
		t.Errorf("after half an hour: %d %v", status, out)
	}
}

// app is a bot that gives a private answer with a button. The button opens a
// modal, and submitting the modal changes the answer.
func app(t *testing.T, s *slackfake.Slack) {
	api := client(t, s)
	modal := slack.ModalViewRequest{
		Type: "modal", CallbackID: "refine", PrivateMetadata: "r1",
		Title:  slack.NewTextBlockObject("plain_text", "Refine", false, false),
		Submit: slack.NewTextBlockObject("plain_text", "Search", false, false),
		Blocks: slack.Blocks{BlockSet: []slack.Block{
			slack.NewInputBlock("since", slack.NewTextBlockObject("plain_text", "Since", false, false), nil,
				&slack.DatePickerBlockElement{Type: "datepicker", ActionID: "since_date", InitialDate: "2024-10-01"}),
			slack.NewInputBlock("source", slack.NewTextBlockObject("plain_text", "Source", false, false), nil,
				slack.NewPlainTextInputBlockElement(nil, "source_text")),
		}},
	}
	button := slack.NewButtonBlockElement("refine", "r1", slack.NewTextBlockObject("plain_text", "Refine", false, false))
	var answerURL string
	connect(t, s, func(sm *socketmode.Client, e socketmode.Event) {
		switch d := e.Data.(type) {
		case slack.SlashCommand:
			_ = sm.Ack(*e.Request, map[string]any{"text": "Found", "blocks": []slack.Block{
				section("*Found*"), slack.NewActionBlock("", button)}})
		case slack.InteractionCallback:
			if d.Type == slack.InteractionTypeBlockActions {
				_ = sm.Ack(*e.Request)
				answerURL = d.ResponseURL
				if _, err := api.OpenView(d.TriggerID, modal); err != nil {
					t.Error(err)
				}
				return
			}
			values := d.View.State.Values
			since, source := values["since"]["since_date"].SelectedDate, values["source"]["source_text"].Value
			if source == "" {
				_ = sm.Ack(*e.Request, map[string]any{"response_action": "errors", "errors": map[string]string{"source": "which one?"}})
				return
			}
			_ = sm.Ack(*e.Request)
			body := `{"replace_original":true,"text":"Since ` + since + ` in ` + source + `"}`
			if status, _, got := post(t, answerURL, "", body); status != http.StatusOK {
				t.Error(status, got)
			}
		}
	})
	s.WaitForSockets(1)
}

func TestClickModalSubmit(t *testing.T) {
	s := slackfake.New(t)
	ann, general := s.User("ann"), s.Channel("general")
	app(t, s)
	<-ann.Slash(general, "/coverage x").Done()
	answer := general.Last()
	if _, ok := ann.View(); ok {
		t.Error("a modal is open from the start")
	}
	ann.Click(answer, "refine")
	general.WaitFor(`^modal for U1: Refine\n  Since: \{datepicker 2024-10-01\}\n  Source: \{plain_text_input\}\n  \[Search\]$`)
	if v, ok := ann.View(); !ok || v.CallbackID != "refine" || v.PrivateMetadata != "r1" {
		t.Errorf("%+v", v)
	}
	ann.SubmitView(nil)
	general.WaitFor(`^modal for U1 complains about source: which one\?$`)
	<-ann.SubmitView(map[string]string{"source": "yonhap"}).Done()
	general.WaitFor(`^only U1 sees #1 edited: Since 2024-10-01 in yonhap$`)
	if _, ok := ann.View(); ok {
		t.Error("the modal stays open")
	}
	if got := s.Now(answer).Text; got != "Since 2024-10-01 in yonhap" {
		t.Errorf("the answer says %q", got)
	}
}

func TestTriggersAndViews(t *testing.T) {
	s := slackfake.New(t)
	ann, general := s.User("ann"), s.Channel("general")
	triggers := make(chan string, 3)
	connect(t, s, func(sm *socketmode.Client, e socketmode.Event) {
		ackAll(sm, e)
		if c, ok := e.Data.(slack.SlashCommand); ok {
			triggers <- c.TriggerID
		}
	})
	s.WaitForSockets(1)
	ann.Slash(general, "/coverage x")
	ann.Slash(general, "/coverage y")
	api, first, second := client(t, s), <-triggers, <-triggers
	view := slack.ModalViewRequest{Type: "modal", Title: slack.NewTextBlockObject("plain_text", "T", false, false),
		NotifyOnClose: true, Blocks: slack.Blocks{BlockSet: []slack.Block{section("x")}}}
	opened, err := api.OpenView(first, view)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := api.OpenView(first, view); err == nil || err.Error() != "exchanged_trigger_id" {
		t.Errorf("a used trigger: %v", err)
	}
	if _, err := api.UpdateView(view, "", "old hash", opened.ID); err == nil || err.Error() != "hash_conflict" {
		t.Errorf("an old hash: %v", err)
	}
	if _, err := api.UpdateView(view, "", opened.Hash, opened.ID); err != nil {
		t.Error(err)
	}
	s.Advance(4 * time.Second)
	if _, err := api.PushView(second, view); err == nil || err.Error() != "expired_trigger_id" {
		t.Errorf("an old trigger: %v", err)
	}
	if d := ann.CloseView(false); d == nil || d.Type != "view_closed" {
		t.Error("the bot is not told that the modal was closed")
	}
	view.Title.Text = strings.Repeat("x", 25)
	if _, err := api.OpenView(second, view); err == nil || err.Error() != "invalid_arguments" {
		t.Errorf("a long title: %v", err)
	}
	wantViolation(t, s, "json-pointer:/view/title/text")
}
