package discordfake

import "time"

// Limits of time as Discord states them; Speed divides them.
// https://discord.com/developers/docs/interactions/receiving-and-responding
const (
	responseLimit = 3 * time.Second  // first response to an interaction
	tokenLife     = 15 * time.Minute // edits and follow-ups
	heartbeat     = 41250 * time.Millisecond
	nonceMemory   = 5 * time.Minute // "a few minutes", says the documentation
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

// Option changes how a Fake is set up.
type Option func(*config)

// Speed makes Discord's limits of time n times shorter: with 100 a first response
// is due within 30 ms. What the fake tells clients to wait shrinks with it.
func Speed(n float64) Option { return func(c *config) { c.speed = n } }

// ResponseWithin sets how long a first response may take, which Discord gives 3
// seconds, for tests on machines that may be busy for longer.
func ResponseWithin(d time.Duration) Option { return func(c *config) { c.respond = d } }

// BotName is the bot's name on timelines, "bot" where it is not given.
func BotName(name string) Option { return func(c *config) { c.botName = name } }

// Privileged grants privileged intents, as the developer portal does. Without it
// a session asking for one is closed with 4014.
func Privileged(i Intent) Option { return func(c *config) { c.privileged |= i & privilegedIntents } }

// NoRateLimits switches off bucket and global limits, for load runs. Headers are
// still sent, and Fault can still answer 429.
func NoRateLimits() Option { return func(c *config) { c.rateLimits = false } }

// Unrefereed switches the referee off, for load runs that measure the bot.
func Unrefereed() Option { return func(c *config) { c.unrefereed = true } }

// HeartbeatEvery sets the heartbeat interval told to clients, in real time.
func HeartbeatEvery(d time.Duration) Option { return func(c *config) { c.heartbeat = d } }

// Identifies sets how many sessions may still be started today; the one after is
// refused with 4004, since Discord resets the token then.
func Identifies(n int) Option { return func(c *config) { c.identifies = n } }

// KeepRequests sets how many requests are remembered, the newest ones; up to twice
// as many may be at hand.
func KeepRequests(n int) Option { return func(c *config) { c.keep = n } }

// Ahead makes Discord's clock, as the heads of its answers tell it, be ahead of
// this machine's.
func Ahead(d time.Duration) Option { return func(c *config) { c.ahead = d } }

// NoServers has nobody let the bot in: it is told of no server.
func NoServers() Option { return func(c *config) { c.noServers = true } }
