package terminal

import "dateline/bot"

// spark is a chart in one line: a bar a day, the highest for the most; a day
// without articles is a dot.
func spark(c *bot.Chart) string {
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
