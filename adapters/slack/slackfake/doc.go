// Package slackfake is a Slack workspace on the loopback address: Web API,
// Socket Mode, signed HTTP delivery, response URLs, modals and the people who
// use them, with a referee that judges every request it receives.
//
// It does not know the bot. Whatever talks to it, in the same process or from
// a built binary, is judged by what the people in the workspace saw and by the
// rules that Slack publishes.
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
// and [User.CloseView]. What follows reaches the bot through Socket Mode, or
// by signed HTTP after [Slack.DeliverTo]; [Slack.Hostile] sends what a forger
// would.
//
// What people see is told in [Channel.Timeline], one entry an event:
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
// timeline is the same in every run. Tests wait by [Channel.WaitFor] and
// [Slack.Until]; nothing in them sleeps.
//
// Things that no question of a person's are happen too: [Channel.BotSays],
// [User.Join], [Channel.Rename], [Slack.Guest], [Delivery.Again], and
// [Slack.Behind] for what was waiting for hours.
//
// Three seconds and thirty minutes are too long for a test: [Options.Scale]
// shrinks every limit that Slack measures, and [Slack.Advance] makes the
// workspace older at once. Message timestamps and signatures stay true to the
// wall clock, since the bot compares them with its own.
//
// [Slack.Fault] makes a route fail in a chosen way at a chosen moment, and
// [Socket] does the same to an open socket. Every request is kept
// ([Slack.Requests]) and refereed ([Slack.Violations]); what is left of the
// violations at the end of a test fails it. [Slack.TakeViolations] is for tests
// that provoke them, [Slack.AllowMentions] for mentions that are meant.
//
// What it leaves out: workflows, the App Home, external selects, scheduled
// messages, attachments, and the tombstone that stands for a deleted message
// with replies.
package slackfake
