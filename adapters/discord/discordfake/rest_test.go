package discordfake_test

import (
	"strings"
	"testing"

	"dateline/adapters/discord/discordfake"

	"github.com/bwmarrin/discordgo"
)

func TestMessagesWithTheRealClient(t *testing.T) {
	f := discordfake.New(t)
	s := client(t, f)
	ch := f.Channel("general")
	q := f.Person("U1").Say(ch, "hello")

	m, err := s.ChannelMessageSendComplex(ch.ID, &discordgo.MessageSend{
		Content: "see <#" + ch.ID + "> on <t:1717545600:D>", AllowedMentions: quiet,
		Reference: &discordgo.MessageReference{MessageID: q.ID, ChannelID: ch.ID},
		Components: []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{
			discordgo.Button{Label: "More", CustomID: "more", Style: discordgo.PrimaryButton},
			discordgo.Button{Label: "Site", URL: "https://example.org", Style: discordgo.LinkButton},
		}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	text := "shorter"
	if _, err := s.ChannelMessageEditComplex(&discordgo.MessageEdit{
		ID: m.ID, Channel: ch.ID, Content: &text, AllowedMentions: quiet,
	}); err != nil {
		t.Fatal(err)
	}
	if err := s.MessageReactionAdd(ch.ID, q.ID, "👀"); err != nil {
		t.Fatal(err)
	}
	if err := s.ChannelTyping(ch.ID); err != nil {
		t.Fatal(err)
	}
	thread, err := s.MessageThreadStart(ch.ID, q.ID, "Who?", 60)
	if err != nil || thread.ID != q.ID {
		t.Fatalf("thread %v, %v", thread, err)
	}
	if _, err := s.ChannelMessageSendComplex(thread.ID, &discordgo.MessageSend{Content: "inside", AllowedMentions: quiet}); err != nil {
		t.Fatal(err)
	}
	if err := s.ChannelMessageDelete(ch.ID, m.ID); err != nil {
		t.Fatal(err)
	}
	want := `U1: hello
bot (replying to U1): see #general on 5 June 2024
    [More] [Site -> https://example.org]
message edited: bot: shorter
    [More] [Site -> https://example.org]
bot reacts 👀 to U1's "hello"
bot is typing
bot starts the thread "Who?" from U1's "hello"
bot deletes bot's "shorter"`
	if got := ch.Timeline(); got != want {
		t.Errorf("timeline:\n%s\nwant:\n%s", got, want)
	}
	if got := ch.Threads()[0].Timeline(); got != "bot: inside" {
		t.Errorf("thread timeline: %s", got)
	}
}

func TestListingAndDirectMessages(t *testing.T) {
	f := discordfake.New(t, discordfake.Privileged(discordfake.IntentMessageContent))
	s := client(t, f)
	u, ch := f.Person("U1"), f.Channel("general")
	var ids []string
	for _, text := range strings.Fields("a b c d e") {
		ids = append(ids, u.Say(ch, text).ID)
	}
	for name, c := range map[string]struct {
		limit         int
		before, after string
		want          string
	}{
		"newest first": {3, "", "", "edc"},
		"after":        {2, "", ids[1], "dc"},
		"before":       {2, ids[2], "", "ba"},
	} {
		ms, err := s.ChannelMessages(ch.ID, c.limit, c.before, c.after, "")
		got := ""
		for _, m := range ms {
			got += m.Content
		}
		if err != nil || got != c.want {
			t.Errorf("%s: %q, %v; want %q", name, got, err, c.want)
		}
	}
	dm, err := s.UserChannelCreate(u.ID)
	if err != nil || dm.Type != discordgo.ChannelTypeDM {
		t.Fatal(dm, err)
	}
	if _, err := s.ChannelMessageSendComplex(dm.ID, &discordgo.MessageSend{Content: "psst", AllowedMentions: quiet}); err != nil {
		t.Fatal(err)
	}
	u.DM().WaitFor("bot: psst")
	u.RefuseDMs()
	_, err = s.ChannelMessageSendComplex(dm.ID, &discordgo.MessageSend{Content: "psst", AllowedMentions: quiet})
	if restCode(err) != 50007 {
		t.Errorf("a refused direct message: %v", err)
	}
}

func TestMissingPermissions(t *testing.T) {
	f := discordfake.New(t, discordfake.NoRateLimits())
	s := client(t, f)
	ch := f.Channel("general")
	q := f.Person("U1").Say(ch, "hello")
	thread := f.Person("U1").StartThread(q, "talk")
	q2 := f.Person("U1").Say(ch, "again")
	send := func(to string, m *discordgo.MessageSend) error {
		m.AllowedMentions = quiet
		_, err := s.ChannelMessageSendComplex(to, m)
		return err
	}
	plain := func() error { return send(ch.ID, &discordgo.MessageSend{Content: "x"}) }
	for _, c := range []struct {
		deny discordfake.Permission
		do   func() error
		code int
	}{
		{discordfake.ViewChannel, plain, 50001},
		{discordfake.SendMessages, plain, 50013},
		{discordfake.SendMessagesInThreads, func() error { return send(thread.ID, &discordgo.MessageSend{Content: "x"}) }, 50013},
		{discordfake.EmbedLinks, func() error {
			return send(ch.ID, &discordgo.MessageSend{Embeds: []*discordgo.MessageEmbed{{Title: "x"}}})
		}, 50013},
		{discordfake.AddReactions, func() error { return s.MessageReactionAdd(ch.ID, q2.ID, "👀") }, 50013},
		{discordfake.CreatePublicThreads, func() error { _, err := s.MessageThreadStart(ch.ID, q2.ID, "x", 60); return err }, 50013},
		{discordfake.ReadMessageHistory, func() error {
			return send(ch.ID, &discordgo.MessageSend{Content: "x", Reference: &discordgo.MessageReference{MessageID: q.ID}})
		}, 160002},
	} {
		ch.Deny(c.deny)
		if err := c.do(); restCode(err) != c.code {
			t.Errorf("without %s: %v, want code %d", c.deny.Names(), err, c.code)
		}
		ch.Allow(c.deny)
		if err := c.do(); err != nil {
			t.Errorf("with %s: %v", c.deny.Names(), err)
		}
	}
}

func TestUnknownThings(t *testing.T) {
	f := discordfake.New(t)
	s := client(t, f)
	ch := f.Channel("general")
	q := f.Person("U1").Say(ch, "hello")
	_, noChannel := s.Channel("12345")
	_, noMessage := s.ChannelMessage(ch.ID, "12345")
	_, notMine := s.ChannelMessageEditComplex(&discordgo.MessageEdit{
		ID: q.ID, Channel: ch.ID, Content: new(string), AllowedMentions: quiet,
	})
	for code, err := range map[int]error{10003: noChannel, 10008: noMessage, 50005: notMine} {
		if restCode(err) != code {
			t.Errorf("%v, want code %d", err, code)
		}
	}
	s.Token = "Bot wrong"
	if _, err := s.User("@me"); err == nil || !strings.Contains(err.Error(), "401") {
		t.Errorf("a wrong token: %v", err)
	}
}

func TestForumPostAndCommands(t *testing.T) {
	f := discordfake.New(t)
	s := client(t, f)
	forum := f.Forum("desk")
	th, err := s.ForumThreadStartComplex(forum.ID, &discordgo.ThreadStart{Name: "Digest", AutoArchiveDuration: 1440},
		&discordgo.MessageSend{Content: "first", AllowedMentions: quiet})
	if err != nil || th.ParentID != forum.ID {
		t.Fatal(th, err)
	}
	forum.Threads()[0].WaitFor("bot: first")
	want := []*discordgo.ApplicationCommand{
		{Name: "ask", Description: "Ask", Options: []*discordgo.ApplicationCommandOption{
			{Type: discordgo.ApplicationCommandOptionString, Name: "question", Description: "What", Required: true},
		}},
		{Name: "Find coverage", Type: discordgo.MessageApplicationCommand},
	}
	first, err := s.ApplicationCommandBulkOverwrite(f.ApplicationID(), "", want)
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.ApplicationCommandBulkOverwrite(f.ApplicationID(), "", want)
	if err != nil || len(again) != 2 || again[0].ID != first[0].ID {
		t.Fatalf("%v %v: ids must stay", again, err)
	}
	got, err := s.ApplicationCommands(f.ApplicationID(), "")
	if err != nil || len(got) != 2 || got[0].Name != "ask" || !got[0].Options[0].Required {
		t.Fatalf("%v %v", got, err)
	}
}
