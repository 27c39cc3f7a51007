package digest

import (
	"fmt"
	"strings"
	"time"

	"dateline/bot/calendar"
	"dateline/bot/words"
	"dateline/corpus"
)

// What people read of editions. The rules for wording are those of say.go in
// package bot.

const (
	sayNewHere    = "new to this digest"
	sayDenial     = "a denial"
	sayNoEdition  = "No digest was posted in this place yet."
	sayNoSuchLink = "The coverage has no article under that link."
)

// sayEdition is the header of an edition: "since Mon 08:00 · 14 new articles ·
// 5 stories: 3 new, 2 developing".
func sayEdition(e Edition) string {
	parts := []string{saySince(e), words.Count(e.Articles, "new article")}
	switch began, running := e.counts(); {
	case began+running == 0 && e.Articles == 0:
		parts[1] = "nothing new"
	case began+running == 0:
		parts = append(parts, "nothing that was not told before")
	case running == 0:
		parts = append(parts, words.Counted(began, "new story", "new stories"))
	case began == 0:
		parts = append(parts, words.Counted(running, "developing story", "developing stories"))
	default:
		parts = append(parts, fmt.Sprintf("%s: %d new, %d developing", words.Counted(began+running, "story", "stories"), began, running))
	}
	switch e.Reason {
	case dueLate:
		parts = append(parts, "late")
	case dueCatchUp:
		parts = append(parts, "catching up")
	}
	return strings.Join(parts, words.Dot)
}

// saySince says when an edition's window began: by the day of the week alone
// where that is unambiguous.
func saySince(e Edition) string {
	from, to := e.window.From.In(e.Digest.Schedule.Zone), e.window.To.In(e.Digest.Schedule.Zone)
	switch {
	case from.IsZero():
		return "all so far"
	case to.Sub(from) < 6*24*time.Hour:
		return "since " + from.Format("Mon 15:04")
	}
	return "since " + from.Format("Mon 2 Jan 15:04")
}

func sayNewFigure(figure string) string { return "a new figure, " + figure }

func sayNewOrigin(name string) string {
	if name == "" {
		return "a new origin"
	}
	return "a new origin, " + name
}

// sayStory sums up a story: "new · 3 origins (Yonhap, AP) in 5 outlets · first
// seen Mon 09:12 by Yonhap".
func sayStory(s Story, w window, zone *time.Location) string {
	parts := []string{"new"}
	if s.Running {
		parts[0] = "developing: " + s.New
	}
	from := words.Count(s.Origins, "origin")
	if len(s.Names) > 0 {
		from += " (" + sayNames(s.Names, 4) + ")"
	}
	if len(s.Outlets) > 1 {
		from += " in " + words.Count(len(s.Outlets), "outlet")
	}
	parts = append(parts, from)
	first := "first seen " + sayMoment(s.First, w, zone)
	if s.FirstBy != "" {
		first += " by " + s.FirstBy
	}
	return strings.Join(append(parts, first), words.Dot)
}

// sayMoment writes a time within the last days by its day of the week, and an
// earlier one by its date. In a window by publication a time at midnight UTC is
// a date without an hour.
func sayMoment(t time.Time, w window, zone *time.Location) string {
	switch {
	case w.Published && corpus.DayOnly(t):
		return calendar.Date(t)
	case w.To.Sub(t) < 6*24*time.Hour:
		return t.In(zone).Format("Mon 15:04")
	case w.Published && !inUTC(t):
		return calendar.Date(t) // the outlet's
	}
	return calendar.Date(t.In(zone))
}

// sayNames lists the first names, at most so many, and counts the others.
func sayNames(names []string, most int) string {
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
}

// sayMore says how many stories are listed in the thread.
func sayMore(n int) string { return fmt.Sprintf("+%d more in the thread", n) }

// sayRest is the heading of a story's other articles in the thread; number is
// the story's in the post.
func sayRest(number int, title string) string { return fmt.Sprintf("%d%s%s", number, words.Dot, title) }

// sayFurther is the heading of the stories that did not lead.
func sayFurther(n int) string { return words.Counted(n, "more story", "more stories") }

func sayUnlisted(n int) string { return fmt.Sprintf("and %s more", words.Number(n)) }

// saySpike says what comes up far more than usual.
func saySpike(s spike) string {
	var what string
	switch s.kind {
	case spikeOutlet:
		what = fmt.Sprintf("%s has %d independent stories", s.what, s.now)
	case spikeName:
		what = fmt.Sprintf("“%s” is in %d independent stories", s.what, s.now)
	case spikeStory:
		what = fmt.Sprintf("“%s” has %d origins", s.what, s.now)
	}
	return fmt.Sprintf("Far more than usual: %s, against %.1f in the 14 days before.", what, s.usual)
}

// sayPastEdition says when an edition came, why then, and how many stories it
// led with.
func sayPastEdition(row editionRow) string {
	stories := "nothing to tell"
	if n := row.storiesLed(); n > 0 {
		stories = words.Counted(n, "story", "stories")
	}
	return row.date.UTC().Format("Mon 2 Jan 2006") + words.Dot + sayReason(row.reason) + words.Dot + stories
}

// sayReason says how punctual an edition was.
func sayReason(r DueReason) string {
	switch r {
	case dueLate:
		return "late"
	case dueCatchUp:
		return "catch-up"
	}
	return "on time"
}

// sayLeftOut counts what an edition leaves out, by reason; it returns "" if
// nothing was left out.
func sayLeftOut(all []Disposition) string {
	counts := map[Stage]int{}
	for _, d := range all {
		counts[d.Stage]++
	}
	var parts []string
	for _, stage := range [...]Stage{
		stageTooOld, stageBackfill, stageFiltered, stageNoAnswer, stageNoNews, stageCorrection, stageWithdrawn,
	} {
		if n := counts[stage]; n > 0 {
			parts = append(parts, words.Number(n)+" "+sayLeftOutBy(stage, n))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Left out: " + strings.Join(parts, "; ") + "."
}

// sayLeftOutBy describes the articles that a stage left out, after their number.
func sayLeftOutBy(stage Stage, n int) string {
	if n == 1 {
		switch stage {
		case stageBackfill:
			return "that came as a part of an archive or with the first reading of a feed"
		case stageNoAnswer:
			return "that does not answer the question"
		case stageNoNews:
			return "of a story that was told before"
		}
	}
	switch stage {
	case stageTooOld:
		return "published more than three days before"
	case stageBackfill:
		return "that came as an archive or with the first reading of a feed"
	case stageFiltered:
		return "that the filter does not let pass"
	case stageNoAnswer:
		return "that do not answer the question"
	case stageNoNews:
		return "of stories that were told before"
	case stageCorrection:
		return "corrected, and seen before"
	case stageWithdrawn:
		return "withdrawn"
	}
	return ""
}
