package terminal

import (
	"strings"

	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/bot/words"
)

// writeTally writes the table of what was counted, its columns in line.
func (p Printer) writeTally(b *strings.Builder, t *bot.Tally) {
	rows := tallyRows(t)
	if len(rows) == 0 {
		return
	}
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], columns(cell))
		}
	}
	for _, row := range rows {
		line := " "
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-columns(cell))
			if i == 1 { // numbers end in line
				cell, pad = pad+cell, ""
			}
			line += " " + cell + pad + " "
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// tallyRows are the rows of the table: what is counted, how many, and more on it.
func tallyRows(t *bot.Tally) (rows [][]string) {
	if t == nil {
		return nil
	}
	for _, o := range t.ByOutlet {
		row := []string{o.Outlet, words.Number(o.Articles), "", ""}
		if o.Outlet == "" {
			row[0] = bot.SayNoOutlet
		}
		if !o.First.IsZero() {
			row[2] = "first " + calendar.Date(o.First)
		}
		if o.Reprints > 0 {
			row[3] = words.Count(o.Reprints, "reprint")
		}
		rows = append(rows, row)
	}
	for _, p := range t.ByPeriod {
		rows = append(rows, []string{p.Label, words.Number(p.Articles)})
	}
	return rows
}
