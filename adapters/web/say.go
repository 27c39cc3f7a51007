package web

import (
	"net/http"

	"dateline/bot"
	"dateline/corpus"
)

// What the page says, beside the bot's replies and the words of its templates.
// A message says what is so, and then what can be done about it.

const (
	sayName           = "Dateline"
	sayCoverage       = "The coverage"
	sayDigests        = "Digests"
	sayEdition        = "Edition of %s"
	sayUntitledAnswer = "An answer"
	sayPeriod         = "%s to %s"

	sayFault     = "Something went wrong here."
	sayReference = "The operator can find it in the log under reference %s."
	sayTooLong   = "That question is too long: at most 1,000 characters."
	sayBadDate   = "“%s” is not a date. Write it as 2024-10-31."
	sayMoved     = "The article has changed since these words were quoted. They are still in it, here."
)

// The facts of an article that may change from one version to the next.
const (
	sayTitle     = "Title"
	sayOutlet    = "Outlet"
	sayAuthor    = "Author"
	sayPublished = "Published"
	sayLink      = "Link"
)

// Faults of the configuration.
const (
	sayBadPublicURL = "web: the public address (public_url) must be like https://dateline.example, without a path"
	sayTooShort     = "web: the token (DATELINE_WEB_TOKEN) must have at least %d characters"
	sayBadProxy     = "web: the proxy %q is neither an address nor a network such as 10.0.0.0/8"
)

var (
	mayNotRead = refusal{
		status: http.StatusForbidden, Title: "This page is not open to you.",
		Advice: "Visit it once with the token that its operator has: add ?token=… to the address. After that this browser is known.",
	}
	foreignForm = refusal{
		status: http.StatusForbidden, Title: "That came from another site.",
		Advice: "Dateline accepts nothing that another site sends in your name. Open its page and do it there.",
	}
	unknownPage = refusal{
		status: http.StatusNotFound, Title: "There is no such page.", Advice: "Ask a question, or see what the coverage holds.", showNav: true,
	}
	unknownArticle = refusal{
		status: http.StatusNotFound, Title: "The coverage does not have that article.",
		Advice: "Its address may have been cut short on the way. Ask for its words instead.", showNav: true,
	}
	unknownAnswer = refusal{
		status: http.StatusNotFound, Title: "No answer is kept under that id.",
		Advice: "Answers are forgotten after a time that the operator sets. Ask the question again.", showNav: true,
	}
	privateAnswer = refusal{
		status: http.StatusForbidden, Title: "That answer was given in private.",
		Advice: "Only the person who asked can see it, where they asked. They can share it there.", showNav: true,
	}
	unknownEdition = refusal{
		status: http.StatusNotFound, Title: "There is no such edition.", Advice: "The page of digests lists those that were published.", showNav: true,
	}
	tooBusy = refusal{
		status: http.StatusServiceUnavailable, Title: "Too many requests at once.", Advice: "Try again in a minute.", showNav: true,
	}
	badForm = refusal{
		status: http.StatusBadRequest, Title: "That form could not be read.", Advice: "Go back and send it again.", showNav: true,
	}
	tookTooLong = refusal{
		status: http.StatusServiceUnavailable, Title: "That took too long and was stopped.", Advice: "Try again in a minute.", showNav: true,
	}
)

// sayPlatform says where a question was asked.
func sayPlatform(platform string) string {
	switch platform {
	case Platform:
		return "on this page"
	case "slack":
		return "on Slack"
	case "discord":
		return "on Discord"
	case bot.Terminal:
		return "at a terminal"
	}
	return ""
}

// sayChange says what made v another version than before, which is nil for the
// first.
func sayChange(before, v *corpus.Version) string {
	switch {
	case v.Withdrawn:
		return "Withdrawn"
	case before == nil:
		return "First added"
	case before.Withdrawn:
		return "Added again"
	case before.Brief && !v.Brief:
		return "The article itself, in place of its brief"
	default:
		return "Changed"
	}
}

// sayStanding says what became of a quote.
func sayStanding(s bot.QuoteState) string {
	switch s {
	case bot.QuoteCorrected:
		return "The article has changed since, and these words are no longer in it."
	case bot.QuoteWithdrawn:
		return "The article was withdrawn, so its words are not shown."
	default:
		return "Still in its source."
	}
}
