package feed

import "time"

// DefaultInterval is how often a feed is read if its settings do not say.
const DefaultInterval = 15 * time.Minute

// minInterval bounds how often a feed may be read.
const minInterval = time.Minute

// Settings are what a person decides about a feed.
type Settings struct {
	// Address is the feed's http or https address.
	Address string
	// Outlet is the source of its articles. If it is empty, the source is what
	// their pages declare, or else the feed's title.
	Outlet string
	// Interval is how often the feed is read; 0 means [DefaultInterval].
	Interval time.Duration
	// FullPage has articles read from their pages. Otherwise the text in the
	// feed is the article.
	FullPage bool
	// Tags are given to all articles of the feed.
	Tags []string
}

// A Feed is the settings and the state of one feed.
type Feed struct {
	Settings
	// LastRead is when the feed was last read without a failure, in UTC; zero
	// for never.
	LastRead time.Time
	// Due is when the feed is to be read next.
	Due time.Time
	// Failures counts consecutive failures.
	Failures int
	// Gone reports that the feed is not read any more: its server declared it
	// gone, or it moved to the address of another feed.
	Gone bool

	id int64
	// title is what the feed calls itself.
	title string
	added time.Time
	// waitReason says why the feed is not due earlier.
	waitReason Reason
	// failingSince is the time of the first of the consecutive failures, and
	// lastError ends a sentence about the last of them.
	failingSince time.Time
	lastError    string
	// complete reports that everything the feed held when it was added has been
	// read: what comes now is news.
	complete   bool
	validators validators
	// ttl is how often the feed says that it changes, 0 if it does not.
	ttl time.Duration
	// configured is the feed's address in the configuration, empty for a feed
	// that was added by hand.
	configured string
}

// Name returns the name of the feed for people: its outlet, title or address.
func (f *Feed) Name() string {
	switch {
	case f.Outlet != "":
		return f.Outlet
	case f.title != "":
		return f.title
	}
	return redacted(f.Address)
}

// RedactedAddress returns the feed's address without the password that it may
// hold.
func (f *Feed) RedactedAddress() string { return redacted(f.Address) }

// failing reports whether people should be told about the feed: it has failed
// for a day, or is gone for good.
func (f *Feed) failing(now time.Time) bool {
	return f.Gone || f.Failures > 0 && !now.Before(f.failingSince.Add(24*time.Hour))
}

// Status returns a sentence about a feed that has failed, empty for one that
// has not.
func (f *Feed) Status() string {
	switch {
	case f.Gone:
		return "The feed " + f.Name() + " is read no more: " + f.lastError + "."
	case f.Failures > 0:
		return "The feed " + f.Name() + " has failed since " + f.failingSince.Format("2 Jan 2006 15:04") + " UTC: " + f.lastError + "."
	}
	return ""
}

// redacted returns an address without the password that it may hold.
func redacted(address string) string {
	u, err := webAddress(address)
	if err != nil {
		return address
	}
	return u.Redacted()
}
