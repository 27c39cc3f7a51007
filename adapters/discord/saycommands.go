package discord

import (
	"dateline/adapters/chat"
	"dateline/bot"
)

// commands are all that the application offers.
func commands() []command {
	text := func(name, description string) commandOpt {
		return commandOpt{Type: optText, Name: name, Description: description}
	}
	question, source, person := text(optQuestion, "What to look for in the coverage"),
		text(optSource, "Only from this outlet"), text(optPerson, "Only articles that name this person")
	question.Required, source.Autocomplete, person.Autocomplete = true, true, true
	private := commandOpt{Type: optTruth, Name: optPrivate, Description: "Whether only you see the answer"}
	sub := func(action bot.Action, description string, options ...commandOpt) commandOpt {
		return commandOpt{Type: optSubcommand, Name: string(action), Description: description, Options: options}
	}
	receipt := text(optReceipt, "The receipt under an answer; empty: your last answer here")
	zone := text(optZone, "The time zone of the digest: Asia/Seoul")
	zone.Autocomplete = true
	anywhere := []int{inGuild, inDirect}
	return []command{
		{Type: commandChat, Name: commandAsk, Description: "Ask the coverage a question", Contexts: anywhere, Options: []commandOpt{
			question, text(optSince, chat.LabelSince+": "+exampleSince),
			text(optUntil, chat.LabelUntil+": "+exampleUntil), source, person, text(optWithout, "Outlets, people and words to leave out, with commas"), private,
		}},
		{Type: commandChat, Name: commandCoverage, Description: "About the coverage and its answers", Contexts: anywhere, Options: []commandOpt{
			sub(bot.Sources, "The outlets of the coverage"),
			sub(bot.Status, "How large and how current the coverage is"),
			sub(bot.Help, "What can be asked"),
			sub(bot.Doctor, "Whether all that Dateline needs is well, for those who manage it"),
			sub(bot.Why, "How an answer's passages were weighed, or why an article is in the digest or not", receipt,
				text(optArticle, "A link, or a story's number in the last edition")),
			sub(bot.Digests, "What is new in the coverage, by story, at its time",
				text(optChange, "daily 08:00, weekly mon 09:00 about …, list, preview, now, pause, resume, stop"), zone),
			sub(bot.Watching, "Keep a question open: what arrives and answers it is posted here",
				text(optQuestion, "The question, or list; empty: that of your last answer here")),
			sub(bot.Unwatch, "Stop watching a question", text(optWatch, "The id of the watch, as the list has it")),
			sub(bot.Verify, "Whether an answer's quotes still stand", receipt),
			sub(bot.More, "Further passages", receipt),
			sub(bot.Settings, "How this channel wants its answers", text(optChange, "For example: private, mode question, only reuters, not opinion")),
		}},
		{Type: commandMessage, Name: commandFind, Contexts: anywhere},
	}
}
