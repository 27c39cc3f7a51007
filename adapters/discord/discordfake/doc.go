// Package discordfake is a Discord that runs on loopback: REST, gateway and
// signed HTTP interactions, with people who use it, for tests and load runs.
//
// It knows Discord's rules and nothing of the bot under test, of any Discord
// library or of this project's other packages. What it enforces was taken from
// Discord's documentation (https://discord.com/developers/docs); where the
// documentation is silent, the comment at the rule says what was assumed.
//
// # A short tour
//
// [New] starts a [Fake]. Point a client at it in one of two ways: give a process
// [Fake.APIURL], or give a library [Fake.Transport], which sends every request
// meant for discord.com to the fake. The gateway's address comes from
// GET /gateway, as it does from Discord.
//
// The world is made of a [Guild] (the default one is there from the start), its
// [Channel]s and [Person]s. A person does what people do: [Person.Slash],
// [Person.Say], [Person.Mention], [Person.ReplyTo], [Person.Click], and so on.
// What each of them then sees is on the channel's timeline, one line an event:
//
//	U1 asks: /ask question: Who resigned?
//	only U1 sees: bot is thinking
//	only U1 sees: bot: The minister resigned on Monday.
//
// Tests wait for a line with [Channel.WaitFor] and assert on
// [Channel.Timeline], never on calls.
//
// Every REST request is recorded ([Fake.Requests]) and refereed on arrival: by
// the limits written out in this package, and by Discord's OpenAPI file where
// that is present. What breaks a rule fails the test when it ends, with what was
// sent. [Fake.Forgive] takes violations a test provoked on purpose.
//
// Trouble is made on purpose: [Fake.Fault] for REST, [Gateway] for the socket,
// [Fake.Attack] for the HTTP endpoint, [Channel.Deny] for permissions,
// [Fake.Advance] for limits of time. [Speed] shortens all of Discord's limits of
// time by one factor.
//
// A load run passes its own [TB], and the options [NoRateLimits] and [Unrefereed],
// waits with [Fake.Await], and calls [Fake.Forget] now and then.
//
// One mutex guards the whole world, and nothing blocks while holding it: what is
// sent to a socket goes through a queue, and a reader that is too slow for its
// queue loses its connection, as it would at Discord.
package discordfake
