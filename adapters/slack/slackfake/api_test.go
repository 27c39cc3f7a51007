package slackfake_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"go.uber.org/goleak"

	"dateline/adapters/slack/slackfake"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// client is the real library, pointed at the fake.
func client(t *testing.T, s *slackfake.Slack, options ...slack.Option) *slack.Client {
	t.Helper()
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	hc := &http.Client{Timeout: 10 * time.Second, Transport: transport}
	options = append([]slack.Option{slack.OptionAPIURL(s.APIURL()), slack.OptionHTTPClient(hc),
		slack.OptionAppLevelToken(slackfake.AppToken)}, options...)
	return slack.New(slackfake.BotToken, options...)
}

func quiet(options ...slack.MsgOption) []slack.MsgOption {
	return append(options, slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl())
}

func section(text string) slack.Block {
	return slack.NewSectionBlock(slack.NewTextBlockObject("mrkdwn", text, false, false), nil, nil)
}

func TestPostUpdateReactDelete(t *testing.T) {
	s := slackfake.New(t)
	ann, general := s.User("ann"), s.Channel("general")
	asked := ann.Mention(general, "who said so?")
	api := client(t, s)

	if _, err := api.AuthTest(); err != nil {
		t.Fatal(err)
	}
	if err := api.AddReaction("eyes", slack.NewRefToMessage(general.ID, asked.TS)); err != nil {
		t.Fatal(err)
	}
	meta := slack.SlackMetadata{EventType: "receipt", EventPayload: map[string]any{"id": "r1"}}
	_, ts, err := api.PostMessage(general.ID, quiet(slack.MsgOptionText("Found", false), slack.MsgOptionTS(asked.TS),
		slack.MsgOptionMetadata(meta), slack.MsgOptionBlocks(section("*Found* &lt;!channel&gt; <https://example.org/a|A>")))...)
	if err != nil {
		t.Fatal(err)
	}
	if err := api.RemoveReaction("eyes", slack.NewRefToMessage(general.ID, asked.TS)); err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := api.UpdateMessage(general.ID, ts, slack.MsgOptionText("Better", false), slack.MsgOptionBlocks()); err != nil {
		t.Fatal(err)
	}
	if _, _, err := api.DeleteMessage(general.ID, ts); err != nil {
		t.Fatal(err)
	}
	want := `U1 #1: @U0BOT who said so?
reaction eyes added to #1
bot in C1 (thread #1) #2: *Found* <!channel> [A](https://example.org/a)
reaction eyes removed from #1
message #2 edited: Better
message #2 deleted`
	if got := general.String(); got != want {
		t.Errorf("the timeline is\n%s\nand not\n%s", got, want)
	}
}

func TestMetadataIsKept(t *testing.T) {
	s := slackfake.New(t)
	general, api := s.Channel("general"), client(t, s)
	meta := slack.SlackMetadata{EventType: "receipt", EventPayload: map[string]any{"id": "r1"}}
	if _, _, err := api.PostMessage(general.ID, quiet(slack.MsgOptionText("x", false), slack.MsgOptionMetadata(meta))...); err != nil {
		t.Fatal(err)
	}
	for _, include := range []bool{true, false} {
		h, err := api.GetConversationHistory(&slack.GetConversationHistoryParameters{
			ChannelID: general.ID, IncludeAllMetadata: include})
		if err != nil || len(h.Messages) != 1 {
			t.Fatal(h, err)
		}
		if got := h.Messages[0].Metadata.EventPayload["id"] == "r1"; got != include {
			t.Errorf("include_all_metadata=%v: metadata there: %v", include, got)
		}
	}
}

