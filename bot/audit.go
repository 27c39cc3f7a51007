package bot

import "time"

// A Record says for an audit log who asked what, and how it ended. Unlike an
// [Event] it has the names and words of people.
type Record struct {
	At time.Time
	// ID is the id of the request, Receipt that of the answer that it got or is
	// about.
	ID, Receipt string
	// Platform names the platform; Place and Person are its ids.
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

// record returns what an audit log keeps of a request; ok is false for what a web
// page asks by itself.
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
