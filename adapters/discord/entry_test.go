package discord

import (
	"strings"
	"testing"

	"dateline/adapters/adaptertest"
	"dateline/adapters/discord/discordfake"
	"dateline/bot"
)

// read is a message as a person reads it, without the marks of Markdown.
func read(text string) string { return strings.NewReplacer("*", "", `\`, "").Replace(text) }

func lacks(t *testing.T, text string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(read(text), want) {
			t.Errorf("%q is missing in:\n%s", want, text)
		}
	}
}

func TestSlashCommandIsAnsweredInPrivate(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick())
		ann, general := s.discord.Person("ann"), s.discord.Channel("general")
		m := ann.Slash(general, "ask", ask(adaptertest.Answered)...).Answer()
		if m.OnlyFor != "ann" {
			t.Errorf("seen by %q, want ann alone", m.OnlyFor)
		}
		lacks(t, m.Text, adaptertest.Answered, "Found · 3 passages", adaptertest.AnsweredBy,
			"[1] Harbour Gazette · 1 November 2024 · [", "(<https://gazette.example/bridge-opens?ref=home%7Ctop>)", "[Share]")
		s.settled(t)
		if n := len(general.Lines()); n != 3 {
			t.Errorf("%d lines, want 3:\n%s", n, general.Timeline())
		}
	})
}

// Without an application id Discord is asked for it, and answers with the bot as
// an object where a user has a truth.
func TestApplicationIDIsAskedFor(t *testing.T) {
	t.Parallel()
	s := &stage{Bench: adaptertest.NewBench(t), discord: patient(t)}
	cfg := s.config(overGateway)
	cfg.ApplicationID = ""
	s.startWith(t, overGateway, cfg, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	if m := ann.Slash(general, "ask", ask(adaptertest.Answered)...).Answer(); m.OnlyFor != "ann" {
		t.Errorf("seen by %q, want ann alone", m.OnlyFor)
	}
}

func TestSlashCommandOptions(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	m := ann.Slash(general, "ask", ask("What did the harbour bridge cost?",
		discordfake.Opt{Name: "since", Value: "2024-09"}, discordfake.Opt{Name: "until", Value: "2024-09-30"},
		discordfake.Opt{Name: "source", Value: "Northern Wire"}, discordfake.Opt{Name: "person", Value: "Jon Aas"},
		discordfake.Opt{Name: "private", Value: false})...).Answer()
	if m.OnlyFor != "" {
		t.Errorf("only %s sees the answer", m.OnlyFor)
	}
	lacks(t, m.Text, "source Northern Wire", "since 1 Sep 2024", "until 30 Sep 2024", "naming Jon Aas")
}

func TestMentionIsAnsweredOnceAsAReply(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	s.discord.Gateway().Duplicate(true)
	ann.Mention(general, adaptertest.Answered)
	general.WaitFor("bot (replying to ann)", "Found · 3 passages")
	s.settled(t)
	if n := len(general.Find("bot (replying")); n != 1 {
		t.Errorf("answered %d times:\n%s", n, general.Timeline())
	}
}

func TestDirectMessageNeedsNoMention(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann := s.discord.Person("ann")
	ann.Say(ann.DM(), adaptertest.Answered)
	ann.DM().WaitFor("bot (replying to ann)", "Found · 3 passages")
	ann.Say(ann.DM(), "only northern wire")
	ann.DM().WaitFor("bot (replying to ann)", "source Northern Wire")
}

func TestShortcutSearchesForWhatAMessageSays(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick())
		ann, bob, general := s.discord.Person("ann"), s.discord.Person("bob"), s.discord.Channel("general")
		m := bob.Say(general, "I hear that the harbour bridge cost a fortune")
		got := ann.MessageCommand(m, "Find coverage").Answer()
		lacks(t, got.Text, "I hear that the harbour bridge", "[1]")
	})
}

func TestReplyToTheBotGoesOn(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, bob, general := s.discord.Person("ann"), s.discord.Person("bob"), s.discord.Channel("general")
	ann.Mention(general, adaptertest.Answered)
	general.WaitFor("bot (replying to ann)", "Found")
	first, _ := general.LastFrom("bot")
	bob.ReplyTo(first, "only northern wire")
	general.WaitFor("bot (replying to bob)", "source Northern Wire")
	second, _ := general.LastFrom("bot")
	ann.ReplyTo(second, "reset")
	general.WaitForCount(2, "bot (replying to ann)", "Found")
}

func TestThreadOfItsOwn(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	ann.Slash(general, "coverage settings", discordfake.Opt{Name: "change", Value: "mode thread"}).Answer()
	ann.Mention(general, adaptertest.Answered)
	general.WaitFor("bot starts the thread", adaptertest.Answered)
	thread := general.Threads()[0]
	thread.WaitFor("bot: ", "Found")
	s.settled(t)
	ann.Mention(thread, "only northern wire")
	thread.WaitFor("bot (replying to ann)", "source Northern Wire")
}

func TestQuestionMode(t *testing.T) {
	s := &stage{Bench: adaptertest.NewBench(t), discord: patient(t, discordfake.Privileged(discordfake.IntentMessageContent))}
	cfg := s.config(overGateway)
	cfg.Questions = true
	s.startWith(t, overGateway, cfg, quick())
	ann, general, forum := s.discord.Person("ann"), s.discord.Channel("general"), s.discord.Forum("help")
	ann.Slash(general, "coverage settings", discordfake.Opt{Name: "change", Value: "mode question"}).Answer()
	ann.Say(general, "Good morning.")
	ann.Say(general, "What did the harbour bridge cost?")
	general.WaitFor("bot (replying to ann)", "Found")
	s.Bot.Handle(t.Context(), bot.Request{Action: bot.Settings, Platform: Platform, Place: forum.ID, Text: "mode question"})
	post := ann.Post(forum, "The bridge", "What did the harbour bridge cost?")
	post.WaitFor("bot (replying to ann)", "Found")
	s.settled(t)
	if n := len(general.Find("bot (replying")); n != 1 {
		t.Errorf("answered %d times:\n%s", n, general.Timeline())
	}
}

func TestThreadMessagesNeedNoMentionInItsOwnThreads(t *testing.T) {
	s := &stage{Bench: adaptertest.NewBench(t), discord: patient(t, discordfake.Privileged(discordfake.IntentMessageContent))}
	cfg := s.config(overGateway)
	cfg.Questions = true
	s.startWith(t, overGateway, cfg, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	s.Bot.Handle(t.Context(), bot.Request{Action: bot.Settings, Platform: Platform, Place: general.ID, Text: "mode thread"})
	ann.Mention(general, adaptertest.Answered)
	general.WaitFor("bot starts the thread")
	thread := general.Threads()[0]
	thread.WaitFor("bot: ", "Found")
	ann.Say(thread, "only northern wire")
	thread.WaitFor("bot (replying to ann)", "source Northern Wire")
	other := ann.StartThread(ann.Say(general, "Lunch"), "Lunch")
	ann.Say(other, "What does it cost?")
	s.settled(t)
	if got := other.Find("bot"); len(got) > 0 {
		t.Errorf("answered in somebody else's thread: %s", got)
	}
}

func TestPlacesThatWantAnswersOtherwise(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	ann.Slash(general, "coverage settings", discordfake.Opt{Name: "change", Value: "public"}).Answer()
	if m := ann.Slash(general, "ask", ask(adaptertest.Answered)...).Answer(); m.OnlyFor != "" {
		t.Error("the place wants answers for everybody")
	}
	ann.Slash(general, "coverage settings", discordfake.Opt{Name: "change", Value: "private"}).Answer()
	ann.Mention(general, adaptertest.Answered)
	ann.DM().WaitFor("bot: ", adaptertest.AnsweredBy)
	s.settled(t)
	if got := general.Find("bot (replying"); len(got) > 0 {
		t.Errorf("a private answer was given to everybody: %s", got)
	}
	bob := s.discord.Person("bob")
	bob.RefuseDMs()
	bob.Mention(general, adaptertest.Answered)
	lacks(t, general.WaitFor("bot (replying to bob)"), "your direct messages are closed to me")
}

func TestBotsAreIgnored(t *testing.T) {
	s := newStage(t, overGateway, quick())
	general := s.discord.Channel("general")
	s.discord.OtherBot("robo").Mention(general, adaptertest.Answered)
	s.discord.Person("ann").Mention(general, adaptertest.Answered)
	general.WaitFor("bot (replying to ann)")
	s.settled(t)
	if s.Search.Asked() != 1 {
		t.Errorf("a bot was answered:\n%s", general.Timeline())
	}
}

func TestCoverageCommands(t *testing.T) {
	s := newStage(t, overHTTP, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	for _, c := range []struct {
		command, want string
		opts          []discordfake.Opt
	}{
		{"coverage help", "Ask the coverage a question", nil},
		{"coverage why", "There is no answer here yet", nil},
		{"ask", "Found · 3 passages", ask("harbour bridge")},
		{"coverage more", "Found · 1 passage", nil},
		{"coverage why", "words held", nil},
		{"coverage verify", "still stand", nil},
		{"coverage sources", "6 articles from 3 outlets", nil},
		{"coverage status", "6 articles", nil},
		{"coverage settings", "How this place is set", nil},
		{"coverage why", "That answer is no longer kept", []discordfake.Opt{{Name: "receipt", Value: "zzzzzzz9"}}},
	} {
		lacks(t, ann.Slash(general, c.command, c.opts...).Answer().Text, c.want)
	}
}

func TestAutocomplete(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick())
		ann, general := s.discord.Person("ann"), s.discord.Channel("general")
		got := ann.Autocomplete(general, "ask", ask("x", discordfake.Opt{Name: "source", Value: "nor"})...).Choices()
		if len(got) != 1 || got[0] != "Northern Wire" {
			t.Errorf("outlets: %q", got)
		}
		got = ann.Autocomplete(general, "ask", ask("x", discordfake.Opt{Name: "person", Value: "dahl"})...).Choices()
		if strings.Join(got, "") != "" && !strings.Contains(strings.Join(got, ","), "Dahl") {
			t.Errorf("people: %q", got)
		}
	})
}

func TestAccessLists(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, bob, general := s.discord.Person("ann"), s.discord.Person("bob"), s.discord.Channel("general")
	guild := s.discord.Guild("")
	ann.Give(guild, "editors")
	s.stop()
	s.Bot.Access = map[string]bot.Access{Platform: {Groups: []string{guild.Role("editors")}, Workspaces: []string{guild.ID}}}
	s.start(t, overGateway, quick())
	lacks(t, ann.Slash(general, "ask", ask(adaptertest.Answered)...).Answer().Text, "Found")
	m := bob.Slash(general, "ask", ask(adaptertest.Answered, discordfake.Opt{Name: "private", Value: false})...).Answer()
	lacks(t, m.Text, "Only members of certain groups may ask here")
	if m.OnlyFor != "bob" {
		t.Error("a refusal is for the person alone")
	}
	ann.Mention(general, adaptertest.Answered)
	general.WaitFor("bot (replying to ann)", "Found")
}

func TestLimitIsVisible(t *testing.T) {
	s := newStage(t, overGateway, quick())
	ann, general := s.discord.Person("ann"), s.discord.Channel("general")
	s.Bot.Limit = bot.Limit{PerHour: 1}
	public := discordfake.Opt{Name: "private", Value: false}
	ann.Slash(general, "ask", ask(adaptertest.Answered, public)...).Answer()
	ann.Slash(general, "ask", ask("harbour bridge", public)...)
	general.WaitFor("only ann sees: bot: ", "The limit of 1 question an hour is reached. Next at")
}

func TestSubcommands(t *testing.T) {
	for typed, want := range map[string]bot.Request{
		"":                        {},
		"how many shells":         {Text: "how many shells"},
		"Help":                    {Action: bot.Help},
		"help wanted in the yard": {Text: "help wanted in the yard"},
		"sources":                 {Action: bot.Sources},
		"ask how many shells":     {Text: "how many shells"},
		"more":                    {Action: bot.More},
		"more 9":                  {Text: "more 9"},
		"digest daily 08:00":      {Action: bot.Digests, Text: "daily 08:00"},
		"why https://a.example/b": {Action: bot.Why, Text: "https://a.example/b"},
		"more k3v9q2mz":           {Action: bot.More, Receipt: "k3v9q2mz"},
		"more than 9":             {Text: "more than 9"},
		"why":                     {Action: bot.Why},
		"why K3V9Q2MZ":            {Action: bot.Why, Receipt: "k3v9q2mz"},
		"why Pyongyang":           {Text: "why Pyongyang"},
		"settings Mode off":       {Action: bot.Settings, Text: "Mode off"},
	} {
		var got bot.Request
		bot.Subcommand(&got, typed)
		if got.Action != want.Action || got.Text != want.Text || got.Receipt != want.Receipt {
			t.Errorf("%q: action %q, text %q, receipt %q", typed, got.Action, got.Text, got.Receipt)
		}
	}
}
