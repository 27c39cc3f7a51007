package doctor

import (
	"context"
	"time"

	"dateline/bot"
)

// examining bounds an examination in chat, so that its reply comes within the
// ten seconds that the bot gives a request.
const examining = 8 * time.Second

// A Finding is what was found of one thing that Dateline needs to run.
type Finding struct {
	// Subject is what was examined: Slack, the data folder, a feed.
	Subject string `json:"subject"`
	// Says is what was found, and Remedy what the operator should do about it,
	// in sentences without secrets. Remedy is empty if there is nothing to do.
	Says   string `json:"says"`
	Remedy string `json:"remedy,omitempty"`
}

// OK reports whether there is nothing to do.
func (f Finding) OK() bool { return f.Remedy == "" }

// Faults counts the findings that are not OK.
func Faults(all []Finding) int {
	n := 0
	for _, f := range all {
		if !f.OK() {
			n++
		}
	}
	return n
}

// Command returns the chat command that runs an examination and replies with its
// findings, faults first. Examine must return when its context ends.
func Command(examine func(context.Context) []Finding) bot.Command {
	return bot.Command{Run: func(ctx context.Context, _ bot.Request) (bot.Reply, error) {
		ctx, cancel := context.WithTimeout(ctx, examining)
		defer cancel()
		return reply(examine(ctx)), nil
	}}
}

func reply(all []Finding) bot.Reply {
	rep := bot.PrivateNotice(SayExamined(Faults(all), len(all)))
	var fine []string
	for _, f := range all {
		if f.OK() {
			fine = append(fine, sayFinding(f))
		} else {
			rep.Lines = append(rep.Lines, sayFinding(f))
		}
	}
	rep.Lines = append(rep.Lines, fine...)
	return rep
}
