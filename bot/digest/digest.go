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

// A Digest is a standing question, asked by the clock: the same search as for
// any other question, over what arrived since its last edition. Digests that
// were set up in chat are stored as JSON, under the names of these fields.
type Digest struct {
	// Platform and Place say where it is posted, in the platform's own ids.
	// Name tells the digests of one place apart.
	Platform, Place, Name string
	Schedule              Schedule
	// Direct says that its place is a conversation of one person with the bot.
	Direct bool
	// Question is what it asks, in words; if it is empty, the digest tells
	// everything new. Filter narrows both.
	Question string
	Filter   query.Filter
	// Quiet says that nothing is posted when nothing is new, rather than a
	// single line.
	Quiet bool
	// Spikes asks for what comes up far more often than in the 14 days before.
	Spikes bool
	// Chart asks for a chart of the coverage over the last 14 days.
	Chart bool
	// Gaps makes it a list of the questions that found no answer, instead of
	// news.
	Gaps bool
	// Since is when it was set up. It is not due for times before.
	Since time.Time
	// Paused says why it is paused; it is empty if it is not.
	Paused string
}

// Check returns an error if a digest lacks its destination, its time of day or
// its zone.
func (d Digest) Check() error {
	switch {
	case d.Platform == "" || d.Place == "":
		return errNoDestination(d.Name)
	case d.Schedule.Zone == nil || d.Schedule.Minute < 0 || d.Schedule.Minute >= 24*60:
		return errIncompleteSchedule(d.Name)
	}
	return nil
}

// ID identifies a digest among all: slack:C0123456789/daily.
func (d Digest) ID() string { return d.Platform + ":" + d.Place + "/" + d.Name }

// key is the idempotency key of one message of an edition: 20 letters and
// digits that do not change when the program is restarted. Part 0 is the post,
// the other parts are its thread. Discord accepts at most 25 characters:
// https://docs.discord.com/developers/resources/message#create-message
func (d Digest) key(date calendar.Day, part int) string {
	return idempotencyKey(fmt.Sprintf("%s\n%s\n%d", d.ID(), date, part))
}

// idempotencyKey hashes what identifies a message into 20 letters and digits.
func idempotencyKey(identity string) string {
	sum := sha256.Sum256([]byte(identity))
	return strings.ToLower(base32.HexEncoding.EncodeToString(sum[:])[:20])
}

// Where reads a destination, such as slack:C0123456789. Its error is a sentence
// for the person who wrote it.
func Where(text string) (platform, place string, err error) {
	platform, place, ok := strings.Cut(text, ":")
	if !ok || platform == "" || place == "" || strings.ContainsAny(place, " /") {
		return "", "", errNotDestination(text)
	}
	return platform, place, nil
}
