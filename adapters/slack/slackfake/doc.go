// Package slackfake is a fake Slack workspace on the loopback address: Web API,
// Socket Mode, signed HTTP delivery, response URLs, modals and the people who
// use them, with a referee that checks every request it receives.
//
// It does not know the bot. A client, whether in the same process or a separate
// binary, is judged by what the people in the workspace see and by the rules
// that Slack publishes.
//
// # A short tour
//
// [New] starts a workspace for a test and ends it with the test; [Start] does
// the same for a program. [Slack.APIURL] is what the bot gets as SLACK_API_URL,
// beside [BotToken], [AppToken] and [SigningSecret].
//
// People and places are made by [Slack.User] and [Slack.Channel]. A person
// acts by [User.Slash], [User.Say], [User.Mention], [User.DM], [User.Reply],
// [User.Edit], [User.Delete], [User.Click], [User.Shortcut], [User.SubmitView]
// and [User.CloseView]. The resulting events reach the bot through Socket Mode,
// or by signed HTTP after [Slack.DeliverTo]. [Slack.Hostile] sends what an
// attacker would.
//
// [Channel.Timeline] is what people see, one entry per event:
//
//	U1 asks: /coverage how many shells
//	only U1 sees #1: Searching …
//	only U1 sees #1 edited: Found · 3 passages …
//	U1 #2: @U0BOT who said so?
//	reaction eyes added to #2
//	bot in C1 (thread #2) #3: Found · 1 passage …
//	reaction eyes removed from #2
//	modal for U1: Context
//	U1 saw operation_timeout
//
// Messages are numbered in the order in which they appeared, so that a
// timeline is the same in every run. Tests wait with [Channel.WaitFor] and
// [Slack.Until]; none of them sleeps.
//
// A workspace has other traffic than questions: [Channel.BotSays], [User.Join],
// [Channel.Rename], [Slack.Guest], [Delivery.Again], and [Slack.Behind] for
// events that were delayed for hours.
//
// Three seconds and thirty minutes are too long for a test. [Options.Scale]
// shrinks every time limit of Slack's, and [Slack.Advance] moves the clock
// ahead at once. Message timestamps and signatures follow the wall clock, since
// the bot compares them with its own.
//
// [Slack.Fault] makes a route fail in a chosen way at a chosen moment, and the
// methods of [Socket] do the same to an open socket. Every request is recorded
// ([Slack.Requests]) and checked ([Slack.Violations]). A test fails if
// violations are left when it ends: [Slack.TakeViolations] is for tests that
// provoke them, [Slack.AllowMentions] for intended mentions.
//
// Not implemented are workflows, the App Home, external selects, scheduled
// messages, attachments, and the tombstone of a deleted message with replies.
package slackfake
