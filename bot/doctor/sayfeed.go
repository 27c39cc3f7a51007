package doctor

import (
	"time"

	"dateline/bot/calendar"
	"dateline/bot/words"
)

// Findings on feeds.

// FeedReadable reports that a feed can be read, how many items it has, and the
// date of the newest, which may be zero.
func FeedReadable(subject string, items int, newest time.Time) Finding {
	says := "It holds " + words.Count(items, "item")
	if !newest.IsZero() {
		says += ", the newest of " + calendar.Date(newest)
	}
	return Finding{subject, says + ".", ""}
}

// FeedUnreadable reports that a feed cannot be read.
func FeedUnreadable(subject string, cause error) Finding {
	return Finding{
		subject, "It cannot be read: " + cause.Error() + ".",
		"Open its address in a browser. If the feed has moved, set the new address; if it is inside your network, name the range under feed_networks.",
	}
}

// FeedMoved reports that a feed's server redirects permanently to another
// address.
func FeedMoved(subject, to string) Finding {
	return Finding{subject, "It has moved for good to " + to + ".", "Set that address in the configuration."}
}

// FeedEmpty reports that a feed has no items.
func FeedEmpty(subject string) Finding {
	return Finding{subject, "It can be read and holds nothing.", "Check that this is the feed that was meant."}
}
