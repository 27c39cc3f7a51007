package discordfake_test

import (
	"strings"
	"testing"
	"time"

	"dateline/adapters/discord/discordfake"

	"github.com/bwmarrin/discordgo"
)

// openSession opens a session that passes interactions to the handler.
func openSession(t *testing.T, f *discordfake.Fake, handle func(*discordgo.Session, *discordgo.Interaction)) *discordgo.Session {
	t.Helper()
	f.RegisterCommands(commands)
	s := client(t, f)
	s.Identify.Intents = discordgo.IntentGuildMessages
	s.AddHandler(func(s *discordgo.Session, i *discordgo.InteractionCreate) { handle(s, i.Interaction) })
	connect(t, f, s)
	return s
}

func deferred(t *testing.T, s *discordgo.Session, i *discordgo.Interaction, flags discordgo.MessageFlags) {
	err := s.InteractionRespond(i, &discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseDeferredChannelMessageWithSource,
		Data: &discordgo.InteractionResponseData{Flags: flags},
	})
	if err != nil {
		t.Errorf("defer: %v", err)
	}
}

func TestPrivateAnswerWithModalAndButtons(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	openSession(t, f, func(s *discordgo.Session, i *discordgo.Interaction) {
		switch i.Type {
		case discordgo.InteractionApplicationCommand:
			deferred(t, s, i, discordgo.MessageFlagsEphemeral)
			text := "Found: " + i.ApplicationCommandData().Options[0].StringValue()
			rows := []discordgo.MessageComponent{
				discordgo.ActionsRow{Components: []discordgo.MessageComponent{
					discordgo.Button{Label: "Why", CustomID: "why", Style: discordgo.SecondaryButton},
				}},
				discordgo.ActionsRow{Components: []discordgo.MessageComponent{discordgo.SelectMenu{
					MenuType: discordgo.StringSelectMenu, CustomID: "refine", Placeholder: "Refine",
					Options: []discordgo.SelectMenuOption{{Label: "Week", Value: "7d"}, {Label: "Month", Value: "30d"}},
				}}},
			}
			if _, err := s.InteractionResponseEdit(i, &discordgo.WebhookEdit{Content: &text, Components: &rows, AllowedMentions: quiet}); err != nil {
				t.Errorf("edit: %v", err)
			}
		case discordgo.InteractionMessageComponent:
			if i.MessageComponentData().CustomID == "refine" {
				_ = s.InteractionRespond(i, &discordgo.InteractionResponse{
					Type: discordgo.InteractionResponseUpdateMessage,
					Data: &discordgo.InteractionResponseData{Content: "Refined to " + i.MessageComponentData().Values[0], AllowedMentions: quiet},
				})
				return
			}
			_ = s.InteractionRespond(i, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseModal, Data: &discordgo.InteractionResponseData{
				CustomID: "form", Title: "Reason", Components: []discordgo.MessageComponent{
					discordgo.ActionsRow{Components: []discordgo.MessageComponent{
						discordgo.TextInput{CustomID: "reason", Label: "Tell us", Style: discordgo.TextInputShort},
					}}},
			}})
		case discordgo.InteractionModalSubmit:
			var reason string
			if row, isRow := i.ModalSubmitData().Components[0].(*discordgo.ActionsRow); isRow {
				if input, isInput := row.Components[0].(*discordgo.TextInput); isInput {
					reason = input.Value
				}
			}
			_ = s.InteractionRespond(i, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseChannelMessageWithSource,
				Data: &discordgo.InteractionResponseData{
					Content: "Noted: " + reason, Flags: discordgo.MessageFlagsEphemeral, AllowedMentions: quiet,
				}})
		}
	})
	u, ch := f.Person("U1"), f.Channel("general")
	answer := u.Slash(ch, "ask", discordfake.Opt{Name: "question", Value: "who?"}).Answer()
	if answer.OnlyFor != "U1" {
		t.Errorf("seen by %q", answer.OnlyFor)
	}
	form := u.Click(answer, "Why")
	u.SubmitModal(form, map[string]string{"Tell us": "too old"})
	ch.WaitFor("Noted")
	u.Select(answer, "Refine", "Week")
	ch.WaitFor("Refined")
	want := `U1 asks: /ask question: who?
only U1 sees: bot is thinking
only U1 sees: bot: Found: who?
    [Why]
    [Refine: Week / Month]
U1 clicks Why
only U1 sees: a form "Reason": [Tell us]
U1 submits "Reason"
only U1 sees: bot: Noted: too old
U1 selects Week in Refine
only U1 sees: message edited: bot: Refined to 7d`
	if got := ch.Timeline(); got != want {
		t.Errorf("timeline:\n%s\nwant:\n%s", got, want)
	}
}

