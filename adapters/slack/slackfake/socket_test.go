package slackfake_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"dateline/adapters/slack/slackfake"
)

// connect runs the real Socket Mode client against the fake, and passes each event
// to the bot.
func connect(t *testing.T, s *slackfake.Slack, bot func(*socketmode.Client, socketmode.Event)) {
	t.Helper()
	sm := socketmode.New(client(t, s))
	ctx, cancel := context.WithCancel(context.Background())
	over := make(chan struct{})
	go func() {
		defer close(over)
		if err := sm.RunContext(ctx); err != nil && !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}()
	handled := make(chan struct{})
	go func() {
		defer close(handled)
		for {
			select {
			case e := <-sm.Events:
				bot(sm, e)
			case <-ctx.Done():
				return
			}
		}
	}()
	t.Cleanup(func() {
		cancel()
		<-over
		<-handled
	})
}

func ackAll(sm *socketmode.Client, e socketmode.Event) {
	switch e.Type {
	case socketmode.EventTypeEventsAPI, socketmode.EventTypeSlashCommand, socketmode.EventTypeInteractive:
		_ = sm.Ack(*e.Request)
	}
}

func TestSocketCarriesEverything(t *testing.T) {
	s := slackfake.New(t)
	ann, general := s.User("ann"), s.Channel("general")
	seen := make(chan string, 20)
	connect(t, s, func(sm *socketmode.Client, e socketmode.Event) {
		ackAll(sm, e)
		switch d := e.Data.(type) {
		case slack.SlashCommand:
			seen <- fmt.Sprintf("slash %s %s in %s by %s", d.Command, d.Text, d.ChannelName, d.UserName)
		case slackevents.EventsAPIEvent:
			switch in := d.InnerEvent.Data.(type) {
			case *slackevents.AppMentionEvent:
				seen <- "mention " + in.Text
			case *slackevents.MessageEvent:
				seen <- "message " + in.ChannelType + " " + in.SubType + " " + in.Text
			}
		case slack.InteractionCallback:
			seen <- "interaction " + string(d.Type) + " " + d.CallbackID
		}
	})
	s.WaitForSockets(1)
	expect := func(want ...string) {
		t.Helper()
		left := map[string]bool{}
		for _, w := range want {
			left[w] = true
		}
		for range want {
			got := <-seen
			if !left[got] {
				t.Errorf("unexpected: %q", got)
			}
			delete(left, got)
		}
	}
	ann.Slash(general, "/coverage how many")
	expect("slash /coverage how many in general by ann")
	m := ann.Mention(general, "who?")
	expect("mention <@U0BOT> who?", "message channel  <@U0BOT> who?")
	ann.DM("hello")
	expect("message im  hello")
	ann.Edit(m, "<@U0BOT> whom?")
	expect("message channel message_changed ")
	ann.Shortcut(m, "find")
	expect("interaction message_action find")
	ann.Delete(m)
	expect("message channel message_deleted ")
	for _, d := range s.Deliveries() {
		<-d.Done()
		if _, ok := d.Acked(); !ok {
			t.Errorf("%s %s was not acknowledged: %s", d.Kind, d.Type, d.Failed())
		}
	}
}

func TestSlowAcknowledgementTimesOut(t *testing.T) {
	s := slackfake.New(t, slackfake.Options{Scale: 0.01})
	ann, general := s.User("ann"), s.Channel("general")
	connect(t, s, func(*socketmode.Client, socketmode.Event) {})
	s.WaitForSockets(1)
	ann.Slash(general, "/coverage x")
	general.WaitFor(`^U1 saw operation_timeout$`)
}

func TestNoConnection(t *testing.T) {
	s := slackfake.New(t)
	ann, general := s.User("ann"), s.Channel("general")
	ann.Slash(general, "/coverage x")
	general.WaitFor(`^U1 saw dispatch_failed$`)
}

func TestEventRetries(t *testing.T) {
	s := slackfake.New(t, slackfake.Options{Scale: 0.001, Events: []string{"app_mention"}})
	ann, general := s.User("ann"), s.Channel("general")
	var tries atomic.Int32
	numbers := make(chan string, 10)
	connect(t, s, func(sm *socketmode.Client, e socketmode.Event) {
		if e.Type != socketmode.EventTypeEventsAPI {
			return
		}
		numbers <- fmt.Sprint(e.Request.RetryAttempt, e.Request.RetryReason)
		if tries.Add(1) == 3 {
			_ = sm.Ack(*e.Request)
		}
	})
	s.WaitForSockets(1)
	ann.Mention(general, "x")
	d := s.Deliveries()[0]
	<-d.Done()
	if n := d.Attempts(); n < 3 {
		t.Errorf("%d attempts", n)
	}
	if first, second := <-numbers, <-numbers; first != "0" || second != "1timeout" {
		t.Errorf("attempts %q and %q", first, second)
	}
}

