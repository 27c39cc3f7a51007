package discordfake

import "time"

// Discord's time limits, which the option [Speed] divides.
// https://discord.com/developers/docs/interactions/receiving-and-responding
const (
	responseLimit = 3 * time.Second  // for the first response to an interaction
	tokenLife     = 15 * time.Minute // for edits and follow-ups
	heartbeat     = 41250 * time.Millisecond
	nonceMemory   = 5 * time.Minute // the documentation says "a few minutes"
)

type config struct {
	ahead      time.Duration
	noServers  bool
	speed      float64
	respond    time.Duration
	botName    string
	privileged Intent
	rateLimits bool
	identifies int
	heartbeat  time.Duration
	keep       int
	unrefereed bool
}

func defaults() config {
	return config{
		speed: 1, respond: responseLimit, botName: "bot", rateLimits: true,
		identifies: 1000, heartbeat: heartbeat, keep: 20000,
	}
}

// Option configures a Fake.
type Option func(*config)

// Speed divides Discord's time limits by n: with 100, a first response is due within
// 30 ms. It also divides the times that the fake asks clients to wait.
func Speed(n float64) Option { return func(c *config) { c.speed = n } }

// ResponseWithin sets how long a first response may take, instead of Discord's 3
// seconds, for tests on machines that may be too busy.
func ResponseWithin(d time.Duration) Option { return func(c *config) { c.respond = d } }

// BotName sets the bot's name on timelines. The default is "bot".
func BotName(name string) Option { return func(c *config) { c.botName = name } }

// Privileged grants privileged intents, as the developer portal does. A session that
// asks for others is closed with 4014.
func Privileged(i Intent) Option { return func(c *config) { c.privileged |= i & privilegedIntents } }

// NoRateLimits turns off bucket and global rate limits, for load runs. Their headers
// are still sent, and [Fake.Fault] can still answer 429.
func NoRateLimits() Option { return func(c *config) { c.rateLimits = false } }

// Unrefereed turns the referee off, for load runs that measure the bot.
func Unrefereed() Option { return func(c *config) { c.unrefereed = true } }

// HeartbeatEvery sets the heartbeat interval that clients are told, in real time.
func HeartbeatEvery(d time.Duration) Option { return func(c *config) { c.heartbeat = d } }

// Identifies sets how many sessions can still be started today. Further ones are
// refused with 4004, since Discord then resets the token.
func Identifies(n int) Option { return func(c *config) { c.identifies = n } }

// KeepRequests sets the least number of recent requests that [Fake.Requests] returns;
// it may return up to twice as many.
func KeepRequests(n int) Option { return func(c *config) { c.keep = n } }

// Ahead sets how far Discord's clock, as the Date header of its answers tells it, is
// ahead of this machine's.
func Ahead(d time.Duration) Option { return func(c *config) { c.ahead = d } }

// NoServers makes GET /users/@me/guilds answer that the bot is in no server.
func NoServers() Option { return func(c *config) { c.noServers = true } }
