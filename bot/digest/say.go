package digest

import (
	"fmt"
	"math"
	"strings"
	"time"

	"dateline/bot"
	"dateline/bot/calendar"
)

// The sentences of digests and watches, by the rules of say.go.

// sayEdition is the header of an edition: "since Mon 08:00 · 14 new articles ·
// 5 stories: 3 new, 2 developing".
func sayEdition(e Edition) string {
	parts := []string{saySince(e), bot.Count(e.Articles, "new article")}
	switch fresh, running := e.Counts(); {
	case fresh+running == 0 && e.Articles == 0:
		parts[1] = "nothing new"
	case fresh+running == 0:
		parts = append(parts, "nothing that was not told before")
	case running == 0:
		parts = append(parts, bot.Counted(fresh, "new story", "new stories"))
	case fresh == 0:
		parts = append(parts, bot.Counted(running, "developing story", "developing stories"))
	default:
		parts = append(parts, fmt.Sprintf("%s: %d new, %d developing", bot.Counted(fresh+running, "story", "stories"), fresh, running))
	}
	switch e.Reason {
	case DueLate:
		parts = append(parts, "late")
	case DueCatchUp:
		parts = append(parts, "catching up")
	}
	return strings.Join(parts, bot.Dot)
}

// saySince says when an edition's window began: the day of the week alone
// where that cannot be mistaken.
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

const (
	sayDenial  = "a denial"
	sayNewHere = "new to this digest"
)

func sayNewFigure(figure string) string { return "a new figure, " + figure }

func sayNewOrigin(name string) string {
	if name == "" {
		return "a new origin"
	}
	return "a new origin, " + name
}

// sayStory says what is known of a story: "new · 3 origins (Yonhap, AP) in 5
// outlets · first seen Mon 09:12 by Yonhap".
func sayStory(s Story, w window, zone *time.Location) string {
	parts := []string{"new"}
	if s.Running {
		parts[0] = "developing: " + s.New
	}
	from := bot.Count(s.Origins, "origin")
	if len(s.Names) > 0 {
		from += " (" + listed(s.Names, 4) + ")"
	}
	if len(s.Outlets) > 1 {
		from += " in " + bot.Count(len(s.Outlets), "outlet")
	}
	parts = append(parts, from)
	first := "first seen " + sayMoment(s.First, w, zone)
	if s.FirstBy != "" {
		first += " by " + s.FirstBy
	}
	return strings.Join(append(parts, first), bot.Dot)
}

// sayMoment writes a time of the last days by its day of the week, others by
// their date. By publication, often the day alone is known.
func sayMoment(t time.Time, w window, zone *time.Location) string {
	switch {
	case w.Published && t.Equal(t.Truncate(24*time.Hour)):
		return calendar.Date(t)
	case w.To.Sub(t) < 6*24*time.Hour:
		return t.In(zone).Format("Mon 15:04")
	}
	return calendar.Date(t.In(zone))
}

// listed joins names, the first so many of them.
func listed(names []string, most int) string {
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
}

// sayMore says how many stories wait in the thread.
func sayMore(n int) string { return fmt.Sprintf("+%d more in the thread", n) }

// sayDigestFoot says what the digest asks, and when.
func sayDigestFoot(d Digest, receipt string) string {
	parts := []string{d.Schedule.String()}
	if receipt != "" {
		parts = append(parts, "receipt "+receipt)
	}
	return strings.Join(parts, bot.Dot)
}

// sayRest heads the rest of a story in the thread, by its number in the post.
func sayRest(number int, title string) string { return fmt.Sprintf("%d%s%s", number, bot.Dot, title) }

// sayFurther heads the stories that did not lead.
func sayFurther(n int) string { return bot.Counted(n, "more story", "more stories") }

func sayUnlisted(n int) string { return fmt.Sprintf("and %s more", bot.Number(n)) }

