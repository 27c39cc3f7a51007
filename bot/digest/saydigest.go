package digest

import (
	"fmt"
	"math"
	"strings"
	"time"

	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/bot/words"
)

// What people read of digests: how they are set up, listed, paused and posted.
// The rules for wording are those of say.go in package bot.

const (
	sayDigestHelp       = "Digests: digest daily 08:00 Asia/Seoul, digest list, preview, now, pause, resume, stop; why with a link or a story's number."
	sayNoDigest         = "There is no digest in this place."
	sayDigestHow        = "To set one up: digest daily 08:00 Asia/Seoul, or digest weekly mon 09:00 with chart about artillery shells."
	sayConfigured       = "That digest is set in the configuration of Dateline, which its operator changes."
	sayOutAlready       = "Today's edition is out already. The next one comes at its time."
	sayOnItsWay         = "Today's edition is on its way. The next one comes at its time tomorrow or later."
	sayTooManyRequested = "Too many editions were asked for at once. Ask again in a minute."

	// sayPausedHere is why a digest is paused that was paused in chat. It is
	// stored.
	sayPausedHere = "paused here; digest resume lets it go on"
	// sayNoPlace is why a digest is paused, or a watch stopped, whose channel
	// takes no posts. It is stored, and [Publisher.Run] recognizes it.
	sayNoPlace = "nothing can be posted to its channel, which is archived or deleted, or the bot was removed or lacks a permission"
)

func sayDigests(n int) string {
	if n == 1 {
		return "The digest of this place:"
	}
	return "The digests of this place:"
}

// SayDigest describes a digest on one line: its schedule, what it asks, and
// when its next edition comes, or why it is paused.
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
	parts = append(parts, sayOptions(d)...)
	at, ok := d.next(now)
	switch {
	case d.Paused != "":
		parts = append(parts, "paused: "+d.Paused)
	case ok:
		parts = append(parts, "next "+at.Format("Mon 2 Jan 15:04"))
	}
	return strings.Join(parts, words.Dot)
}

// sayOptions says what a digest has besides its stories, and whether it is
// silent when there is nothing new.
func sayOptions(d Digest) (out []string) {
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

// sayDigestFoot is the last line of an edition: its schedule, and the receipt of
// what it quotes, "" for none.
func sayDigestFoot(d Digest, receipt string) string {
	parts := []string{d.Schedule.String()}
	if receipt != "" {
		parts = append(parts, "receipt "+receipt)
	}
	return strings.Join(parts, words.Dot)
}

func sayWhichDigest(here []Digest) string {
	return "This place has several digests: " + sayDigestNames(here) + ". Name one of them."
}

func sayNoSuchDigest(name string, here []Digest) string {
	return "This place has no digest “" + name + "”, but " + sayDigestNames(here) + "."
}

func sayDigestNames(digests []Digest) string {
	var names []string
	for _, d := range digests {
		names = append(names, d.Name)
	}
	return strings.Join(names, ", ")
}

func sayStopped(d Digest) string { return "The " + d.Name + " digest of this place is stopped." }

// sayPaused tells the operator that a digest is paused, and why.
func sayPaused(d Digest) string {
	return fmt.Sprintf("The %s digest of %s:%s is paused: %s.", d.Name, d.Platform, d.Place, d.Paused)
}

// SayPosted tells the operator what became of an edition; out is what
// [Publisher.Post] returned.
func SayPosted(d Digest, date calendar.Day, out bool) string {
	if out {
		return fmt.Sprintf("The %s edition of %s is at %s:%s.", d.Name, date, d.Platform, d.Place)
	}
	return fmt.Sprintf("The %s edition of %s was made before; nothing was posted to %s:%s.", d.Name, date, d.Platform, d.Place)
}

// SayPostWaits says that this command tries a post again, and when.
func SayPostWaits(why error, after time.Duration) string {
	return fmt.Sprintf("%v. It is tried again in %s; if this is stopped, the next call goes on with it.", why, saySeconds(after))
}

// SayPostedLater says that the running service, and not this command, tries a
// post again.
func SayPostedLater(why error, after time.Duration) string {
	return fmt.Sprintf("%v. The service tries it again in %s at the earliest.", why, saySeconds(after))
}

func saySeconds(d time.Duration) string { return words.Count(int(math.Ceil(d.Seconds())), "second") }
