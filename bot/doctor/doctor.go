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
	// Subject is what was looked at: Slack, the data folder, a feed.
	Subject string `json:"subject"`
	// Says is what is so, Remedy what the operator does about it; where nothing
	// is to be done it is empty. Neither holds a secret.
	Says   string `json:"says"`
	Remedy string `json:"remedy,omitempty"`
}

// OK tells whether nothing is to be done.
func (f Finding) OK() bool { return f.Remedy == "" }

// Faults counts the findings with something to be done.
func Faults(all []Finding) int {
	n := 0
	for _, f := range all {
		if !f.OK() {
			n++
		}
	}
	return n
}

// Command answers in chat with what an examination finds, faults first.
func Command(examine func(context.Context) []Finding) bot.Command {
	return bot.Command{Run: func(ctx context.Context, _ bot.Request) (bot.Reply, error) {
		ctx, cancel := context.WithTimeout(ctx, examining)
		defer cancel()
		return doctorReply(examine(ctx)), nil
	}}
}

func doctorReply(all []Finding) bot.Reply {
	rep := bot.Aside(SayExamined(Faults(all), len(all)))
	var fine []string
	for _, f := range all {
		if f.OK() {
			fine = append(fine, "✓ "+f.Subject+": "+f.Says)
		} else {
			rep.Lines = append(rep.Lines, "✗ "+f.Subject+": "+f.Says+" "+f.Remedy)
		}
	}
	rep.Lines = append(rep.Lines, fine...)
	return rep
}
