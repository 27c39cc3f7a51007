package bot

import (
	"time"

	"dateline/retrieval"
	"dateline/retrieval/text"
)

// A Reply is what the bot has to say. It is content and not layout: an adapter
// lays it out in the way of its platform, in the order of the fields.
type Reply struct {
	// Receipt is the id under which the answer is kept; empty if nothing was kept.
	Receipt string
	// Question is what was searched, in the asker's words and without filters;
	// empty if the reply is not an answer.
	Question string
	// Filters are the filters that applied, in words: "since 1 Oct 2024".
	Filters []string
	// Inherited are those of Filters that come from the thread's last answer;
	// Offers has an offer to drop them (Forget).
	Inherited []string
	// Unread is what was written like a date and could not be read; Lines says
	// what became of it.
	Unread []string
	// Verdict is empty if the reply is not an answer.
	Verdict retrieval.Verdict
	// Headline is the verdict line, or the sentence of a notice.
	Headline string
	// Quotes are the passages, best first; Sources is what they cite, numbered
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
	// Reading is set in replies to Context only.
	Reading *Reading
	// Tally is what was counted, in replies to questions that ask how many
	// articles there are, or which; Sources are then those of its list.
	Tally *Tally
	// Chart is set in digests with a chart and beside a Tally by period only.
	Chart *Chart
	// Private says that only the asker may see the reply.
	Private bool
	// By is the platform's id of the asker, if the reply goes to other people on
	// the asker's behalf; otherwise empty.
	By string
	// Outcome is why a question has no answer; empty for answers, and for replies
	// to other requests.
	Outcome Outcome
	// Result is what the search found, for programs; nil without a search.
	Result *retrieval.Result
}

// A Quote is words of an article, verbatim.
type Quote struct {
	Text string
	// Number is that of the passage in its receipt, from 1; Context asks for it.
	Number int
	// Marks are the bytes of Text to set off, in order and disjoint: the words
	// that may be the answer, or else those that match the question.
	Marks []text.Span
	// Source is the number of its citation in Reply.Sources.
	Source int
	// Nearest says that the quote does not answer, but is what comes nearest.
	Nearest bool
	// Reasons stand under the quote: the parts of its score, largest first, if they
	// were asked for; in a digest, what is known of its story.
	Reasons []string
	// Passage is where the words stand.
	Passage retrieval.Passage
}

// A Source is a citation.
type Source struct {
	Number int
	// Title is the headline or, without one, the file's name or the article's id.
	Title string
	// Outlet is empty if unknown, Published zero. Published is in the outlet's
	// zone: its day there is the one that is shown.
	Outlet    string
	Published time.Time
	// Link is the public address, File the name of the local file; either may be
	// empty.
	Link, File string
	// Page is the address of Dateline's own page on the article, at the passage
	// that is quoted first; empty if people cannot reach one.
	Page string
	// Brief says that the text is a brief in our own words, Inferred that the
	// outlet or the date were inferred.
	Brief, Inferred bool
	// Article is the article's id.
	Article string
	// Reprints is how many other articles of the coverage carry the same text.
	Reprints int
	// OtherOutlets is how many other outlets tell the same story, in answers in
	// order of date.
	OtherOutlets int
}

// A Reading is an article in which one passage is set off.
type Reading struct {
	Source  Source
	Author  string
	Text    string
	Passage text.Span
}

// An Offer is something that can be done next with one press. All but its action,
// its number and the id of the receipt is read from the ledger, so an offer on an
// old message still works.
type Offer struct {
	Action  Action
	Receipt string
	Number  int
	// Label is at most 75 characters.
	Label string
}
