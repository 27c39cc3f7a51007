package bot

import (
	"strings"
	"time"

	"dateline/bot/calendar"
	"dateline/bot/words"
	"dateline/corpus"
)

const (
	sayNoCoverage = "The coverage is empty: import articles first."
	sayCurrent    = "Searches see all of it."
)

// Citation returns what is known of a source beside its title: outlet, date, link
// or file, separated by dots.
func Citation(s Source) string {
	var parts []string
	if s.Outlet != "" {
		parts = append(parts, words.Isolate(s.Outlet))
	}
	if !s.Published.IsZero() {
		day := calendar.Date(s.Published)
		if s.Inferred {
			day += " (inferred)"
		}
		parts = append(parts, day)
	} else {
		parts = append(parts, "no date known")
	}
	if s.Brief {
		parts = append(parts, "brief")
	}
	if s.Reprints > 0 {
		parts = append(parts, "+"+words.Count(s.Reprints, "reprint"))
	}
	if s.OtherOutlets > 0 {
		parts = append(parts, "+"+words.Count(s.OtherOutlets, "other outlet"))
	}
	switch {
	case s.Link != "":
		parts = append(parts, s.Link)
	case s.File != "" && s.File != s.Title:
		parts = append(parts, words.Isolate(s.File))
	}
	return strings.Join(parts, words.Dot)
}

// saySources heads the list of sources.
func saySources(articles, outlets int) string {
	if outlets == 0 {
		return "The coverage has " + words.Count(articles, "article") + ", and none names its outlet."
	}
	return "The coverage has " + words.Count(articles, "article") + " from " + words.Count(outlets, "outlet") + "."
}

// sayExtent says how large the coverage is, on one line.
func sayExtent(counts []corpus.SourceCount) string {
	articles, outlets := tally(counts)
	parts := []string{words.Count(articles, "article")}
	if outlets > 0 {
		parts = append(parts, words.Count(outlets, "outlet"))
	}
	var oldest, newest time.Time
	for _, c := range counts {
		if !c.Oldest.IsZero() && (oldest.IsZero() || c.Oldest.Before(oldest)) {
			oldest = c.Oldest
		}
		if c.Newest.After(newest) {
			newest = c.Newest
		}
	}
	if !oldest.IsZero() {
		parts = append(parts, calendar.Range(oldest, newest))
	}
	return strings.Join(parts, words.Dot)
}

// sayOutlet is a row of the list of sources.
func sayOutlet(c corpus.SourceCount) string {
	name := c.Source
	if name == "" {
		name = SayNoOutlet
	}
	parts := []string{name, words.Count(c.Articles, "article")}
	if c.Oldest.IsZero() {
		parts = append(parts, "no date known")
	} else {
		parts = append(parts, calendar.Range(c.Oldest, c.Newest))
	}
	return strings.Join(parts, words.Dot)
}

func sayLastArrival(t time.Time) string { return "Last arrival: " + calendar.Moment(t) + "." }

// sayBehind says that the index has not taken in the newest arrivals.
func sayBehind(n int, since time.Time) string {
	return "Searches do not see " + words.Count(n, "arrival") + " yet, the first of them from " + calendar.Moment(since) + "."
}

// SayFailing returns what the foot of a digest says of feeds that have failed for
// a day; nothing if there are none.
func SayFailing(feeds int) string {
	switch feeds {
	case 0:
		return ""
	case 1:
		return words.Dot + "1 feed fails: see status"
	}
	return words.Dot + words.Number(feeds) + " feeds fail: see status"
}

// SaySoFar stands below the bar of a day that is not over.
const SaySoFar = "so far"
