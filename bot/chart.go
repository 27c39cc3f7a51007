package bot

import "dateline/bot/calendar"

// A Chart is how much was published on each of the last days. Like a Reply it is
// content: an adapter draws it, or puts it into words.
type Chart struct {
	// Title says what is counted, and over which days; Summary also says which
	// day has most; Alt, for people who cannot see the picture, has the figure of
	// each day as well. Alt has at most 1,000 characters.
	Title, Summary, Alt string
	// Days are in order, without a gap.
	Days []ChartDay
}

// A ChartDay is one bar of a chart.
type ChartDay struct {
	Date calendar.Day
	// Label stands below the bar: the day of the month, and at the beginning of a
	// month its name.
	Label    string
	Articles int
	// SoFar says that the day is not over.
	SoFar bool
}
