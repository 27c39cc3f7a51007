package discordfake_test

import (
	"fmt"
	"net/http"

	"dateline/adapters/discord/discordfake"

	"github.com/bwmarrin/discordgo"
)

// The bot defers and then answers in private. The timeline is what the person who
// asked sees.
func Example() {
	t := &script{}
	f := discordfake.New(t)
	defer t.end()
	f.RegisterCommands(`[{"name": "ask", "description": "Ask", "options": [
		{"type": 3, "name": "question", "description": "What", "required": true}]}]`)

	s, _ := discordgo.New("Bot " + f.Token())
	s.Client = &http.Client{Transport: f.Transport()}
	s.AddHandler(func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		_ = s.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{
			Type: discordgo.InteractionResponseDeferredChannelMessageWithSource,
			Data: &discordgo.InteractionResponseData{Flags: discordgo.MessageFlagsEphemeral},
		})
		text := "The minister, on <t:1717545600:D>."
		_, _ = s.InteractionResponseEdit(i.Interaction, &discordgo.WebhookEdit{
			Content: &text, AllowedMentions: &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}},
		})
	})
	_ = s.Open()
	defer s.Client.CloseIdleConnections()
	defer func() { _ = s.Close() }()
	f.Gateway().WaitConnected()

	f.Person("U1").Slash(f.Channel("general"), "ask", discordfake.Opt{Name: "question", Value: "Who resigned?"}).Answer()
	fmt.Println(f.Channel("general").Timeline())
	// Output:
	// U1 asks: /ask question: Who resigned?
	// only U1 sees: bot is thinking
	// only U1 sees: bot: The minister, on 5 June 2024.
}

// script is a TB for programs that are not tests.
type script struct{ cleanups []func() }

func (s *script) Helper()                   {}
func (s *script) Cleanup(f func())          { s.cleanups = append(s.cleanups, f) }
func (s *script) Logf(string, ...any)       {}
func (s *script) Errorf(f string, a ...any) { fmt.Printf(f+"\n", a...) }
func (s *script) Fatalf(f string, a ...any) { fmt.Printf(f+"\n", a...) }

func (s *script) end() {
	for i := len(s.cleanups) - 1; i >= 0; i-- {
		s.cleanups[i]()
	}
}
