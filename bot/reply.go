package bot

import (
	"time"

	"dateline/retrieval"
	"dateline/retrieval/text"
)

// A Reply is what the bot has to say: content, never layout. An adapter lays it
// out in its platform's own way, in the order of the fields.
type Reply struct {
	// Receipt is the short id under which the answer is kept; empty where
	// nothing was kept.
	Receipt string
	// Question is what was searched, in the asker's words and without filters;
	// empty for what is not an answer.
	Question string
	// Filters are the filters that applied, in words: "since 1 Oct 2024".
	Filters []string
	// Inherited are those of Filters that the thread's last answer handed on;
	// an offer to drop them (Forget) is among Offers.
	Inherited []string
	// Unread is what was written like a filter by date and was searched as
	// words, because it is none; Lines say so, too.
	Unread []string
	// Verdict is empty for what is not an answer.
	Verdict retrieval.Verdict
	// Headline is the verdict line, or the sentence of a notice.
	Headline string
	// Quotes are the passages, best first; Sources what they cite, numbered
	// from 1 in order of first citation.
	Quotes  []Quote
	Sources []Source
	// Lines are further sentences: what else was searched, which words the
	// coverage lacks, the rows of a list.
	Lines []string
	// Foot says how much was searched.
	Foot string
	// Offers are what can be done next.
	Offers []Offer
	// Reading is one article with a passage set off; nil but for Context.
	Reading *Reading
	// Chart is a picture to draw; nil but in digests that want one.
	Chart *Chart
	// Private says that only the asker may see the reply.
	Private bool
	// By is who asked, as the platform's id, where the reply goes to others on
	// their behalf; empty elsewhere. SayAskedBy is its sentence.
	By string
	// Outcome is why there is no answer, where one was asked for; empty for
	// answers, and for what is no question.
	Outcome Outcome
	// Result is what the search found, for programs; nil where none ran.
	Result *retrieval.Result
}

// A Quote is words of an article, to the letter.
type Quote struct {
	Text string
	// Number is the quote's own in its receipt, from 1: what Context wants.
	Number int
	// Marks are the bytes of Text that match the question, in order, disjoint.
	Marks []text.Span
	// Source is the number of its citation in Reply.Sources.
	Source int
	// Nearest says that it does not answer, and is only what came nearest.
	Nearest bool
	// Reasons stand under the quote: what its score is made of, largest first,
	// where that was asked for; in a digest, what is known of its story.
	Reasons []string
	// Passage is where the words stand.
	Passage retrieval.Passage
}

// A Source is a citation.
type Source struct {
	Number int
	// Title is the headline, or the file's name for an article without one.
	Title string
	// Outlet is empty where unknown, Published zero.
	Outlet    string
	Published time.Time
	// Link is the public address, File the local file's name; one of them may
	// be empty.
	Link, File string
	// Page is the address of Dateline's own page on the article, at the passage
	// that is quoted first; empty where people cannot reach one.
	Page string
	// Brief says that the text is a brief in our own words, Inferred that
	// outlet or date were inferred.
	Brief, Inferred bool
	// Article is the article's id.
	Article string
	// Reprints is how many other articles of the coverage carry the same text.
	Reprints int
}

// A Reading is an article around one of its passages.
type Reading struct {
	Source  Source
	Author  string
	Text    string
	Passage text.Span
}

// An Offer is something that the asker can do next with one press. Everything
// but its action, the receipt and a number is read from the ledger, so an offer
// on an old message still works.
type Offer struct {
	Action  Action
	Receipt string
	Number  int
	// Label is at most 75 characters.
	Label string
}
