package discord

import (
	"strings"

	"dateline/bot"
)

// options reads the options of a subcommand of /coverage.
func (t *task) options(filled []filled) {
	q := &t.Request
	zone := ""
	for _, o := range filled {
		if o.Focused {
			t.Field, t.Values = o.Name, []string{o.text()}
		}
		switch o.Name {
		case optReceipt:
			q.Receipt = strings.ToLower(o.text())
		case optChange, optArticle, optQuestion, optWatch:
			q.Text = o.text()
		case optZone:
			zone = o.text()
		}
	}
	if q.Action == bot.Digests && zone != "" {
		q.Text = inZone(q.Text, zone)
	}
}

// inZone adds the zone that was chosen beside a schedule to it.
func inZone(change, zone string) string {
	when, about, ok := strings.Cut(change, " about ")
	if !ok {
		return when + " " + zone
	}
	return when + " " + zone + " about " + about
}
