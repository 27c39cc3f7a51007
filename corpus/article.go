package corpus

import "time"

// An Article is one piece of coverage, cleaned: what a passage can be cut from.
type Article struct {
	// ID names the article through all of its versions: the id that its file
	// declares, else the file's name.
	ID string
	// Title is the headline, empty where the article has none.
	Title string
	// Source is the outlet, empty where unknown.
	Source string
	Author string
	// Published is when the outlet published it, in UTC and to the second;
	// midnight where only the day is known, zero where nothing is.
	Published time.Time
	// URL is the public link, File the path it was last read from; either may
	// be empty. File is no part of a version: an article whose file moved is
	// the same version.
	URL  string
	File string
	// Language is a BCP 47 tag such as "en" or "ko", empty where unknown.
	Language string
	// Brief says that the text is a brief of an article in our own words, not
	// the article.
	Brief bool
	// Inferred says that the outlet or the date was inferred from the text.
	Inferred bool
	// Tags are free words that its file gives it, nil for none.
	Tags []string
	// Text is the article's plain text: valid UTF-8, paragraphs separated by
	// one empty line ("\n\n"), clutter removed. The title is not part of it.
	Text string
}

// An Arrival numbers what came into the coverage, from 1 upwards; it is never
// used twice, so it names one version of one article for ever.
type Arrival int64

// A Version is an article as it stood from one arrival on.
type Version struct {
	Article
	Arrival Arrival
	// Arrived is when it came in, in UTC; it never runs backwards from one
	// arrival to the next.
	Arrived time.Time
	// Replaces is the version before it, zero for the first.
	Replaces Arrival
	// Withdrawn says that the article was taken back: this version has no
	// text, and no version of the article may be quoted.
	Withdrawn bool
	// Backfill says that it came with the first reading of a feed or from an
	// archive: it is part of the coverage, but no news.
	Backfill bool
	// Hash is of the article as it was handed in.
	Hash Hash
}
