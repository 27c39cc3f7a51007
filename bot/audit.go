package bot

import "time"

// A Record is who asked what, and how it ended, for an audit log. Unlike an
// [Event] it has people's names and words.
type Record struct {
	At time.Time
	// ID is the request's, Receipt that of the answer which it got or is about.
	ID, Receipt string
	// Platform, Place and Person are the platform's own ids.
	Platform, Place, Person string
	Action                  Action
	// Text is the question as it was typed, or the argument of another action;
	// Filters were chosen beside it.
	Text    string
	Filters []string
	Outcome Outcome
	// Private says that only the asker sees the answer.
	Private bool
}

// record is what an audit log keeps of a request. What a page asks by itself is
// nobody's.
func record(req Request, rep Reply) (r Record, ok bool) {
	r = Record{
		At: req.At, ID: req.ID, Receipt: rep.Receipt, Platform: req.Platform, Place: req.Place, Person: req.Person,
		Action: req.Action, Text: req.Text, Filters: req.Filter.Words(), Outcome: rep.outcome(),
		Private: rep.Private || req.Private || req.Direct,
	}
	if r.Receipt == "" {
		r.Receipt = req.Receipt
	}
	return r, req.Person != "" || req.Action == Ask
}
