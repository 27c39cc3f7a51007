package bot

import "dateline/bot/calendar"

// A Chart is how much was published on each of the last days: content, as a
// Reply is. An adapter draws it, or says it in words.
type Chart struct {
	// Title says what is counted, and over which days; Summary says that and
	// the most of it; Alt says each day's figure too, for who cannot see the
	// picture. Alt has at most 1,000 characters.
	Title, Summary, Alt string
	// Days are in order, without a gap.
	Days []ChartDay
}

// A ChartDay is one bar of a chart.
type ChartDay struct {
	Date calendar.Day
	// Label stands below the bar: the day of the month, with the month where
	// that begins.
	Label    string
	Articles int
	// SoFar says that the day is not over.
	SoFar bool
}
