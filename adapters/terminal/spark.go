package terminal

import "dateline/bot"

// sparkline draws a chart in one line of text, with one character per day: a block
// whose height is relative to the highest count, or a dot for a day without articles.
func sparkline(c *bot.Chart) string {
	bars := []rune("▁▂▃▄▅▆▇█")
	most := 0
	for _, d := range c.Days {
		most = max(most, d.Articles)
	}
	out := make([]rune, len(c.Days))
	for i, d := range c.Days {
		if out[i] = '·'; d.Articles > 0 {
			out[i] = bars[(d.Articles*len(bars)-1)/most]
		}
	}
	return string(out)
}
