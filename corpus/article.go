package corpus

import "time"

// An Article is one piece of coverage as cleaned plain text. Passages are
// slices of its Text.
type Article struct {
	// ID identifies the article across all of its versions. It is the id that
	// the file declares or, by default, the file's name.
	ID string
	// Title is the headline, empty if there is none.
	Title string
	// Source is the outlet, empty if unknown.
	Source string
	Author string
	// Published is the time of publication, with a precision of one second, in
	// the zone in which the source stated it: the article is of that day. It is
	// in UTC if no zone was stated, at midnight UTC if only the day is known,
	// and zero if nothing is. See [OutletTime].
	Published time.Time
	// URL is the public link and File the path that the article was last read
	// from; either may be empty. File is not part of a version: moving the file
	// does not make a new one.
	URL  string
	File string
	// Language is a BCP 47 tag such as "en" or "ko", empty if unknown.
	Language string
	// Brief reports that Text is a brief in our own words instead of the
	// article itself.
	Brief bool
	// Inferred reports that the outlet or the date was inferred from the text.
	Inferred bool
	// Tags are arbitrary labels from the article's file or feed, nil if there
	// are none.
	Tags []string
	// Text is valid UTF-8 without page clutter, its paragraphs separated by one
	// empty line ("\n\n"). It does not include the title.
	Text string
}

// An Arrival is the sequence number of a version in the log, counted from 1. It
// is never reused, so it identifies one version of one article for good.
type Arrival int64

// A Version is an article as of one arrival, until the next version replaces
// it.
type Version struct {
	Article
	Arrival Arrival
	// Arrived is the time of arrival in UTC. It never decreases from one
	// arrival to the next.
	Arrived time.Time
	// Replaces is the previous version of the article, zero for the first.
	Replaces Arrival
	// Withdrawn reports that the article was taken out of the coverage. A
	// withdrawn version has no text, and no version of the article may be
	// quoted while it is the newest.
	Withdrawn bool
	// Backfill reports that the version came from an archive or from the first
	// reading of a feed: it is part of the coverage but not news.
	Backfill bool
	// Hash is the content hash of the article as it was handed to [Store.Add],
	// before it inherited anything from its brief.
	Hash Hash
}