func TestHistoryPagesAndReplies(t *testing.T) {
	s := slackfake.New(t)
	ann, general, api := s.User("ann"), s.Channel("general"), client(t, s)
	root := ann.Say(general, "one")
	ann.Say(general, "two")
	ann.Reply(root, "inside")
	params := &slack.GetConversationHistoryParameters{ChannelID: general.ID, Limit: 1}
	first, err := api.GetConversationHistory(params)
	if err != nil || !first.HasMore || first.Messages[0].Text != "two" {
		t.Fatal(first, err)
	}
	params.Cursor = first.ResponseMetaData.NextCursor
	second, err := api.GetConversationHistory(params)
	if err != nil || second.HasMore || second.Messages[0].Text != "one" || second.Messages[0].ReplyCount != 1 {
		t.Fatal(second, err)
	}
	replies, _, _, err := api.GetConversationReplies(&slack.GetConversationRepliesParameters{ChannelID: general.ID, Timestamp: root.TS})
	if err != nil || len(replies) != 2 || replies[1].Text != "inside" {
		t.Fatal(replies, err)
	}
}

func TestErrorsAsSlackGivesThem(t *testing.T) {
	s := slackfake.New(t)
	ann := s.User("ann")
	open, away, gone := s.Channel("open"), s.Channel("away", slackfake.WithoutBot), s.Channel("gone")
	hidden := s.Channel("hidden", slackfake.Private, slackfake.WithoutBot)
	gone.Archive()
	ann.Say(open, "hello")
	api := client(t, s)
	post := func(channel string, options ...slack.MsgOption) error {
		_, _, err := api.PostMessage(channel, quiet(options...)...)
		return err
	}
	hi := slack.MsgOptionText("hi", false)
	for name, c := range map[string]struct {
		err  error
		want string
	}{
		"no such channel":  {post("C99", hi), "channel_not_found"},
		"not a member":     {post(away.ID, hi), "not_in_channel"},
		"hidden":           {post(hidden.ID, hi), "channel_not_found"},
		"archived":         {post(gone.ID, hi), "is_archived"},
		"nothing":          {post(open.ID), "no_text"},
		"too long":         {post(open.ID, slack.MsgOptionText(strings.Repeat("x", 40001), false)), "msg_too_long"},
		"blocks too long":  {post(open.ID, hi, slack.MsgOptionBlocks(manySections(6, 2900)...)), "msg_blocks_too_long"},
		"too many blocks":  {post(open.ID, hi, slack.MsgOptionBlocks(manySections(51, 1)...)), "invalid_blocks"},
		"text too long":    {post(open.ID, hi, slack.MsgOptionBlocks(section(strings.Repeat("x", 3001)))), "invalid_blocks"},
		"no such reaction": {api.RemoveReaction("eyes", slack.NewRefToMessage(open.ID, open.Messages()[0].TS)), "no_reaction"},
	} {
		if c.err == nil || c.err.Error() != c.want {
			t.Errorf("%s: %v and not %s", name, c.err, c.want)
		}
	}
	if len(s.TakeViolations()) == 0 {
		t.Error("the referee saw nothing")
	}
}

func manySections(n, length int) []slack.Block {
	var out []slack.Block
	for range n {
		out = append(out, section(strings.Repeat("x", length)))
	}
	return out
}

func TestInvalidBlocksCarryPointers(t *testing.T) {
	s := slackfake.New(t)
	general := s.Channel("general")
	_, _, err := client(t, s).PostMessage(general.ID, quiet(slack.MsgOptionText("x", false),
		slack.MsgOptionBlocks(section("fine"), section(strings.Repeat("x", 3001))))...)
	var refused slack.SlackErrorResponse
	if !errors.As(err, &refused) || len(refused.ResponseMetadata.Messages) != 1 ||
		!strings.Contains(refused.ResponseMetadata.Messages[0], "[json-pointer:/blocks/1/text/text]") {
		t.Errorf("%#v", err)
	}
	s.TakeViolations()
}