func TestAutocompleteAndMessageCommand(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	openSession(t, f, func(s *discordgo.Session, i *discordgo.Interaction) {
		if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
			_ = s.InteractionRespond(i, &discordgo.InteractionResponse{Type: discordgo.InteractionApplicationCommandAutocompleteResult,
				Data: &discordgo.InteractionResponseData{Choices: []*discordgo.ApplicationCommandOptionChoice{{Name: "Gazette", Value: "gazette"}}}})
			return
		}
		d := i.ApplicationCommandData()
		deferred(t, s, i, 0)
		_, _ = s.FollowupMessageCreate(i, true, &discordgo.WebhookParams{
			Content: "On: " + d.Resolved.Messages[d.TargetID].Content, AllowedMentions: quiet,
		})
	})
	u, ch := f.Person("U1"), f.Channel("general")
	it := u.Autocomplete(ch, "ask", discordfake.Opt{Name: "question", Value: "x"}, discordfake.Opt{Name: "source", Value: "Ga"})
	if got := it.Choices(); len(got) != 1 || got[0] != "Gazette" {
		t.Errorf("choices %q", got)
	}
	m := u.Say(ch, "not for the bot")
	if got := u.MessageCommand(m, "Find coverage").Answer(); got.Content != "On: not for the bot" {
		t.Errorf("answer %q; a message command hands over the content", got.Content)
	}
}

func TestTimeLimits(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	got := make(chan *discordgo.Interaction, 1)
	s := openSession(t, f, func(_ *discordgo.Session, i *discordgo.Interaction) { got <- i })
	u, ch := f.Person("U1"), f.Channel("general")
	respond := func(i *discordgo.Interaction) error {
		return s.InteractionRespond(i, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource})
	}
	question := discordfake.Opt{Name: "question", Value: "q"}

	u.Slash(ch, "ask", question)
	late := <-got
	f.Advance(3 * time.Second)
	ch.WaitFor("U1 saw 'The application did not respond'")
	if code := restCode(respond(late)); code != 10062 {
		t.Errorf("too late: code %d", code)
	}

	it := u.Slash(ch, "ask", question)
	i := <-got
	if err := respond(i); err != nil {
		t.Fatal(err)
	}
	if code := restCode(respond(i)); code != 40060 {
		t.Errorf("twice: code %d", code)
	}
	f.Advance(15 * time.Minute)
	text := "x"
	_, err := s.InteractionResponseEdit(i, &discordgo.WebhookEdit{Content: &text, AllowedMentions: quiet})
	if restCode(err) != 50027 {
		t.Errorf("after 15 minutes: %v", err)
	}
	ch.WaitForCount(2, "did not respond")
	if _, answered := it.Original(); answered {
		t.Error("an expired deferral counts as answered")
	}
}

func TestScaledClock(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t, discordfake.Speed(100))
	openSession(t, f, func(*discordgo.Session, *discordgo.Interaction) {})
	f.Person("U1").Slash(f.Channel("general"), "coverage help")
	f.Channel("general").WaitFor("did not respond")
}

func TestSlashPayloadInADirectMessage(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	got := make(chan *discordgo.Interaction, 2)
	openSession(t, f, func(_ *discordgo.Session, i *discordgo.Interaction) { got <- i })
	u, g := f.Person("U1"), f.Guild("")
	u.Give(g, "editors")
	u.Slash(u.DM(), "coverage help")
	if i := <-got; i.User == nil || i.User.ID != u.ID || i.Member != nil || i.GuildID != "" {
		t.Errorf("in a direct message: %+v", i)
	}
	u.Slash(f.Channel("general"), "coverage help")
	i := <-got
	if i.Member == nil || i.Member.User.ID != u.ID || i.GuildID != g.ID || i.AppPermissions == 0 ||
		strings.Join(i.Member.Roles, " ") != g.Role("editors") {
		t.Errorf("in a guild: %+v", i)
	}
}

func TestStrangeAndRepeatedInteractions(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	got := make(chan *discordgo.Interaction, 3)
	s := openSession(t, f, func(_ *discordgo.Session, i *discordgo.Interaction) { got <- i })
	u, ch := f.Person("U1"), f.Channel("general")
	first := u.Slash(ch, "coverage help")
	first.Redeliver()
	if a, b := <-got, <-got; a.ID != b.ID || a.Token != b.Token {
		t.Error("a redelivery is the same interaction")
	}
	u.Raw(ch, 2, map[string]any{"data": map[string]any{"id": "1", "name": "gone", "type": 1}})
	if i := <-got; i.ApplicationCommandData().Name != "gone" {
		t.Errorf("%+v", i)
	}
	first.Fail()
	if !first.Failed() || first.Acknowledged() {
		t.Error("a failed interaction")
	}
	second := u.Slash(ch, "coverage help")
	i := <-got
	deferred(t, s, i, 0)
	second.Expire()
	if _, err := s.InteractionResponse(i); restCode(err) != 50027 {
		t.Errorf("an expired token: %v", err)
	}
	f.Gateway().Dispatch("MESSAGE_CREATE", map[string]any{"id": 5, "author": nil})
	f.Gateway().Send(map[string]any{"op": "garbage"})
	if n := f.InvalidRequests(); n != 1 {
		t.Errorf("%d requests count towards a ban, want the one with 401", n)
	}
	if n := len(f.Commands(nil)); n != 3 {
		t.Errorf("%d commands", n)
	}
}

func TestHiddenChannel(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	got := make(chan *discordgo.Interaction, 1)
	openSession(t, f, func(_ *discordgo.Session, i *discordgo.Interaction) { got <- i })
	ch := f.Channel("hidden")
	ch.Deny(discordfake.ViewChannel | discordfake.EmbedLinks)
	f.Person("U1").Slash(ch, "coverage help")
	i := <-got
	if p := discordfake.Permission(i.AppPermissions); p&(discordfake.ViewChannel|discordfake.EmbedLinks) != 0 {
		t.Errorf("app_permissions say %s", p.Names())
	}
}
