package slack

import (
	"strings"
	"testing"

	"dateline/adapters/adaptertest"
	"dateline/adapters/slack/slackfake"
	"dateline/bot"
)

const answerLine = `412 million crowns`

func TestSlashCommandIsAnsweredInPrivate(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick(), slackfake.Options{})
		ann, general := s.slack.User("ann"), s.slack.Channel("general")
		ann.Slash(general, "/coverage "+adaptertest.Answered)
		got := general.WaitFor(`only U1 sees #1`)
		for _, want := range []string{adaptertest.Answered, "Found · 3 passages", answerLine, "[1] Harbour Gazette · 1 Nov 2024", "[Share]"} {
			if !strings.Contains(got, want) {
				t.Errorf("answer lacks %q:\n%s", want, got)
			}
		}
		s.quiet(t, general, 2)
	})
}

func TestSlashCommandWorksWhereTheBotIsNoMember(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, private := s.slack.User("ann"), s.slack.Channel("boardroom", slackfake.Private, slackfake.WithoutBot)
	ann.Slash(private, "/coverage "+adaptertest.Answered)
	private.WaitFor(`only U1 sees #1: How much`)
}

func TestMentionIsAnsweredOnceInItsThread(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick(), slackfake.Options{})
		ann, general := s.slack.User("ann"), s.slack.Channel("general")
		ann.Mention(general, adaptertest.Answered)
		general.WaitFor(`bot in C1 \(thread #1\) #2: Found · 3 passages`)
		s.quiet(t, general, 2)
	})
}

func TestDirectMessageNeedsNoMention(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann := s.slack.User("ann")
	ann.DM(adaptertest.Answered)
	ann.Direct().WaitFor(`bot in D1 #2: Found · 3 passages`)
	ann.DM("only northern wire")
	ann.Direct().WaitFor(`bot in D1 #4: source Northern Wire`)
}

func TestShortcutSearchesForWhatAMessageSays(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, bob, general := s.slack.User("ann"), s.slack.User("bob"), s.slack.Channel("general")
	m := bob.Say(general, "I hear that the harbour bridge cost a fortune, <@"+ann.ID+">")
	ann.Shortcut(m, shortcutID)
	general.WaitFor(`only U1 sees #2: I hear that the harbour bridge`)
}

func TestReplyInTheBotsThreadNeedsNoMention(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, bob, general := s.slack.User("ann"), s.slack.User("bob"), s.slack.Channel("general")
	q := ann.Mention(general, adaptertest.Answered)
	general.WaitFor(`#2: Found`)
	bob.Reply(q, "only northern wire")
	general.WaitFor(`bot in C1 \(thread #1\) #4: source Northern Wire`)

	other := bob.Say(general, "What did the harbour bridge cost?")
	bob.Reply(other, "Nobody knows what the bridge cost.")
	s.settled(t)
	if n := general.Count(`^bot in`); n != 2 {
		t.Errorf("the bot spoke %d times, in a thread that it did not open too:\n%s", n, general)
	}
}

func TestPlaceThatWantsQuestionsAnswered(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	ann.Slash(general, "/coverage settings mode question")
	general.WaitFor(`only U1 sees #1: Noted`)
	general.Rename("all-hands")
	ann.Say(general, "Good morning.")
	ann.Say(general, "What did the harbour bridge cost?")
	general.WaitFor(`bot in C1 \(thread #3\) #4: Found`)
	s.quiet(t, general, 5)
}

func TestPlaceThatWantsAnswersOtherwise(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	ann.Slash(general, "/coverage settings public")
	general.WaitFor(`only U1 sees #1: Noted`)
	ann.Slash(general, "/coverage "+adaptertest.Answered)
	general.WaitFor(`bot in C1 #2: How much`)
	ann.Slash(general, "/coverage settings private")
	general.WaitFor(`Noted`)
	s.slack.Until("the setting", func() bool { return general.Count("Noted") == 2 })
	ann.Mention(general, adaptertest.Answered)
	general.WaitFor(`only U1 sees \(thread.*\) #5: Found|only U1 sees #5`)
}

func TestBotsAreIgnored(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	general.BotSays("B0OTHER", "<@"+slackfake.BotUserID+"> "+adaptertest.Answered)
	ann.Join(general)
	s.settled(t)
	if n := general.Count("bot in C1"); n != 0 || s.Search.Asked() != 0 {
		t.Errorf("a bot was answered:\n%s", general)
	}
}

