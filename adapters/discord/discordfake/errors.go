package discordfake

import (
	"fmt"
	"net/http"
	"sort"
)

// apiError is an error in Discord's form.
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
type apiError struct {
	status  int
	code    int
	message string
	errors  obj
}

func (e *apiError) body() obj {
	o := obj{"message": e.message, "code": e.code}
	if e.errors != nil {
		o["errors"] = e.errors
	}
	return o
}

func discordError(status, code int, message string) *apiError {
	return &apiError{status: status, code: code, message: message}
}

func errUnauthorized() *apiError {
	return discordError(http.StatusUnauthorized, 0, "401: Unauthorized")
}
func errNotFound() *apiError { return discordError(http.StatusNotFound, 0, "404: Not Found") }
func errUnknownChannel() *apiError {
	return discordError(http.StatusNotFound, 10003, "Unknown Channel")
}
func errUnknownGuild() *apiError { return discordError(http.StatusNotFound, 10004, "Unknown Guild") }
func errUnknownMessage() *apiError {
	return discordError(http.StatusNotFound, 10008, "Unknown Message")
}
func errUnknownUser() *apiError { return discordError(http.StatusNotFound, 10013, "Unknown User") }
func errUnknownEmoji() *apiError {
	return discordError(http.StatusBadRequest, 10014, "Unknown Emoji")
}
func errUnknownWebhook() *apiError {
	return discordError(http.StatusNotFound, 10015, "Unknown Webhook")
}
func errUnknownInteraction() *apiError {
	return discordError(http.StatusNotFound, 10062, "Unknown interaction")
}
func errUnknownCommand() *apiError {
	return discordError(http.StatusNotFound, 10063, "Unknown application command")
}
func errAcknowledged() *apiError {
	return discordError(http.StatusBadRequest, 40060, "Interaction has already been acknowledged.")
}
func errMissingAccess() *apiError {
	return discordError(http.StatusForbidden, 50001, "Missing Access")
}
func errNotYours() *apiError {
	return discordError(http.StatusForbidden, 50005, "Cannot edit a message authored by another user")
}
func errEmptyMessage() *apiError {
	return discordError(http.StatusBadRequest, 50006, "Cannot send an empty message")
}
func errCannotDM() *apiError {
	return discordError(http.StatusForbidden, 50007, "Cannot send messages to this user")
}
func errMissingPermissions() *apiError {
	return discordError(http.StatusForbidden, 50013, "Missing Permissions")
}
func errTokenExpired() *apiError {
	return discordError(http.StatusUnauthorized, 50027, "Invalid Webhook Token")
}
func errArchived() *apiError {
	return discordError(http.StatusBadRequest, 50083, "Thread is archived")
}
func errNotJSON() *apiError {
	return discordError(http.StatusBadRequest, 50109, "The request body contains invalid JSON.")
}
func errHasThread() *apiError {
	return discordError(http.StatusBadRequest, 160004, "A thread has already been created for this message")
}
func errReplyWithoutHistory() *apiError {
	return discordError(http.StatusForbidden, 160002, "Cannot reply without permission to read message history")
}

// problem is a fault in the body of a request.
type problem struct {
	path    []any // keys and indices that lead to it
	code    string
	message string
}

func (p problem) String() string {
	return fmt.Sprintf("%s: %s (%s)", pathString(p.path), p.message, p.code)
}

func pathString(path []any) string {
	s := ""
	for i, p := range path {
		switch p := p.(type) {
		case int:
			s += fmt.Sprintf("[%d]", p)
		default:
			if i > 0 {
				s += "."
			}
			s += fmt.Sprint(p)
		}
	}
	return s
}

// problems collects the faults of a request. The method at narrows the path, so
// that checks compose.
type problems struct {
	found *[]problem
	path  []any
}

func newProblems() problems { return problems{found: &[]problem{}} }

func (p problems) at(steps ...any) problems {
	return problems{found: p.found, path: append(append([]any{}, p.path...), steps...)}
}

func (p problems) add(code, format string, args ...any) {
	*p.found = append(*p.found, problem{path: p.path, code: code, message: fmt.Sprintf(format, args...)})
}

func (p problems) any() bool { return len(*p.found) > 0 }

// maxLength reports text of more than max characters, as Discord words it.
func (p problems) maxLength(text string, max int) {
	if n := characters(text); n > max {
		p.add("BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length. (%d characters)", max, n)
	}
}

// length reports text that does not have min to max characters.
func (p problems) length(text string, min, max int) {
	if n := characters(text); n < min || n > max {
		p.add("BASE_TYPE_BAD_LENGTH", "Must be between %d and %d in length. (%d characters)", min, max, n)
	}
}

func (p problems) maxItems(n, max int) {
	if n > max {
		p.add("BASE_TYPE_BAD_LENGTH", "Must be between 1 and %d in length. (%d items)", max, n)
	}
}

// invalidForm is error 50035, with the nested object errors.
func (p problems) invalidForm() *apiError {
	found := append([]problem{}, *p.found...)
	sort.SliceStable(found, func(i, j int) bool { return len(found[i].path) < len(found[j].path) })
	root := obj{}
	for _, one := range found {
		node := root
		for _, step := range one.path {
			key := fmt.Sprint(step)
			next, ok := node[key].(obj)
			if !ok {
				next = obj{}
				node[key] = next
			}
			node = next
		}
		at, _ := node["_errors"].([]any)
		node["_errors"] = append(at, obj{"code": one.code, "message": one.message})
	}
	return &apiError{status: http.StatusBadRequest, code: 50035, message: "Invalid Form Body", errors: root}
}
