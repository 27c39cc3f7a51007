package bot

import (
	"strconv"
	"strings"
)

// Subcommand reads what somebody typed into a request: the action that its first
// word names, and the receipt or the text that follows. Only words that cannot
// begin a question name an action: "why 8f3kq2mz" does, "why did Russia …" is a
// question.
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

// isReceipt reports whether a word can be an id from [NewID]. It must have a
// digit, so that no word of a language is taken for one.
func isReceipt(word string) bool {
	return len(word) == idLength && strings.ContainsAny(word, "0123456789") &&
		strings.Trim(strings.ToLower(word), idLetters) == ""
}

// namesArticle reports whether what follows "why" names an article of a digest: a
// link, or a number in the last edition.
func namesArticle(text string) bool {
	n, err := strconv.Atoi(text)
	link := strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")
	return err == nil && n > 0 && n < 1000 || link && !strings.ContainsAny(text, " \n")
}
