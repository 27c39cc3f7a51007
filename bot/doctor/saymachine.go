package doctor

import (
	"fmt"

	"dateline/bot/words"
)

// Findings on the machine that Dateline runs on: its configuration, page, data
// folder and index.

// Configured reports that the configuration has no faults. File is empty if the
// environment has all of it.
func Configured(subject, file string) Finding {
	if file == "" {
		return Finding{subject, "There is no file, and the environment has no faults.", ""}
	}
	return Finding{subject, file + " and the environment have no faults.", ""}
}

// Misconfigured reports a fault of the configuration.
func Misconfigured(subject, fault string) Finding {
	return Finding{subject, fault + ".", "Change it; `dateline init -` prints what each key means."}
}

// PageServed reports where the web page is served. Hint is a sentence on who
// cannot reach it there; it is empty if there is nothing to say.
func PageServed(subject, address, hint string) Finding {
	says := "It is served at " + address + "."
	if hint != "" {
		says += " " + hint
	}
	return Finding{subject, says, ""}
}

// AddressTaken reports that the page's address cannot be listened on.
func AddressTaken(subject string, cause error) Finding {
	return Finding{
		subject, "The address cannot be listened on: " + cause.Error() + ".",
		"Stop what listens there, or set DATELINE_LISTEN to another address.",
	}
}

// FolderUsable reports that the data folder can be used, and how many bytes its
// disk has free.
func FolderUsable(subject, dir string, articles int, free uint64) Finding {
	return Finding{subject, fmt.Sprintf("%s can be written to, holds %s, and its disk has %s free.", dir, words.Count(articles, "article"), size(free)), ""}
}

// FolderNew reports that the data folder does not exist yet, and that the first
// start makes it.
func FolderNew(subject, dir string) Finding {
	return Finding{subject, dir + " is not there yet; the first import or start makes it.", ""}
}

// FolderUnusable reports that the data folder cannot be used.
func FolderUnusable(subject string, cause error) Finding {
	return Finding{
		subject, "It cannot be used: " + cause.Error() + ".",
		"Run Dateline as the owner of the folder, or name another one with DATELINE_DATA.",
	}
}

// FolderInUse reports that another process has the data folder open and does not
// answer commands.
func FolderInUse(subject string, cause error) Finding {
	return Finding{subject, cause.Error() + ".", "It does not answer commands, so it may hang: stop it and start it again."}
}

// FolderBusy reports that a running service has the data folder open, and has
// examined it.
func FolderBusy(subject, dir string) Finding {
	return Finding{subject, dir + " is in use by a running service, which examined it.", ""}
}

// FolderNewer reports that a newer version has written the data folder.
func FolderNewer(subject string, cause error) Finding {
	return Finding{subject, cause.Error() + ".", "Install the newer version again."}
}

// leastFree is how many bytes a disk should have free. An index that is rebuilt
// needs as much space again as it has.
const leastFree = 1 << 30

// DiskFree judges how many bytes a folder's disk has free.
func DiskFree(subject string, free uint64) Finding {
	if free >= leastFree {
		return Finding{subject, "Its disk has " + size(free) + " free.", ""}
	}
	return Finding{
		subject, "Its disk has only " + size(free) + " free.",
		"Make room, or move the folder: with a full disk nothing is kept, and an index that is rebuilt needs as much again as it has.",
	}
}

// CorpusMissing reports that a path of DATELINE_CORPUS cannot be read.
func CorpusMissing(subject string, cause error) Finding {
	return Finding{subject, "It cannot be read: " + cause.Error() + ".", "Correct DATELINE_CORPUS, or leave it empty."}
}

// IndexAgrees reports that the index has exactly what the store has.
func IndexAgrees(subject string, articles int) Finding {
	return Finding{subject, "It holds the coverage as it is: " + words.Count(articles, "article") + ".", ""}
}

// IndexDiffers reports that the index does not have what the store has, or cannot
// be read.
func IndexDiffers(subject, problem string) Finding {
	return Finding{
		subject, "It does not hold the coverage as it is: " + problem + ".",
		"Run `dateline reindex`: it is rebuilt from the coverage, and nothing is lost.",
	}
}

// IndexNotCompared reports that there was not enough time to compare the index
// with the store.
func IndexNotCompared(subject string) Finding {
	return Finding{subject, "The coverage is too large to be compared in this time; the index opens and is up to date.", ""}
}

// size writes a number of bytes as people read it.
func size(n uint64) string {
	switch {
	case n >= 1<<40:
		return fmt.Sprintf("%.1f TB", float64(n)/(1<<40))
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	}
	return fmt.Sprintf("%d MB", n>>20)
}
