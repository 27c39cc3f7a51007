package bot

import "strings"

// Subcommand reads what somebody typed into a request: the action that its
// first word names, and the receipt or the text that follows. Only words that
// cannot begin a question name an action: "why 8f3kq2mz" does, "why did Russia
// …" is a question.
func Subcommand(q *Request, typed string) {
	first, rest, _ := strings.Cut(typed, " ")
	rest = strings.TrimSpace(rest)
	q.Text = typed
	switch word := Action(strings.ToLower(first)); word {
	case Action(Ask.String()):
		q.Text = rest
	case Settings, Digests, Watching, Unwatch:
		q.Action, q.Text = word, rest
	case Help, Status, Sources, Doctor:
		if rest == "" {
			q.Action, q.Text = word, ""
		}
	case More, Why, Verify, Forget:
		if rest == "" || isReceipt(rest) || word == Why && namesArticle(rest) {
			q.Action, q.Receipt, q.Text = word, strings.ToLower(rest), ""
			if !isReceipt(rest) && namesArticle(rest) {
				q.Receipt, q.Text = "", rest
			}
		}
	}
}

// isReceipt tells whether a word can be a receipt's id as [NewID] makes them:
// eight letters and digits of its alphabet, at least one of them a digit, so
// that no word of a language is taken for one.
func isReceipt(word string) bool {
	return len(word) == idLength && strings.ContainsAny(word, "0123456789") &&
		strings.Trim(strings.ToLower(word), idLetters) == ""
}