func TestAuthorization(t *testing.T) {
	s := slackfake.New(t, slackfake.Options{Scopes: []string{"chat:write"}})
	ann := s.User("ann")
	for token, want := range map[string]string{
		"": "not_authed", "xoxb-other": "invalid_auth", slackfake.AppToken: "not_allowed_token_type",
	} {
		api := slack.New(token, slack.OptionAPIURL(s.APIURL()), slack.OptionHTTPClient(&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}))
		if _, err := api.AuthTest(); err == nil || err.Error() != want {
			t.Errorf("%q: %v and not %s", token, err, want)
		}
	}
	api := client(t, s)
	if _, err := api.GetUserInfo(ann.ID); err == nil || err.Error() != "missing_scope" {
		t.Errorf("a scope that was not granted: %v", err)
	}
	s.Revoke("token_revoked")
	if _, err := api.AuthTest(); err == nil || err.Error() != "token_revoked" {
		t.Errorf("a revoked token: %v", err)
	}
}

func TestOnePerSecondPerChannel(t *testing.T) {
	s := slackfake.New(t, slackfake.Options{PerChannelLimit: true})
	one, two, api := s.Channel("one"), s.Channel("two"), client(t, s)
	post := func(c *slackfake.Channel) error {
		_, _, err := api.PostMessage(c.ID, quiet(slack.MsgOptionText("x", false))...)
		return err
	}
	if err := errors.Join(post(one), post(two)); err != nil {
		t.Fatal(err)
	}
	var limited *slack.RateLimitedError
	if err := post(one); !errors.As(err, &limited) || limited.RetryAfter != time.Second {
		t.Errorf("the second message within a second: %v", err)
	}
	s.Advance(time.Second)
	if err := post(one); err != nil {
		t.Errorf("a second later: %v", err)
	}
}

func TestFiles(t *testing.T) {
	s := slackfake.New(t)
	general := s.Channel("general")
	_, err := client(t, s).UploadFileContext(context.Background(), slack.UploadFileParameters{
		Channel: general.ID, Filename: "a.csv", FileSize: 3, Reader: strings.NewReader("a,b"), Title: "A"})
	if err != nil {
		t.Fatal(err)
	}
	general.WaitFor(`^file in C1: a\.csv \(3 bytes\)$`)
	if got := string(s.File("a.csv")); got != "a,b" {
		t.Errorf("the file holds %q", got)
	}
}

func TestLooksUpPeopleAndPlaces(t *testing.T) {
	s := slackfake.New(t)
	ann, general := s.User("ann"), s.Channel("general", slackfake.WithoutBot)
	group := s.Group(ann)
	api := client(t, s)
	u, err := api.GetUserInfo(ann.ID)
	if err != nil || u.Name != "ann" {
		t.Error(u, err)
	}
	if members, err := api.GetUserGroupMembers(group); err != nil || len(members) != 1 {
		t.Error(members, err)
	}
	if _, _, _, err := api.JoinConversation(general.ID); err != nil {
		t.Error(err)
	}
	c, err := api.GetConversationInfo(&slack.GetConversationInfoInput{ChannelID: general.ID})
	if err != nil || c.Name != "general" || !c.IsMember {
		t.Error(c, err)
	}
	d, _, _, err := api.OpenConversation(&slack.OpenConversationParameters{Users: []string{ann.ID}})
	if err != nil || d.ID != ann.Direct().ID {
		t.Error(d, err)
	}
	if _, err := api.PostEphemeral(general.ID, ann.ID, slack.MsgOptionText("x", false)); err == nil || err.Error() != "user_not_in_channel" {
		t.Error(err)
	}
	ann.Say(general, "hello")
	if _, err := api.PostEphemeral(general.ID, ann.ID, slack.MsgOptionText("psst", false)); err != nil {
		t.Error(err)
	}
	general.WaitFor(`^only U1 sees #2: psst$`)
	if link, err := api.GetPermalink(&slack.PermalinkParameters{Channel: general.ID, Ts: general.Messages()[0].TS}); err != nil || !strings.HasPrefix(link, "https://fakeco.slack.com/archives/C1/p") {
		t.Error(link, err)
	}
	if _, err := api.GetBotInfo(slack.GetBotInfoParameters{Bot: slackfake.BotID}); err != nil {
		t.Error(err)
	}
}
