package discord

import (
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/bot/secret"
)

// Platform is what requests, receipts and the ledger call Discord.
const Platform = "discord"

// Config is what the adapter needs to know. A bot token is enough; with a
// public key, interactions are taken over HTTP, too.
type Config struct {
	BotToken secret.Value
	// ApplicationID is the application's id; empty: Discord is asked.
	ApplicationID string
	// PublicKey is the application's Ed25519 key in hexadecimal, by which
	// deliveries over HTTP are checked; empty: there are none.
	PublicKey string
	// APIURL is the REST API's address with its version; empty: Discord's own.
	// Set it for a proxy.
	APIURL string
	// Questions asks for the privileged Message Content intent, without which
	// Discord hides what does not mention the bot: places can then be set to
	// have plain questions answered.
	Questions bool
	// Zone is where "today" and "last week" are reckoned; nil: UTC.
	Zone *time.Location
	// Observe is told of acknowledgements and of what was sent; nil: nobody is.
	Observe bot.Observer
}

const defaultAPI = "https://discord.com/api/v10"

// Configured tells whether there is anything to start.
func (c Config) Configured() bool { return !c.BotToken.Empty() }

// withDefaults fills in what was left out.
func (c Config) withDefaults() Config {
	if c.APIURL == "" {
		c.APIURL = defaultAPI
	}
	c.APIURL = strings.TrimRight(c.APIURL, "/")
	if c.Zone == nil {
		c.Zone = time.UTC
	}
	return c
}

// Check says what is wrong, a [bot.SettingError] for each setting.
func (c Config) Check() error {
	c = c.withDefaults()
	check := chat.Settings{Platform: Platform}
	check.Refuse(c.BotToken.Empty(), "bot_token", "a bot token (DISCORD_BOT_TOKEN) is needed")
	check.Refuse(strings.ContainsAny(c.BotToken.Reveal(), " \t\r\n"), "bot_token", "the bot token (DISCORD_BOT_TOKEN) must be the token alone, without spaces")
	check.Refuse(c.ApplicationID != "" && !isSnowflake(c.ApplicationID), "application_id", "the application id (DISCORD_APPLICATION_ID) must be digits")
	check.Refuse(!chat.IsWebAddress(c.APIURL), "api_url", "the API address (DISCORD_API_URL) must be a web address")
	_, err := c.key()
	check.Add(err)
	return check.Err()
}

// key is the public key, nil where none is configured.
func (c Config) key() (ed25519.PublicKey, error) {
	if c.PublicKey == "" {
		return nil, nil
	}
	raw, err := hex.DecodeString(c.PublicKey)
	if err != nil || len(raw) != ed25519.PublicKeySize {
		return nil, &bot.SettingError{
			Key:     "discord.public_key",
			Problem: fmt.Sprintf("discord: the public key (DISCORD_PUBLIC_KEY) must be %d hexadecimal digits", 2*ed25519.PublicKeySize),
		}
	}
	return raw, nil
}
