package slack

import (
	"strings"
	"time"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/bot/secret"
)

// Platform is what requests, receipts and the ledger call Slack.
const Platform = "slack"

// Config is what the adapter needs to know. A bot token and one of the two
// transports' secrets are enough; with both, both run.
type Config struct {
	// BotToken (xoxb-…) is for the Web API, AppToken (xapp-…) for Socket Mode,
	// SigningSecret for deliveries over HTTP.
	BotToken, AppToken, SigningSecret secret.Value
	// APIURL is the Web API's address; empty: Slack's own. Set it for a proxy.
	APIURL string
	// Command is the slash command; empty: /coverage.
	Command string
	// Name is what the manifest calls the app; empty: Dateline.
	Name string
	// PublicURL is the address under which Slack reaches Handler, for the
	// manifest of an app that uses HTTP; empty: the manifest is for Socket Mode.
	PublicURL string
	// Groups says that user groups take part in who may ask.
	Groups bool
	// Zone is where "today" and "last week" are reckoned; nil: UTC.
	Zone *time.Location
	// Observe is told of acknowledgements and of what was sent; nil: nobody is.
	Observe bot.Observer
}

const (
	defaultCommand = "/coverage"
	defaultName    = "Dateline"
	defaultAPI     = "https://slack.com/api/"
)

// Configured tells whether there is anything to start.
func (c Config) Configured() bool {
	return !c.BotToken.Empty() || !c.AppToken.Empty() || !c.SigningSecret.Empty()
}

// withDefaults fills in what was left out.
func (c Config) withDefaults() Config {
	if c.Command == "" {
		c.Command = defaultCommand
	}
	if c.Name == "" {
		c.Name = defaultName
	}
	if c.APIURL == "" {
		c.APIURL = defaultAPI
	}
	if !strings.HasSuffix(c.APIURL, "/") {
		c.APIURL += "/"
	}
	if c.Zone == nil {
		c.Zone = time.UTC
	}
	return c
}

// Check says what is wrong, a [bot.SettingError] for each setting.
func (c Config) Check() error {
	c = c.withDefaults()
	check := chat.Settings{Platform: Platform}
	check.Refuse(!strings.HasPrefix(c.BotToken.Reveal(), "xoxb-"), "bot_token", "the bot token (SLACK_BOT_TOKEN) must begin with xoxb-")
	check.Refuse(!c.AppToken.Empty() && !strings.HasPrefix(c.AppToken.Reveal(), "xapp-"), "app_token", "the app token (SLACK_APP_TOKEN) must begin with xapp-")
	check.Refuse(c.AppToken.Empty() && c.SigningSecret.Empty(), "app_token", "an app token (SLACK_APP_TOKEN) for Socket Mode or a signing secret (SLACK_SIGNING_SECRET) for HTTP is needed")
	check.Refuse(!chat.IsWebAddress(c.APIURL), "api_url", "the API address (SLACK_API_URL) must be a web address")
	check.Refuse(!validCommand(c.Command), "command", "the command %q must be / and then up to %d lower-case letters, digits, - or _", c.Command, maxCommand-1)
	return check.Err()
}

func validCommand(name string) bool {
	rest, ok := strings.CutPrefix(name, "/")
	return ok && rest != "" && len(name) <= maxCommand &&
		strings.Trim(rest, "abcdefghijklmnopqrstuvwxyz0123456789-_") == ""
}
