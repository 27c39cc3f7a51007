package bot

import (
	"context"
	"time"
)

// examining bounds an examination in chat, so that its reply comes while a
// request may still take its time.
const examining = patience - 2*time.Second

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

// doctor examines everything that Dateline needs, faults first.
func (b *Bot) doctor(ctx context.Context) Reply {
	if b.Examine == nil {
		return Aside(sayNoDoctor)
	}
	ctx, cancel := context.WithTimeout(ctx, examining)
	defer cancel()
	all := b.Examine(ctx)
	rep := Aside(SayExamined(Faults(all), len(all)))
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
