package doctor

import (
	"fmt"
	"time"

	"dateline/bot"
	"dateline/bot/calendar"
)

// What is said of what Dateline finds on its own machine and in its feeds.

// Configured is a configuration without faults; file is empty where the
// environment alone has it.
func Configured(subject, file string) Finding {
	if file == "" {
		return Finding{subject, "There is no file, and the environment has no faults.", ""}
	}
	return Finding{subject, file + " and the environment have no faults.", ""}
}

// Misconfigured is a fault of the configuration.
func Misconfigured(subject, fault string) Finding {
	return Finding{subject, fault + ".", "Change it; `dateline init -` prints what each key means."}
}

// PageOpen says where the page is served; hint is who cannot read it, empty
// where everybody can who should.
func PageOpen(subject, address, hint string) Finding {
	says := "It is served at " + address + "."
	if hint != "" {
		says += " " + hint
	}
	return Finding{subject, says, ""}
}

// AddressTaken is an address that cannot be listened on.
func AddressTaken(subject string, cause error) Finding {
	return Finding{
		subject, "The address cannot be listened on: " + cause.Error() + ".",
		"Stop what listens there, or set DATELINE_LISTEN to another address.",
	}
}

// FeedReads is a feed that can be read.
func FeedReads(subject string, items int, newest time.Time) Finding {
	says := "It holds " + bot.Count(items, "item")
	if !newest.IsZero() {
		says += ", the newest of " + calendar.Date(newest)
	}
	return Finding{subject, says + ".", ""}
}

// FeedFails is one that cannot.
func FeedFails(subject string, cause error) Finding {
	return Finding{
		subject, "It cannot be read: " + cause.Error() + ".",
		"Open its address in a browser. If the feed has moved, set the new address; if it is inside your network, name the range under feed_networks.",
	}
}

// FeedMoved is a feed whose server says for good that it is elsewhere.
func FeedMoved(subject, to string) Finding {
	return Finding{subject, "It has moved for good to " + to + ".", "Set that address in the configuration."}
}

// FeedEmpty is a feed without items.
func FeedEmpty(subject string) Finding {
	return Finding{subject, "It can be read and holds nothing.", "Check that this is the feed that was meant."}
}

// FolderFine is a data folder that can be used; free is in bytes.
func FolderFine(subject, dir string, articles int, free uint64) Finding {
	return Finding{subject, fmt.Sprintf("%s can be written to, holds %s, and its disk has %s free.", dir, bot.Count(articles, "article"), size(free)), ""}
}

// FolderNew is a data folder that the first start will make.
func FolderNew(subject, dir string) Finding {
	return Finding{subject, dir + " is not there yet; the first import or start makes it.", ""}
}

// FolderClosed is a folder that cannot be used.
func FolderClosed(subject string, cause error) Finding {
	return Finding{
		subject, "It cannot be used: " + cause.Error() + ".",
		"Run Dateline as the owner of the folder, or name another one with DATELINE_DATA.",
	}
}

// FolderInUse is a folder that another process has open and does not answer
// for.
func FolderInUse(subject string, cause error) Finding {
	return Finding{subject, cause.Error() + ".", "It does not answer commands, so it may hang: stop it and start it anew."}
}

// FolderBusy is a folder that a running service answers for.
func FolderBusy(subject, dir string) Finding {
	return Finding{subject, dir + " is in use by a running service, which examined it.", ""}
}

// FolderNewer is a folder that a newer version has written.
func FolderNewer(subject string, cause error) Finding {
	return Finding{subject, cause.Error() + ".", "Install the newer version again."}
}

// leastFree is the room that a disk must have, in bytes: an index that is
// rebuilt needs as much again as it has.
const leastFree = 1 << 30

// DiskFree judges the room on a folder's disk, in bytes.
func DiskFree(subject string, free uint64) Finding {
	if free >= leastFree {
		return Finding{subject, "Its disk has " + size(free) + " free.", ""}
	}
	return Finding{
		subject, "Its disk has only " + size(free) + " free.",
		"Make room, or move the folder: with a full disk nothing is kept, and an index that is rebuilt needs as much again as it has.",
	}
}

// CorpusMissing is a path to answer from that is not there.
func CorpusMissing(subject string, cause error) Finding {
	return Finding{subject, "It cannot be read: " + cause.Error() + ".", "Correct DATELINE_CORPUS, or leave it empty."}
}

// IndexAgrees is an index that holds what the store does.
func IndexAgrees(subject string, articles int) Finding {
	return Finding{subject, "It holds the coverage as it is: " + bot.Count(articles, "article") + ".", ""}
}

// IndexDiffers is one that does not, or cannot be read.
func IndexDiffers(subject, problem string) Finding {
	return Finding{
		subject, "It does not hold the coverage as it is: " + problem + ".",
		"Run `dateline reindex`: it is made anew from the coverage, and nothing is lost.",
	}
}

// IndexUnread is an index that could not be compared in time.
func IndexUnread(subject string) Finding {
	return Finding{subject, "The coverage is too large to be compared in this time; the index opens and is up to date.", ""}
}

// size writes bytes for a person.
func size(n uint64) string {
	switch {
	case n >= 1<<40:
		return fmt.Sprintf("%.1f TB", float64(n)/(1<<40))
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	}
	return fmt.Sprintf("%d MB", n>>20)
}