func TestDuplicatesAndForcedRetries(t *testing.T) {
	s := slackfake.New(t, slackfake.Options{Events: []string{"app_mention"}})
	ann, general := s.User("ann"), s.Channel("general")
	ids := make(chan string, 10)
	connect(t, s, func(sm *socketmode.Client, e socketmode.Event) {
		ackAll(sm, e)
		if d, ok := e.Data.(slackevents.EventsAPIEvent); ok {
			if outer, ok := d.Data.(*slackevents.EventsAPICallbackEvent); ok {
				ids <- e.Request.EnvelopeID + " " + outer.EventID
			}
		}
	})
	s.WaitForSockets(1)
	s.Duplicate(1)
	ann.Mention(general, "x")
	if a, b := <-ids, <-ids; a != b {
		t.Errorf("the duplicate has other ids: %s, %s", a, b)
	}
	d := s.Deliveries()[0]
	<-d.Done()
	d.Again(1)
	again := <-ids
	if !strings.HasSuffix(again, " "+d.ID) {
		t.Errorf("the retry is of another event: %s and not %s", again, d.ID)
	}
}

func TestReconnects(t *testing.T) {
	for name, end := range map[string]func(*slackfake.Socket){
		"drop":       (*slackfake.Socket).Drop,
		"mid-frame":  (*slackfake.Socket).DropInFrame,
		"disconnect": func(c *slackfake.Socket) { c.Disconnect("refresh_requested") },
		"refresh":    (*slackfake.Socket).Refresh,
		"not JSON":   func(c *slackfake.Socket) { c.SendRaw("{"); c.Drop() },
	} {
		t.Run(name, func(t *testing.T) {
			s := slackfake.New(t, slackfake.Options{Scale: 0.001, OpensPerSecond: 10})
			connect(t, s, ackAll)
			first := s.WaitForSockets(1)[0]
			end(first)
			s.Until("another socket", func() bool {
				open := s.Sockets()
				return len(open) == 1 && open[0].Number > first.Number
			})
		})
	}
}

func TestPingsAndFrozenSockets(t *testing.T) {
	s := slackfake.New(t, slackfake.Options{PingEvery: 500 * time.Millisecond})
	connect(t, s, ackAll)
	c := s.WaitForSockets(1)[0]
	s.Until("three pongs", func() bool { _, pongs := c.Heartbeats(); return pongs >= 3 })
	c.Freeze()
	pings, _ := c.Heartbeats()
	ann, general := s.User("ann"), s.Channel("general")
	d := ann.Slash(general, "/coverage x")
	s.Until("the lost envelope", func() bool { return c.Sent() == 1 })
	if _, ok := d.Acked(); ok {
		t.Error("a frozen socket delivered")
	}
	if now, _ := c.Heartbeats(); now > pings+1 {
		t.Error("a frozen socket pings")
	}
}

func TestTicketsAreSingleUse(t *testing.T) {
	s := slackfake.New(t)
	_, url, err := client(t, s).StartSocketModeContext(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	conn := dial(t, url)
	defer func() { _ = conn.Close() }()
	if status := refusedDial(t, url); status != 403 {
		t.Errorf("a used ticket was answered with %d", status)
	}
}

func TestTooManySockets(t *testing.T) {
	s := slackfake.New(t, slackfake.Options{OpensPerSecond: 20})
	api := client(t, s)
	for i := range 11 {
		_, url, err := api.StartSocketModeContext(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		conn := dial(t, url)
		defer func() { _ = conn.Close() }()
		var hello struct {
			Type, Reason string
			N            int `json:"num_connections"`
		}
		if err := conn.ReadJSON(&hello); err != nil {
			t.Fatal(err)
		}
		if i < 10 && (hello.Type != "hello" || hello.N != i+1) || i == 10 && hello.Reason != "too_many_websockets" {
			t.Errorf("socket %d: %+v", i+1, hello)
		}
	}
}

func TestRefereeOfTheSocket(t *testing.T) {
	s := slackfake.New(t, slackfake.Options{Scale: 0.05})
	api := client(t, s)
	for range 3 {
		if _, _, err := api.StartSocketModeContext(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	wantViolation(t, s, "opens more than 2 connections within a second")
	_, url, err := api.StartSocketModeContext(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	s.TakeViolations()
	conn := dial(t, url)
	defer func() { _ = conn.Close() }()
	_ = conn.WriteJSON(map[string]string{"envelope_id": ""})
	s.Until("a violation", func() bool { return len(s.Violations()) > 0 })
	wantViolation(t, s, "which is no envelope")

	var e struct {
		ID string `json:"envelope_id"`
	}
	ann, general := s.User("ann"), s.Channel("general")
	ann.Slash(general, "/coverage x")
	for e.ID == "" {
		if err := conn.ReadJSON(&e); err != nil {
			t.Fatal(err)
		}
	}
	_ = conn.WriteJSON(map[string]any{"envelope_id": e.ID, "payload": map[string]string{"text": strings.Repeat("x", 20<<10)}})
	general.WaitFor(`^U1 saw operation_timeout$`)
	wantViolation(t, s, "Slack drops")
}

func wantViolation(t *testing.T, s *slackfake.Slack, what string) {
	t.Helper()
	for _, v := range s.TakeViolations() {
		if strings.Contains(v.String(), what) {
			return
		}
	}
	t.Errorf("no violation says %q", what)
}
