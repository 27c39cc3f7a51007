// Package discordfake is a fake Discord on the loopback address: REST, gateway and
// signed HTTP interactions, with people who use it, for tests and load runs.
//
// It knows Discord's rules, and nothing about the bot under test, any Discord
// library or the project's other packages. The rules are those of Discord's
// documentation (https://discord.com/developers/docs). Where the documentation
// is silent, a comment says what was assumed.
//
// # A short tour
//
// [New] starts a [Fake]. Point a client at it in one of two ways: give a process
// [Fake.APIURL], or give a library [Fake.Transport], which sends every request
// meant for discord.com to the fake. The gateway's address comes from
// GET /gateway, as it does from Discord.
//
// A fake has a default [Guild] with [Channel]s and [Person]s, and may have more.
// People act by [Person.Slash], [Person.Say], [Person.Mention],
// [Person.ReplyTo], [Person.Click] and others. What they see is on the timeline
// of the channel, one line per event:
//
//	U1 asks: /ask question: Who resigned?
//	only U1 sees: bot is thinking
//	only U1 sees: bot: The minister resigned on Monday.
//
// Tests wait for a line with [Channel.WaitFor] and assert on
// [Channel.Timeline], never on calls.
//
// Every REST request is recorded ([Fake.Requests]) and checked on arrival: against
// the limits in this package, and against Discord's OpenAPI file if that is
// present. A test fails when it ends if a rule was broken, and says what was
// sent. [Fake.TakeViolations] is for tests that break rules on purpose.
//
// Faults are injected by [Fake.Fault] into REST, by the methods of [Gateway] into
// sockets, by [Fake.Attack] into the HTTP endpoint, by [Channel.Deny] into
// permissions, and by [Fake.Advance] into time limits. [Speed] divides all of
// Discord's time limits by one factor.
//
// A load run passes its own [TB] and the options [NoRateLimits] and [Unrefereed],
// waits with [Fake.Await], and calls [Fake.Forget] from time to time.
//
// One mutex guards all state, and nothing blocks while holding it: frames go
// through a queue for each connection, and a client that is too slow for its
// queue loses the connection, as it would with Discord.
package discordfake
