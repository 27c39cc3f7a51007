package slack

import (
	"context"
	"errors"
	"testing"
	"time"

	"dateline/adapters/slack/slackfake"
	"dateline/bot"
)

func TestPostsAreKnownAgain(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	general := s.slack.Channel("general")
	ctx := context.Background()
	m := bot.Message{Place: general.ID, Key: "k1", Since: time.Now(), Reply: bot.Reply{Headline: "Since Monday: 3 stories"}}
	if id, err := s.adapter.Posted(ctx, m); id != "" || err != nil {
		t.Fatalf("before: %q, %v", id, err)
	}
	s.slack.Fault(slackfake.Rule{Route: "chat.postMessage", Times: 1, Do: slackfake.DropAfter()})
	id, err := s.adapter.Post(ctx, m)
	if err != nil {
		t.Fatal(err)
	}
	under := bot.Message{Place: general.ID, Thread: id, Key: "k2", Since: m.Since, Reply: bot.Reply{Headline: "More on it"}}
	if _, err := s.adapter.Post(ctx, under); err != nil {
		t.Fatal(err)
	}
	for _, m := range []bot.Message{m, under} {
		if again, err := s.adapter.Posted(ctx, m); again == "" || err != nil {
			t.Errorf("%s: %q, %v", m.Key, again, err)
		}
	}
	if n := len(standing(general)); n != 2 {
		t.Errorf("%d messages:\n%s", n, general)
	}
}

func TestPostsIntoPlacesThatTakeNone(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ctx := context.Background()
	archived, without := s.slack.Channel("old"), s.slack.Channel("else", slackfake.WithoutBot)
	archived.Archive()
	for _, place := range []string{archived.ID, without.ID, "C404"} {
		m := bot.Message{Place: place, Key: "k", Since: time.Now(), Reply: bot.Reply{Headline: "x"}}
		if _, err := s.adapter.Post(ctx, m); !errors.Is(err, bot.ErrNoPlace) {
			t.Errorf("%s: %v", place, err)
		}
	}
	s.slack.Fault(slackfake.Rule{Route: "conversations.*", Do: slackfake.Fails("missing_scope")})
	if _, err := s.adapter.Posted(ctx, bot.Message{Place: "C1", Key: "k", Since: time.Now()}); !errors.Is(err, bot.ErrUndecided) {
		t.Errorf("without the scope: %v", err)
	}
}
