package digest

import (
	"fmt"
	"strings"

	"dateline/bot"
	"dateline/bot/calendar"
)

// SayNoChart is said to whoever wanted a chart of nothing.
const SayNoChart = "No chart was written: nothing of the last 14 days is in the coverage."

// sayChart puts a chart's figures into words.
func sayChart(dig Digest, days []bot.ChartDay) *bot.Chart {
	c := &bot.Chart{Days: days, Title: "Articles a day"}
	if dig.Question != "" {
		c.Title = "Articles a day on the digest's question"
	}
	first, last := days[0].Date.UTC(), days[len(days)-1].Date.UTC()
	from := first.Format("2 Jan")
	switch {
	case first.Year() != last.Year():
		from = calendar.Date(first)
	case first.Month() == last.Month():
		from = first.Format("2")
	}
	c.Title += ", " + from + " to " + calendar.Date(last)
	total, most := 0, days[0]
	var each []string
	for _, d := range days {
		total += d.Articles
		if d.Articles > most.Articles {
			most = d
		}
		day := fmt.Sprintf("%s: %s", d.Date.UTC().Format("Mon 2 Jan"), bot.Number(d.Articles))
		if d.SoFar {
			day += " " + bot.SaySoFar
		}
		each = append(each, day)
	}
	c.Summary = fmt.Sprintf("%s: %s in all, most (%s) on %s.", c.Title, bot.Number(total), bot.Number(most.Articles), most.Date.UTC().Format("Mon 2 Jan"))
	c.Alt = c.Summary + " " + strings.Join(each, "; ") + "."
	return c
}

// chartDays is how many days a chart goes back, the edition's own among them.
const chartDays = 14
