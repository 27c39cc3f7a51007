package web

import (
	"net/http"

	"dateline/bot"
)

// What the page says beside the bot's replies and the words of its templates.
// The rules are those of the bot's own sentences: what is so, then what can be
// done.

const (
	sayFault     = "Something went wrong here."
	sayReference = "The operator can find it in the log under reference %s."
	sayTooLong   = "That question is too long: at most 1,000 characters."
	sayBadDate   = "“%s” is not a date. Write it as 2024-10-31."
	sayMoved     = "The article was changed since these words were quoted from it; they still stand, here."
)

var (
	mayNotRead = refusal{
		status: http.StatusForbidden, Title: "This page is not open to you.",
		Advice: "Visit it once with the token that its operator has: add ?token=… to the address. After that this browser is known.",
	}
	foreignForm = refusal{
		status: http.StatusForbidden, Title: "That came from another site.",
		Advice: "Dateline takes nothing that another site sends in your name. Open its page and do it there.",
	}
	unknownPage = refusal{
		status: http.StatusNotFound, Title: "There is no such page.", Advice: "Ask a question, or see what the coverage holds.", inside: true,
	}
	unknownArticle = refusal{
		status: http.StatusNotFound, Title: "The coverage does not have that article.",
		Advice: "Its address may have been cut short on the way. Ask for its words instead.", inside: true,
	}
	unknownAnswer = refusal{
		status: http.StatusNotFound, Title: "No answer is kept under that id.",
		Advice: "Answers are forgotten after a time that the operator sets. Ask the question again.", inside: true,
	}
	privateAnswer = refusal{
		status: http.StatusForbidden, Title: "That answer was given in private.",
		Advice: "Only the person who asked can see it, where they asked. They can share it there.", inside: true,
	}
	unknownEdition = refusal{
		status: http.StatusNotFound, Title: "There is no such edition.", Advice: "The page on digests lists those that are out.", inside: true,
	}
	tooBusy = refusal{
		status: http.StatusServiceUnavailable, Title: "Too much is asked for at once.", Advice: "Try again in a minute.", inside: true,
	}
	badForm = refusal{
		status: http.StatusBadRequest, Title: "That form could not be read.", Advice: "Go back and send it again.", inside: true,
	}
	tookTooLong = refusal{
		status: http.StatusServiceUnavailable, Title: "That took too long and was stopped.", Advice: "Try again in a minute.", inside: true,
	}
)

// sayStanding is what became of a quote, in the words of a reader.
func sayStanding(s bot.Standing) string {
	switch s {
	case bot.Corrected:
		return "The article was changed since, and these words are no longer in it."
	case bot.Withdrawn:
		return "The article was withdrawn, so its words are not shown."
	default:
		return "Still stands in its source."
	}
}
