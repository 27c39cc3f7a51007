package discordfake_test

import (
	"errors"
	"net/http"
	"testing"

	"dateline/adapters/discord/discordfake"

	"github.com/bwmarrin/discordgo"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// client is the real library, pointed at the fake, without retries and state.
func client(t *testing.T, f *discordfake.Fake) *discordgo.Session {
	t.Helper()
	s, err := discordgo.New("Bot " + f.Token())
	if err != nil {
		t.Fatal(err)
	}
	s.Client = &http.Client{Transport: f.Transport()}
	s.ShouldReconnectOnError = false
	s.ShouldRetryOnRateLimit = false
	s.StateEnabled = false
	s.MaxRestRetries = 0
	t.Cleanup(s.Client.CloseIdleConnections)
	return s
}

// connect opens the gateway and closes it when the test ends.
func connect(t *testing.T, f *discordfake.Fake, s *discordgo.Session) {
	t.Helper()
	if err := s.Open(); err != nil {
		t.Fatal(err)
	}
	f.Gateway().WaitConnected()
	t.Cleanup(func() { _ = s.Close() })
}

var quiet = &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}}

// restCode is the code of Discord's JSON error; 0 if err is not one.
func restCode(err error) int {
	var re *discordgo.RESTError
	if errors.As(err, &re) && re.Message != nil {
		return re.Message.Code
	}
	return 0
}

const commands = `[
	{"name": "ask", "description": "Ask", "options": [
		{"type": 3, "name": "question", "description": "What", "required": true},
		{"type": 3, "name": "source", "description": "Where", "autocomplete": true},
		{"type": 5, "name": "private", "description": "Only you"}]},
	{"name": "coverage", "description": "Coverage", "options": [
		{"type": 1, "name": "help", "description": "Help"}]},
	{"type": 3, "name": "Find coverage"}
]`
