package terminal

import (
	"strings"

	"dateline/bot"
)

// writeTally writes the table of what was counted, its columns in line.
func (p Printer) writeTally(b *strings.Builder, t *bot.Tally) {
	rows := t.Table()
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
