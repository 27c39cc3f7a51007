package digest

import (
	"fmt"
	"strings"

	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/bot/words"
)

// What people read of charts. The rules for wording are those of say.go in
// package bot.

// SayNoChart says that no chart was written because there is nothing to show.
const SayNoChart = "No chart was written: nothing of the last 14 days is in the coverage."

// sayChart puts a chart's figures into words. Days must not be empty.
func sayChart(dig Digest, days []bot.ChartDay) *bot.Chart {
	title := sayChartTitle(dig, days)
	total, most := 0, days[0]
	var each []string
	for _, d := range days {
		total += d.Articles
		if d.Articles > most.Articles {
			most = d
		}
		day := fmt.Sprintf("%s: %s", d.Date.UTC().Format("Mon 2 Jan"), words.Number(d.Articles))
		if d.SoFar {
			day += " " + bot.SaySoFar
		}
		each = append(each, day)
	}
	summary := fmt.Sprintf("%s: %s in all, most (%s) on %s.", title, words.Number(total), words.Number(most.Articles), most.Date.UTC().Format("Mon 2 Jan"))
	return &bot.Chart{Title: title, Summary: summary, Alt: summary + " " + strings.Join(each, "; ") + ".", Days: days}
}

// sayChartTitle says what a chart counts, and over which days: "Articles a day,
// 7 to 20 Aug 2031".
func sayChartTitle(dig Digest, days []bot.ChartDay) string {
	title := "Articles a day"
	if dig.Question != "" {
		title = "Articles a day on the digest's question"
	}
	first, last := days[0].Date.UTC(), days[len(days)-1].Date.UTC()
	from := first.Format("2 Jan")
	switch {
	case first.Year() != last.Year():
		from = calendar.Date(first)
	case first.Month() == last.Month():
		from = first.Format("2")
	}
	return title + ", " + from + " to " + calendar.Date(last)
}
