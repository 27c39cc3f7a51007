package digest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/bot/words"
)

// What people read of questions without an answer. The rules for wording are
// those of say.go in package bot.

// sayGaps is the headline of a list of questions without an answer.
func sayGaps(g bot.Gaps, zone *time.Location) string {
	since := "so far"
	if !g.From.IsZero() {
		since = "since " + g.From.In(zone).Format("Mon 2 Jan 15:04")
	}
	n := len(g.List)
	if n == 0 {
		return "No question in public went without an answer " + since
	}
	return words.Counted(n, "question", "questions") + " without an answer in the coverage " + since
}

// SayGap is a line on one question without an answer: “Who won?” · since 1 Oct
// 2024 · 3 times, last 21 Nov 2026 · slack 2, web 1 · not in the coverage: chess.
func SayGap(g bot.Gap, zone *time.Location) string {
	parts := append([]string{"“" + g.Question + "”"}, g.Filters...)
	last := calendar.Date(g.Last.In(zone))
	if g.Times > 1 {
		last = fmt.Sprintf("%s times, last %s", words.Number(g.Times), last)
	}
	parts = append(parts, last, sayPlatforms(g.Platforms))
	if len(g.Missing) > 0 {
		parts = append(parts, "not in the coverage: "+strings.Join(g.Missing, ", "))
	}
	if g.Private {
		parts = append(parts, "asked in private")
	}
	return strings.Join(parts, words.Dot)
}

// sayPlatforms says on which platforms a question was asked and, if there are
// several, how many times on each.
func sayPlatforms(times map[string]int) string {
	names := slices.Sorted(maps.Keys(times))
	if len(names) == 1 {
		return names[0]
	}
	for i, name := range names {
		names[i] = name + " " + words.Number(times[name])
	}
	return strings.Join(names, ", ")
}

func sayMoreGaps(n int) string {
	return "+" + words.Number(n) + " more; dateline gaps lists them all."
}

// SayPrivateGaps counts the questions without an answer that were asked in private.
func SayPrivateGaps(n int) string {
	return "In private: " + words.Counted(n, "question", "questions") + " without an answer, whose words are not shown."
}

// SayNoGaps says that there are no questions without an answer.
const SayNoGaps = "Every question found an answer."