// sayNoPlace is why a digest is paused that cannot be posted any more.
const sayNoPlace = "nothing can be posted to its channel, which is archived or deleted, or the bot was removed or lacks a permission"

// sayPaused says that a digest is paused, for its operator.
func sayPaused(d Digest) string {
	return fmt.Sprintf("The %s digest of %s:%s is paused: %s.", d.Name, d.Platform, d.Place, d.Paused)
}

// SayPosted tells an operator what became of an edition; out is false where it
// was out before.
func SayPosted(d Digest, date calendar.Day, out bool) string {
	if out {
		return fmt.Sprintf("The %s edition of %s is at %s:%s.", d.Name, date, d.Platform, d.Place)
	}
	return fmt.Sprintf("The %s edition of %s was made before; nothing was posted to %s:%s.", d.Name, date, d.Platform, d.Place)
}

// SayPostWaits says that a post has to wait, and why.
func SayPostWaits(why error, after time.Duration) string {
	return fmt.Sprintf("%v. It is tried again in %s; if this is stopped, the next call goes on with it.", why, seconds(after))
}

// SayPostedLater says that the service goes on with a post.
func SayPostedLater(why error, after time.Duration) string {
	return fmt.Sprintf("%v. The service tries it again in %s at the earliest.", why, seconds(after))
}

func seconds(d time.Duration) string { return bot.Count(int(math.Ceil(d.Seconds())), "second") }

const (
	sayNoDigest   = "There is no digest in this place."
	sayDigestHow  = "To set one up: digest daily 08:00 Asia/Seoul, or digest weekly mon 09:00 with chart about artillery shells."
	sayConfigured = "That digest is set in the configuration of Dateline, which its operator changes."
	sayPausedBy   = "paused here; digest resume lets it go on"
	sayOutAlready = "Today's edition is out already. The next one comes at its time."
	sayOnItsWay   = "Today's edition is on its way. The next one comes at its time tomorrow or later."
	sayDeskBusy   = "Too many editions were asked for at once. Ask again in a minute."
)

func sayDigests(n int) string {
	if n == 1 {
		return "The digest of this place:"
	}
	return "The digests of this place:"
}

// SayDigest says what a digest asks, when, and when it comes next.
func SayDigest(d Digest, now time.Time) string {
	parts := []string{d.Schedule.String(), "all that is new"}
	if d.Question != "" {
		parts[1] = "about “" + d.Question + "”"
	}
	if d.Gaps {
		parts[1] = "questions without an answer"
	}
	if !d.Filter.Empty() {
		parts = append(parts, bot.Narrowed(d.Filter))
	}
	parts = append(parts, sayWishes(d)...)
	at, ok := d.Next(now)
	switch {
	case d.Paused != "":
		parts = append(parts, "paused: "+d.Paused)
	case ok:
		parts = append(parts, "next "+at.Format("Mon 2 Jan 15:04"))
	}
	return strings.Join(parts, bot.Dot)
}

// sayWishes says what a digest has beside its stories, and when it is silent.
func sayWishes(d Digest) (out []string) {
	if d.Chart {
		out = append(out, "with a chart")
	}
	if d.Spikes {
		out = append(out, "with spikes")
	}
	if d.Quiet {
		out = append(out, "silent when nothing is new")
	}
	return out
}

// sayOuting says when an edition came, and what it told.
func sayOuting(i issue) string {
	told := bot.Counted(i.told(), "story", "stories")
	if i.told() == 0 {
		told = "nothing to tell"
	}
	return i.date.UTC().Format("Mon 2 Jan 2006") + bot.Dot + i.reason.String() + bot.Dot + told
}

func sayNoSchedule(err error) string { return "That is no schedule: " + err.Error() + "." }

func sayWhichDigest(here []Digest) string {
	return "This place has several digests: " + strings.Join(names(here), ", ") + ". Name one of them."
}

