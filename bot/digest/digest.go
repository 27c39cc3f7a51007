package digest

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
	"time"

	"dateline/bot/calendar"
	"dateline/retrieval/query"
)

// A Digest is a standing question, asked by the clock: the same search as any
// other, over what arrived since its last edition.
type Digest struct {
	// Platform and Place say where it goes, in the platform's own ids; Name
	// tells the digests of one place apart.
	Platform, Place, Name string
	Schedule              Schedule
	// Direct says that its place is a conversation of one person with the bot.
	Direct bool
	// Question is what it asks, in words; empty: all that is new. Filter
	// narrows both.
	Question string
	Filter   query.Filter
	// Quiet says that nothing is posted when nothing is new; else it is one
	// line.
	Quiet bool
	// Spikes asks to be told what comes up far more than in the last 14 days.
	Spikes bool
	// Chart asks for a picture of the coverage over the last 14 days.
	Chart bool
	// Gaps says that it lists the questions without an answer, and not what is
	// new.
	Gaps bool
	// Since is when it was set up: no edition of an earlier time is missing.
	Since time.Time
	// Paused says why it is paused; empty: it is not.
	Paused string
}

// Check says what a digest lacks.
func (d Digest) Check() error {
	switch {
	case d.Platform == "" || d.Place == "":
		return fmt.Errorf("digest %q: where it goes is missing; write for example slack:C0123456789", d.Name)
	case d.Schedule.Zone == nil || d.Schedule.Minute < 0 || d.Schedule.Minute >= 24*60:
		return fmt.Errorf("digest %q: a time of day and a zone are missing", d.Name)
	}
	return nil
}

// ID names a digest: slack:C0123456789/daily.
func (d Digest) ID() string { return d.Platform + ":" + d.Place + "/" + d.Name }

// key is the idempotency key of one part of an edition: 20 letters and digits,
// the same after any restart. Part 0 is the post, the others its thread.
// Discord takes 25 at most:
// https://docs.discord.com/developers/resources/message#create-message
func (d Digest) key(date calendar.Day, part int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%d", d.ID(), date, part))
	return strings.ToLower(base32.HexEncoding.EncodeToString(sum[:])[:20])
}

// Where reads a destination: slack:C0123456789.
func Where(text string) (platform, place string, err error) {
	platform, place, ok := strings.Cut(text, ":")
	if !ok || platform == "" || place == "" || strings.ContainsAny(place, " /") {
		return "", "", fmt.Errorf("%q is no place; write for example slack:C0123456789", text)
	}
	return platform, place, nil
}
