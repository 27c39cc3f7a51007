package feed

import "time"

// Usual is how often a feed is read where nothing else is said.
const Usual = 15 * time.Minute

// shortest is how often a feed may be read at most.
const shortest = time.Minute

// Settings are what a person says about a feed.
type Settings struct {
	// Address is where the feed is, http or https.
	Address string
	// Outlet names the source of its articles; empty: what their pages say, or
	// else the feed's title.
	Outlet string
	// Interval is how often it is read; 0: Usual.
	Interval time.Duration
	// FullPage says that articles are read from their pages; otherwise what
	// the feed itself holds is the article.
	FullPage bool
	// Tags are given to all of its articles.
	Tags []string
}

// A Feed is what is known of one.
type Feed struct {
	Settings
	// Title is what the feed calls itself.
	Title string
	// Added is when it was added, LastRead when it was last read without a
	// failure, Due when it is to be read next; Waits says why only then.
	Added, LastRead, Due time.Time
	Waits                Reason
	// Failures counts failures in a row, since FailingSince; LastError is the
	// end of a sentence about the last of them.
	Failures     int
	FailingSince time.Time
	LastError    string
	// Complete says that all that it held when it was added has been read:
	// what comes now is news.
	Complete bool
	// Gone says that its server said so, and that it is read no more.
	Gone bool

	id    int64
	mark  mark
	every time.Duration
	// configured is the address in the configuration, empty for none.
	configured string
}

// Name is the feed in the words of a person.
func (f *Feed) Name() string {
	switch {
	case f.Outlet != "":
		return f.Outlet
	case f.Title != "":
		return f.Title
	}
	return plainAddress(f.Address)
}

// Plain is the feed's address without the password that it may hold.
func (f *Feed) Plain() string { return plainAddress(f.Address) }

// Failing tells whether the feed has failed for so long that people should
// know: a day, or for good.
func (f *Feed) Failing(now time.Time) bool {
	return f.Gone || f.Failures > 0 && !now.Before(f.FailingSince.Add(24*time.Hour))
}

// Status is a sentence about a feed that has failed, empty for one that has
// not.
func (f *Feed) Status() string {
	switch {
	case f.Gone:
		return "The feed " + f.Name() + " is read no more: " + f.LastError + "."
	case f.Failures > 0:
		return "The feed " + f.Name() + " has failed since " + f.FailingSince.Format("2 Jan 2006 15:04") + " UTC: " + f.LastError + "."
	}
	return ""
}

// plainAddress is an address without the password that it may hold.
func plainAddress(address string) string {
	u, err := webAddress(address)
	if err != nil {
		return address
	}
	return u.Redacted()
}