func sayNoSuchDigest(name string, here []Digest) string {
	return "This place has no digest “" + name + "”, but " + strings.Join(names(here), ", ") + "."
}

func sayStopped(d Digest) string { return "The " + d.Name + " digest of this place is stopped." }

func names(digests []Digest) []string {
	var out []string
	for _, d := range digests {
		out = append(out, d.Name)
	}
	return out
}

const (
	sayNoEdition  = "No digest was posted in this place yet."
	sayNoSuchLink = "The coverage has no article under that link."
)

func sayNoSuchNumber(n int) string { return fmt.Sprintf("The last edition here has no story %d.", n) }

func sayNotInEdition(arrived time.Time, last issue) string {
	if arrived.After(last.window.To) {
		return "It arrived after the last edition here, " + calendar.Moment(arrived) + ", and is for the next one."
	}
	return "It arrived " + calendar.Moment(arrived) + ", outside of the last editions here."
}

// sayFate says why an article is in an edition, or at which stage it was left
// out.
func sayFate(date calendar.Day, f Fate) string {
	what := map[Stage]string{
		Led:        fmt.Sprintf("It led story %d: %s.", f.Number, f.Detail),
		Behind:     "It stood in the thread, behind “" + f.Title + "”, which says more of their story.",
		ReprintOf:  "It is a reprint of “" + f.Title + "”, and stood in the thread.",
		PastTop:    fmt.Sprintf("It was listed in the thread: %d stories lead, by how many origins and outlets tell them, and its story came after.", mostStories),
		PastOutlet: fmt.Sprintf("It was listed in the thread: its outlet led %d stories already.", mostOfOutlet),
		NoNews:     "It was left out: its story was told before, and it has no new origin, figure or denial.",
		SeenBefore: "It was left out: it corrects an article that was seen before, and tells nothing new.",
		TooOld:     "It was left out: it was published more than three days before the edition's time.",
		Backfilled: "It was left out: it came with the first reading of its feed or as part of an archive, which is no news.",
		LeftOut:    "It was left out: the digest's filter does not let it pass.",
		NoAnswer:   "It was left out: it does not answer the digest's question.",
		TakenBack:  "It was left out: it was withdrawn.",
		Superseded: "It was left out: a correction that came before the edition stands for it.",
	}[f.Stage]
	return "Edition of " + calendar.Date(date.UTC()) + bot.Dot + what
}

const sayDigestHelp = "Digests: digest daily 08:00 Asia/Seoul, digest list, preview, now, pause, resume, stop; why with a link or a story's number."

// sayLeftOut counts what an edition leaves out, by why; empty for nothing.
func sayLeftOut(fates []Fate) string {
	counts := map[Stage]int{}
	for _, f := range fates {
		counts[f.Stage]++
	}
	var parts []string
	for _, c := range []struct {
		stage Stage
		why   string
	}{
		{TooOld, "published more than three days before"},
		{Backfilled, "that came as an archive or with the first reading of a feed"},
		{LeftOut, "that the filter does not let pass"},
		{NoAnswer, "that do not answer the question"},
		{NoNews, "of stories that were told before"},
		{SeenBefore, "corrected, and seen before"},
		{TakenBack, "withdrawn"},
	} {
		if n := counts[c.stage]; n > 0 {
			parts = append(parts, bot.Number(n)+" "+c.why)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Left out: " + strings.Join(parts, "; ") + "."
}

// saySpike says what comes up far more than usual.
func saySpike(s Spike) string {
	where := map[string]string{
		"outlet": fmt.Sprintf("%s has %d independent stories", s.What, s.Now),
		"name":   fmt.Sprintf("“%s” is in %d independent stories", s.What, s.Now),
		"story":  fmt.Sprintf("“%s” has %d origins", s.What, s.Now),
	}[s.Kind]
	return fmt.Sprintf("Far more than usual: %s, against %.1f in the 14 days before.", where, s.Usual)
}
