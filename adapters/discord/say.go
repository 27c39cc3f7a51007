package discord

import (
	"fmt"
	"strings"
)

// What people read of Discord's own surfaces.
const (
	labelDates   = "Dates and names …"
	labelAnyTime = "Published at any time"
	labelWeek    = "Published in the last 7 days"
	labelMonth   = "Published in the last month"
	labelQuarter = "Published in the last 3 months"
	labelYear    = "Published in the last year"

	exampleSince = "2024-06, 1 June 2024, last month"
	exampleUntil = "2024-10-20, October 2024"
)

// sayPublished says the dates that a filter lets through.
func sayPublished(words []string) string { return "Published " + strings.Join(words, ", ") }

func saySilentSessions(silent, wanted int) string {
	return fmt.Sprintf("Discord: %d of %d gateway sessions are silent and will be replaced", silent, wanted)
}

// sayMissingSessions says that not all sessions are open; trouble is the latest
// failure, empty for none.
func sayMissingSessions(open, wanted int, trouble string) string {
	said := fmt.Sprintf("Discord: %d of %d gateway sessions are open", open, wanted)
	if trouble != "" {
		said += ": " + trouble
	}
	return said
}
