package slack

import "fmt"

// What people read of Slack's own surfaces: its windows, its menu of commands and
// its app directory.
const (
	labelContext = "In its article"
	labelOutlets = "Outlets"
	labelSearch  = "Search"
	labelSend    = "Send"
	labelClose   = "Close"

	sayCommand  = "Ask the news coverage"
	sayUsage    = "how many shells did Russia receive? since:2024-06"
	sayApp      = "Answers questions about the news coverage with verbatim passages and their sources."
	sayShortcut = "Search the coverage for what a message says"
)

func saySilentSockets(silent, open int) string {
	return fmt.Sprintf("Slack: %d of %d sockets are silent and will be replaced", silent, open)
}

// sayNoSocket says that nothing comes in over Socket Mode; trouble is the latest
// failure, empty for none.
func sayNoSocket(trouble string) string {
	said := "Slack: no socket is open"
	if trouble != "" {
		said += ": " + trouble
	}
	return said
}
