package bot

import (
	"strings"
	"time"

	"dateline/bot/calendar"
	"dateline/bot/words"
	"dateline/corpus"
)

// Citation is what is known of a source beside its title: outlet, date, link
// or file.
func Citation(s Source) string {
	var parts []string
	if s.Outlet != "" {
		parts = append(parts, s.Outlet)
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
	switch {
	case s.Link != "":
		parts = append(parts, s.Link)
	case s.File != "" && s.File != s.Title:
		parts = append(parts, s.File)
	}
	return strings.Join(parts, words.Dot)
}

// extent is the size of the coverage on one line.
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

// outlet is one row of the list of sources.
func sayOutlet(c corpus.SourceCount) string {
	name := c.Source
	if name == "" {
		name = "no outlet named"
	}
	parts := []string{name, words.Count(c.Articles, "article")}
	if c.Oldest.IsZero() {
		parts = append(parts, "no date known")
	} else {
		parts = append(parts, calendar.Range(c.Oldest, c.Newest))
	}
	return strings.Join(parts, words.Dot)
}
