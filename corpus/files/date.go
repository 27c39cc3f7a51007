package files

import (
	"errors"
	"regexp"
	"strings"
	"time"

	"dateline/corpus"
)

// layouts are the accepted forms of a date, those with a time first. Forms that
// mean different days in America and Europe, such as 06/07/2024, are not among
// them.
var layouts = [...]string{
	time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700",
	"2006-01-02 15:04:05 Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05", "2006-01-02 15:04",
	time.RFC1123, time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700",
	"Mon, 2 Jan 2006 15:04:05", time.RFC850, time.ANSIC, time.UnixDate, time.RubyDate,
	"2006-01-02", "2006/01/02", "2006.01.02", "20060102", "2006-1-2", "2006/1/2",
	"January 2, 2006", "Jan 2, 2006", "January 2 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006", "2 January, 2006",
	"January 2, 2006 15:04", "January 2, 2006 3:04 PM", "Jan 2, 2006 3:04 PM", "2 January 2006 15:04", "2 Jan 2006 15:04",
	"02.01.2006", "2.1.2006",
}

var (
	weekday      = regexp.MustCompile(`(?i)^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\.?,?\s+`)
	ordinal      = regexp.MustCompile(`(?i)\b(\d{1,2})(st|nd|rd|th)\b`)
	abbreviation = regexp.MustCompile(`(?i)\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.`)
	september    = regexp.MustCompile(`(?i)\bsept\b`)
)

var errDate = errors.New("no known form of a date")

// parseDate parses a date, in the zone that it states; one without a time zone is
// taken as UTC.
func parseDate(s string) (time.Time, error) {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 60 {
		return time.Time{}, errDate
	}
	plain := weekday.ReplaceAllString(s, "")
	plain = abbreviation.ReplaceAllString(ordinal.ReplaceAllString(plain, "$1"), "$1")
	plain = september.ReplaceAllString(plain, "Sep")
	for _, form := range []string{s, plain} {
		for _, layout := range layouts {
			if t, err := time.Parse(layout, form); err == nil && plausible(t) {
				return corpus.OutletTime(t), nil
			}
		}
	}
	return time.Time{}, errDate
}

// plausible rejects years that must be mistakes: newspapers have existed since
// 1605.
func plausible(t time.Time) bool { return t.Year() >= 1600 && t.Year() < 10000 }