func TestSubcommands(t *testing.T) {
	for typed, want := range map[string]bot.Request{
		"":                            {},
		"how many shells":             {Text: "how many shells"},
		"ask how many shells":         {Text: "how many shells"},
		"help":                        {Action: bot.Help},
		"Help":                        {Action: bot.Help},
		"help wanted in the shipyard": {Text: "help wanted in the shipyard"},
		"sources":                     {Action: bot.Sources},
		"status":                      {Action: bot.Status},
		"doctor":                      {Action: bot.Doctor},
		"more":                        {Action: bot.More},
		"more k3v9q2mz":               {Action: bot.More, Receipt: "k3v9q2mz"},
		"more than 9":                 {Text: "more than 9"},
		"why":                         {Action: bot.Why},
		"why K3V9Q2MZ":                {Action: bot.Why, Receipt: "k3v9q2mz"},
		"why Pyongyang":               {Text: "why Pyongyang"},
		"why did the bridge cost":     {Text: "why did the bridge cost"},
		"verify k3v9q2mz":             {Action: bot.Verify, Receipt: "k3v9q2mz"},
		"settings mode off":           {Action: bot.Settings, Text: "mode off"},
	} {
		var got bot.Request
		bot.Subcommand(&got, typed)
		if got.Action != want.Action || got.Text != want.Text || got.Receipt != want.Receipt {
			t.Errorf("%q: action %q, text %q, receipt %q", typed, got.Action, got.Text, got.Receipt)
		}
	}
}

func TestSubcommandsAreAnswered(t *testing.T) {
	s := newStage(t, overHTTP, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	for i, c := range []struct{ typed, want string }{
		{"", "Ask a question, for example"},
		{"help", "Ask the coverage a question"},
		{"more", "There is no answer here yet"},
		{"ask harbour bridge", "Found · 3 passages"},
		{"more", "Found · 1 passage"},
		{"why", "words held"},
		{"sources", "6 articles from 3 outlets"},
		{"status", "6 articles"},
		{"why zzzzzzz9", "That answer is no longer kept"},
	} {
		ann.Slash(general, "/coverage "+c.typed)
		got := general.WaitForCount(`only U1 sees`, i+1)
		if !strings.Contains(got, c.want) {
			t.Errorf("%q: want %q in\n%s", c.typed, c.want, got)
		}
	}
}

func TestAccessLists(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, bob, general := s.slack.User("ann"), s.slack.User("bob"), s.slack.Channel("general")
	group := s.slack.Group(ann)
	s.stop()
	s.Bot.Access = map[string]bot.Access{Platform: {Groups: []string{group}, Workspaces: []string{slackfake.TeamID}}}
	s.start(t, overSocket, quick())
	ann.Slash(general, "/coverage "+adaptertest.Answered)
	general.WaitFor(`only U1 sees #1: How much`)
	bob.Slash(general, "/coverage "+adaptertest.Answered)
	general.WaitFor(`only U2 sees #2: Only members of certain groups may ask here`)
	if n := len(s.slack.Requests("usergroups.users.list")); n != 1 {
		t.Errorf("the group was looked up %d times", n)
	}
}

func TestLimitIsVisible(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	s.Bot.Limit = bot.Limit{PerHour: 1}
	ann.Slash(general, "/coverage "+adaptertest.Answered)
	general.WaitFor(`only U1 sees #1: How much`)
	ann.Slash(general, "/coverage harbour bridge")
	general.WaitFor(`only U1 sees #2: The limit of 1 question an hour is reached. Next at \d\d:\d\d .*\.`)
}

func TestGuestsOfASharedChannelAreOfTheirOwnWorkspace(t *testing.T) {
	s := newStage(t, overSocket, quick(), slackfake.Options{})
	ann, eve, general := s.slack.User("ann"), s.slack.User("eve"), s.slack.Channel("general")
	eve.Team = "T0ELSE"
	s.Bot.Access = map[string]bot.Access{Platform: {Workspaces: []string{slackfake.TeamID}}}
	ann.Mention(general, adaptertest.Answered)
	general.WaitFor(`bot in C1`)
	eve.Mention(general, adaptertest.Answered)
	general.WaitFor(`only U2 sees .*Dateline does not answer in this workspace`)
	eve.Slash(general, "/coverage "+adaptertest.Answered)
	general.WaitForCount(`only U2 sees .*Dateline does not answer in this workspace`, 2)
}
